import type { Problem } from '../base/problem';
import type { Money, Shares } from '../base/exact';
import { openLedger, positionOf, type Acquisition, type Ledger } from './ledger';
import type { Trade } from './records';

/** The premium of an option that was exercised or assigned, on its way into the stock's trade that the option made. */
export interface Premium {
  readonly from: Trade;
  /** null where no such trade stands on the day. */
  readonly to: Trade | null;
  readonly shares: Shares;
  /** What it adds to the cost of the purchase, or to the proceeds of the sale. */
  readonly amount: Money;
}

/** Long positions, short ones in a mirror, and premiums on their way into a stock's trade. */
export interface Books {
  readonly long: Ledger;
  readonly short: Ledger;
  readonly premiums: Premium[];
  /** All trades of the day that is carried out: a premium looks for its own among them. */
  today: readonly Trade[];
  /** What was held for more than a year when each short sale was made. */
  readonly heldLong: Map<Acquisition, Shares>;
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
