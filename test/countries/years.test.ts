import { AS_OF, bundle, settings, sheet } from './support';

/** Lines of a country's year that its other tests could lose: each worked out by hand beside the settings that make it. */
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];
const sold = (gain: number, asset = 'stock', bought = '2025-12-01', day = '2026-10-01') => [
  [bought, 'Buy', 'XYZ', 100, 10000, 'A', asset],
  [day, 'Sell', 'XYZ', 100, 10000 + gain, 'A', asset],
];
const line = (country: string, name: string, rows: (string | number)[][], ...more: (string | number)[][]) =>
  bundle.call('NET_GAIN', sheet([HEADINGS, ...rows]), settings(country, ...more), 2026, name, AS_OF);

describe('Ireland: losses carried forward, TCA 1997 s. 31', () => {
  const forward = (gain: number, brought: number) =>
    line('Ireland', 'losses carried forward', sold(gain), ['Losses brought forward', brought]);

  test('what no gain has used goes on, the year’s own losses with it', () => {
    expect(forward(1000, 3000)).toBe(2000);
    expect(forward(1000, 400)).toBe(0);
    expect(forward(-500, 3000)).toBe(3500);
    expect(forward(-500, 0)).toBe(500);
  });

  test('they come before the personal exemption of 1,270, which they waste', () => {
    const brought = ['Losses brought forward', 800];
    expect(line('Ireland', 'losses used', sold(1000), brought)).toBe(800);
    expect(line('Ireland', 'exempt', sold(1000), brought)).toBe(200);
  });
});

describe('Australia', () => {
  test('distributions of discount gains count among those with the discount: item 18', () => {
    // 1,000 without the discount, 4,000 with it: half of 4,000 and all of 1,000.
    const own = ['Capital gain distributions', 4000];
    expect(line('Australia', 'gains', sold(1000), own)).toBe(5000);
    expect(line('Australia', 'discount', sold(1000), own)).toBe(2000);
    expect(line('Australia', 'taxable', sold(1000), own)).toBe(3000);
  });

  test.each([
    ['Short-term gain elsewhere', 600],
    ['Long-term gain elsewhere', 600],
  ])('%s below zero is a loss, and lowers no gain twice', (name, loss) => {
    expect(line('Australia', 'losses', sold(1000), [name, -loss])).toBe(600);
    expect(line('Australia', 'gains', sold(1000), [name, -loss])).toBe(1000);
    expect(line('Australia', 'net', sold(1000), [name, -loss])).toBe(400);
    expect(line('Australia', 'losses carried forward', sold(200), [name, -loss])).toBe(400);
  });
});

describe.each(['UK', 'Canada', 'Ireland'])('%s: a loss elsewhere is a loss', country => {
  test('and meets the gains of the tables', () => {
    const gross = Number(line(country, 'net', sold(10000)));
    const net = Number(line(country, 'net', sold(10000), ['Short-term gain elsewhere', -4000]));
    expect(net).toBeCloseTo(gross * 0.6, 2);
  });
});

describe('Germany: dividends and interest are capital income of the general pot, EStG § 20', () => {
  test.each([['Qualified dividends'], ['Other investment income']])('%s', name => {
    expect(line('Germany', 'other gains', sold(500), [name, 2000])).toBe(2000);
    // 2,500 less 1,000: 1,500 at 26.375%.
    expect(line('Germany', 'tax', sold(500), [name, 2000])).toBe(395.63);
    // Losses of shares do not meet them.
    expect(line('Germany', 'share losses carried forward', sold(-500), [name, 2000])).toBe(500);
    // Losses of funds do, less 30%.
    expect(line('Germany', 'taxable', sold(-1000, 'ETF'), [name, 2000])).toBe(300);
  });
});

describe('India: losses of earlier years, Act of 2025 s. 111', () => {
  test('short-term ones meet short-term, then long-term gains', () => {
    const brought = ['Short-term carryover in', 7000];
    expect(line('India', 'short', sold(5000), brought)).toBe(0);
    expect(line('India', 'short losses carried forward', sold(5000), brought)).toBe(2000);
    const long = sold(200000, 'stock', '2024-01-05');
    expect(line('India', 'long', long, brought)).toBe(193000);
    expect(line('India', 'short losses carried forward', long, brought)).toBe(0);
  });

  test('long-term ones meet long-term gains only, before the exemption', () => {
    const brought = ['Long-term carryover in', 50000];
    expect(line('India', 'long', sold(200000, 'stock', '2024-01-05'), brought)).toBe(150000);
    expect(line('India', 'exempt', sold(200000, 'stock', '2024-01-05'), brought)).toBe(125000);
    expect(line('India', 'short', sold(5000), brought)).toBe(5000);
    expect(line('India', 'long losses carried forward', sold(5000), brought)).toBe(50000);
  });

  test('the year’s own losses come first', () => {
    const rows = [...sold(5000), ...sold(-3000).map(row => row.map(cell => (cell === 'XYZ' ? 'ABC' : cell)))];
    expect(line('India', 'short losses carried forward', rows, ['Short-term carryover in', 4000])).toBe(2000);
  });
});

describe('Canada: what a superficial loss adds to the cost joins it on the day of the sale', () => {
  test('where shares are held at that day’s end: a sale later that day has it already', () => {
    const rows = [
      ['2026-01-05', 'Buy', 'XYZ', 200, 2000, 'A', 'stock'],
      // 100 sold at a loss of 400, bought back within the period: denied, and 100 are still held.
      ['2026-06-01', 'Sell', 'XYZ', 100, 600, 'A', 'stock'],
      ['2026-06-10', 'Buy', 'XYZ', 100, 600, 'A', 'stock'],
      ['2026-06-20', 'Sell', 'XYZ', 100, 1500, 'A', 'stock'],
    ];
    const table = bundle.table('REALIZED_GAINS', sheet([HEADINGS, ...rows]), settings('Canada'), '', AS_OF);
    const at = (row: number, heading: string) => table[row]![table[0]!.indexOf(heading)];
    expect([at(1, 'Adjustment'), at(1, 'Gain')]).toEqual([400, 0]);
    // (1,000 + 400 + 600) / 200 a share: 1,500 − 1,000.
    expect([at(2, 'Cost basis'), at(2, 'Gain')]).toEqual([1000, 500]);
  });

  test('bought again on the very day, where none was left before', () => {
    const rows = [
      ['2026-01-05', 'Buy', 'XYZ', 100, 1000, 'A', 'stock'],
      ['2026-06-01', 'Sell', 'XYZ', 100, 600, 'A', 'stock'],
      ['2026-06-01', 'Buy', 'XYZ', 100, 650, 'A', 'stock'],
      ['2026-09-01', 'Sell', 'XYZ', 100, 1500, 'A', 'stock'],
    ];
    const table = bundle.table('REALIZED_GAINS', sheet([HEADINGS, ...rows]), settings('Canada'), '', AS_OF);
    const total = table.slice(1).reduce((sum, row) => sum + Number(row[table[0]!.indexOf('Gain')]), 0);
    // Nothing of the 1,650 paid is lost: 2,100 − 1,650.
    expect(total).toBe(450);
  });
});
