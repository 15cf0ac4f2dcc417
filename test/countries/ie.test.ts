import { dayFromIso } from '../../src/base/day';
import { AS_OF, bundle, failure, randomTrades, settings, sheet, told } from './support';

const IE = settings('Ireland', ['Owner Ann', 'Spouse']);
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner'];
const gains = (...rows: (string | number)[][]) =>
  told('REALIZED_GAINS', sheet([HEADINGS, ...rows]), IE, '', AS_OF);

describe('which shares are sold', () => {
  test('those of the four weeks before, then the oldest (TCA 1997 ss. 580, 581(1), (2))', () => {
    const rows = gains(
      ['2020-01-06', 'Buy', 'XYZ', 100, 2000, 'A', ''],
      ['2026-02-10', 'Buy', 'XYZ', 50, 2500, 'A', ''],
      ['2026-02-24', 'Sell', 'XYZ', 80, 3600, 'A', ''],
    );
    expect(rows.map(row => [row['Acquired'], row['Quantity'], row['Cost basis']])).toEqual([
      ['2026-02-10', 50, 2500],
      ['2020-01-06', 30, 600],
    ]);
    expect(rows.reduce((sum, row) => sum + Number(row['Gain']), 0)).toBe(500);
  });

  test('day 28 is within four weeks, day 29 is not', () => {
    const sold = (day: string) =>
      gains(
        ['2020-01-06', 'Buy', 'XYZ', 100, 2000, 'A', ''],
        ['2026-02-02', 'Buy', 'XYZ', 50, 2500, 'A', ''],
        [day, 'Sell', 'XYZ', 50, 2600, 'A', ''],
      )[0]!['Acquired'];
    expect(sold('2026-03-02')).toBe('2026-02-02');
    expect(sold('2026-03-03')).toBe('2020-01-06');
  });

  test('all accounts of a person are one holding', () => {
    const [row] = gains(
      ['2020-01-06', 'Buy', 'XYZ', 100, 2000, 'A', ''],
      ['2021-01-06', 'Buy', 'XYZ', 100, 4000, 'B', ''],
      ['2026-03-02', 'Sell', 'XYZ', 100, 5000, 'B', ''],
    );
    expect(row).toMatchObject({ Account: 'B', Acquired: '2020-01-06', 'Cost basis': 2000 });
  });

  test('a sale cannot name its lot', () => {
    const trades = sheet([
      [...HEADINGS, 'Lot'],
      ['2020-01-06', 'Buy', 'XYZ', 100, 2000, 'A', '', 'old'],
      ['2026-03-02', 'Sell', 'XYZ', 100, 5000, 'A', '', 'old'],
    ]);
    expect(failure('REALIZED_GAINS', trades, IE, '', AS_OF)).toMatch(/Trades row 3, Lot: .*580\(2\)/);
  });
});

describe('a loss with a purchase in the four weeks after', () => {
  const bought = ['2020-01-06', 'Buy', 'XYZ', 100, 5000, 'A', ''];
  const sale = ['2026-03-02', 'Sell', 'XYZ', 100, 4000, 'A', ''];

  test('60 of 100 bought back: 600 is ring-fenced, 400 allowed (s. 581(3))', () => {
    const [row] = gains(bought, sale, ['2026-03-20', 'Buy', 'XYZ', 60, 2400, 'B', '']);
    expect(row).toMatchObject({ Code: 'Ring-fenced', Adjustment: 600, Gain: -400 });
    expect(row!['Why']).toContain('581(3)');
  });

  test('the spouse’s purchase counts (s. 581(4)), and a purchase on day 29 does not', () => {
    expect(gains(bought, sale, ['2026-03-30', 'Buy', 'XYZ', 100, 4000, 'S', 'Ann'])[0]).toMatchObject({
      Gain: 0,
    });
    expect(gains(bought, sale, ['2026-03-31', 'Buy', 'XYZ', 100, 4000, 'S', 'Ann'])[0]).toMatchObject({
      Gain: -1000,
    });
  });

  test('it lowers a gain on what was bought, to nothing at most', () => {
    const later = (amount: number) =>
      gains(
        bought,
        sale,
        ['2026-03-09', 'Buy', 'XYZ', 100, 4000, 'A', ''],
        ['2026-08-03', 'Sell', 'XYZ', 100, amount, 'A', ''],
      )[1]!['Gain'];
    expect(later(5600)).toBe(600);
    expect(later(4300)).toBe(0);
    expect(later(3500)).toBe(-500);
  });
});

describe('the year', () => {
  const trades = sheet([
    HEADINGS,
    ['2020-01-06', 'Buy', 'AAA', 100, 10000, 'A', ''],
    ['2020-01-06', 'Buy', 'BBB', 100, 10000, 'A', ''],
    ['2026-03-02', 'Sell', 'AAA', 100, 15000, 'A', ''],
    ['2026-06-01', 'Sell', 'BBB', 100, 9000, 'A', ''],
  ]);
  const line = (name: string, ...more: (string | number)[][]): unknown =>
    bundle.call('NET_GAIN', trades, settings('IE', ...more), 2026, name, AS_OF);

  test('losses, then 1,270, then 33% (TCA 1997 ss. 31, 601, 28)', () => {
    expect(line('net')).toBe(4000);
    expect(line('exempt')).toBe(1270);
    expect(line('taxable')).toBe(2730);
    expect(line('tax')).toBe(900.9);
  });

  test('losses of earlier years come before the exemption', () => {
    expect(line('taxable', ['Losses brought forward', 3500])).toBe(0);
    expect(line('exempt', ['Losses brought forward', 3500])).toBe(500);
    expect(line('losses carried forward', ['Losses brought forward', 5000])).toBe(1000);
  });

  test('funds are left out and said to be', () => {
    const funds = sheet([
      [...HEADINGS, 'Asset'],
      ['2020-01-06', 'Buy', 'VWCE', 100, 10000, 'A', '', 'ETF'],
      ['2026-03-02', 'Sell', 'VWCE', 100, 15000, 'A', '', 'ETF'],
    ]);
    expect(bundle.call('NET_GAIN', funds, settings('IE'), 2026, 'net', AS_OF)).toBe(0);
    expect(JSON.stringify(bundle.table('NET_GAIN', funds, settings('IE'), 2026, 'all', AS_OF))).toContain(
      'exit tax',
    );
  });
});

describe('before selling and buying', () => {
  const asOf = bundle.day('2026-03-02');
  const lots = sheet([
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
    ['XYZ', 100, '2020-01-06', 5000, 40, 'A'],
  ]);
  const bought = ['2020-01-06', 'Buy', 'XYZ', 100, 5000, 'A', ''];

  test('a planned purchase ring-fences its part', () => {
    const trades = sheet([HEADINGS, bought, ['2026-03-20', 'Buy', 'XYZ', 60, 2400, 'A', '']]);
    expect(told('HARVEST_LOSS', lots, trades, IE, asOf)[0]).toEqual({ 'Harvestable loss': 400 });
    expect(told('WASH_SALE_RISK', lots, trades, IE, asOf)[0]).toMatchObject({
      Risk: 'Partial',
      'Shares at risk': 60,
      'Deferred loss': 600,
      'Do not buy before': '2026-03-31',
    });
  });

  test('buying back waits for the day after four weeks', () => {
    const trades = sheet([HEADINGS, bought, ['2026-02-23', 'Sell', 'XYZ', 100, 4000, 'A', '']]);
    expect(told('BUY_CHECK', [['XYZ']], trades, IE, asOf)[0]).toMatchObject({
      Buy: 'No',
      'Not before': '2026-03-24',
      'Loss at stake': 1000,
    });
    expect(told('BUY_CHECK', [['XYZ']], trades, IE, bundle.day('2026-03-24'))[0]).toMatchObject({
      Buy: 'Yes',
    });
  });

  test('a fund’s loss counts for nothing here', () => {
    const funds = sheet([
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
      ['VWCE', 100, '2020-01-06', 5000, 40, 'A', 'ETF'],
    ]);
    expect(told('HARVEST_LOSS', funds, '', IE, asOf)[0]).toEqual({ 'Harvestable loss': 0 });
    expect(told('WASH_SALE_RISK', funds, '', IE, asOf)[0]).toMatchObject({
      Risk: 'None',
      Certainty: 'Review',
    });
  });

  test('nobody reads a word of another country', () => {
    const trades = sheet([HEADINGS, bought, ['2026-03-20', 'Buy', 'XYZ', 60, 2400, 'A', '']]);
    const text = JSON.stringify([
      told('WASH_SALE_RISK', lots, trades, IE, asOf),
      told('BUY_CHECK', [['XYZ']], trades, IE, asOf),
      told('REALIZED_GAINS', trades, IE, '', asOf),
      told('OPEN_LOTS', trades, IE, asOf),
      bundle.table('NET_GAIN', trades, IE, '', 'all', asOf),
    ]);
    expect(text).not.toMatch(/U\.S\.C|Schedule D|8949|IRS|Rev\. Rul|[$£]|TCGA/);
  });
});

/** The statute in plain numbers: parts of lots, each with the ring-fenced loss that stands on it. */
function plainModel(trades: readonly (readonly [string, string, number, number])[]): Map<number, number> {
  const rows = trades.map(([iso, action, shares, amount]) => ({
    day: dayFromIso(iso)!,
    action,
    shares,
    amount,
  }));
  const lots: { day: number; shares: number; cost: number; ring: number }[] = [];
  const losses: { row: number; day: number; bought: number; taken: number; open: number; each: number }[] =
    [];
  /** Of each sale, how many shares have been bought back. */
  const back = new Map<number, number>();
  const gainsOf = new Map<number, number>();
  rows.forEach(({ day, action, shares, amount }, row) => {
    if (action === 'Buy') {
      const each = amount / shares;
      let left = shares;
      // The earliest sale first; of its loss the part that what is bought back is of what was sold: s. 581(3).
      for (const sale of new Set(losses.map(loss => loss.row))) {
        const parts = losses.filter(loss => loss.row === sale && loss.open > 1e-9 && day - loss.day <= 28);
        if (parts.length === 0) continue;
        const sold = rows[sale]!.shares;
        const known = back.get(sale) ?? 0;
        const more = Math.min(left, sold - known);
        back.set(sale, known + more);
        for (const loss of parts) {
          const taken = (more * loss.taken) / sold;
          loss.open -= taken;
          left -= taken;
          gainsOf.set(loss.row, gainsOf.get(loss.row)! + taken * loss.each);
          lots.push({ day, shares: taken, cost: each, ring: loss.each });
        }
      }
      if (left > 0) lots.push({ day, shares: left, cost: each, ring: 0 });
      return;
    }
    const recent = lots.filter(lot => day - lot.day <= 28);
    let left = shares;
    gainsOf.set(row, 0);
    for (const lot of [...recent, ...lots.filter(one => !recent.includes(one))]) {
      const taken = Math.min(left, lot.shares);
      if (taken === 0) continue;
      left -= taken;
      lot.shares -= taken;
      const bare = amount / shares - lot.cost;
      const each = bare > 0 ? Math.max(0, bare - lot.ring) : bare;
      gainsOf.set(row, gainsOf.get(row)! + taken * each);
      if (each < 0) losses.push({ row, day, bought: lot.day, taken, open: taken, each: -each });
    }
    losses.sort((a, b) => a.row - b.row || a.bought - b.bought);
  });
  return gainsOf;
}

test.each([...Array(80).keys()])('random history %i equals the statute in plain numbers', seed => {
  const history = randomTrades(seed + 31, 16);
  const trades = sheet([
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
    ...history.map(([one, action, shares, amount], index) => [
      one,
      action,
      'XYZ',
      shares,
      amount,
      // One holding, wherever the shares are kept.
      index % 3 === 0 ? 'A' : 'B',
    ]),
  ]);
  const found = new Map<string, number>();
  for (const row of told('REALIZED_GAINS', trades, IE, '', AS_OF)) {
    const sold = String(row['Sold']);
    found.set(sold, (found.get(sold) ?? 0) + Number(row['Gain']));
  }
  for (const [row, gain] of plainModel(history)) {
    expect(Math.abs(found.get(history[row]![0])! - gain)).toBeLessThan(0.02);
  }
});
