import { formatDay } from '../base/day';
import { NAME_THIS_LOT } from '../table/saleWords';
import { isDayTime, type Cell } from '../table/cell';
import { PLAN_COLUMNS } from '../table/planColumns';
import { readText } from '../table/readCell';

/**
 * The written plan as a list to work off, beside the family's own ticks: what to sell, where, what instead, what it
 * saves and costs, and why; then every other figure of HARVEST_PLAN, under the heading it has there.
 */
/** The sheet it is written to. */
export const WRITTEN_PLAN = 'Harvest plan';

type Pick = (heading: string) => Cell;

const FIRST: readonly { readonly heading: string; readonly of: (cell: Pick) => Cell }[] = [
  { heading: 'Sell', of: whatToSell },
  { heading: 'Account', of: cell => cell('Account') },
  { heading: 'Buy instead', of: cell => cell('Replacement') },
  { heading: 'Do not buy before', of: cell => cell('Do not buy before') },
  { heading: 'Saves', of: cell => sum(cell('Tax saved now'), cell('Saved later')) },
  { heading: 'Costs later', of: cell => cell('Later tax (present value)') },
  { heading: 'Trading costs', of: cell => cell('Costs') },
  { heading: 'Net benefit', of: cell => cell('Net benefit') },
  { heading: 'Why', of: cell => (cell('Id') === '' ? cell('Why') : inShort(readText(cell('Why')))) },
];

/** Which shares: a broker sells its oldest unless the lot is named. */
function whatToSell(cell: Pick): Cell {
  const what = `${readText(cell('Quantity'))} ${readText(cell('Symbol'))}`.trim();
  const [acquired, naming] = [cell('Acquired'), cell('Name lot')];
  if (naming === '' || !isDayTime(acquired)) return what;
  const lot = cell('Lot') === '' ? '' : ` (${readText(cell('Lot'))})`;
  return `${what} bought ${formatDay(acquired.day)}${lot}${naming === 'Yes' ? `: ${NAME_THIS_LOT}` : ''}`;
}

/** The whole of what the plan says of a sale: last, because it is long. */
export const ALL_REASONS = 'All reasons';

const MOST_IN_SHORT = 200;

/** What stands before the first citation: a list that is printed has room for no more. */
function inShort(why: string): string {
  const [first = ''] = why.split(' [');
  return first.length <= MOST_IN_SHORT ? first : `${first.slice(0, MOST_IN_SHORT - 1)}…`;
}

/** Money that the line above the headings adds up over the ticked rows. */
export const ADDED_UP: readonly string[] = ['Saves', 'Costs later', 'Trading costs', 'Net benefit'];

/** The first of the columns with details. */
export const FIRST_DETAIL = 'Rank';

/** Whole cents: what is saved now and later stands beside what it costs, and the four add up. */
const sum = (a: Cell, b: Cell): Cell =>
  typeof a === 'number' && typeof b === 'number' ? Math.round((a + b) * 100) / 100 : '';

/** Every heading the written sheet has of its own. */
export const SHEET_HEADINGS: readonly string[] = [
  ...FIRST.map(({ heading }) => heading),
  ...PLAN_COLUMNS.flatMap(({ onSheet }) => onSheet ?? []),
  ALL_REASONS,
];

/** The plan's table, heading row first, in the order of the sheet. A row without an id is a note: its text is its Why. */
export function laidOut(rows: readonly (readonly Cell[])[]): Cell[][] {
  const [headings, ...body] = rows;
  const names = headings!.map(readText);
  // A plan of an earlier version may have other columns: they are details as well.
  const details = names.flatMap(name => {
    const column = PLAN_COLUMNS.find(({ heading }) => heading === name);
    const heading = column ? column.onSheet : name;
    return heading === null ? [] : [{ name, heading }];
  });
  const wanted = FIRST.filter(({ heading }) => heading !== 'Sell' || names.includes('Quantity'));
  return [
    [...wanted.map(({ heading }) => heading), ...details.map(({ heading }) => heading), ALL_REASONS],
    ...body.map(row => {
      const cell: Pick = heading => row[names.indexOf(heading)] ?? '';
      const all = cell('Id') === '' ? '' : cell('Why');
      return [...wanted.map(({ of }) => of(cell)), ...details.map(({ name }) => cell(name)), all];
    }),
  ];
}
