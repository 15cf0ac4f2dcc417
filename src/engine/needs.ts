import { isoDay } from '../base/day';
import { exactText, ZERO, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import { salesOfDay } from './discount';
import { isSheltered, type Trade } from './records';
import { positionOf, type Ledger } from './ledger';
import { canGive } from './select';
import { mayBeSharesReceived } from './split';
import { isHeld, type Books } from './books';
import { changesShelter, sharesInTransit } from './transfer';
import { problemAt } from './rowProblem';
import type { Rules } from './rules';

/** What an action needs of the accounts: the problem, and what would do, where they have it not. */
export type Needs = (books: Books, trade: Trade, rules: Rules) => Problem | null;

export const nothing: Needs = () => null;

const accountOf = ({ account }: Trade): string => (account.name === '' ? 'the account' : account.name);

const held = (ledger: Ledger, { account, symbol }: Trade): Shares =>
  positionOf(ledger, account, symbol).shares;

/** As many shares as it takes out, in the lots that it names. */
export const shares =
  (verb: string): Needs =>
  ({ long }, trade) =>
    canGive(positionOf(long, trade.account, trade.symbol), trade)
      ? null
      : notHeld(trade, verb, held(long, trade));

/** The same, and no average of what has none. */
export const sharesToSell: Needs = (books, trade, rules) => {
  const isAveraged = (trade.method ?? rules.methodFor(trade)) === 'average';
  return (isAveraged ? averageFault(trade) : null) ?? shares('sells')(books, trade, rules);
};

/** Something held, and as much as is named. */
export const someHeld =
  (verb: string): Needs =>
  ({ long }, trade) => {
    const own = held(long, trade);
    return own > ZERO && own >= trade.quantity ? null : notHeld(trade, verb, own);
  };

/** An option written. */
export const written: Needs = ({ short }, trade) =>
  held(short, trade) >= trade.quantity ? null : notHeld(trade, 'is assigned', held(short, trade));

export const heldOrWritten: Needs = ({ long, short }, trade) =>
  isHeld(long, trade) || held(short, trade) >= trade.quantity
    ? null
    : notHeld(trade, 'lets expire', held(long, trade));

export const openShort: Needs = ({ short }, trade) =>
  canGive(positionOf(short, trade.account, trade.symbol), trade)
    ? null
    : problemAt(
        trade,
        'Quantity',
        'notShort',
        `covers ${exactText(trade.quantity)} ${trade.symbol} on ${isoDay(trade.day)}, but ${accountOf(trade)} is short ${exactText(held(short, trade))}`,
        'add the missing Short rows or correct the quantity',
      );

/** Shares that an own account has sent, into an account that takes them as they are. */
export const sentShares: Needs = ({ long }, trade) => {
  if (sharesInTransit(long, trade.symbol) < trade.quantity)
    return problemAt(
      trade,
      'Quantity',
      'neverSent',
      `${exactText(trade.quantity)} ${trade.symbol} arrive in ${accountOf(trade)} on ${isoDay(trade.day)}, but no own account has sent them`,
      'add the Transfer out row, or enter the shares as Buy, Gift in or Inherit',
    );
  return changesShelter(long, trade) ? inKind(trade) : null;
};

/** A ratio: not the shares that were received. */
export const ratioOfSplit: Needs = ({ long }, trade) =>
  mayBeSharesReceived(long, trade)
    ? problemAt(
        trade,
        'Quantity',
        'maybeSharesReceived',
        `${exactText(trade.quantity)} may be the shares received, or new shares per old`,
        'write the ratio, new shares per old, as 10:1 or 1 for 3; or use Stock dividend with the shares received',
      )
    : null;

/** What is received is measured by what this account holds. */
export const heldHere: Needs = ({ long }, trade) => (held(long, trade) > ZERO ? null : holdsNone(trade));

/** A row that names no account is of any that holds it. */
export const heldAnywhere: Needs = ({ long }, trade) => {
  const isSomewhere =
    trade.account.name === ''
      ? [...(long.positions.get(trade.symbol)?.values() ?? [])].some(one => one.shares > ZERO)
      : held(long, trade) > ZERO;
  return isSomewhere ? null : holdsNone(trade);
};

/** A sale of the bond by this account, on this day: its gain is what the discount is part of. */
export const soldThatDay: Needs = ({ long }, trade) =>
  salesOfDay(long, trade).length > 0 || isSheltered(trade.account)
    ? null
    : problemAt(
        trade,
        'Date',
        'noSaleOfDiscount',
        `${accountOf(trade)} sells no ${trade.symbol} on ${isoDay(trade.day)}: market discount is part of a sale's gain`,
        'enter it on the day of the sale; discount that is taxed as it accrues is Original issue discount',
      );

/** Something that the law marks at the year's end, held or owed. */
export const markable: Needs = ({ long, short }, trade, rules) => {
  if (!rules.marks(trade.asset))
    return problemAt(
      trade,
      'Action',
      'notMarked',
      `${trade.symbol} is not marked to market`,
      'only regulated futures and options on a broad index are (Asset = future or index option): leave the row out',
    );
  return held(long, trade) > ZERO || held(short, trade) > ZERO ? null : holdsNone(trade);
};

/** What became of a security is told also where all of it is sold: losses on it may wait for purchases of the new one. */
export const onceHeld: Needs = ({ long, short }, trade) => {
  const isKnown = [long, short].some(({ positions }) => {
    const accounts = positions.get(trade.symbol);
    return trade.account.name === '' ? accounts !== undefined : accounts?.has(trade.account.key);
  });
  return isKnown ? null : holdsNone(trade);
};

const holdsNone = (trade: Trade): Problem =>
  problemAt(
    trade,
    'Symbol',
    'holdsNone',
    `${accountOf(trade)} holds no ${trade.symbol} on ${isoDay(trade.day)}`,
    'check the account and the day',
  );

function notHeld(trade: Trade, verb: string, own: Shares): Problem {
  const day = isoDay(trade.day);
  return trade.picks.length > 0 && own >= trade.quantity
    ? problemAt(
        trade,
        'Lot',
        'namedLotsHoldLess',
        `${verb} more than the named lots hold on ${day}`,
        'name lots that hold enough shares',
      )
    : problemAt(
        trade,
        'Quantity',
        'notHeld',
        `${verb} ${exactText(trade.quantity)} ${trade.symbol} on ${day}, but ${accountOf(trade)} holds ${exactText(own)}`,
        'add the missing purchases or correct the quantity',
      );
}

/** A distribution takes the day's value and a new holding period (§ 408(d)(1)); a contribution is in cash (§ 408(a)(1)). */
const inKind = (trade: Trade): Problem =>
  problemAt(
    trade,
    'Account type',
    'movedInKind',
    'the shares move between a sheltered and a taxable account as they are',
    'enter a Sell where they leave and a Buy where they arrive, both at the value of that day',
  );

/** Average basis is for fund shares and shares of a dividend reinvestment plan: 26 CFR 1.1012-1(e)(1). */
export function averageFault(trade: Pick<Trade, 'asset' | 'symbol' | 'source'>): Problem | null {
  return trade.asset === 'stock' || trade.asset === 'option' || trade.asset === 'crypto'
    ? problemAt(
        trade,
        'Asset',
        'averageOfNoFund',
        `the lot method is Average, and ${trade.symbol} is ${trade.asset === 'stock' ? 'a stock' : trade.asset}`,
        'Average is for fund shares only: say Asset = fund or ETF, or set Lot method to FIFO',
      )
    : null;
}

/** Shares sent off that have not arrived after this many days have gone somewhere else. */
const ON_THE_WAY = 14;

/** What left an account and never reached another: a network fee, a gift, or a row that is missing. */
export function lostInTransit(ledger: Ledger, asOf: number): Problem[] {
  return ledger.inTransit
    .filter(({ lot, sent }) => lot.shares > ZERO && asOf - sent.day > ON_THE_WAY)
    .map(({ lot, sent }) =>
      problemAt(
        sent,
        'Quantity',
        'neverArrived',
        `${exactText(lot.shares)} of ${exactText(sent.quantity)} ${sent.symbol} that left ${sent.account.name || 'the account'} on ${isoDay(sent.day)} have not arrived`,
        'add the missing Transfer in; enter a Sell for a fee paid in kind, or Gift out for a gift',
      ),
    );
}

/** A premium that found no trade of the stock to join. */
export const unjoined = (trade: Trade): Problem =>
  problemAt(
    trade,
    'Symbol',
    'noTradeOfOption',
    `no ${(trade.action === 'exercised') === (trade.option?.right === 'call') ? 'Buy' : 'Sell'} of ${trade.option?.underlying ?? 'the stock'} stands on ${isoDay(trade.day)} in ${trade.account.name || 'the account'}`,
    'add the trade of the stock that the option made, on the same day in the same account',
  );
