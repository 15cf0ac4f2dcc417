import { AS_OF, bundle, settings, sheet, told } from './support';

const IN = settings('India');
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];
const bought = (symbol: string, day: string, amount: number, asset = 'stock') => [
  day,
  'Buy',
  symbol,
  100,
  amount,
  'Demat',
  asset,
];
const sold = (symbol: string, day: string, amount: number, asset = 'stock') => [
  day,
  'Sell',
  symbol,
  100,
  amount,
  'Demat',
  asset,
];
const line = (trades: unknown, name: string, year: number, ...more: (string | number)[][]): unknown =>
  bundle.call('NET_GAIN', trades, settings('IN', ...more), year, name, AS_OF);

describe('the financial year from 1 April', () => {
  const trades = sheet([
    HEADINGS,
    bought('SG', '2025-06-02', 100000),
    sold('SG', '2025-12-01', 150000),
    bought('LG', '2020-06-01', 100000),
    sold('LG', '2025-12-01', 400000),
    bought('SL', '2025-06-02', 100000),
    sold('SL', '2025-12-01', 20000),
    bought('LL', '2020-06-01', 100000),
    sold('LL', '2025-12-01', 60000),
  ]);

  test('short-term losses off both, long-term losses off long-term gains, then 1.25 lakh (s. 108)', () => {
    expect(line(trades, 'short', 2025)).toBe(0);
    expect(line(trades, 'long', 2025)).toBe(230000);
    expect(line(trades, 'exempt', 2025)).toBe(125000);
    expect(line(trades, 'taxable', 2025)).toBe(105000);
    expect(line(trades, 'tax', 2025)).toBe(13125);
    expect(line(trades, 'short', 2024)).toBe(0);
  });

  test('a long-term loss never meets a short-term gain', () => {
    const mixed = sheet([
      HEADINGS,
      bought('SG', '2025-06-02', 100000),
      sold('SG', '2025-12-01', 150000),
      bought('LL', '2020-06-01', 100000),
      sold('LL', '2025-12-01', 60000),
    ]);
    expect(line(mixed, 'short', 2025)).toBe(50000);
    expect(line(mixed, 'long losses carried forward', 2025)).toBe(40000);
    expect(line(mixed, 'tax', 2025)).toBe(10000);
  });

  test('losses of earlier years, by their term', () => {
    const brought = [
      ['Short-term carryover in', 100000],
      ['Long-term carryover in', 500000],
    ];
    expect(line(trades, 'long', 2025, ...brought)).toBe(0);
    expect(line(trades, 'long losses carried forward', 2025, ...brought)).toBe(270000);
    expect(line(trades, 'short losses carried forward', 2025, ...brought)).toBe(100000);
  });

  test('rates by the day within 2024–25: 15 and 10 to 22 July, 20 and 12.5 from the 23rd', () => {
    const gain = (day: string, from: string) =>
      line(sheet([HEADINGS, bought('AAA', from, 100000), sold('AAA', day, 400000)]), 'tax', 2024);
    expect(gain('2024-07-22', '2024-04-02')).toBe(45000);
    expect(gain('2024-07-23', '2024-04-02')).toBe(60000);
    // (300,000 − 125,000) × 10% and 12.5%.
    expect(gain('2024-07-22', '2020-04-02')).toBe(17500);
    expect(gain('2024-07-23', '2020-04-02')).toBe(21875);
  });

  test('coins: every gain is taxed, no loss counts (s. 115BBH)', () => {
    const coins = sheet([
      HEADINGS,
      bought('BTC', '2025-05-02', 100000, 'crypto'),
      sold('BTC', '2025-12-01', 150000, 'crypto'),
      bought('ETH', '2025-05-02', 100000, 'crypto'),
      sold('ETH', '2025-12-01', 20000, 'crypto'),
    ]);
    expect(line(coins, 'crypto', 2025)).toBe(50000);
    expect(line(coins, 'tax', 2025)).toBe(15000);
    expect(line(coins, 'short losses carried forward', 2025)).toBe(0);
  });
});

test('more than twelve months: the day after the anniversary', () => {
  const term = (day: string) =>
    told(
      'REALIZED_GAINS',
      sheet([HEADINGS, bought('A', '2024-09-02', 100), sold('A', day, 90)]),
      IN,
      '',
      AS_OF,
    )[0]!['Term'];
  expect(term('2025-09-02')).toBe('Short');
  expect(term('2025-09-03')).toBe('Long');
});

test('no rule about buying back is claimed, and GAAR is named', () => {
  const lots = sheet([
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
    ['AAA', 100, '2020-01-06', 10000, 50, 'Demat', 'stock'],
    ['BTC', 1, '2020-01-06', 10000, 50, 'W', 'crypto'],
  ]);
  const risks = told('WASH_SALE_RISK', lots, '', IN, AS_OF);
  expect(risks[0]).toMatchObject({ Risk: 'None', Certainty: 'Settled' });
  expect(risks[0]!['Why']).toContain('GAAR');
  expect(risks[1]).toMatchObject({ Certainty: 'Review' });
  expect(told('HARVEST_LOSS', lots, '', IN, AS_OF).map(row => row['Harvestable loss'])).toEqual([5000, 0]);
});

describe('held on 31 January 2018 (s. 55(2)(ac))', () => {
  /** Bought for 50,000; the row of the field: 1,034.3 units, worth 65,502 then, sold for 60,010.10: no gain. */
  const units = (fair: number | '', proceeds: number, more: (string | number)[][] = []): unknown =>
    sheet([
      [...HEADINGS, 'Fair value'],
      ['2017-05-02', 'Buy', 'MF', 1000, 50000, 'Demat', 'fund', fair],
      ...more.map(row => [...row, '']),
      ['2025-06-02', 'Sell', 'MF', 1000, proceeds, 'Demat', 'fund', ''],
    ]);
  const gain = (trades: unknown): unknown => told('REALIZED_GAINS', trades, IN, '', AS_OF)[0]!['Gain'];

  test.each([
    ['sold above its value then: the value is the cost', 80000, 80000 - 65000],
    ['sold between what was paid and its value: no gain', 60010.1, 0],
    ['sold below what was paid: the loss is on what was paid', 45000, -5000],
  ])('%s', (_, proceeds, expected) => {
    expect(gain(units(65, proceeds))).toBe(expected);
  });

  test('a value below what was paid changes nothing', () => {
    expect(gain(units(40, 80000))).toBe(30000);
  });

  test('not told, a gain is refused with the way out; a loss stands', () => {
    expect(() => told('REALIZED_GAINS', units('', 45000), IN, '', AS_OF)).not.toThrow();
    expect(() => line(units('', 80000), 'long', 2025)).toThrow(/Fair value of the Buy/);
  });

  test('a split afterwards, and a part sold', () => {
    const trades = sheet([
      [...HEADINGS, 'Fair value'],
      ['2017-05-02', 'Buy', 'INFY', 100, 5000, 'Demat', 'stock', 80],
      ['2018-09-04', 'Split', 'INFY', '2:1', '', 'Demat', 'stock', ''],
      ['2025-06-02', 'Sell', 'INFY', 100, 6000, 'Demat', 'stock', ''],
    ]);
    // Half of the 200: 4,000 of the value of 8,000.
    expect(gain(trades)).toBe(2000);
    expect(line(trades, 'long', 2025)).toBe(2000);
  });

  test('from 1 February 2018 on it is the value of the day, as of shares of an employer’s plan', () => {
    const trades = sheet([
      [...HEADINGS, 'Fair value'],
      ['2018-02-01', 'Buy', 'MF', 1000, 50000, 'Demat', 'fund', 65],
      ['2025-06-02', 'Sell', 'MF', 1000, 80000, 'Demat', 'fund', ''],
    ]);
    expect(gain(trades)).toBe(15000);
  });
});
