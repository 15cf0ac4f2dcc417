import { ZERO } from '../base/exact';
import { purchase, receive } from './acquire';
import type { Action } from './actions';
import { exchange, spinOff } from './corporate';
import { dispose } from './dispose';
import { fundDividend } from './fundShares';
import type { Trade } from './records';
import { openLedger, positionOf, type Ledger } from './ledger';
import { exercise, withPremium, type Premium } from './options';
import { accumulationDistribution, returnOfCapital } from './returnOfCapital';
import type { Problem } from '../base/problem';
import type { Rules } from './rules';
import { closedShort, openedShort, type HeldLong } from './shortSales';
import { split, stockDividend } from './split';
import { giftOut, transferIn, transferOut } from './transfer';

/** Long positions, short ones in a mirror, and premiums on their way into a stock's trade. */
export interface Books {
  readonly long: Ledger;
  readonly short: Ledger;
  readonly premiums: Premium[];
  /** What was held for more than a year when each short sale was made. */
  readonly heldLong: HeldLong;
  /** What the law may make of a trade that is not computed. */
  readonly notices: Problem[];
}

export const openBooks = (long: Ledger = openLedger()): Books => ({
  long,
  short: openLedger(),
  premiums: [],
  heldLong: new Map(),
  notices: [],
});

type Step = (books: Books, trades: readonly Trade[], rules: Rules) => void;

const buy: Step = (books, trades, rules) =>
  purchase(
    books.long,
    trades.map(trade => withPremium(books, trade)),
    rules,
  );

/**
 * A short position seen in the mirror: opening it "costs" minus its proceeds, covering it "brings" minus its cost.
 * The same rule then disallows a loss on closing when another short is opened, and lowers that one's proceeds.
 */
const mirrored = (trade: Trade): Trade => ({ ...trade, amount: -trade.amount });

/** What each action does. Rows that are one event come together: the fills of a day, the accounts of one split. */
const STEPS: Readonly<Record<Action, Step>> = {
  buy,
  reinvest: buy,
  vest: buy,
  sell: (books, [trade], rules) => dispose(books.long, withPremium(books, trade!), rules),
  short: (books, [trade], rules) => {
    purchase(books.short, [mirrored(trade!)], rules);
    openedShort(books, trade!, rules);
  },
  cover: (books, [trade], rules) => {
    const from = books.short.dispositions.length;
    dispose(books.short, mirrored(trade!), rules);
    closedShort(books, books.short.dispositions.slice(from), rules);
  },
  split: ({ long, short }, trades) => {
    split(long, trades);
    split(short, trades);
  },
  stockDividend: ({ long }, [trade]) => stockDividend(long, trade!),
  symbolChange: ({ long, short }, [trade], rules) => {
    exchange(long, trade!, rules);
    exchange(short, trade!, rules);
  },
  merger: ({ long }, [trade], rules) => exchange(long, trade!, rules),
  spinOff: ({ long }, [trade]) => spinOff(long, trade!),
  returnOfCapital: ({ long }, [trade], rules) => returnOfCapital(long, trade!, rules),
  accumulationDistribution: ({ long }, [trade]) => accumulationDistribution(long, trade!),
  capitalGainDividend: ({ long }, [trade]) => fundDividend(long, trade!),
  exemptInterestDividend: ({ long }, [trade]) => fundDividend(long, trade!),
  transferOut: ({ long }, [trade], rules) => transferOut(long, trade!, rules),
  transferIn: ({ long }, [trade]) => transferIn(long, trade!),
  giftIn: ({ long }, [trade]) => receive(long, trade!),
  inherit: ({ long }, [trade]) => receive(long, trade!),
  giftOut: ({ long }, [trade], rules) => giftOut(long, trade!, rules),
  exercised: (books, [trade], rules) => exercise(books, trade!, rules),
  assigned: (books, [trade], rules) => exercise(books, trade!, rules),
  // An option that expires is sold, or bought back, for nothing on that day: 26 U.S.C. § 1234(a), (b).
  expired: ({ long, short }, [trade], rules) =>
    dispose(
      isHeld(long, trade!) ? long : short,
      { ...trade!, action: isHeld(long, trade!) ? 'sell' : 'cover' },
      rules,
    ),
  worthless: ({ long }, [trade], rules) => {
    const { shares } = positionOf(long, trade!.account, trade!.symbol);
    dispose(long, trade!.quantity === ZERO ? { ...trade!, quantity: shares } : trade!, rules);
  },
};

export const isHeld = (ledger: Ledger, trade: Trade): boolean =>
  positionOf(ledger, trade.account, trade.symbol).shares >= trade.quantity;

export const step: Step = (books, trades, rules) => STEPS[trades[0]!.action](books, trades, rules);
