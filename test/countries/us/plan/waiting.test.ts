import { openBundle, type Value } from '../../../support/bundle';

/** What waiting spares, within the year and beyond its end. */
const bundle = openBundle();

const plan = (asOf: string, boughtInRoth: string, ...more: unknown[][]): Record<string, Value> =>
  planWith(50, asOf, boughtInRoth, ...more);

/** So many shares of it in the Roth. */
const planWith = (
  shares: number,
  asOf: string,
  boughtInRoth: string,
  ...more: unknown[][]
): Record<string, Value> => {
  const [headings = [], row = []] = bundle.table(
    'HARVEST_PLAN',
    [
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type', 'Owner'],
      ['AQA', 100, bundle.day('2025-11-20'), 10000, 60, 'Main', 'Taxable', 'Self'],
      ['AQA', shares, bundle.day(boughtInRoth), shares * 60, 60, 'Roth', 'Roth IRA', 'Self'],
      ...more
        .filter(([day]) => (day as Date) <= bundle.day(asOf))
        .map(([day, , symbol, quantity, amount, ...account]) => [
          symbol,
          quantity,
          day,
          amount,
          60,
          ...account,
        ]),
    ],
    [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'],
      [bundle.day('2025-11-20'), 'Buy', 'AQA', 100, 10000, 'Main', 'Taxable', 'Self'],
      [bundle.day(boughtInRoth), 'Buy', 'AQA', shares, shares * 60, 'Roth', 'Roth IRA', 'Self'],
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

test('a window that ends next year: the whole loss counts then, as one that is carried into it', () => {
  const row = plan('2026-12-15', '2026-12-05');
  expect(row).toMatchObject({ 'Usable loss': 2000 });
  // 5 December + 31 days.
  expect(bundle.iso(row['Better from'])).toBe('2027-01-05');
  // 3,000 a year off income at 24%: 720 ÷ 1.05 + 240 ÷ 1.05² = 903.40; today 2,000 save 480. The later tax is the
  // same: 4,000 of basis are given up either way, 2,000 of them for nothing today.
  expect(String(row['Why'])).toContain(
    "Better from 5 Jan 2027: sold then, at the same price, it is worth $423.40 more and loses nothing for good that today's sale would; it is a loss of the next year then",
  );
});

test('of several days the best is named, and the first on which waiting pays', () => {
  // The Roth bought 50 on 20 November and 10 on 28 November: from 21 December less, from 29 December nothing is lost.
  const row = plan('2026-12-15', '2026-11-20', [
    bundle.day('2026-11-28'),
    'Buy',
    'AQA',
    10,
    600,
    'Roth',
    'Roth IRA',
    'Self',
  ]);
  expect(bundle.iso(row['Better from'])).toBe('2026-12-29');
  expect(String(row['Why'])).toContain('(waiting pays from 21 Dec 2026 on)');
});

test('a window that ends within the year is weighed, and next year is not spoken of', () => {
  const row = plan('2026-12-15', '2026-11-25');
  expect(bundle.iso(row['Better from'])).toBe('2026-12-26');
  expect(String(row['Why'])).not.toContain('2027');
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
  expect(String(row['Why'])).not.toContain('Better from 5 Jan 2027');
  expect(String(row['Why'])).toContain('Better from 20 Feb 2027');
});

test('what little next year would spare is told where waiting for it does not pay', () => {
  // 80 of 4,000 is lost today: 3,920 at 24% are 940.80, more than the 903.40 of a loss carried into 2027.
  const row = planWith(2, '2026-12-15', '2026-12-05');
  expect(row).toMatchObject({ 'Usable loss': 3920, 'Better from': '' });
  expect(String(row['Why'])).toContain(
    'Sold from 5 Jan 2027 on, at the same price, $80.00 that is lost for good today would count, in 2027',
  );
});
