import { openBundle, type Value } from '../support/bundle';

export const bundle = openBundle();
export const day = (iso: string): Date => bundle.day(iso);
export const asOf = day('2026-11-20');

export const TRADES = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Asset',
  'Identical to',
];
export const LOTS = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Cost basis',
  'Price',
  'Account',
  'Account type',
  'Owner',
];

export type Row = readonly (string | number)[];
export const rows = (headings: readonly string[], given: readonly Row[]): Value[][] => [
  [...headings],
  ...given.map(row =>
    headings.map((_, index) => {
      const cell = row[index] ?? '';
      return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? day(cell) : cell;
    }),
  ),
];
export const trades = (...given: Row[]) => rows(TRADES, given);
export const lots = (...given: Row[]) => rows(LOTS, given);
export const settings = (values: Readonly<Record<string, string | number>>): Value[][] => [
  ['Setting', 'Value'],
  ...Object.entries(values),
];

export const loss = (...args: unknown[]): unknown[] =>
  bundle
    .table('HARVEST_LOSS', ...args)
    .slice(1)
    .map(row => row[0]);
export const risk = (...args: unknown[]): Record<string, Value>[] => {
  const [headings, ...found] = bundle.table('WASH_SALE_RISK', ...args);
  return found.map(row => Object.fromEntries(row.map((cell, index) => [String(headings![index]), cell])));
};

/** An old lot at a loss of 10.00 a share, and one purchase by someone near it. */
export const OLD: Row = ['XYZ', 100, '2024-01-02', 5000, 40, 'Mine', 'Taxable', 'Self'];
export const BOUGHT: Row = ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine', 'Taxable', 'Self'];
