import { readFileSync } from 'node:fs';
import { parseCsv } from '../workbench/page/csv';
import { openBundle, ROOT } from './support/bundle';

/** The sample's messy sheet, as the workbench hands it over: what is read of it is what a person would. */
const bundle = openBundle();
const AS_OF = bundle.day('2026-11-20');
const cells = parseCsv(readFileSync(`${ROOT}/workbench/sample/messy.csv`, 'utf8'))
  .slice(2, 20)
  .map(row =>
    row
      .slice(0, 11)
      .map(text =>
        /^\d{4}-\d{2}-\d{2}$/.test(text)
          ? bundle.day(text)
          : /^-?\d+(\.\d+)?$/.test(text)
            ? Number(text)
            : text,
      ),
  );
/** Without the totals row, under which nothing partial is told as a total. */
const trades = cells.slice(0, -1);
const settings = [
  ['Setting', 'Value'],
  ['Filing status', 'Married filing jointly'],
];

test('prefixes and separators are one security: the Roth washes for good', () => {
  const [headings = [], sale = [], ...more] = bundle.table('REALIZED_GAINS', trades, settings, '', AS_OF);
  const told = Object.fromEntries(headings.map((heading, at) => [String(heading), sale[at]]));
  // 4 at 460 sold for 1,718.95: a loss of 121.05; 2 bought in the Roth take half of it.
  const washed = [sale, ...more].reduce((sum, row) => sum + Number(row[headings.indexOf('Adjustment')]), 0);
  expect(told['Symbol']).toBe('BRK.B');
  expect(washed).toBeCloseTo(60.53, 2);
});

test('splits scale once in each account, the spin-off takes a fifth of the basis, the call is a contract', () => {
  const [headings = [], ...rows] = bundle.table('OPEN_LOTS', trades, settings, AS_OF);
  const of = (symbol: string, column: string): number[] =>
    rows
      .filter(row => row[headings.indexOf('Symbol')] === symbol)
      .map(row => Number(row[headings.indexOf(column)]));
  expect(of('NVDY', 'Quantity').sort()).toEqual([200, 50]);
  expect(of('GEX', 'Cost basis')).toEqual([7200]);
  expect(of('GEV', 'Cost basis')).toEqual([1800]);
  expect(of('GEV', 'Quantity')).toEqual([25]);
  expect(of('VTI', 'Cost basis')).toEqual([11200.95, 36.4]);
});

test('cash rows are counted, the totals row is named', () => {
  const rows = bundle.table('HARVEST_CHECK', '', cells, settings, '', AS_OF);
  expect(JSON.stringify(rows)).toMatch(/3 cash rows were set aside/);
  expect(JSON.stringify(rows)).toMatch(/a totals row/);
});
