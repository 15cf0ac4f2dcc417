import { asText, type GoogleCell } from './asText';
import { shifted } from './formula';
import { addUp, HOW, lineAbove, TICKED_SUM } from './tickedSum';

/** A cell as it stands: what it shows, and the formula behind it (or nothing). */
export interface Kept {
  readonly value: GoogleCell;
  readonly formula: string;
}

/** The household's own columns that a new plan starts with: they stay with their suggestion from plan to plan. */
export const OWN = ['Accept', 'Owner', 'Done'] as const;
const TICKED = new Set(['Accept', 'Done']);
export const DISCLAIMER = 'Education, not tax advice; check your jurisdiction.';
const TITLE = /^Harvest plan of \d{4}-\d{2}-\d{2}$/;
const ID = 'Id';
const WHY = 'Why';

/** The plan as it is to be written: heading row first; a row without an id is a note. */
export interface NewPlan {
  readonly title: string;
  readonly rows: readonly (readonly GoogleCell[])[];
}

/** What a row that leaves the plan said, by heading. */
export type LeavingRow = readonly (readonly [heading: string, value: GoogleCell])[];

export interface PlanGrid {
  /** Ready to be written: text with an apostrophe, the household's formulas as they are. */
  readonly cells: readonly (readonly GoogleCell[])[];
  /** Counted from 0. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly suggestions: number;
  /** Columns of ticks, counted from 0. */
  readonly ticks: readonly number[];
  readonly leaving: readonly LeavingRow[];
  /** Why the sheet that was there could not be kept up: where which heading is missing; null where it could. */
  readonly broken: string | null;
}

/**
 * Lays a new plan over the sheet as the family has it: rows they put above, columns they moved, added or left out,
 * rows of their own, the order they sorted it in. Their cells follow the suggestion they stand beside.
 */
export function planGrid(
  old: readonly (readonly Kept[])[],
  plan: NewPlan,
  /** Rows below that hold what is to be taken away in the same call. */
  rows = old.length,
): PlanGrid {
  const places = findPlaces(old, plan.rows[0]!.map(String));
  const grid = places ? overlaid(old, plan, places) : anew(plan, whatIsMissing(old));
  const blank = Array<GoogleCell>(grid.headings.length).fill('');
  const below = Array.from({ length: Math.max(0, rows - grid.cells.length) }, () => blank);
  return { ...grid, cells: [...grid.cells, ...below] };
}

/** Everything the household wrote beside its suggestions, or in rows of its own: one text for each cell. */
export function ownEntries(old: readonly (readonly Kept[])[], plan: NewPlan): ReadonlySet<string> {
  const places = findPlaces(old, plan.rows[0]!.map(String));
  const isOurs = new Set(places?.columns ?? []);
  const idAt = places?.columns[plan.rows[0]!.indexOf(ID)];
  return new Set(
    old.flatMap((row, at) =>
      at === places?.headingRow
        ? []
        : row.flatMap((cell, column) => {
            const { value, formula } = cell;
            if (isOurs.has(column) || !isFilled(cell) || isHead([cell])) return [];
            return [`${idAt === undefined ? '' : String(row[idAt]?.value)}|${formula || String(value)}`];
          }),
    ),
  );
}

interface Places {
  readonly headingRow: number;
  /** Of each heading of the plan, its column. */
  readonly columns: readonly number[];
  readonly headings: readonly string[];
}

/** Where the headings stand now; those that are missing are added at the right. */
function findPlaces(old: readonly (readonly Kept[])[], wanted: readonly string[]): Places | null {
  const headingRow = old.findIndex(row => {
    const texts = new Set(row.map(({ value }) => String(value)));
    return texts.has(ID) && texts.has('Symbol') && texts.has('Rank');
  });
  if (headingRow < 0) return null;
  const headings = old[headingRow]!.map(({ value }) => String(value));
  while (headings.length > 0 && headings[headings.length - 1] === '') headings.pop();
  // Columns without a heading may hold something too.
  const width = Math.max(headings.length, ...old.map(row => lastFilled(row) + 1));
  while (headings.length < width) headings.push('');
  const columns = wanted.map(heading => {
    const at = headings.indexOf(heading);
    return at >= 0 ? at : headings.push(heading) - 1;
  });
  return { headingRow, columns, headings };
}

const NEEDED = [ID, 'Symbol', 'Rank'];

/** `Row 4 has no heading Id.`: of the row that is most like the heading row. */
function whatIsMissing(old: readonly (readonly Kept[])[]): string | null {
  if (!old.some(row => row.some(isFilled))) return null;
  const known = new Set([...NEEDED, 'Account', 'Acquired', 'Quantity', 'Proceeds', 'Net benefit', WHY]);
  const likeness = (row: readonly Kept[]): number =>
    row.filter(({ value }) => known.has(String(value))).length;
  const best = old.reduce((most, row, at) => (likeness(row) > likeness(old[most]!) ? at : most), 0);
  const missing = NEEDED.filter(heading => !old[best]!.some(({ value }) => value === heading));
  return likeness(old[best]!) < 2
    ? 'no row holds the headings Id, Symbol and Rank'
    : `row ${best + 1} has no heading ${missing.join(' and ')}`;
}

const lastFilled = (row: readonly Kept[]): number =>
  row.reduce((last, cell, index) => (isFilled(cell) ? index : last), -1);

const isFilled = ({ value, formula }: Kept): boolean => formula !== '' || (value !== '' && value !== false);

function overlaid(old: readonly (readonly Kept[])[], plan: NewPlan, places: Places): PlanGrid {
  const { columns, headings, headingRow } = places;
  const width = headings.length;
  const idAt = columns[plan.rows[0]!.indexOf(ID)]!;
  const whyAt = columns[plan.rows[0]!.indexOf(WHY)];
  const rankAt = columns[plan.rows[0]!.indexOf('Rank')];
  const sorted = sortRows(old, headingRow, { idAt, rankAt, whyAt });
  const wanted = plan.rows.slice(1);
  const id = plan.rows[0]!.indexOf(ID);
  const suggestions = wanted.filter(row => row[id] !== '');
  const notes = wanted.filter(row => row[id] === '');
  const cells: GoogleCell[][] = [];
  const put = (row: readonly Kept[], from: number): void =>
    void cells.push(keptRow(row, cells.length - from, width));

  const hasTitle = sorted.above.some(({ row }) => row.some(({ value }) => TITLE.test(String(value))));
  if (!hasTitle) cells.push(textRow([plan.title], width));
  if (sorted.isMixed) cells.push(textRow([DISCLAIMER], width), lineAbove(headings));
  for (const { row, at } of sorted.above) {
    const titled = row.map(cell =>
      TITLE.test(String(cell.value)) ? { value: plan.title, formula: '' } : cell,
    );
    put(titled, at);
  }
  const headingAt = cells.length;
  cells.push(textRow(headings, width));
  const byId = new Map(sorted.suggestions.map(found => [String(found.row[idAt]!.value), found]));
  for (const row of suggestions) {
    const found = byId.get(String(row[id]));
    const own = found ? keptRow(found.row, cells.length - found.at, width) : blankOwn(headings);
    cells.push(withOurs(own, row, columns));
  }
  addUp(cells, headings, headingAt, suggestions.length);
  for (const row of notes) cells.push(withOurs(Array<GoogleCell>(width).fill(''), row, columns));
  for (const { row, at } of sorted.family) put(row, at);
  const staying = new Set(suggestions.map(row => String(row[id])));
  return {
    cells,
    headingRow: headingAt,
    headings,
    suggestions: suggestions.length,
    ticks: ticksOf(headings),
    leaving: sorted.suggestions
      .filter(({ row }) => !staying.has(String(row[idAt]!.value)))
      .map(({ row }) => headings.map((heading, index) => [heading, row[index]?.value ?? ''] as const)),
    broken: null,
  };
}

interface Placed {
  readonly row: readonly Kept[];
  readonly at: number;
}

/** The rows of the old sheet by what they are. */
function sortRows(
  old: readonly (readonly Kept[])[],
  headingRow: number,
  where: { readonly idAt: number; readonly rankAt: number | undefined; readonly whyAt: number | undefined },
): {
  readonly above: readonly Placed[];
  /** The heading row was sorted in among the others. */
  readonly isMixed: boolean;
  readonly suggestions: readonly Placed[];
  readonly family: readonly Placed[];
} {
  // A row of the family's own may hold a word there, but no rank beside it.
  const isSuggestion = (row: readonly Kept[]): boolean =>
    (row[where.idAt]?.value ?? '') !== '' &&
    (where.rankAt === undefined || typeof row[where.rankAt]?.value === 'number');
  const isNote = (row: readonly Kept[]): boolean =>
    row.every((cell, index) => index === where.whyAt || !isFilled(cell)) &&
    where.whyAt !== undefined &&
    isFilled(row[where.whyAt] ?? { value: '', formula: '' });
  // Sorted with its heading, the table stands above it as well.
  const isMixed = old.slice(0, headingRow).some(isSuggestion);
  const above = isMixed ? [] : old.slice(0, headingRow).map((row, at) => ({ row, at }));
  const rest = old
    .map((row, at) => ({ row, at }))
    .filter(({ at }) => at !== headingRow && (isMixed || at > headingRow));
  const seen = new Set<string>();
  const suggestions: Placed[] = [];
  const family: Placed[] = [];
  for (const placed of rest) {
    const { row } = placed;
    const key = String(row[where.idAt]?.value ?? '');
    if (isSuggestion(row) && !seen.has(key)) {
      seen.add(key);
      suggestions.push(placed);
    } else if (row.some(isFilled) && !isNote(row) && !isHead(row)) family.push(placed);
  }
  return { above, isMixed, suggestions, family };
}

const isHead = (row: readonly Kept[]): boolean => {
  const filled = row.filter(isFilled);
  if (filled.some(({ value }) => value === TICKED_SUM || value === HOW)) return true;
  return filled.length === 1 && (TITLE.test(String(filled[0]!.value)) || filled[0]!.value === DISCLAIMER);
};

/** The household's cells as they were, formulas moved along with their row. */
const keptRow = (row: readonly Kept[], moved: number, width: number): GoogleCell[] =>
  Array.from({ length: width }, (_, index) => {
    const cell = row[index];
    if (!cell) return '';
    return cell.formula === '' ? asText(cell.value) : shifted(cell.formula, moved);
  });

function withOurs(
  own: readonly GoogleCell[],
  row: readonly GoogleCell[],
  columns: readonly number[],
): GoogleCell[] {
  const cells = [...own];
  columns.forEach((column, index) => (cells[column] = asText(row[index]!)));
  return cells;
}

const blankOwn = (headings: readonly string[]): GoogleCell[] =>
  headings.map(heading => (TICKED.has(heading) ? false : ''));

const ticksOf = (headings: readonly string[]): number[] =>
  headings.flatMap((heading, index) => (TICKED.has(heading) ? [index] : []));

const textRow = (texts: readonly string[], width: number): GoogleCell[] =>
  Array.from({ length: width }, (_, index) => asText(texts[index] ?? ''));

const HEADING_ROW = 3;

/** A sheet of its own: title, disclaimer, how it is used, the headings, the plan. */
function anew(plan: NewPlan, broken: string | null): PlanGrid {
  const headings = [...OWN, ...plan.rows[0]!.map(String)];
  const width = headings.length;
  const id = plan.rows[0]!.indexOf(ID);
  const body = plan.rows.slice(1);
  const ours = plan.rows[0]!.map((_, index) => OWN.length + index);
  const cells = [
    textRow([plan.title], width),
    textRow([DISCLAIMER], width),
    lineAbove(headings),
    textRow(headings, width),
    ...body.map(row =>
      withOurs(row[id] === '' ? Array<GoogleCell>(width).fill('') : blankOwn(headings), row, ours),
    ),
  ];
  const suggestions = body.filter(row => row[id] !== '').length;
  addUp(cells, headings, HEADING_ROW, suggestions);
  return {
    cells,
    headingRow: HEADING_ROW,
    headings,
    suggestions,
    ticks: ticksOf(headings),
    leaving: [],
    broken,
  };
}
