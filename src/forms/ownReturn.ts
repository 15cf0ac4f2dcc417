import type { Day } from '../base/day';
import { isDayTime, type Cell, type Row } from '../table/cell';
import { GAINS_HEADINGS } from '../table/gainsTable';
import { yearTable } from '../table/yearTable';
import type { Assessment } from '../planner/assessment';
import type { Country } from '../countries/country';
import type { Settlement } from '../countries/settlement';

/** A year as the return of its country wants it, with the sales it is computed from. */
export interface OwnReturn {
  readonly assessed: Assessment;
  /** Rows of `REALIZED_GAINS`: the computation that is attached, or kept. */
  readonly sales: readonly Row[];
  /** What no authority settles, or the figures leave out. */
  readonly notes: readonly string[];
}

/** What is done of a year up to the as-of day. */
export function ownReturn(country: Country, settlement: Settlement, year: number, asOf: Day): OwnReturn {
  const { gains, settings, notes } = settlement.forReturn(year);
  const done = gains.filter(({ day }) => day <= asOf);
  return {
    assessed: country.assess(done, settings, year),
    sales: settlement.realized(year).filter(row => isDone(row, asOf)),
    notes,
  };
}

const SOLD = GAINS_HEADINGS.indexOf('Sold');

const isDone = (row: Row, asOf: Day): boolean => {
  const sold = row[SOLD];
  return sold === undefined || !isDayTime(sold) || sold.day <= asOf;
};

const WIDTH = GAINS_HEADINGS.length;

/** The return's lines, then the sales they come from, with their sums. */
export function ownReturnTable(name: string, { assessed, sales, notes }: OwnReturn): Cell[][] {
  const line = (...cells: Cell[]): Cell[] => [...cells, ...Array<Cell>(WIDTH - cells.length).fill('')];
  return [
    line(`${name}, ${assessed.name}`),
    line('Education, not tax advice; check each line with the form and its notes.'),
    line(),
    ...yearTable(assessed).map(([label = '', amount = '', where = '']) =>
      line(label, '', '', '', '', '', '', '', '', '', '', amount, '', where),
    ),
    ...notes.map(note => line('', '', '', '', '', '', '', '', '', '', '', '', '', note)),
    line(),
    line('Computation: each sale of the year'),
    [...GAINS_HEADINGS],
    ...sales.map(row => [...row]),
    ...(sales.length === 0 ? [] : [totalsOf(sales)]),
  ];
}

const SUMMED: ReadonlySet<string> = new Set(['Proceeds', 'Cost basis', 'Adjustment', 'Gain']);

const totalsOf = (sales: readonly Row[]): Cell[] =>
  GAINS_HEADINGS.map((heading, at) => {
    if (at === 0) return 'Total';
    if (!SUMMED.has(heading)) return '';
    const cents = sales.reduce((sum, row) => sum + Math.round(Number(row[at] ?? 0) * 100), 0);
    return cents / 100;
  });
