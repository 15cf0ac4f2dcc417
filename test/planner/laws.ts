import { exactNumber } from '../../src/base/exact';
import { openLots } from '../../src/functions/openLots';
import type { Suggestion } from '../../src/planner/plan';
import { askGently, type SettledHousehold } from '../../src/session/ask';
import type { Cell, Range } from '../../src/table/cell';
import { carriedOut, day, HEADINGS } from '../countries/us/plan/household';
import { AS_OF } from '../countries/us/plan/support';

/** Every law, with gains of the year that losses can meet. */
export const LAWS: Readonly<Record<string, readonly (readonly [string, Cell])[]>> = {
  US: [
    ['Filing status', 'Joint'],
    ['Taxable income', 150000],
    ['Modified AGI', 170000],
  ],
  UK: [['Taxable income', 60000]],
  Canada: [['Ordinary rate', 0.43]],
  Ireland: [],
  Germany: [['Ordinary rate', 0.4]],
  Australia: [['Ordinary rate', 0.39]],
  India: [],
  Spain: [['Other investment income', 3000]],
  Other: [
    ['Long-term rate', 0.2],
    ['Wash window before', 20],
    ['Wash window after', 10],
  ],
};

export const NAMES = Object.keys(LAWS);

/** Laws under which a sale may name its lots. */
export const namesLots = (law: string): boolean => ['US', 'Australia', 'Other'].includes(law);

export const settingsOf = (law: string, ...more: (readonly [string, Cell])[]): Range => [
  ['Setting', 'Value'],
  ['Country', law],
  ['Owner Her', 'Spouse'],
  ['Spread', 0],
  ...LAWS[law]!,
  ...more,
];

/** A gain of the year that losses can meet, of the same kind as they; India's exemption is 1.25 lakh. */
const gainOf = (law: string): Cell[][] => [
  [day(AS_OF - 2000), '', 'Buy', 'WIN', 100, 10000, 'Main', 'Taxable', 'Me', 'W'],
  [day(AS_OF - 60), '', 'Sell', 'WIN', 100, law === 'India' ? 600_000 : 30_000, 'Main', 'Taxable', 'Me', 'W'],
];

/** So many securities that pools, too, give a search something to do. */
export const SYMBOLS = ['AAA', 'BBB', ...Array.from({ length: 10 }, (_, at) => `S${at}`)];

const PRICES: Range = [
  ['Symbol', 'Price'],
  ...SYMBOLS.map((symbol): Cell[] => [symbol, symbol === 'BBB' ? 70 : 50]),
];

export const askUnder = (law: string, trades: Cell[][], settings = settingsOf(law)): SettledHousehold => {
  const told = [HEADINGS, ...unnamed(law, [...gainOf(law), ...trades])];
  return askGently(
    { lots: openLots({ trades: told, settings }, AS_OF, PRICES), trades: told, settings },
    AS_OF,
  );
};

/** Where the law says which shares are sold, no row names a lot. */
const unnamed = (law: string, trades: Cell[][]): Cell[][] =>
  namesLots(law) ? trades : trades.map(row => row.map((cell, at) => (at === 9 ? '' : cell)));

/** What the taxpayer's year makes of all these trades, looked back on: its gains less losses, business income apart. */
export function yearOf(law: string, trades: Cell[][]): number {
  const settings = settingsOf(law);
  const asked = askGently(
    { trades: [HEADINGS, ...unnamed(law, [...gainOf(law), ...trades])], settings },
    AS_OF + 120,
  );
  expect(asked.problems).toEqual([]);
  const year = asked.country.taxYearOf(AS_OF);
  return asked.settlement
    .forReturn(year)
    .gains.filter(one => asked.country.taxYearOf(one.day) === year && one.isSpeculative !== true)
    .reduce((sum, { gain }) => sum + exactNumber(gain), 0);
}

/** The suggestions as trades of a day: those of one account and security are one order. */
export const asSales = (suggestions: readonly Suggestion[], on: number): Cell[][] =>
  carriedOut(
    suggestions.map(one => ({ ...one, lot: { ...one.lot, name: one.lot.name ?? '' } })),
    () => on,
    () => '',
  );
