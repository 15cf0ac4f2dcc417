import fc from 'fast-check';
import { exactNumber } from '../../../../src/base/exact';
import { isRowOnReturn } from '../../../../src/countries/us/nets';
import { recognised } from '../../../../src/engine/recognised';
import { openLots } from '../../../../src/functions/openLots';
import type { Suggestion } from '../../../../src/planner/plan';
import { askGently } from '../../../../src/session/ask';
import type { Cell, Range } from '../../../../src/table/cell';
import { readText } from '../../../../src/table/readCell';
import { AS_OF } from './support';

/** Random households that buy, plan, and carry out as real trades what was proposed to them. */

export const HEADINGS = [
  'Date',
  'Time',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Lot',
];
const ACCOUNTS = [
  ['Main', 'Taxable', 'Me'],
  ['Hers', 'Taxable', 'Her'],
  ['Roth', 'Roth IRA', 'Me'],
] as const;

export const SETTINGS: Range = [
  ['Setting', 'Value'],
  ['Filing status', 'Joint'],
  ['Owner Her', 'Spouse'],
  ['Taxable income', 150000],
  ['Modified AGI', 170000],
  ['Short-term gain elsewhere', 20000],
  ['Spread', 0],
];

const PRICES: Readonly<Record<string, number>> = { AAA: 50, BBB: 70 };
const PRICE_TABLE: Range = [['Symbol', 'Price'], ...Object.entries(PRICES)];

export interface Purchase {
  readonly account: number;
  readonly symbol: string;
  /** Days before the as-of day; negative ones are planned. */
  readonly ago: number;
  readonly shares: number;
  readonly price: number;
}

export const purchase: fc.Arbitrary<Purchase> = fc.record({
  account: fc.integer({ min: 0, max: 2 }),
  symbol: fc.constantFrom('AAA', 'BBB'),
  ago: fc.oneof(fc.integer({ min: -25, max: 40 }), fc.integer({ min: 41, max: 800 })),
  shares: fc.integer({ min: 1, max: 60 }),
  price: fc.integer({ min: 30, max: 120 }),
});

/** A sale to come, of part of one purchase that it names. */
export interface PlannedSale {
  readonly of: number;
  readonly part: number;
  readonly inDays: number;
}

export const plannedSale: fc.Arbitrary<PlannedSale> = fc.record({
  of: fc.nat({ max: 6 }),
  part: fc.constantFrom(0.25, 0.5, 1),
  inDays: fc.integer({ min: 1, max: 40 }),
});

/** Purchases that keep coming: every so many days, the last so many days ago. */
export interface Recurring {
  readonly account: number;
  readonly symbol: string;
  readonly every: number;
  readonly last: number;
  readonly shares: number;
}

export const recurring: fc.Arbitrary<Recurring> = fc.record({
  account: fc.integer({ min: 0, max: 2 }),
  symbol: fc.constantFrom('AAA', 'BBB'),
  every: fc.constantFrom(7, 14, 30),
  last: fc.integer({ min: 0, max: 6 }),
  shares: fc.integer({ min: 1, max: 10 }),
});

export const day = (at: number): Cell => ({ day: at, seconds: 0 });

export function historyOf(purchases: readonly Purchase[]): Cell[][] {
  return purchases.map(({ account, symbol, ago, shares, price }, index) => {
    const [name, type, owner] = ACCOUNTS[account]!;
    return [day(AS_OF - ago), '', 'Buy', symbol, shares, shares * price, name, type, owner, `L${index}`];
  });
}

/** Planned sales of purchases that are there to be sold then; each purchase is sold once. */
export function salesOf(purchases: readonly Purchase[], planned: readonly PlannedSale[]): Cell[][] {
  const seen = new Set<number>();
  return planned.flatMap(({ of, part, inDays }) => {
    const bought = purchases[of];
    if (!bought || seen.has(of) || -bought.ago >= inDays) return [];
    seen.add(of);
    const [name, type, owner] = ACCOUNTS[bought.account]!;
    const shares = Math.max(1, Math.floor(bought.shares * part));
    const amount = shares * PRICES[bought.symbol]!;
    return [[day(AS_OF + inDays), '', 'Sell', bought.symbol, shares, amount, name, type, owner, `L${of}`]];
  });
}

export function seriesOf(all: readonly Recurring[]): Cell[][] {
  return all.flatMap(({ account, symbol, every, last, shares }, index) => {
    const [name, type, owner] = ACCOUNTS[account]!;
    return [3, 2, 1, 0].map((ago): Cell[] => [
      day(AS_OF - last - ago * every),
      '',
      'Buy',
      symbol,
      shares,
      shares * 60,
      name,
      type,
      owner,
      `R${index}-${ago}`,
    ]);
  });
}

export const lotsOf = (trades: Cell[][]): Range =>
  openLots({ trades: [HEADINGS, ...trades], settings: SETTINGS }, AS_OF, PRICE_TABLE);

export const askOf = (
  trades: Cell[][],
  withMore: (lots: Range) => Range = lots => lots,
  settings: Range = SETTINGS,
) => askGently({ lots: withMore(lotsOf(trades)), trades: [HEADINGS, ...trades], settings }, AS_OF);

export interface Realised {
  /** Signed, in cents' dollars. */
  readonly short: number;
  readonly long: number;
  /** Positive: destroyed for good. */
  readonly lost: number;
  /** Positive: every disallowed loss. */
  readonly disallowed: number;
}

/** What the tax year makes of all these trades, settled long after the last of them. */
export function realised(
  trades: Cell[][],
  only: (day: number) => boolean = () => true,
  until = YEAR_END,
): Realised {
  const asked = askGently({ trades: [HEADINGS, ...trades], settings: SETTINGS }, AS_OF + 120);
  expect(asked.problems).toEqual([]);
  const dispositions = [...asked.household.units.values()]
    .flatMap(({ settlement }) => settlement.long.dispositions)
    .filter(({ trade }) => isRowOnReturn(asked.household, trade) && only(trade.day) && trade.day <= until);
  const rows = recognised(dispositions);
  const total = (term: string): number =>
    exactNumber(rows.reduce((sum, row) => (row.disposition.term === term ? sum + row.gain : sum), BigInt(0)));
  const matches = dispositions.flatMap(disposition => disposition.matches);
  const sum = (amounts: readonly bigint[]): number =>
    exactNumber(amounts.reduce((all, one) => all + one, BigInt(0)));
  return {
    short: total('short'),
    long: total('long'),
    lost: sum(matches.filter(match => match.permanent).map(match => match.disallowed)),
    disallowed: sum(matches.map(match => match.disallowed)),
  };
}

export const YEAR_END = AS_OF + 41; // 31 December

/** Suggestions as trades of a day: those of one account and symbol are one order that names its lots. */
export function carriedOut(
  suggestions: readonly Suggestion[],
  on: (suggestion: Suggestion) => number,
  timeOf: (account: string) => string,
): Cell[][] {
  const orders = new Map<string, Cell[]>();
  for (const suggestion of suggestions) {
    const { lot, quantity, proceeds } = suggestion;
    const { name, type, owner } = lot.account;
    const pick = `${lot.name!}:${exactNumber(quantity)}`;
    const key = `${lot.symbol}|${name}`;
    const order = orders.get(key);
    if (order) {
      order[4] = Number(order[4]) + exactNumber(quantity);
      order[5] = Number(order[5]) + exactNumber(proceeds);
      order[9] = `${readText(order[9]!)}; ${pick}`;
      continue;
    }
    orders.set(key, [
      day(on(suggestion)),
      timeOf(name),
      'Sell',
      lot.symbol,
      exactNumber(quantity),
      exactNumber(proceeds),
      name,
      type,
      owner.name,
      pick,
    ]);
  }
  return [...orders.values()];
}

/** Either account's orders first. */
export const inTurn =
  (reversed: boolean) =>
  (account: string): string =>
    (account === 'Main') !== reversed ? '10:00' : '11:00';
