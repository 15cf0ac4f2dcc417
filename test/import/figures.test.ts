import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { delimiterOf } from '../../src/import/delimiter';
import { squared } from '../../src/sidebar/parseFile';
import { openBundle, ROOT, type Value } from '../support/bundle';
import { asSheets, type Locale } from './asSheets';
import recorded from './figures.json';

/**
 * Every sample export, figure by figure (`scripts/record-figures.mjs` writes the table, and its diff is read): as the
 * planner opens the file, and as Sheets makes cells of it in three locales. There a figure is the same, or the record
 * is asked about, or the file is refused; never another.
 */
interface Recorded {
  readonly function: string;
  readonly aside: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

const files = Object.entries(recorded as unknown as Record<string, Recorded>);
const bundle = openBundle();

function text(file: string): string[][] {
  const bytes = readFileSync(`${ROOT}/test/import/${file}`);
  const whole = bytes.toString(file.includes('hargreaves') ? 'latin1' : 'utf8');
  return squared(Papa.parse<string[]>(whole, { delimiter: delimiterOf(whole) }).data);
}

interface Read {
  readonly rows: readonly (readonly Value[])[];
  readonly aside: Value;
}

function read(file: Recorded, raw: readonly (readonly Value[])[]): Read {
  const table = bundle.table(file.function, raw, 'Main', 'Taxable');
  const note = table[0]!.indexOf('Note');
  const plain = (cell: Value): Value =>
    Object.prototype.toString.call(cell) === '[object Date]' ? bundle.iso(cell) : cell;
  return {
    rows: table.slice(0, -1).map(row => row.filter((_, at) => at !== note).map(plain)),
    aside: table[table.length - 1]![note]!,
  };
}

test('at least thirty layouts of brokers and exchanges', () => {
  expect(files.length).toBeGreaterThanOrEqual(55);
});

describe('as text', () => {
  test.each(files)('%s', (name, file) => {
    expect(read(file, text(name))).toEqual({ rows: file.rows, aside: file.aside });
  });
});

const LOCALES: readonly Locale[] = ['en_US', 'en_GB', 'de_DE'];

describe.each(LOCALES)('as Sheets makes cells of it in %s', locale => {
  test.each(files)('%s', (name, file) => {
    const raw = text(name).map(row => row.map(cell => asSheets(cell, locale)));
    let found: Read;
    try {
      found = read(file, raw);
    } catch (error) {
      // Refused whole, with what a person can do.
      expect((error as Error).message).toMatch(/Locale|hint|Decimal|File → Import|paste/);
      return;
    }
    const [headings = []] = file.rows;
    const action = headings.indexOf('Action');
    const right = new Set(file.rows.map(row => JSON.stringify(row)));
    const isAsked = (row: readonly Value[]): boolean =>
      action >= 0 && String(row[action]).startsWith('Check');
    expect(found.rows.filter(row => !isAsked(row) && !right.has(JSON.stringify(row)))).toEqual([]);
  });
});
