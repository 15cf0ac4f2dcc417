import cases from '../examples/us-lots.json';
import { asRange, openBundle, type Value } from '../support/bundle';
import { bothSay, openLibrary } from '../support/library';

/** The worked cases again, as a sheet would ask them: through dist/Code.js, in and out as cells. */
const bundle = openBundle();
const library = openLibrary();

/** As the sheet says it, and the library without Google says the same. */
const table = (name: string, args: readonly unknown[]): Value[][] =>
  bothSay(bundle, library, name, args) as Value[][];

type Row = Record<string, Value>;

const rowsOf = ([headings = [], ...rows]: Value[][]): Row[] =>
  rows.map(row => Object.fromEntries(row.map((cell, index) => [String(headings[index]), cell])));

const settingsOf = (settings: readonly (readonly string[])[]): Value[][] => [
  ['Setting', 'Value'],
  ...settings.map(row => [...row]),
];

describe('worked cases through the bundle', () => {
  test.each(cases.map(example => [example.name, example] as const))('%s', (_name, example) => {
    const trades = asRange(bundle, example.trades);
    const settings = settingsOf(example.settings);
    const [, ...bought] = example.trades;
    const boughtDay = (row: number): string => String(bought[row - 2]![0]);
    const asOf = bundle.day('2026-11-20');

    const sales = rowsOf(table('REALIZED_GAINS', [trades, settings, '', asOf])).map(row => [
      bundle.iso(row['Acquired']),
      row['Quantity'],
      row['Proceeds'],
      row['Cost basis'],
      row['Adjustment'],
      row['Gain'],
      row['Term'],
      row['Code'],
    ]);
    expect(sales).toEqual(
      example.sales.slice(1).map(row => {
        const [, lot, quantity, , proceeds, basis, disallowed, , recognised, term] = row;
        return [
          boughtDay(Number(lot)),
          quantity,
          proceeds,
          basis,
          disallowed,
          recognised,
          term,
          Number(disallowed) > 0 ? 'W' : '',
        ];
      }),
    );

    const lots = rowsOf(table('OPEN_LOTS', [trades, settings, asOf])).map(row => [
      row['Account'],
      bundle.iso(row['Acquired']),
      bundle.iso(row['Holding start'] === '' ? row['Acquired'] : row['Holding start']),
      row['Quantity'],
      row['Cost basis'],
      row['Wash adjustment'],
    ]);
    const expected = example.lots.slice(1).map(row => {
      const [lot, account, quantity, basis, added, from] = row;
      return [account, boughtDay(Number(lot)), from, quantity, basis, added];
    });
    const sorted = (rows: unknown[][]): string[] => rows.map(row => row.join('|')).sort();
    expect(sorted(lots)).toEqual(sorted(expected));
  });
});
