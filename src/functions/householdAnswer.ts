import type { Day } from '../base/day';
import { ProblemError } from '../base/problem';
import { askGently, type SettledHousehold } from '../session/ask';
import { planFor } from '../session/askPlan';
import { deskOf, type Desk } from '../session/desk';
import { dayCell, decimalCell, moneyCell, sharesCell } from '../table/amounts';
import type { Cell, Range } from '../table/cell';
import { planTable } from '../table/planTable';
import { oldestPrice, withPrices } from '../table/prices';
import type { Ranges } from '../table/readHousehold';
import { reasonText } from '../table/reasonText';
import { checkTable } from './harvestCheck';
import { netGain } from './netGain';
import { openLots } from './openLots';

/** A household's tables; without lots they are what the trades leave, priced by `prices`. */
export interface HouseholdRanges extends Ranges {
  readonly prices: Range | null;
}

/** Rows of cells under a heading row, or why there are none. */
export type Told = { readonly rows: readonly Cell[][] } | { readonly error: string };

/** Everything that a book of households asks of one, from one settlement. */
export interface HouseholdAnswer {
  /** The tables as the functions were asked with them. */
  readonly lots: Told;
  /** `HARVEST_PLAN(lots, trades, settings, as_of, securities)`. */
  readonly plan: Told;
  /** `NET_GAIN(trades, settings, , "all", as_of)`. */
  readonly year: Told;
  /** `HARVEST_CHECK(lots, trades, settings, securities, as_of)`. */
  readonly check: Told;
  readonly desk: Told;
  readonly questions: Told;
  readonly purchases: Told;
  readonly calendar: Told;
  readonly notToBuy: Told;
}

const TRADES_HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount'];

export function householdAnswer({ prices, ...ranges }: HouseholdRanges, asOf: Day): HouseholdAnswer {
  const lots = told(() => lotsOf(ranges, asOf, prices));
  const tables = { ...ranges, lots: 'rows' in lots ? lots.rows : ranges.lots };
  const settled = askGently(tables, asOf);
  let desk: Desk | null = null;
  const plan = told(() => {
    if ('error' in lots) throw new Error(lots.error);
    const faults = [...settled.read.structural, ...settled.read.taxProblems];
    if (faults.length > 0) throw new ProblemError('HARVEST_PLAN', faults);
    const { plan: planned } = planFor(settled);
    desk = deskOf(settled, planned);
    return planTable(planned, settled.country.currency);
  });
  const rows = (of: (desk: Desk) => readonly Cell[][]): Told =>
    'error' in plan ? plan : { rows: of(desk!) };
  return {
    lots,
    plan,
    year: told(() => {
      const trades = ranges.trades ?? [TRADES_HEADINGS];
      return netGain(trades, ranges.settings, null, 'all', asOf) as Cell[][];
    }),
    check: told(() => checkTable(settled)),
    desk: rows(made => deskRow(settled, made, prices)),
    questions: rows(({ questions }) => [
      ['Question', 'Text'],
      ...questions.map(({ key, text }) => [key, text]),
    ]),
    purchases: rows(({ purchases }) => [
      ['Day', 'Kind', 'Quantity', 'Symbol', 'Account', 'Owner', 'Sale', 'Loss at stake'],
      ...purchases.map(one => [
        dayCell(one.day),
        one.kind === 'planned' ? 'Planned' : 'Likely',
        sharesCell(one.quantity),
        one.symbol,
        one.account,
        one.owner,
        one.of === 'made' ? 'Made' : 'Proposed',
        moneyCell(one.loss),
      ]),
    ]),
    calendar: rows(({ calendar }) => [
      ['Day', 'Title', 'Words'],
      ...calendar.map(({ day, title, words }) => [dayCell(day), title, words]),
    ]),
    notToBuy: rows(({ forbidden }) => [
      ['Symbol', 'Buy', 'Not before', 'Why'],
      ...forbidden.map(({ symbol, buy, notBefore, why }) => [
        symbol,
        buy,
        dayCell(notBefore),
        reasonText(why),
      ]),
    ]),
  };
}

function lotsOf(ranges: Ranges, asOf: Day, prices: Range | null): readonly Cell[][] {
  const { lots, trades, settings } = ranges;
  if (lots !== null) return prices === null ? lots.map(row => [...row]) : copied(withPrices(lots, prices));
  return trades === null ? [] : openLots({ trades, settings }, asOf, prices);
}

const copied = (range: Range): Cell[][] => range.map(row => [...row]);

function told(work: () => readonly Cell[][]): Told {
  try {
    return { rows: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const deskRow = (settled: SettledHousehold, desk: Desk, prices: Range | null): Cell[][] => [
  [
    'Country',
    'Currency',
    'Act by',
    'Because',
    'Net benefit',
    'Saved now',
    'Sales',
    'Last trade',
    'Prices of',
  ],
  [
    settled.country.name,
    settled.country.currency,
    dayCell(desk.actBy),
    desk.because,
    decimalCell(desk.benefit),
    decimalCell(desk.savedNow),
    desk.sales,
    dayCell(desk.lastTrade),
    dayCell(prices === null ? null : oldestPrice(prices)),
  ],
];
