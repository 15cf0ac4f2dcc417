import { AS_OF, bundle, failure, randomTrades, settings, sheet, told } from './support';

/** Spain: Ley 35/2006 del IRPF (LIRPF). */
const ES = settings('Spain', ['Owner Ann', 'Spouse']);
const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];
const gains = (...rows: (string | number)[][]) =>
  told('REALIZED_GAINS', sheet([HEADINGS, ...rows]), ES, '', AS_OF);

describe('which shares are sold', () => {
  test('the oldest of all accounts, whatever the sale names (LIRPF art. 37.2)', () => {
    const [row] = gains(
      ['2020-01-07', 'Buy', 'XYZ', 100, 2000, 'A', 'stock'],
      ['2021-01-07', 'Buy', 'XYZ', 100, 4000, 'B', 'stock'],
      ['2026-03-02', 'Sell', 'XYZ', 100, 5000, 'B', 'stock'],
    );
    expect(row).toMatchObject({ Account: 'B', Acquired: '2020-01-07', 'Cost basis': 2000, Gain: 3000 });
    const named = sheet([
      [...HEADINGS, 'Lot'],
      ['2020-01-07', 'Buy', 'XYZ', 100, 2000, 'A', 'stock', 'old'],
      ['2026-03-02', 'Sell', 'XYZ', 100, 5000, 'A', 'stock', 'old'],
    ]);
    expect(failure('REALIZED_GAINS', named, ES, '', AS_OF)).toMatch(/Lot: .*37\.2/);
  });
});

describe('a loss with a purchase in the two months before or after (LIRPF art. 33.5 f))', () => {
  const sold = (...more: (string | number)[][]) =>
    gains(
      ['2020-01-07', 'Buy', 'XYZ', 100, 5000, 'A', 'stock'],
      ['2026-03-02', 'Sell', 'XYZ', 100, 4000, 'A', 'stock'],
      ...more,
    );

  test.each([
    ['2026-05-02', 1000],
    ['2026-05-03', 0],
  ])('bought back on %s, of two months the last day or the day after', (day, deferred) => {
    expect(sold([day, 'Buy', 'XYZ', 100, 4000, 'B', 'stock'])[0]).toMatchObject({
      Adjustment: deferred,
      Gain: deferred - 1000,
    });
  });

  test.each([
    ['2026-01-02', 1000],
    ['2026-01-01', 0],
  ])('bought on %s, before', (day, deferred) => {
    const [row] = sold([day, 'Buy', 'XYZ', 100, 4000, 'B', 'stock']);
    expect(row).toMatchObject({ Adjustment: deferred });
    expect(String(row!['Why'])).toMatch(deferred > 0 ? /33\.5 f\)/ : /37\.2/);
  });

  test('two months after 31 December end on the last day of February (Código Civil art. 5)', () => {
    const on = (day: string) =>
      gains(
        ['2020-01-07', 'Buy', 'XYZ', 100, 5000, 'A', 'stock'],
        ['2025-12-31', 'Sell', 'XYZ', 100, 4000, 'A', 'stock'],
        [day, 'Buy', 'XYZ', 100, 4000, 'A', 'stock'],
      )[0]!['Adjustment'];
    expect(on('2026-02-28')).toBe(1000);
    expect(on('2026-03-01')).toBe(0);
  });

  test('it counts as what was bought is sold', () => {
    const rows = sold(
      ['2026-03-20', 'Buy', 'XYZ', 60, 2400, 'A', 'stock'],
      ['2026-08-03', 'Sell', 'XYZ', 30, 1500, 'A', 'stock'],
    );
    expect(rows.map(row => row['Gain'])).toEqual([-400, 0]);
    expect(String(rows[1]!['Why'])).toContain('A deferred loss of €300.00');
  });

  test('the taxpayer’s own purchases alone: not the spouse’s, not a pension plan’s', () => {
    const trades = sheet([
      [...HEADINGS, 'Owner', 'Account type'],
      ['2020-01-07', 'Buy', 'XYZ', 100, 5000, 'A', 'stock', '', ''],
      ['2026-03-02', 'Sell', 'XYZ', 100, 4000, 'A', 'stock', '', ''],
      ['2026-03-09', 'Buy', 'XYZ', 100, 4000, 'S', 'stock', 'Ann', ''],
      ['2026-03-09', 'Buy', 'XYZ', 100, 4000, 'P', 'stock', '', 'SIPP'],
    ]);
    expect(told('REALIZED_GAINS', trades, ES, '', AS_OF)[0]).toMatchObject({ Gain: -1000 });
  });

  test('the tax office’s own example: 995 of 1,005 bought back, then 955 of them sold for good', () => {
    const rows = gains(
      ['2026-01-01', 'Buy', 'XYZ', 105, 99750, 'A', 'stock'],
      ['2026-02-10', 'Buy', 'XYZ', 900, 900000, 'A', 'stock'],
      ['2026-02-15', 'Sell', 'XYZ', 1005, 854250, 'A', 'stock'],
      ['2026-03-01', 'Buy', 'XYZ', 950, 940500, 'A', 'stock'],
      ['2026-03-10', 'Buy', 'XYZ', 15, 14700, 'A', 'stock'],
      ['2026-04-01', 'Sell', 'XYZ', 965, 916750, 'A', 'stock'],
      ['2026-04-05', 'Buy', 'XYZ', 30, 24000, 'A', 'stock'],
      ['2026-04-16', 'Buy', 'XYZ', 10, 8200, 'A', 'stock'],
    );
    const first = rows.filter(row => row['Sold'] === '2026-02-15');
    const sum = (of: typeof rows, column: string): number =>
      of.reduce((all, row) => all + Number(row[column]), 0);
    expect(sum(first, 'Proceeds') - sum(first, 'Cost basis')).toBeCloseTo(-145500, 6);
    // Of the shares sold first, 995: all but ten of those that lost 150 each.
    expect(sum(first, 'Adjustment')).toBeCloseTo(145500 - 10 * 150, 6);
    // What the whole history has lost is lost or still waits in the forty shares held.
    const held = told('OPEN_LOTS', sheet([HEADINGS, ...HISTORY]), ES, AS_OF);
    const waits = sum(held, 'Wash adjustment');
    const bare = 854250 + 916750 - (99750 + 900000 + 940500 + 14700);
    expect(sum(rows, 'Gain') - waits).toBeCloseTo(bare, 6);
    expect(held.reduce((all, row) => all + Number(row['Quantity']), 0)).toBe(40);
  });
  const HISTORY = [
    ['2026-01-01', 'Buy', 'XYZ', 105, 99750, 'A', 'stock'],
    ['2026-02-10', 'Buy', 'XYZ', 900, 900000, 'A', 'stock'],
    ['2026-02-15', 'Sell', 'XYZ', 1005, 854250, 'A', 'stock'],
    ['2026-03-01', 'Buy', 'XYZ', 950, 940500, 'A', 'stock'],
    ['2026-03-10', 'Buy', 'XYZ', 15, 14700, 'A', 'stock'],
    ['2026-04-01', 'Sell', 'XYZ', 965, 916750, 'A', 'stock'],
    ['2026-04-05', 'Buy', 'XYZ', 30, 24000, 'A', 'stock'],
    ['2026-04-16', 'Buy', 'XYZ', 10, 8200, 'A', 'stock'],
  ];
});

describe('before a sale', () => {
  const trades = sheet([
    HEADINGS,
    ['2020-01-07', 'Buy', 'XYZ', 100, 5000, 'A', 'stock'],
    ['2026-10-05', 'Buy', 'XYZ', 40, 1600, 'A', 'stock'],
  ]);
  const lots = sheet([
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
    ['XYZ', 100, '2020-01-07', 5000, 40, 'A', 'stock'],
    ['XYZ', 40, '2026-10-05', 1600, 40, 'A', 'stock'],
  ]);
  test('the first clean day is two months and a day after the purchase; bought again from two months and a day on', () => {
    expect(told('HARVEST_LOSS', lots, trades, ES, AS_OF)[0]).toEqual({ 'Harvestable loss': 600 });
    expect(told('WASH_SALE_RISK', lots, trades, ES, AS_OF)[0]).toMatchObject({
      Risk: 'Partial',
      Certainty: 'Settled',
      'Shares at risk': 40,
      'Deferred loss': 400,
      'Clear to sell': '2026-12-06',
      'Do not buy before': '2027-01-21',
    });
  });

  test('BUY_CHECK: two months after a sale at a loss', () => {
    const sale = sheet([
      HEADINGS,
      ['2020-01-07', 'Buy', 'XYZ', 100, 5000, 'A', 'stock'],
      ['2026-10-05', 'Sell', 'XYZ', 100, 4000, 'A', 'stock'],
    ]);
    expect(told('BUY_CHECK', [['XYZ']], sale, ES, AS_OF)[0]).toMatchObject({
      Buy: 'No',
      'Not before': '2026-12-06',
      'Loss at stake': 1000,
    });
    expect(told('BUY_CHECK', [['XYZ']], sale, ES, bundle.day('2026-12-06'))[0]).toMatchObject({ Buy: 'Yes' });
  });

  test('coins and funds that no market trades are Review, bonds are income from capital', () => {
    const of = (asset: string) =>
      sheet([
        ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
        ['XYZ', 100, '2020-01-07', 5000, 40, 'A', asset],
      ]);
    expect(told('WASH_SALE_RISK', of('coin'), '', ES, AS_OF)[0]).toMatchObject({ Certainty: 'Review' });
    expect(told('WASH_SALE_RISK', of('fund'), '', ES, AS_OF)[0]).toMatchObject({ Certainty: 'Review' });
    expect(told('WASH_SALE_RISK', of('ETF'), '', ES, AS_OF)[0]).toMatchObject({ Certainty: 'Settled' });
    expect(JSON.stringify(told('HARVEST_CHECK', of('bond'), '', ES, '', AS_OF))).toContain('art. 25.2');
  });
});

describe('the year (LIRPF arts. 49, 66, 76)', () => {
  const line = (year: number, gain: number, name: string, ...more: (string | number)[][]) =>
    bundle.call(
      'NET_GAIN',
      sheet([
        HEADINGS,
        ['2015-01-07', 'Buy', 'XYZ', 100, 1_000_000, 'A', 'stock'],
        [`${year}-06-01`, 'Sell', 'XYZ', 100, 1_000_000 + gain, 'A', 'stock'],
      ]),
      settings('Spain', ...more),
      year,
      name,
      AS_OF,
    );

  test.each([
    [2026, 6000, 1140],
    [2026, 6001, 1140.21],
    [2026, 50000, 10380],
    [2026, 200000, 44880],
    [2026, 300000, 71880],
    [2026, 400000, 101880],
    [2024, 400000, 99880],
    [2022, 300000, 70880],
    [2020, 300000, 67880],
  ])('in %i a gain of %i bears %f', (year, gain, tax) => {
    expect(line(year, gain, 'tax')).toBe(tax);
  });

  test('it stands on top of income from capital: 5,000 of dividends, 2,000 of gains', () => {
    expect(line(2026, 2000, 'tax', ['Other investment income', 5000])).toBe(1000 * 0.19 + 1000 * 0.21);
  });

  test('a net loss meets a quarter of that income, the rest goes forward four years', () => {
    const more = ['Other investment income', 8000];
    expect(line(2026, -5000, 'deduction', more)).toBe(2000);
    expect(line(2026, -5000, 'losses carried forward', more)).toBe(3000);
    // 8,000 bears 1,560; 6,000 bears 1,140.
    expect(line(2026, -5000, 'tax', more)).toBe(1140 - 1560);
    // 10, 15 and 20% before 2018: disposición adicional 12.
    expect(line(2017, -5000, 'deduction', more)).toBe(1600);
  });

  test('losses brought forward: gains first, then what is left of the quarter', () => {
    const more = [
      ['Other investment income', 8000],
      ['Losses brought forward', 6000],
    ];
    expect(line(2026, 1000, 'losses used', ...more)).toBe(1000);
    expect(line(2026, 1000, 'deduction', ...more)).toBe(2000);
    expect(line(2026, 1000, 'losses carried forward', ...more)).toBe(3000);
    expect(line(2026, -1500, 'deduction', ...more)).toBe(2000);
    expect(line(2026, -1500, 'losses carried forward', ...more)).toBe(5500);
  });
});

/** The statute in plain numbers: parts of lots, each with the deferred loss that came to it. */
function plainModel(trades: readonly (readonly [string, string, number, number])[]): Map<number, number> {
  interface Part {
    bought: number;
    day: number;
    shares: number;
    cost: number;
    deferred: number;
    isUsed: boolean;
  }
  const inMonths = (from: string, to: string): boolean => {
    const [[y, m, d], [v, n, e]] = [from, to].map(one => one.split('-').map(Number)) as [number[], number[]];
    const last = new Date(Date.UTC(y!, m! + 2, 0)).getUTCDate();
    const months = (v! - y!) * 12 + n! - m!;
    return months < 2 || (months === 2 && e! <= Math.min(d!, last));
  };
  /** Two months back from the sale, day for day; where the month is shorter, its last. */
  const inMonthsBefore = (bought: string, sold: string): boolean => {
    const [[y, m, d], [v, n, e]] = [bought, sold].map(one => one.split('-').map(Number)) as [
      number[],
      number[],
    ];
    const last = new Date(Date.UTC(v!, n! - 2, 0)).getUTCDate();
    const months = (v! - y!) * 12 + n! - m!;
    return months < 2 || (months === 2 && d! >= Math.min(e!, last));
  };
  let parts: Part[] = [];
  const losses: { row: number; day: string; open: number; each: number }[] = [];
  const gainsOf = new Map<number, number>();
  trades.forEach(([day, action, shares, amount], row) => {
    const each = amount / shares;
    if (action === 'Buy') {
      let left = shares;
      for (const loss of losses) {
        if (loss.open < 1e-9 || !inMonths(loss.day, day)) continue;
        const taken = Math.min(left, loss.open);
        if (taken === 0) continue;
        loss.open -= taken;
        left -= taken;
        gainsOf.set(loss.row, gainsOf.get(loss.row)! + taken * loss.each);
        parts.push({ bought: row, day: 0, shares: taken, cost: each, deferred: loss.each, isUsed: true });
      }
      if (left > 0) parts.push({ bought: row, day: 0, shares: left, cost: each, deferred: 0, isUsed: false });
      return;
    }
    let left = shares;
    gainsOf.set(row, 0);
    const sold: Part[] = [];
    for (const part of parts) {
      const taken = Math.min(left, part.shares);
      if (taken === 0) continue;
      left -= taken;
      part.shares -= taken;
      sold.push({ ...part, shares: taken });
    }
    for (const one of sold) {
      const bare = each - one.cost - one.deferred;
      gainsOf.set(row, gainsOf.get(row)! + one.shares * bare);
      if (bare >= 0) continue;
      let open = one.shares;
      for (const part of [...parts]) {
        if (open < 1e-9 || part.isUsed || part.shares === 0 || part.bought === one.bought) continue;
        if (!inMonthsBefore(trades[part.bought]![0], day)) continue;
        const taken = Math.min(open, part.shares);
        open -= taken;
        gainsOf.set(row, gainsOf.get(row)! - taken * bare);
        const rest = { ...part, shares: part.shares - taken };
        const used = { ...part, shares: taken, deferred: -bare, isUsed: true };
        // What has replaced is sold first of its purchase.
        parts = parts.flatMap(item => (item === part ? (rest.shares > 0 ? [used, rest] : [used]) : [item]));
      }
      if (open > 1e-9) losses.push({ row, day, open, each: -bare });
    }
  });
  return gainsOf;
}

test.each([...Array(80).keys()])('random history %i equals the statute in plain numbers', seed => {
  const history = randomTrades(seed + 131, 40);
  const trades = sheet([
    HEADINGS,
    ...history.map(([one, action, shares, amount], index) => [
      one,
      action,
      'XYZ',
      shares,
      amount,
      index % 3 === 0 ? 'A' : 'B',
      'stock',
    ]),
  ]);
  const found = new Map<string, number>();
  for (const row of told('REALIZED_GAINS', trades, ES, '', bundle.day('2027-06-01'))) {
    const on = String(row['Sold']);
    found.set(on, (found.get(on) ?? 0) + Number(row['Gain']));
  }
  for (const [row, gain] of plainModel(history)) {
    expect(Math.abs(found.get(history[row]![0])! - gain)).toBeLessThan(0.03);
  }
});
