import { AS_OF, bundle, failure, settings, sheet, told } from './support';

const AU = settings('Australia');
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'];
const bought = (symbol: string, day: string, amount: number) => [day, 'Buy', symbol, 100, amount, 'A'];
const sold = (symbol: string, day: string, amount: number) => [day, 'Sell', symbol, 100, amount, 'A'];
const line = (trades: unknown, name: string, year: number, ...more: (string | number)[][]): unknown =>
  bundle.call('NET_GAIN', trades, settings('AU', ...more), year, name, AS_OF);

describe('the income year from 1 July', () => {
  const trades = sheet([
    HEADINGS,
    bought('AAA', '2020-01-06', 10000),
    bought('BBB', '2020-01-06', 10000),
    sold('AAA', '2025-07-01', 30000),
    sold('BBB', '2026-06-30', 2000),
  ]);

  test('losses come before the discount (ITAA 1997 s. 102-5)', () => {
    expect(line(trades, 'gains', 2025)).toBe(20000);
    expect(line(trades, 'net', 2025)).toBe(12000);
    expect(line(trades, 'taxable', 2025)).toBe(6000);
    expect(line(trades, 'tax', 2025, ['Ordinary rate', 0.39])).toBe(2340);
    expect(line(trades, 'gains', 2024)).toBe(0);
    const table = bundle.table('NET_GAIN', trades, AU, 2025, 'all', AS_OF);
    expect(table[0]![0]).toBe('Income year 2025–26');
  });

  test('losses go off gains without the discount first', () => {
    const mixed = sheet([
      HEADINGS,
      bought('AAA', '2020-01-06', 10000),
      bought('BBB', '2025-07-07', 10000),
      bought('CCC', '2020-01-06', 10000),
      sold('AAA', '2025-09-01', 20000),
      sold('BBB', '2025-09-01', 13000),
      sold('CCC', '2025-09-01', 5000),
    ]);
    // 5,000 of loss: 3,000 off the plain gain, 2,000 off the other, then half of 8,000.
    expect(line(mixed, 'taxable', 2025)).toBe(4000);
    expect(line(mixed, 'taxable', 2025, ['Losses brought forward', 9000])).toBe(0);
    expect(line(mixed, 'losses carried forward', 2025, ['Losses brought forward', 9000])).toBe(1000);
  });

  test('twelve months without the days of purchase and sale (s. 115-25; TD 2002/10)', () => {
    const held = (day: string) =>
      line(sheet([HEADINGS, bought('AAA', '2024-09-02', 10000), sold('AAA', day, 12000)]), 'discount', 2025);
    expect(held('2025-09-02')).toBe(0);
    expect(held('2025-09-03')).toBe(1000);
  });

  test('from 1 July 2027 the discount is gone, and no figure is guessed', () => {
    const later = bundle.day('2028-01-10');
    const trade = sheet([HEADINGS, bought('AAA', '2020-01-06', 10000), sold('AAA', '2027-08-02', 12000)]);
    expect(bundle.call('NET_GAIN', trade, AU, 2027, 'net', later)).toBe(2000);
    expect(bundle.call('NET_GAIN', trade, AU, 2027, 'taxable', later)).toBe('');
    expect(JSON.stringify(bundle.table('NET_GAIN', trade, AU, 2027, 'all', later))).toContain('1 July 2027');
  });
});

test('a parcel may be named; the oldest first otherwise (TD 33)', () => {
  const rows = (lot: string) =>
    told(
      'REALIZED_GAINS',
      sheet([
        [...HEADINGS, 'Lot'],
        [...bought('AAA', '2020-01-06', 10000), 'old'],
        [...bought('AAA', '2024-01-08', 30000), 'new'],
        [...sold('AAA', '2026-03-02', 20000), lot],
      ]),
      AU,
      '',
      AS_OF,
    );
  expect(rows('')[0]).toMatchObject({ Gain: 10000, Term: 'Long' });
  expect(rows('new')[0]).toMatchObject({ Gain: -10000 });
});

describe('a purpose, not a count of days', () => {
  const lots = sheet([
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
    ['AAA', 100, '2020-01-06', 10000, 50, 'A'],
    ['BBB', 100, '2020-01-06', 1000, 50, 'A'],
  ]);

  test('a loss is for review, a gain is not', () => {
    const risks = told('WASH_SALE_RISK', lots, '', AU, AS_OF);
    expect(risks[0]).toMatchObject({ Risk: 'None', Certainty: 'Review', 'Do not buy before': '' });
    expect(risks[0]!['Why']).toContain('TR 2008/1');
    expect(risks[1]).toMatchObject({ Risk: 'None', Certainty: 'Settled' });
    expect(told('HARVEST_LOSS', lots, '', AU, AS_OF).map(row => row['Harvestable loss'])).toEqual([5000, 0]);
  });

  test('buying back what was sold at a loss this income year is for review', () => {
    const trades = sheet([HEADINGS, bought('AAA', '2020-01-06', 10000), sold('AAA', '2026-08-03', 6000)]);
    expect(told('BUY_CHECK', [['AAA'], ['BBB']], trades, AU, AS_OF)).toMatchObject([
      { Buy: 'Review', 'Not before': '', 'Loss at stake': 4000 },
      { Buy: 'Yes' },
    ]);
    expect(told('BUY_CHECK', '', trades, AU, AS_OF)).toHaveLength(1);
  });
});

test('shares that pass to the spouse are sold at market value, and an inheritance keeps the day and cost of the deceased', () => {
  const law = settings('AU', ['Owner Ann', 'Spouse']);
  const headings = [...HEADINGS, 'Owner'];
  const moved = (to: string) =>
    sheet([
      headings,
      [...bought('AAA', '2020-01-06', 10000), ''],
      ['2026-01-06', 'Transfer out', 'AAA', 100, '', 'A', ''],
      ['2026-01-06', 'Transfer in', 'AAA', 100, '', 'B', to],
    ]);
  expect(failure('OPEN_LOTS', moved('Ann'), law, AS_OF)).toMatch(/Trades row 4, Action: .*market value/);
  expect(told('OPEN_LOTS', moved(''), law, AS_OF)[0]).toMatchObject({ Account: 'B', 'Cost basis': 10000 });
  const inherited = sheet([headings, ['2026-01-06', 'Inherit', 'AAA', 100, 5000, 'A', '']]);
  expect(failure('OPEN_LOTS', inherited, law, AS_OF)).toContain('deceased');
});

test('a gift is a disposal at market value: refused with what to write', () => {
  const trades = sheet([
    HEADINGS,
    bought('AAA', '2020-01-06', 10000),
    ['2026-01-06', 'Gift out', 'AAA', 10, '', 'A'],
  ]);
  expect(failure('REALIZED_GAINS', trades, AU, '', AS_OF)).toMatch(/Trades row 3, Action: .*market value/);
});
