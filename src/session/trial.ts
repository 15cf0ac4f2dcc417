import type { Day } from '../base/day';
import { Decimal, fromDecimal } from '../base/decimal';
import { ZERO, type Money, type Shares } from '../base/exact';
import { sentence } from '../base/problem';
import { within, type Steps } from '../base/steps';
import {
  PLAIN_TRADE,
  type Account,
  type LotMethod,
  type Source,
  type StatedLot,
  type Term,
  type Trade,
} from '../engine/records';
import { purchaseKey } from '../engine/ledger';
import { recognised } from '../engine/recognised';
import { washUnit } from '../engine/settle';
import type { Assessment } from '../planner/assessment';
import type { BuyAnswer } from '../planner/buyCheck';
import type { Household } from '../planner/household';
import { carriedThrough } from '../planner/whatIf';
import { settling, type SettledHousehold } from './ask';
import { plannedYear } from './askPlan';

/** A trade that nobody has made: what if? On the as-of day or later; it counts as planned trades do. */
export interface TriedTrade {
  readonly action: 'buy' | 'sell';
  /** A row with the security and the account: what is sold, or more of which is bought. */
  readonly like: TriedRow;
  readonly shares: Shares;
  /** Money for all of the shares. */
  readonly amount: Money;
  readonly day: Day;
  /** Which lots a sale takes: this one, or those of a method; null: as Settings have it. */
  readonly takes: 'this lot' | LotMethod | null;
  /** A purchase can be in another account. */
  readonly account?: Account;
}

/** What a row of Lots or Trades says of a security and where it is held. */
export type TriedRow = Pick<
  StatedLot,
  'source' | 'symbol' | 'group' | 'book' | 'asset' | 'option' | 'account'
>;

/** A part of the sale, out of one purchase. */
export interface TriedPart {
  readonly shares: Shares;
  readonly acquired: Day;
  readonly gain: Money;
  /** null where the law makes no difference by time. */
  readonly term: Term | null;
  readonly disallowed: Money;
}

export interface Tried {
  /** Why it cannot be; nothing else is told then. */
  readonly problems: readonly string[];
  /** The year with planned trades, without and with it. */
  readonly before: Assessment;
  readonly after: Assessment;
  /** null where the law pools: what it sells is part of one. */
  readonly parts: readonly TriedPart[] | null;
  /** Of a purchase: may it be, and whose loss would it wash? */
  readonly buy: BuyAnswer | null;
}

/** Settles the household's own tables once more with the trade among the planned ones. */
export function* trying(settled: SettledHousehold, tried: TriedTrade): Steps<Tried> {
  const trade = tradeOf(settled, tried);
  const { tables: told } = settled.read;
  const withIt = yield* within(
    0.1,
    0.8,
    settling(settled.read, { ...told, trades: [...told.trades, trade] }),
  );
  const known = new Set([...settled.problems, ...settled.plannedProblems()].map(sentence));
  // The tables have no row of it.
  const problems = [...withIt.problems, ...withIt.plannedProblems()]
    .filter(problem => !known.has(sentence(problem)))
    .map(problem =>
      problem.table === 'Trades' && problem.row === trade.source.row
        ? sentence({ ...problem, table: 'This trade', row: null })
        : sentence(problem),
    );
  yield 0.9;
  const before = plannedYear(settled);
  yield 0.95;
  return {
    problems,
    before,
    after: problems.length === 0 ? plannedYear(withIt) : before,
    parts:
      tried.action === 'sell' && withIt.settlement.reasonsOf !== null ? partsOf(withIt, trade.source) : null,
    buy: tried.action === 'buy' ? settled.settlement.mayBuy(tried.like.symbol) : null,
  };
}

/** The methods by which a sale may choose its lots, one after the other. */
export const METHODS_TRIED: readonly LotMethod[] = ['fifo', 'lifo', 'hifo', 'minTax'];

function tradeOf({ read, household }: SettledHousehold, tried: TriedTrade): Trade {
  const { like, action, shares, amount, day, takes } = tried;
  const { symbol, group, book, asset, option } = like;
  const identified = takes === 'this lot' ? keyOf(household, like) : null;
  return {
    ...PLAIN_TRADE,
    source: {
      table: 'Trades',
      row: read.tables.trades.reduce((last, { source }) => Math.max(last, source.row), 1) + 1,
    },
    day,
    isTried: true,
    action,
    account: tried.account ?? like.account,
    symbol,
    group,
    book,
    asset,
    option,
    quantity: shares,
    amount,
    method: takes === 'this lot' ? null : takes,
    ...(identified !== null && { identified: [identified] }),
  };
}

/** How the settlement knows the purchase of a row of Lots. */
function keyOf(household: Household, lot: TriedRow): string | null {
  for (const { holdings } of household.units.values()) {
    const own = holdings.find(({ stated }) => stated?.source.row === lot.source.row);
    if (own) return purchaseKey(own.purchase);
  }
  return null;
}

function partsOf({ household, country }: SettledHousehold, { row }: Source): TriedPart[] {
  const trade = household.trades.find(({ source }) => source.row === row)!;
  const { planned } = carriedThrough(
    household.asOf,
    [],
    household.units.get(washUnit(trade))!,
    household.rules,
  );
  return recognised(planned.filter(disposition => disposition.trade.source.row === row)).map(
    ({ disposition, gain, adjustment }) => ({
      shares: disposition.shares,
      acquired: disposition.acquired,
      gain,
      term: country.longMonths === null ? null : disposition.term,
      disallowed: adjustment,
    }),
  );
}

/** What so many shares come to at a price of so much each. */
export const amountOf = (shares: Decimal, price: Decimal): Money => fromDecimal(shares.times(price));

/** What one share is worth today by the row. */
export const priceOf = ({ value, quantity }: StatedLot): Decimal | null =>
  value === null || quantity === ZERO ? null : new Decimal(value.toString()).div(quantity.toString());
