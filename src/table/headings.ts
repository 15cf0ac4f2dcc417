import type { Day } from '../base/day';
import type { Price } from '../base/exact';
import type { Problem } from '../base/problem';
import { folded, normalizeHeading } from '../base/text';
import { isBlank, type Cell, type DayTime, type Range, type Row } from './cell';
import { orderOf, readDay, readMoment, type DateOrder, type OrderEvidence } from './dates';
import { readSymbol, readText } from './readCell';
import { decimalMarkOf, readNumber, readPrice, type DecimalMark } from './numbers';
import { problemAt, quoted, shortened, type Fault } from './faults';

/** A column the product reads: its canonical heading first, then the ones it also accepts. */
export interface Field<K extends string> {
  readonly key: K;
  readonly headings: readonly string[];
  readonly needed?: boolean;
  /** A row in which all such cells are blank is blank, whatever a filled-down formula leaves elsewhere. */
  readonly marksRow?: boolean;
}

/** Where a column of the table stands, by its canonical heading; -1 where there is none. */
export function columnAt(fields: readonly Field<string>[], headings: Row, canonical: string): number {
  const field = fields.find(one => normalizeHeading(one.headings[0]!) === normalizeHeading(canonical));
  const at = field ? columnOf(field, headings) : null;
  return typeof at === 'number' ? at : -1;
}

/** A table found by its headings. Rows keep their numbers: the heading row is row 1. */
export interface Table<K extends string> {
  readonly name: string;
  readonly rows: readonly TableRow<K>[];
  has(key: K): boolean;
  headingOf(key: K): string;
  /** The heading as the sheet spells it, or null where there is no such column. */
  spelled(key: K): string | null;
  /** What the texts of a date column prove about its order. */
  dates(key: K): OrderEvidence;
}

/** Money may hang on a heading with such a word: it is read, or named. */
const ALARMING = /WASH|DISALLOW|ADJUST|FEE|COMMISSION|CHARGE|STAMP|LEVY|BASIS|COST/;

export const isAlarming = (heading: string): boolean => ALARMING.test(normalizeHeading(heading));

/** Two dates at least prove a column's order: one alone may be a slip. */
const PROOFS = 2;

/** One row of a table: its cells by column, read with what the whole column tells. */
export class TableRow<K extends string> {
  constructor(
    private readonly columns: Columns<K>,
    private readonly cells: Row,
    readonly number: number,
  ) {}

  cell(key: K): Cell {
    return this.cells[this.columns.index.get(key) ?? -1] ?? '';
  }
  isBlank(key: K): boolean {
    return isBlank(this.cell(key));
  }
  text(key: K): string {
    return readText(this.cell(key));
  }
  symbol(key: K): string {
    return readSymbol(this.cell(key));
  }
  amount(key: K): bigint | Fault {
    return readNumber(this.cell(key), this.columns.mark(key));
  }
  price(key: K): Price | Fault {
    return readPrice(this.cell(key), this.columns.mark(key));
  }
  moment(key: K): DayTime | Fault {
    return readMoment(this.cell(key), this.columns.order(key));
  }
  day(key: K): Day | Fault {
    return readDay(this.cell(key), this.columns.order(key));
  }
}

/** Where each column stands, and what its texts say, found out only when a text turns up. */
class Columns<K extends string> {
  private readonly evidence = new Map<K, OrderEvidence>();
  private readonly marks = new Map<K, DecimalMark>();

  constructor(
    readonly index: ReadonlyMap<K, number>,
    private readonly range: Range,
  ) {}

  private *below(key: K): Generator<Cell> {
    const column = this.index.get(key);
    if (column === undefined) return;
    for (let row = 1; row < this.range.length; row++) yield this.range[row]![column] ?? '';
  }
  dates(key: K): OrderEvidence {
    let evidence = this.evidence.get(key);
    if (!evidence) this.evidence.set(key, (evidence = orderOf(this.below(key))));
    return evidence;
  }
  order(key: K): DateOrder {
    const { order, proofs } = this.dates(key);
    return proofs >= PROOFS ? order : null;
  }
  mark(key: K): DecimalMark {
    let mark = this.marks.get(key);
    if (mark === undefined) this.marks.set(key, (mark = decimalMarkOf(this.below(key))));
    return mark;
  }
}

/** Reads a range as a table: blank rows are skipped; a missing or doubtful heading is a problem. */
export function readTable<K extends string>(
  name: string,
  range: Range,
  fields: readonly Field<K>[],
  { mustReadMoney = false } = {},
): { readonly table: Table<K>; readonly problems: readonly Problem[] } {
  const headings = range[0] ?? [];
  const columns = new Map<K, number>();
  const problems: Problem[] = [];
  for (const field of fields) {
    const column = columnOf(field, headings);
    if (typeof column === 'number') columns.set(field.key, column);
    else if (Array.isArray(column)) problems.push(doubtful(name, field, column));
  }
  const missing = fields.filter(field => field.needed && !columns.has(field.key));
  if (missing.length > 0) problems.unshift(...notHeaded(name, range, fields, missing));
  else if (mustReadMoney) problems.push(...unread(name, headings, fields));
  const byKey = new Map(fields.map(field => [field.key, field]));
  const found = new Columns(columns, range);
  const table: Table<K> = {
    name,
    rows: rowsOf(range, found, fields),
    has: key => columns.has(key),
    headingOf: key => byKey.get(key)!.headings[0]!,
    spelled: key => (columns.has(key) ? spelling(headings[columns.get(key)!]) : null),
    dates: key => found.dates(key),
  };
  return { table, problems };
}

const spelling = (cell: Cell | undefined): string => (typeof cell === 'string' ? folded(cell) : '');

const plainCell = (cell: Cell): string => (typeof cell === 'string' ? normalizeHeading(cell) : '');

/** The column of a field, the spellings of several that fit alike, or null. The canonical heading wins. */
function columnOf<K extends string>(field: Field<K>, headings: Row): number | string[] | null {
  const canonical = normalizeHeading(field.headings[0]!);
  const accepted = new Set(field.headings.map(normalizeHeading));
  const fitting = headings.flatMap((cell, index) => (accepted.has(plainCell(cell)) ? [index] : []));
  const exact = fitting.filter(index => plainCell(headings[index]!) === canonical);
  const best = exact.length > 0 ? exact : fitting;
  return best.length > 1 ? best.map(index => spelling(headings[index])) : (best[0] ?? null);
}

function rowsOf<K extends string>(
  range: Range,
  columns: Columns<K>,
  fields: readonly Field<K>[],
): TableRow<K>[] {
  const marks = fields.filter(field => field.marksRow).map(field => field.key);
  const rows: TableRow<K>[] = [];
  for (let index = 1; index < range.length; index++) {
    if (range[index]!.every(isBlank) || isHeadingAgain(range, index)) continue;
    const row = new TableRow(columns, range[index]!, index + 1);
    if (marks.length > 0 && marks.every(key => saysNothing(row.cell(key)))) continue;
    rows.push(row);
  }
  return rows;
}

/** Tables stacked below each other, `VSTACK(…; …)`, bring their headings along. */
const isHeadingAgain = (range: Range, index: number): boolean =>
  range[index]!.every((cell, column) => cell === range[0]![column]);

/** What a formula filled down below the table leaves in a cell. */
const saysNothing = (cell: Cell): boolean => isBlank(cell) || cell === 0 || cell === false;

/** How many rows of the range count: trailing blank ones are trimmed. */
export function usedRows(range: Range): number {
  let last = range.length;
  while (last > 1 && range[last - 1]!.every(isBlank)) last--;
  return last;
}

const ERROR = /^#[A-Z/0]+[!?]?$|^Loading\.\.\.$/i;
const SEARCHED = 20;

/** What is wrong with a range whose first row lacks a needed heading. */
function notHeaded<K extends string>(
  name: string,
  range: Range,
  fields: readonly Field<K>[],
  missing: readonly Field<K>[],
): Problem[] {
  const filled = range.flat().filter(cell => !isBlank(cell));
  if (filled.length > 0 && filled.every(cell => typeof cell === 'string' && ERROR.test(cell.trim()))) {
    return [
      problemAt(name, 1, null, {
        code: 'rangeIsError',
        found: `the whole range is the error ${quoted(filled[0]!)}`,
        remedy: 'mend the formula or the reference that the range comes from',
      }),
    ];
  }
  const needed = fields.filter(field => field.needed);
  const row = range
    .slice(0, SEARCHED)
    .findIndex(cells => needed.every(field => columnOf(field, cells) !== null));
  if (row > 0) {
    return [
      problemAt(name, 1, null, {
        code: 'headingsBelow',
        found: `the headings stand in row ${row + 1} of the range`,
        remedy: `start the range at its row ${row + 1}`,
      }),
    ];
  }
  const headings = range[0] ?? [];
  if (headings.some(cell => typeof cell === 'number' || typeof cell === 'object')) {
    return [
      problemAt(name, 1, missing[0]!.headings[0]!, {
        code: 'noHeadings',
        found: 'the first row holds no headings',
        remedy: 'include the heading row in the range; for a Sheets table write Lots[#ALL]',
      }),
    ];
  }
  const found = shortened(
    headings
      .filter(cell => !isBlank(cell))
      .map(String)
      .join(', '),
  );
  return missing.map(field =>
    problemAt(name, 1, field.headings[0]!, {
      code: 'missingColumn',
      found: `no column is headed ${list(field.headings)} (found: ${found})`,
      remedy: `add the column ${field.headings[0]!}`,
    }),
  );
}

/** Headings on which money may hang and that nothing reads. */
function unread(name: string, headings: Row, fields: readonly Field<string>[]): Problem[] {
  const known = new Set(fields.flatMap(field => field.headings.map(normalizeHeading)));
  return headings
    .filter(
      (cell): cell is string =>
        typeof cell === 'string' && isAlarming(cell) && !known.has(normalizeHeading(cell)),
    )
    .map(heading =>
      problemAt(name, 1, shortened(folded(heading)), {
        code: 'unreadColumn',
        found: `a column is headed ${quoted(folded(heading))}, and nothing reads it`,
        remedy: nearestMeaning(heading),
      }),
    );
}

function nearestMeaning(heading: string): string {
  const word = normalizeHeading(heading);
  const canonical = /FEE|COMMISSION|CHARGE|STAMP|LEVY/.test(word)
    ? 'Fees'
    : /WASH|DISALLOW|ADJUST/.test(word)
      ? 'Adjustment (realised sales) or Wash adjustment included (lots)'
      : 'Cost basis or Cost per share';
  return `head it ${canonical} if it means that, otherwise leave it out of the range or rename it`;
}

const doubtful = (table: string, field: Field<string>, names: readonly string[]): Problem =>
  problemAt(table, 1, field.headings[0]!, {
    code: 'twoColumns',
    found: `${names.map(one => quoted(one)).join(' and ')} both mean ${field.headings[0]!}`,
    remedy:
      new Set(names.map(normalizeHeading)).size === 1
        ? 'keep one of them, or rename the other'
        : `head the one that counts ${field.headings[0]!}`,
  });

const list = (headings: readonly string[]): string =>
  headings.length === 1
    ? headings[0]!
    : `${headings.slice(0, -1).join(', ')} or ${headings[headings.length - 1]!}`;
