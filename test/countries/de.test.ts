import { AS_OF, bundle, failure, settings, sheet, told } from './support';

const DE = settings('Germany');
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];
const line = (trades: unknown, name: string, ...more: (string | number)[][]): unknown =>
  bundle.call('NET_GAIN', trades, settings('DE', ...more), 2026, name, AS_OF);

test('sold and bought back the same day: the loss counts, the new cost is what was paid (BFH IX R 60/07)', () => {
  const trades = sheet([
    HEADINGS,
    ['2025-01-06', 'Buy', 'XYZ', 100, 5000, 'Depot', 'stock'],
    ['2026-06-01', 'Sell', 'XYZ', 100, 4000, 'Depot', 'stock'],
    ['2026-06-01', 'Buy', 'XYZ', 100, 4000, 'Depot', 'stock'],
  ]);
  expect(told('REALIZED_GAINS', trades, DE, '', AS_OF)).toMatchObject([
    { Gain: -1000, Adjustment: 0, Term: '' },
  ]);
  expect(told('OPEN_LOTS', trades, DE, AS_OF)).toMatchObject([{ 'Cost basis': 4000 }]);
  expect(told('BUY_CHECK', [['XYZ']], trades, DE, AS_OF)).toMatchObject([{ Buy: 'Yes' }]);
});

test('the oldest shares of each custody account first (EStG § 20 Abs. 4 S. 7), whatever the sale names', () => {
  const rows: (string | number)[][] = [
    ['2020-01-06', 'Buy', 'XYZ', 100, 2000, 'A', 'stock'],
    ['2021-01-06', 'Buy', 'XYZ', 100, 6000, 'A', 'stock'],
    ['2019-01-06', 'Buy', 'XYZ', 100, 1000, 'B', 'stock'],
    ['2026-06-01', 'Sell', 'XYZ', 150, 6000, 'A', 'stock'],
  ];
  expect(
    told('REALIZED_GAINS', sheet([HEADINGS, ...rows]), DE, '', AS_OF).map(row => [
      row['Acquired'],
      row['Gain'],
    ]),
  ).toEqual([
    ['2020-01-06', 2000],
    ['2021-01-06', -1000],
  ]);
  const named = sheet([[...HEADINGS, 'Lot'], ...rows.map((row, at) => [...row, at === 3 ? 'new' : ''])]);
  expect(failure('REALIZED_GAINS', named, DE, '', AS_OF)).toMatch(/Trades row 5, Lot/);
});

test('HARVEST_LOSS is what selling as many shares would make', () => {
  const lots = sheet([
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
    ['XYZ', 100, '2020-01-06', 2000, 40, 'A', 'stock'],
    ['XYZ', 100, '2021-01-06', 6000, 40, 'A', 'stock'],
    ['XYZ', 50, '2019-01-06', 4000, 40, 'B', 'stock'],
  ]);
  expect(told('HARVEST_LOSS', lots, '', DE, AS_OF).map(row => row['Harvestable loss'])).toEqual([0, 0, 2000]);
  const risks = told('WASH_SALE_RISK', lots, '', DE, AS_OF);
  expect(risks.map(row => row['Risk'])).toEqual(['None', 'None', 'None']);
  expect(risks[1]!['Why']).toContain('oldest shares');
  expect(risks[2]!['Why']).toContain('IX R 60/07');
});

describe('the year', () => {
  const trades = sheet([
    HEADINGS,
    ['2020-01-06', 'Buy', 'AAA', 100, 10000, 'A', 'stock'],
    ['2020-01-06', 'Buy', 'BBB', 100, 10000, 'A', 'stock'],
    ['2020-01-06', 'Buy', 'FFF', 100, 10000, 'A', 'ETF'],
    ['2026-03-02', 'Sell', 'AAA', 100, 8000, 'A', 'stock'],
    ['2026-03-02', 'Sell', 'BBB', 100, 10500, 'A', 'stock'],
    ['2026-03-02', 'Sell', 'FFF', 100, 14000, 'A', 'ETF'],
  ]);

  test('losses of shares meet gains of shares only; 30% of an equity fund does not count', () => {
    expect(line(trades, 'share gains')).toBe(-1500);
    expect(line(trades, 'other gains')).toBe(2800);
    expect(line(trades, 'share losses carried forward')).toBe(1500);
    expect(line(trades, 'exempt')).toBe(1000);
    expect(line(trades, 'taxable')).toBe(1800);
    // 1,800 × 26.375%
    expect(line(trades, 'tax')).toBe(474.75);
    expect(line(trades, 'exempt', ['Filing status', 'Joint'])).toBe(2000);
  });

  test.each([
    [2022, 801, 1602, 599.99, 600],
    [2023, 1000, 2000, 599.99, 600],
    [2024, 1000, 2000, 999.99, 1000],
  ])(
    'in %i the allowance is %i or %i, and coins are free to %d (EStG §§ 20, 23)',
    (year, single, joint, free, taxed) => {
      const gains = (amount: number, asset: string) =>
        sheet([
          HEADINGS,
          [`${year}-01-10`, 'Buy', 'AAA', 100, 10000, 'A', asset],
          [`${year}-07-01`, 'Sell', 'AAA', 100, 10000 + amount, 'A', asset],
        ]);
      const of = (trades: unknown, name: string, ...more: (string | number)[][]): unknown =>
        bundle.call('NET_GAIN', trades, settings('DE', ['Ordinary rate', 0.4], ...more), year, name, AS_OF);
      expect(of(gains(5000, 'stock'), 'exempt')).toBe(single);
      expect(of(gains(5000, 'stock'), 'exempt', ['Filing status', 'Joint'])).toBe(joint);
      expect(of(gains(free, 'crypto'), 'tax')).toBe(0);
      expect(of(gains(taxed, 'crypto'), 'tax')).toBe(taxed * 0.4);
    },
  );

  test('losses of other kinds meet gains of shares', () => {
    const funds = sheet([
      HEADINGS,
      ['2020-01-06', 'Buy', 'AAA', 100, 10000, 'A', 'stock'],
      ['2020-01-06', 'Buy', 'FFF', 100, 10000, 'A', 'ETF'],
      ['2026-03-02', 'Sell', 'AAA', 100, 13000, 'A', 'stock'],
      ['2026-03-02', 'Sell', 'FFF', 100, 8000, 'A', 'ETF'],
    ]);
    expect(line(funds, 'taxable')).toBe(600);
    expect(line(funds, 'losses carried forward')).toBe(0);
    expect(line(funds, 'taxable', ['Losses brought forward', 5000])).toBe(0);
    expect(line(funds, 'losses carried forward', ['Losses brought forward', 5000])).toBe(3400);
    expect(line(funds, 'losses carried forward', ['Share losses brought forward', 5000])).toBe(1400);
    expect(line(funds, 'share losses carried forward', ['Share losses brought forward', 5000])).toBe(2000);
  });

  test('coins are free after a year, and below the limit (EStG § 23)', () => {
    const coins = (bought: string, amount: number) =>
      sheet([
        HEADINGS,
        [bought, 'Buy', 'BTC', 1, 10000, 'W', 'crypto'],
        ['2026-03-02', 'Sell', 'BTC', 1, amount, 'W', 'crypto'],
      ]);
    expect(line(coins('2025-03-01', 15000), 'crypto')).toBe(0);
    expect(line(coins('2025-03-02', 15000), 'crypto')).toBe(5000);
    expect(line(coins('2025-03-02', 10999.99), 'tax')).toBe(0);
    expect(line(coins('2025-03-02', 11000), 'tax')).toBe('');
    expect(line(coins('2025-03-02', 11000), 'tax', ['Ordinary rate', 0.42])).toBe(420);
  });
});

test('coins held for more than a year: no loss counts, whatever they cost', () => {
  const coins = (day: string) =>
    sheet([
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
      ['BTC', 1, day, 10000, 6000, 'W', 'crypto'],
    ]);
  const asked = (day: string) => [
    told('HARVEST_LOSS', coins(day), '', DE, AS_OF)[0]!['Harvestable loss'],
    told('WASH_SALE_RISK', coins(day), '', DE, AS_OF)[0]!['Certainty'],
  ];
  expect(asked('2025-11-19')).toEqual([0, 'Review']);
  expect(asked('2025-11-20')).toEqual([4000, 'Settled']);
});

test('no English or American law is named', () => {
  const trades = sheet([
    HEADINGS,
    ['2025-01-06', 'Buy', 'XYZ', 100, 5000, 'Depot', 'stock'],
    ['2026-06-01', 'Sell', 'XYZ', 60, 2400, 'Depot', 'stock'],
  ]);
  const lots = bundle.table('OPEN_LOTS', trades, DE, AS_OF, [
    ['Symbol', 'Price'],
    ['XYZ', 30],
  ]);
  const text = JSON.stringify([
    lots,
    told('WASH_SALE_RISK', lots, trades, DE, AS_OF),
    told('REALIZED_GAINS', trades, DE, '', AS_OF),
    bundle.table('NET_GAIN', trades, DE, '', 'all', AS_OF),
  ]);
  expect(text).not.toMatch(/U\.S\.C|Schedule D|8949|IRS|TCGA|TCA|[$£]/);
});

describe('Vorabpauschale (InvStG §§ 16, 18, 19)', () => {
  const rows = (...more: (string | number)[][]): unknown =>
    sheet([
      HEADINGS,
      ['2024-03-04', 'Buy', 'VWCE', 100, 9000, 'Depot', 'ETF'],
      ['2026-01-02', 'Vorabpauschale', 'VWCE', '', 120, 'Depot', 'ETF'],
      ...more,
    ]);

  test('is taxed in the year of its row, after the part that is exempt, and within the allowance', () => {
    // 120 × 70% = 84.
    expect(line(rows(), 'other gains')).toBe(84);
    expect([line(rows(), 'exempt'), line(rows(), 'taxable')]).toEqual([84, 0]);
    const all = bundle.table('NET_GAIN', rows(), settings('DE'), 2026, 'all', AS_OF);
    expect(all.find(([label]) => String(label).includes('Vorabpauschalen'))![1]).toBe(120);
  });

  test('and comes off the gain when the fund is sold: nothing is taxed twice', () => {
    const sold = rows(['2026-06-01', 'Sell', 'VWCE', 100, 12000, 'Depot', 'ETF']);
    // (12,000 − 9,000 − 120) × 70% of the sale, and 84 of the year itself: 2,100 in all, 70% of 3,000.
    expect(line(sold, 'other gains')).toBe(2100);
  });

  test('of a fund in the year before, of a bond, of another’s depot: not in this year', () => {
    const before = sheet([
      HEADINGS,
      ['2024-03-04', 'Buy', 'VWCE', 100, 9000, 'Depot', 'ETF'],
      ['2025-01-02', 'Vorabpauschale', 'VWCE', '', 120, 'Depot', 'ETF'],
    ]);
    expect(line(before, 'other gains')).toBe(0);
  });

  test('above the allowance it is taxed', () => {
    const accrued = sheet([
      HEADINGS,
      ['2024-03-04', 'Buy', 'VWCE', 100, 9000, 'Depot', 'ETF'],
      ['2026-01-02', 'Vorabpauschale', 'VWCE', '', 12000, 'Depot', 'ETF'],
    ]);
    // 8,400 less the allowance of 1,000 (single, § 20 Abs. 9), at 25% and the surcharge of 5.5% on it.
    expect(line(accrued, 'tax')).toBe(1951.75);
  });
});
