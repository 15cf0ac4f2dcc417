import type { Problem } from '../base/problem';
import { isBlank, type Cell, type Range, type Row } from './cell';

/** A column the product reads: its canonical heading first, then the ones it also accepts. */
export interface Field<K extends string> {
  readonly key: K;
  readonly headings: readonly string[];
  readonly needed?: boolean;
}

/** A table found by its headings. Rows keep their numbers: the heading row is row 1. */
export interface Table<K extends string> {
  readonly name: string;
  readonly rows: readonly TableRow<K>[];
  has(key: K): boolean;
  headingOf(key: K): string;
  /** The heading as the sheet spells it, or null where there is no such column. */
  spelled(key: K): string | null;
}

export interface TableRow<K extends string> {
  readonly number: number;
  cell(key: K): Cell;
}

/** Headings match ignoring case, spaces and punctuation. */
export const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Reads a range as a table: blank rows are skipped; a missing or doubtful heading is a problem. */
export function readTable<K extends string>(
  name: string,
  range: Range,
  fields: readonly Field<K>[],
): { readonly table: Table<K>; readonly problems: readonly Problem[] } {
  const headings = range[0] ?? [];
  const found = headings.map(heading => (typeof heading === 'string' ? plain(heading) : ''));
  const columns = new Map<K, number>();
  const problems: Problem[] = [];
  for (const field of fields) {
    const column = columnOf(field, found);
    if (typeof column === 'number') columns.set(field.key, column);
    else if (column === 'doubtful') problems.push(doubtful(name, field, headings, found));
    else if (field.needed) problems.push(missing(name, field, headings));
  }
  const byKey = new Map(fields.map(field => [field.key, field]));
  const table: Table<K> = {
    name,
    rows: rowsOf(range, columns),
    has: key => columns.has(key),
    headingOf: key => byKey.get(key)!.headings[0]!,
    spelled: key => (columns.has(key) ? spelling(headings[columns.get(key)!]) : null),
  };
  return { table, problems };
}

const spelling = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

function columnOf<K extends string>(field: Field<K>, found: readonly string[]): number | 'doubtful' | null {
  const canonical = found.indexOf(plain(field.headings[0]!));
  if (canonical >= 0) return canonical;
  const accepted = new Set(field.headings.map(plain));
  const fitting = found.flatMap((heading, index) => (accepted.has(heading) ? [index] : []));
  if (fitting.length > 1) return 'doubtful';
  return fitting[0] ?? null;
}

function rowsOf<K extends string>(range: Range, columns: ReadonlyMap<K, number>): TableRow<K>[] {
  return range.flatMap((row, index) =>
    index === 0 || row.every(isBlank)
      ? []
      : [{ number: index + 1, cell: (key: K): Cell => row[columns.get(key) ?? -1] ?? '' }],
  );
}

/** How many rows of the range count: trailing blank ones are trimmed. */
export function usedRows(range: Range): number {
  let last = range.length;
  while (last > 1 && range[last - 1]!.every(isBlank)) last--;
  return last;
}

const missing = (table: string, field: Field<string>, headings: Row): Problem => ({
  table,
  row: 1,
  column: field.headings[0]!,
  found: looksLikeData(headings)
    ? 'the first row holds no headings'
    : `no column is headed ${list(field.headings)} (found: ${headings
        .filter(cell => !isBlank(cell))
        .map(String)
        .join(', ')})`,
  remedy: looksLikeData(headings)
    ? 'include the heading row in the range; for a Sheets table write Lots[#ALL]'
    : `add the column ${field.headings[0]!}`,
});

const looksLikeData = (headings: Row): boolean =>
  headings.length > 0 && headings.some(cell => typeof cell === 'number' || typeof cell === 'object');

const doubtful = (table: string, field: Field<string>, headings: Row, found: readonly string[]): Problem => {
  const accepted = new Set(field.headings.map(plain));
  const names = headings.filter((_, index) => accepted.has(found[index]!)).map(String);
  return {
    table,
    row: 1,
    column: field.headings[0]!,
    found: `${names.join(' and ')} both fit`,
    remedy: `head the one that counts ${field.headings[0]!}`,
  };
};

const list = (headings: readonly string[]): string =>
  headings.length === 1
    ? headings[0]!
    : `${headings.slice(0, -1).join(', ')} or ${headings[headings.length - 1]!}`;
