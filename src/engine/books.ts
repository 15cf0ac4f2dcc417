import type { Problem } from '../base/problem';
import { openLedger, positionOf, type Ledger } from './ledger';
import type { Premium } from './options';
import type { Trade } from './records';
import type { HeldLong } from './shortSales';

/** Long positions, short ones in a mirror, and premiums on their way into a stock's trade. */
export interface Books {
  readonly long: Ledger;
  readonly short: Ledger;
  readonly premiums: Premium[];
  /** All trades of the day that is carried out: a premium looks for its own among them. */
  today: readonly Trade[];
  /** What was held for more than a year when each short sale was made. */
  readonly heldLong: HeldLong;
  /** What the law may make of a trade that is not computed. */
  readonly notices: Problem[];
}

export const openBooks = (long: Ledger = openLedger()): Books => ({
  long,
  short: openLedger(),
  premiums: [],
  today: [],
  heldLong: new Map(),
  notices: [],
});

export const isHeld = (ledger: Ledger, trade: Trade): boolean =>
  positionOf(ledger, trade.account, trade.symbol).shares >= trade.quantity;
