import { AS_OF, bundle, settings, sheet, told, type Row } from '../countries/support';

/** Gains up to what a year leaves untaxed: sold and bought back, they take a higher cost. Worked out by hand. */

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];
const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'];
type Rows = readonly (readonly (string | number)[])[];

/** 1,000 shares that cost 10 each and are worth 30; in India forty times as dear. */
const planOf = (country: string, more: Rows = [], own: (string | number)[][] = [], price = 30): Row[] => {
  const times = country === 'India' ? 40 : 1;
  const bought: Rows = [['2021-01-06', 'Buy', 'WIN', 1000, 10000 * times, 'A', 'stock'], ...more];
  const held: Rows = [['WIN', 1000, '2021-01-06', 10000 * times, price * times, 'A', 'stock']];
  return told(
    'HARVEST_PLAN',
    sheet([LOTS, ...held]),
    sheet([HEADINGS, ...bought]),
    settings(country, ['Spread', 0], ...own),
    AS_OF,
  );
};
const sale = (rows: Row[]): Row | undefined => rows.find(row => row['Rank'] !== '');

test.each([
  // TCGA 1992 s. 1K: 3,000 of gain are 150 shares at 20; at 24% later they save 720 ÷ 1.05^10.
  ['UK', [['Taxable income', 60000]], 150, 442.02],
  // TCA 1997 s. 601: 1,270 are 63 whole shares, 1,260; at 33%, 415.80.
  ['Ireland', [], 63, 255.26],
  // EStG § 20 Abs. 9: 1,000 are 50 shares; at 26.375%, 263.75.
  ['Germany', [], 50, 161.92],
  // s. 112A: 1.25 lakh are 156 shares at 800, 124,800; at 12.5%, 15,600.
  ['India', [], 156, 9577.03],
] as const)('%s: as many shares as the year leaves untaxed', (country, own, shares, benefit) => {
  const row = sale(planOf(country, [], own as unknown as (string | number)[][]))!;
  expect(row).toMatchObject({ Symbol: 'WIN', Quantity: shares, 'Tax saved now': 0, 'Saved later': 0 });
  expect(Number(row['Usable loss'])).toBe(-shares * (country === 'India' ? 800 : 20));
  expect(Number(row['Net benefit'])).toBeCloseTo(benefit, 1);
  expect(row['Why']).toMatch(/not taxed this year.*[Bb]uy (it|WIN) back/s);
});

test('UK: bought back outside an ISA it waits out 30 days, because a gain is matched too', () => {
  const row = sale(planOf('UK', [], [['Taxable income', 60000]]))!;
  expect(row['Do not buy before']).toBe('2026-12-21');
  expect(row['Why']).toContain('Bed and ISA');
});

test('India: bought back the next trading day, lest the two be squared', () => {
  expect(sale(planOf('India'))!['Do not buy before']).toBe('2026-11-23');
});

test.each(['Canada', 'Australia', 'Other'])('%s: nothing is left untaxed, and no winner is sold', country => {
  const own = [
    ['Ordinary rate', 0.4],
    ['Long-term rate', 0.2],
  ].slice(country === 'Other' ? 1 : 0, country === 'Other' ? 2 : 1);
  expect(sale(planOf(country, [], own))).toBeUndefined();
});

test('what the year has used of the exempt amount is gone: UK, 2,000 realised leaves 50 shares', () => {
  const used: Rows = [
    ['2020-01-06', 'Buy', 'OLD', 10, 1000, 'A', 'stock'],
    ['2026-06-01', 'Sell', 'OLD', 10, 3000, 'A', 'stock'],
  ];
  expect(sale(planOf('UK', used, [['Taxable income', 60000]]))!['Quantity']).toBe(50);
});

test('a gain and a loss of one year: the loss is used before the exempt amount is', () => {
  // 2,000 of loss realised: 5,000 of gain fit; what eats the loss costs what the loss carried on would save.
  const lost: Rows = [
    ['2020-01-06', 'Buy', 'OLD', 10, 3000, 'A', 'stock'],
    ['2026-06-01', 'Sell', 'OLD', 10, 1000, 'A', 'stock'],
  ];
  const row = sale(planOf('UK', lost, [['Taxable income', 60000]]))!;
  expect(row['Quantity']).toBe(250);
  // 5,000 at 24% later, less the 2,000 that would have been carried to meet as much: (1,200 − 480) ÷ 1.05^10.
  expect(Number(row['Net benefit'])).toBeCloseTo(442.02, 1);
});

test('UK: nothing is realised that is not to be bought back, nor of shares sold at a loss within 30 days', () => {
  const sold: Rows = [
    ['2026-11-05', 'Buy', 'WIN', 10, 900, 'A', 'stock'],
    ['2026-11-10', 'Sell', 'WIN', 200, 1000, 'A', 'stock'],
  ];
  const rows = planOf('UK', sold, [['Taxable income', 60000]]);
  expect(
    bundle.table(
      'BUY_CHECK',
      [['WIN']],
      sheet([HEADINGS, ['2021-01-06', 'Buy', 'WIN', 1000, 10000, 'A', 'stock'], ...sold]),
      settings('UK'),
      AS_OF,
    )[1]![1],
  ).toBe('No');
  expect(sale(rows)).toBeUndefined();
});

// EStG § 23: coins are private sales, outside the allowance; s. 115BBH: coins have no exemption.
test.each(['Germany', 'India'])('%s: coins are outside it', country => {
  const lots = [[...LOTS], ['BTC', 1, '2026-05-06', 10000, 40000, 'A', 'crypto']];
  const bought = [[...HEADINGS], ['2026-05-06', 'Buy', 'BTC', 1, 10000, 'A', 'crypto']];
  const rows = told(
    'HARVEST_PLAN',
    sheet(lots),
    sheet(bought),
    settings(country, ['Ordinary rate', 0.3]),
    AS_OF,
  );
  expect(sale(rows)).toBeUndefined();
});

test('Germany: a set of coins whose tax nothing tells is left, and the others are weighed', () => {
  // First in, first out: 1 bought at 50,000, 1 at 10,000, worth 40,000: sold whole, a gain of 20,000 at a rate of your own.
  const lots = [
    [...LOTS],
    ['BTC', 1, '2026-02-06', 50000, 40000, 'A', 'crypto'],
    ['BTC', 1, '2026-05-06', 10000, 40000, 'A', 'crypto'],
    ['LOSS', 100, '2021-01-06', 10000, 60, 'A', 'stock'],
  ];
  const bought = [
    [...HEADINGS],
    ['2026-02-06', 'Buy', 'BTC', 1, 50000, 'A', 'crypto'],
    ['2026-05-06', 'Buy', 'BTC', 1, 10000, 'A', 'crypto'],
    ['2021-01-06', 'Buy', 'LOSS', 100, 10000, 'A', 'stock'],
    ['2021-01-06', 'Buy', 'GAIN', 100, 10000, 'A', 'stock'],
    ['2026-09-01', 'Sell', 'GAIN', 100, 20000, 'A', 'stock'],
  ];
  const rows = told('HARVEST_PLAN', sheet(lots), sheet(bought), settings('Germany'), AS_OF);
  expect(sale(rows)).toMatchObject({ Symbol: 'LOSS', 'Usable loss': 4000 });
  expect(rows.filter(row => row['Rank'] !== '').map(row => row['Symbol'])).toEqual(['LOSS']);
});
