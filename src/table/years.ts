import { size, ZERO, type Money } from '../base/exact';
import type { Problem } from '../base/problem';
import { nameKey } from '../base/text';
import type { Range } from './cell';
import { isFault, problemAt, quoted } from './faults';
import { readTable, type Field, type TableRow } from './headings';

/** Columns of the Years table, as the planner writes them; what was filed is a person's to type. */
export const YEARS_HEADINGS = [
  'Year',
  'Return of',
  'Short-term carryover out',
  'Long-term carryover out',
  'Net gain or loss',
  'Loss deducted',
  'Tax on the capital items',
  'Filed short-term carryover',
  'Filed long-term carryover',
  'Closed on',
] as const;

/** A return's closing figures; those of one spouse of a joint return, where the carryover was divided. */
export interface ClosedYear {
  readonly row: number;
  readonly year: number;
  /** Blank: the return as a whole. */
  readonly owner: string;
  /** Positive, as worked out when the year was closed. */
  readonly short: Money;
  readonly long: Money;
  /** As filed; null: not told. */
  readonly filedShort: Money | null;
  readonly filedLong: Money | null;
}

type Key = 'year' | 'owner' | 'short' | 'long' | 'filedShort' | 'filedLong';

const FIELDS: readonly Field<Key>[] = [
  { key: 'year', headings: ['Year', 'Tax year'], needed: true, marksRow: true },
  { key: 'owner', headings: ['Return of', 'Owner'] },
  { key: 'short', headings: ['Short-term carryover out', 'Short-term carryover'], needed: true },
  { key: 'long', headings: ['Long-term carryover out', 'Long-term carryover'], needed: true },
  { key: 'filedShort', headings: ['Filed short-term carryover'] },
  { key: 'filedLong', headings: ['Filed long-term carryover'] },
];

/** A year may be closed again: its last row holds, with what was filed of any. */
export function readYears(range: Range): { readonly years: ClosedYear[]; readonly problems: Problem[] } {
  const { table, problems: structural } = readTable('Years', range, FIELDS);
  const problems = [...structural];
  if (problems.length > 0) return { years: [], problems };
  const years = new Map<string, ClosedYear>();
  for (const row of table.rows) {
    const year = Number(row.text('year'));
    if (!Number.isInteger(year) || year < FIRST || year > LAST) {
      problems.push(
        problemAt('Years', row.number, 'Year', {
          code: 'noYear',
          found: `${quoted(row.cell('year'))} is not a year`,
          remedy: 'write the year of the return: 2025',
        }),
      );
      continue;
    }
    const read = (key: Key, column: string): Money | null => amountOf(row, key, column, problems);
    const owner = row.text('owner');
    const key = `${year} ${nameKey(owner)}`;
    const before = years.get(key);
    years.set(key, {
      row: row.number,
      year,
      owner,
      short: read('short', 'Short-term carryover out') ?? ZERO,
      long: read('long', 'Long-term carryover out') ?? ZERO,
      filedShort: read('filedShort', 'Filed short-term carryover') ?? before?.filedShort ?? null,
      filedLong: read('filedLong', 'Filed long-term carryover') ?? before?.filedLong ?? null,
    });
  }
  return { years: [...years.values()], problems };
}

const [FIRST, LAST] = [1970, 2200];

function amountOf(row: TableRow<Key>, key: Key, column: string, problems: Problem[]): Money | null {
  if (row.isBlank(key)) return null;
  const amount = row.amount(key);
  if (!isFault(amount)) return size(amount);
  problems.push(problemAt('Years', row.number, column, amount));
  return null;
}
