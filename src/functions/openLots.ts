import type { Day } from '../base/day';
import { ProblemError } from '../base/problem';
import type { PriceOf } from '../countries/settlement';
import { askTotals } from '../session/askTotals';
import type { Cell, Range } from '../table/cell';
import { leftOutRow } from '../table/leftOutRow';
import { OPEN_LOTS_HEADINGS } from '../table/openLotsTable';
import { readPrices } from '../table/prices';
import type { Ranges } from '../table/readHousehold';
import { SETTINGS, day, declare, range, trades } from './declare';

/** `OPEN_LOTS`: what the trades leave, fit to be the `lots` argument as it stands. */
export function openLots(ranges: Partial<Ranges>, asOf: Day, prices: Range | null): Cell[][] {
  const { settled, leftOut } = askTotals('OPEN_LOTS', ranges, asOf);
  const read = prices === null ? null : readPrices(prices);
  if (read && read.problems.length > 0) throw new ProblemError('OPEN_LOTS', read.problems);
  const priceOf: PriceOf | null = read && (symbol => read.prices.get(symbol) ?? null);
  const headings = [...OPEN_LOTS_HEADINGS, ...(read ? ['Price'] : [])];
  return [
    headings,
    ...leftOut.map(({ says }) => leftOutRow(headings, { Account: says })),
    ...settled.settlement.openLots(priceOf),
  ];
}

export const OPEN_LOTS = declare({
  name: 'OPEN_LOTS',
  help: 'What the trades leave on the day, lot by lot, with wash adjustments in basis and holding period: fit to be the lots of the other functions as it stands. 26 U.S.C. §§ 1012, 1091(d), 1223(3). Education, not tax advice.',
  args: {
    trades: trades('Trades of all accounts of the household.'),
    settings: SETTINGS,
    as_of: day('Optional. The day; blank is today.'),
    prices: range('prices', 'Prices!A1:B30', 'Optional. Symbol, Price: adds a Price column.'),
  },
  returns: 'The open lots with headings.',
  answer: ({ as_of, prices, ...ranges }) => openLots(ranges, as_of, prices),
});
