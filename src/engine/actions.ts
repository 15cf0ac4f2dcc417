import { ZERO } from '../base/exact';
import { purchase, receive } from './acquire';
import type { Action } from './actionNames';
import { isHeld, type Books } from './books';
import { exchange, spinOff } from './corporate';
import { dispose } from './dispose';
import { fundDividend } from './fundShares';
import { marketDiscount } from './discount';
import { positionOf } from './ledger';
import { markToMarket } from './mark';
import {
  heldAnywhere,
  heldHere,
  onceHeld,
  heldOrWritten,
  markable,
  nothing,
  openShort,
  ratioOfSplit,
  sentShares,
  shares,
  sharesToSell,
  soldThatDay,
  someHeld,
  written,
  type Needs,
} from './needs';
import { exercise, withPremium } from './options';
import type { Trade } from './records';
import { accumulationDistribution, returnOfCapital } from './returnOfCapital';
import type { Rules } from './rules';
import { closedShort, openedShort } from './shortSales';
import { split, stockDividend } from './split';
import { giftOut, transferIn, transferOut } from './transfer';

/** Where in a day without times an action stands: what only moves shares, then purchases, sales, and the day's close. */
export type Place = 'opening' | 'purchase' | 'sale' | 'closing';

/** One action, whole: its place in a day, what it needs, what it moves, whether it can replace. Its words are the table's. */
export interface ActionRecord {
  readonly place: Place;
  /** `blankIsAll`: a blank quantity means all that is held; `ratio`: new shares for each old one. */
  readonly quantity: 'shares' | 'ratio' | 'blankIsAll' | 'none';
  /** `cost` and `proceeds` are an amount or a price; `needed` an amount alone; `cash` may be blank. */
  readonly money: 'cost' | 'proceeds' | 'needed' | 'cash' | 'none';
  /** An acquisition in the sense of 26 CFR 1.1091-1(f): it can replace shares sold at a loss. */
  readonly replaces: boolean;
  /** Shares leave the account: a quantity below zero agrees with it. */
  readonly leaves: boolean;
  /** What of the accounts it needs; `nothing` is said, never left out. */
  readonly needs: Needs;
  /** What it does. Rows that are one event come together: the fills of a day, the accounts of one split. */
  readonly carryOut: CarryOut;
}

type CarryOut = (books: Books, trades: readonly Trade[], rules: Rules) => void;

const action = (
  place: Place,
  quantity: ActionRecord['quantity'],
  money: ActionRecord['money'],
  needs: Needs,
  carryOut: CarryOut,
  also: Partial<Pick<ActionRecord, 'replaces' | 'leaves'>> = {},
): ActionRecord => ({
  place,
  quantity,
  money,
  needs,
  carryOut,
  replaces: false,
  leaves: false,
  ...also,
});

const buy: CarryOut = (books, trades, rules) =>
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

export const ACTIONS: Readonly<Record<Action, ActionRecord>> = {
  split: action('opening', 'ratio', 'none', ratioOfSplit, ({ long, short }, trades) => {
    split(long, trades);
    split(short, trades);
  }),
  stockDividend: action('opening', 'shares', 'none', heldHere, ({ long }, [trade]) =>
    stockDividend(long, trade!),
  ),
  symbolChange: action('opening', 'ratio', 'none', onceHeld, ({ long, short }, [trade], rules) => {
    exchange(long, trade!, rules);
    exchange(short, trade!, rules);
  }),
  merger: action('opening', 'ratio', 'cash', onceHeld, ({ long }, [trade], rules) =>
    exchange(long, trade!, rules),
  ),
  spinOff: action('opening', 'ratio', 'none', heldAnywhere, ({ long }, [trade]) => spinOff(long, trade!)),
  returnOfCapital: action('opening', 'none', 'needed', heldAnywhere, ({ long }, [trade], rules) =>
    returnOfCapital(long, trade!, rules),
  ),
  accumulationDistribution: action('opening', 'none', 'needed', heldAnywhere, ({ long }, [trade]) =>
    accumulationDistribution(long, trade!),
  ),
  capitalGainDividend: action('opening', 'none', 'needed', heldAnywhere, ({ long }, [trade]) =>
    fundDividend(long, trade!),
  ),
  exemptInterestDividend: action('opening', 'none', 'needed', heldAnywhere, ({ long }, [trade]) =>
    fundDividend(long, trade!),
  ),
  giftIn: action('opening', 'shares', 'needed', nothing, ({ long }, [trade]) => receive(long, trade!)),
  inherit: action('opening', 'shares', 'cost', nothing, ({ long }, [trade]) => receive(long, trade!)),
  transferOut: action(
    'opening',
    'shares',
    'none',
    shares('transfers out'),
    ({ long }, [trade], rules) => transferOut(long, trade!, rules),
    { leaves: true },
  ),
  transferIn: action('opening', 'shares', 'none', sentShares, ({ long }, [trade]) =>
    transferIn(long, trade!),
  ),
  giftOut: action(
    'opening',
    'shares',
    'none',
    shares('gives away'),
    ({ long }, [trade], rules) => giftOut(long, trade!, rules),
    {
      leaves: true,
    },
  ),
  exercised: action(
    'opening',
    'shares',
    'none',
    someHeld('exercises'),
    (books, [trade], rules) => exercise(books, trade!, rules),
    {
      leaves: true,
    },
  ),
  assigned: action('opening', 'shares', 'none', written, (books, [trade], rules) =>
    exercise(books, trade!, rules),
  ),
  buy: action('purchase', 'shares', 'cost', nothing, buy, { replaces: true }),
  reinvest: action('purchase', 'shares', 'cost', nothing, buy, { replaces: true }),
  vest: action('purchase', 'shares', 'cost', nothing, buy, { replaces: true }),
  planPurchase: action('purchase', 'shares', 'cost', nothing, buy, { replaces: true }),
  cover: action('purchase', 'shares', 'cost', openShort, (books, [trade], rules) => {
    const from = books.short.dispositions.length;
    dispose(books.short, mirrored(trade!), rules);
    closedShort(books, books.short.dispositions.slice(from), rules);
  }),
  sell: action(
    'sale',
    'shares',
    'proceeds',
    sharesToSell,
    (books, [trade], rules) => dispose(books.long, withPremium(books, trade!), rules),
    { leaves: true },
  ),
  short: action(
    'sale',
    'shares',
    'proceeds',
    nothing,
    (books, [trade], rules) => {
      purchase(books.short, [mirrored(trade!)], rules);
      openedShort(books, trade!, rules);
    },
    { leaves: true },
  ),
  // An option that expires is sold, or bought back, for nothing on that day: 26 U.S.C. § 1234(a), (b).
  expired: action(
    'sale',
    'shares',
    'none',
    heldOrWritten,
    ({ long, short }, [trade], rules) =>
      dispose(
        isHeld(long, trade!) ? long : short,
        { ...trade!, action: isHeld(long, trade!) ? 'sell' : 'cover' },
        rules,
      ),
    { leaves: true },
  ),
  marketDiscount: action('closing', 'none', 'needed', soldThatDay, ({ long }, [trade]) =>
    marketDiscount(long, trade!),
  ),
  markToMarket: action('closing', 'none', 'needed', markable, ({ long, short }, [trade], rules) =>
    positionOf(long, trade!.account, trade!.symbol).shares > ZERO
      ? markToMarket(long, trade!, rules)
      : markToMarket(short, { ...mirrored(trade!), action: 'cover' }, rules),
  ),
  worthless: action(
    'sale',
    'blankIsAll',
    'none',
    someHeld('writes off'),
    ({ long }, [trade], rules) => {
      const { shares } = positionOf(long, trade!.account, trade!.symbol);
      dispose(long, trade!.quantity === ZERO ? { ...trade!, quantity: shares } : trade!, rules);
    },
    { leaves: true },
  ),
};

/** Carries out the rows of one event. */
export const carryOutEvent: CarryOut = (books, trades, rules) =>
  ACTIONS[trades[0]!.action].carryOut(books, trades, rules);
