import { openBundle, type Value } from '../../../support/bundle';

/** What waiting spares: within the year it is weighed, beyond its end it is told. */
const bundle = openBundle();

const plan = (asOf: string, boughtInRoth: string, ...more: unknown[][]): Record<string, Value> => {
  const [headings = [], row = []] = bundle.table(
    'HARVEST_PLAN',
    [
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type', 'Owner'],
      ['AQA', 100, bundle.day('2025-11-20'), 10000, 60, 'Main', 'Taxable', 'Self'],
      ['AQA', 50, bundle.day(boughtInRoth), 3000, 60, 'Roth', 'Roth IRA', 'Self'],
    ],
    [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'],
      [bundle.day('2025-11-20'), 'Buy', 'AQA', 100, 10000, 'Main', 'Taxable', 'Self'],
      [bundle.day(boughtInRoth), 'Buy', 'AQA', 50, 3000, 'Roth', 'Roth IRA', 'Self'],
      ...more,
    ],
    [
      ['Setting', 'Value'],
      ['Taxable income', 150000],
      ['Spread', 0],
      ['Short-term gain elsewhere', 10000],
    ],
    bundle.day(asOf),
  );
  return Object.fromEntries(headings.map((heading, at) => [String(heading), row[at]!]));
};

test('a window that ends next year: what is lost for good today would count then', () => {
  const row = plan('2026-12-15', '2026-12-05');
  expect(row).toMatchObject({ 'Usable loss': 2000, 'Better from': '' });
  // 5 December + 31 days.
  expect(String(row['Why'])).toContain(
    'Sold from 5 Jan 2027 on, at the same price, $2,000.00 that is lost for good today would count, in 2027',
  );
});

test('a window that ends within the year is weighed, and next year is not spoken of', () => {
  const row = plan('2026-12-15', '2026-11-25');
  expect(bundle.iso(row['Better from'])).toBe('2026-12-26');
  expect(String(row['Why'])).not.toContain('2027 on');
});

test('where nothing is lost for good there is nothing to wait for', () => {
  expect(String(plan('2026-12-15', '2026-10-01')['Why'])).not.toContain('would count, in');
});

test('a purchase planned next year that washes as much spares nothing', () => {
  const row = plan('2026-12-15', '2026-12-05', [
    bundle.day('2027-01-20'),
    'Buy',
    'AQA',
    50,
    3000,
    'Roth',
    'Roth IRA',
    'Self',
  ]);
  // Today's window ends on 14 January; that of 5 January holds the planned purchase.
  expect(String(row['Why'])).not.toContain('5 Jan 2027 on');
  expect(String(row['Why'])).toContain('Sold from 20 Feb 2027 on');
});
