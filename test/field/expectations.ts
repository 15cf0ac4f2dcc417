import { openBundle, type Value } from '../support/bundle';
import { bothSay, openLibrary } from '../support/library';

/**
 * A case from practice: tables as somebody has them, one call, and the forms that a right answer takes. Cells that
 * read `YYYY-MM-DD` (or with `T` and a time) are date cells of the spreadsheet.
 */
export interface FieldCase {
  readonly name: string;
  readonly title: string;
  /** The authority, or the arithmetic. */
  readonly because: string;
  readonly asOf: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly call: Call;
  readonly expected: Expected;
}

interface Call {
  readonly fn: string;
  readonly args: readonly unknown[];
}

type Test = number | string | TestObject;

interface TestObject {
  readonly contains?: string;
  readonly not?: Test;
  readonly oneOf?: readonly Test[];
  readonly atMost?: number;
  readonly atLeast?: number;
}

type RowTest = Readonly<Record<string, Test>>;

interface CellTest extends TestObject {
  readonly row?: number;
  readonly where?: RowTest;
  readonly anyRow?: boolean;
  readonly column: string;
  readonly value?: Test;
}

/** Everything that stands in one form must hold; `anyOf` lists several right answers. */
export interface Expected {
  readonly call?: Call;
  readonly value?: number | string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly refused?: boolean;
  readonly says?: readonly string[];
  readonly saysNot?: readonly string[];
  readonly cells?: readonly CellTest[];
  readonly rows?: { readonly min?: number; readonly max?: number; readonly where?: RowTest };
  readonly someRow?: RowTest | readonly RowTest[];
  readonly noRow?: RowTest | readonly RowTest[];
  readonly sum?: TestObject & { readonly column: string; readonly value?: number; readonly where?: RowTest };
  readonly mentions?: readonly string[];
  readonly nowhere?: readonly string[];
  readonly anyOf?: readonly Expected[];
  readonly allOf?: readonly Expected[];
}

type Result = { readonly table: Value[][] } | { readonly error: string };

const bundle = openBundle();
const library = openLibrary();
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function cell(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return ISO.test(value) ? bundle.day(value) : INSTANT.test(value) ? bundle.at(value) : value;
}

const range = (rows: unknown): unknown =>
  Array.isArray(rows) ? (rows as unknown[][]).map(row => row.map(cell)) : cell(rows);

/** What is wrong with the answer, or nothing. */
export function faults(example: FieldCase): string[] {
  return check(example.expected, example.call, example);
}

function run({ fn, args }: Call, example: FieldCase): Result {
  const argument = (arg: unknown): unknown => {
    if (typeof arg === 'object' && arg !== null) {
      const result = run(arg as Call, example);
      if ('error' in result) throw new Error(result.error);
      return result.table;
    }
    if (arg === 'asOf') return bundle.day(example.asOf);
    if (typeof arg === 'string' && arg in example.given) return range(example.given[arg]);
    return TABLES.has(arg as string) ? '' : cell(arg);
  };
  try {
    const answer = bothSay(bundle, library, fn, args.map(argument));
    return { table: Array.isArray(answer) ? (answer as Value[][]) : [[answer as Value]] };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

const TABLES = new Set(['lots', 'trades', 'settings', 'securities', 'gains', 'prices']);

function check(expected: Expected, call: Call, example: FieldCase): string[] {
  const own = expected.call ?? call;
  const nested = [
    ...(expected.allOf ?? []).flatMap(form => check(form, own, example)),
    ...(expected.anyOf ? anyOf(expected.anyOf, own, example) : []),
  ];
  const forms = Object.keys(expected).filter(key => !['anyOf', 'allOf', 'call'].includes(key));
  if (forms.length === 0) return nested;
  const result = run(own, example);
  if ('error' in result || expected.refused) return [...nested, ...refusal(expected, result)];
  return [...nested, ...answer(expected, result.table)];
}

function anyOf(forms: readonly Expected[], call: Call, example: FieldCase): string[] {
  const all = forms.map(form => check(form, call, example));
  return all.some(found => found.length === 0) ? [] : all.flat();
}

function refusal({ refused, says = [], saysNot = [] }: Expected, result: Result): string[] {
  if (!('error' in result)) return [`answered ${shown(result.table)}`];
  if (!refused) return [`refused: ${result.error}`];
  const text = result.error.toLowerCase();
  return [
    ...says
      .filter(piece => !text.includes(piece.toLowerCase()))
      .map(piece => `does not say "${piece}": ${result.error}`),
    ...saysNot
      .filter(piece => text.includes(piece.toLowerCase()))
      .map(piece => `says "${piece}": ${result.error}`),
  ];
}

function answer(expected: Expected, table: Value[][]): string[] {
  const [headings = [], ...rows] = table;
  const at = (row: Value[], column: string): Value => row[headings.findIndex(one => same(one, column))] ?? '';
  const fits = (row: Value[], test: RowTest): boolean =>
    Object.entries(test).every(([column, want]) => passes(at(row, column), want));
  const found: string[] = [];
  const expects = (holds: boolean, what: string): void => {
    if (!holds) found.push(`${what}: ${shown(table)}`);
  };
  const one = table[0]?.[0] ?? '';
  if (expected.value !== undefined) expects(passes(one, expected.value), `not ${expected.value}`);
  if (expected.atMost !== undefined) expects(Number(one) <= expected.atMost, 'too much');
  if (expected.atLeast !== undefined) expects(Number(one) >= expected.atLeast, 'too little');
  for (const test of expected.cells ?? []) {
    const candidates = test.anyRow
      ? rows
      : test.where
        ? rows.filter(row => fits(row, test.where!))
        : [table[test.row ?? 1] ?? []];
    const wants: Test = test.value ?? test;
    const values = candidates.map(row => at(row, test.column));
    const holds = test.anyRow
      ? values.some(value => passes(value, wants))
      : values.length > 0 && values.every(value => passes(value, wants));
    expects(holds, JSON.stringify(test));
  }
  if (expected.rows) {
    const { min = 0, max = Infinity, where } = expected.rows;
    const count = rows.filter(row => (where ? fits(row, where) : row[0] !== '')).length;
    expects(count >= min && count <= max, `${count} rows`);
  }
  for (const test of listed(expected.someRow))
    expects(
      rows.some(row => fits(row, test)),
      `no row ${JSON.stringify(test)}`,
    );
  for (const test of listed(expected.noRow))
    expects(!rows.some(row => fits(row, test)), `a row ${JSON.stringify(test)}`);
  if (expected.sum) {
    const { column, where, value, ...bounds } = expected.sum;
    const total = rows
      .filter(row => row[0] !== '' && (where ? fits(row, where) : true))
      .reduce((sum, row) => sum + Number(at(row, column)), 0);
    expects(passes(total, value ?? bounds), `${column} adds up to ${total}`);
  }
  const cells = rows.flat();
  for (const piece of expected.mentions ?? [])
    expects(
      cells.some(one => holds(one, piece)),
      `no mention of ${piece}`,
    );
  for (const piece of expected.nowhere ?? [])
    expects(!cells.some(one => holds(one, piece)), `mentions ${piece}`);
  return found;
}

const listed = (tests: RowTest | readonly RowTest[] | undefined): readonly RowTest[] =>
  tests === undefined ? [] : Array.isArray(tests) ? (tests as readonly RowTest[]) : [tests as RowTest];

function passes(value: Value, test: Test): boolean {
  if (typeof test === 'number') return typeof value === 'number' && Math.abs(value - test) < 0.005;
  if (typeof test === 'string') return isDate(value) ? bundle.iso(value) === test : same(value, test);
  const { contains, not, oneOf, atMost, atLeast } = test;
  return (
    (contains === undefined || holds(value, contains)) &&
    (not === undefined || !passes(value, not)) &&
    (oneOf === undefined || oneOf.some(one => passes(value, one))) &&
    (atMost === undefined || (typeof value === 'number' && value <= atMost)) &&
    (atLeast === undefined || (typeof value === 'number' && value >= atLeast))
  );
}

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

const same = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A piece of text; a day may be a date cell or be spelled in the ways people write one. */
function holds(value: Value, piece: string): boolean {
  if (isDate(value)) return ISO.test(piece) && bundle.iso(value) === piece;
  const text = String(value).toLowerCase();
  if (!ISO.test(piece)) return text.includes(piece.toLowerCase());
  const [year, month, day] = piece.split('-').map(Number) as [number, number, number];
  const name = MONTHS[month - 1]!;
  return [piece, `${day} ${name} ${year}`, `${name} ${day}, ${year}`].some(form =>
    text.includes(form.toLowerCase()),
  );
}

const shown = (table: Value[][]): string =>
  table
    .map(row => row.map(one => (isDate(one) ? bundle.iso(one) : String(one))).join(' | '))
    .join('\n')
    .slice(0, 3000);
