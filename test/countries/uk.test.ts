import { dayFromIso, isoDay } from '../../src/base/day';
import cases from '../examples/uk-pool.json';
import published from '../examples/uk-public.json';
import { AS_OF, bundle, failure, seeded, settings, sheet, told, type Row } from './support';

const UK = settings('UK');

const ruleOf = (row: Row): string =>
  row['Lot'] !== '' ? 'Pool' : row['Acquired'] === row['Sold'] ? 'Same day' : '30 days';

describe('worked cases of HMRC and others', () => {
  test.each(cases)('$name: $says', ({ trades, parts, gains, pool }) => {
    const rows = told('REALIZED_GAINS', sheet(trades), UK, '', AS_OF);
    expect(
      rows.map(row => [row['Sold'], ruleOf(row), row['Acquired'], row['Quantity'], row['Cost basis']]),
    ).toEqual(parts.slice(1));
    const days = [...new Set(rows.map(row => row['Sold']))];
    const sum = (day: unknown, column: string): number =>
      Math.round(
        rows.filter(row => row['Sold'] === day).reduce((all, row) => all + Number(row[column]), 0) * 100,
      ) / 100;
    expect(
      days.map(day => [
        day,
        ...['Quantity', 'Proceeds', 'Cost basis', 'Gain'].map(column => sum(day, column)),
      ]),
    ).toEqual(gains.slice(1));
    const lots = told('OPEN_LOTS', sheet(trades), UK, AS_OF).filter(row => row['Account type'] === 'Taxable');
    expect([
      lots.reduce((all, row) => all + Number(row['Quantity']), 0),
      lots.reduce((all, row) => all + Number(row['Cost basis']), 0),
    ]).toEqual(pool);
  });
});

describe('cases that another tool publishes (cgtcalc, whole pounds)', () => {
  test.each(published)('$name', ({ trades, gains }) => {
    const rows = told('REALIZED_GAINS', sheet(trades), settings('UK', ['Owner Ann', 'Spouse']), '', AS_OF);
    const own = rows.filter(row => row['Owner'] === 'Self');
    for (const [symbol, day, gain] of gains) {
      const parts = own.filter(row => row['Symbol'] === symbol && row['Sold'] === day);
      const sum = parts.reduce((all, row) => all + Number(row['Gain']), 0);
      expect(Math.abs(sum - Number(gain))).toBeLessThan(1.001);
    }
    expect(new Set(own.map(row => `${String(row['Symbol'])} ${String(row['Sold'])}`)).size).toBe(
      gains.length,
    );
  });
});

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner'];

describe('the year', () => {
  const trades = sheet([
    HEADINGS,
    ['2020-01-06', 'Buy', 'AAA', 100, 10000, 'GIA', ''],
    ['2020-01-06', 'Buy', 'BBB', 100, 10000, 'GIA', ''],
    ['2020-01-06', 'Buy', 'CCC', 100, 10000, 'GIA', ''],
    ['2024-07-01', 'Sell', 'AAA', 100, 14980, 'GIA', ''],
    ['2024-12-02', 'Sell', 'BBB', 100, 12980, 'GIA', ''],
    ['2025-04-04', 'Sell', 'CCC', 100, 7960, 'GIA', ''],
  ]);
  const higher = settings('UK', ['Taxable income', 60000]);
  const line = (name: string, table = higher, year = 2024): unknown =>
    bundle.call('NET_GAIN', trades, table, year, name, AS_OF);

  test('losses and the exempt amount go where they save most in the split year (TCGA 1992 s. 1F)', () => {
    expect(line('net')).toBe(5920);
    expect(line('exempt')).toBe(3000);
    expect(line('taxable')).toBe(2920);
    expect(line('tax')).toBe(584);
    expect(line('net', higher, 2025)).toBe(0);
  });

  test.each([
    [2021, 12300, 1000, 2000],
    [2022, 12300, 1000, 2000],
    [2023, 6000, 1000, 2000],
    [2025, 3000, 1800, 2400],
    [2026, 3000, 1800, 2400],
  ])(
    'in %i the exempt amount is %i; 10,000 above it cost %i or %i (TCGA 1992 ss. 1H, 1K)',
    (year, exempt, basic, higherTax) => {
      const gain = sheet([
        HEADINGS,
        ['2020-01-06', 'Buy', 'AAA', 100, 10000, 'GIA', ''],
        [`${year}-07-01`, 'Sell', 'AAA', 100, 20000 + exempt, 'GIA', ''],
      ]);
      const of = (name: string, income: number): unknown =>
        bundle.call('NET_GAIN', gain, settings('UK', ['Taxable income', income]), year, name, AS_OF);
      expect(of('exempt', 0)).toBe(exempt);
      expect(of('tax', 0)).toBe(basic);
      expect(of('tax', 37700)).toBe(higherTax);
      expect(of('tax', 32700)).toBe((basic + higherTax) / 2);
    },
  );

  test('losses brought forward are used only down to the exempt amount (TCGA 1992 s. 1E)', () => {
    const brought = settings('UK', ['Taxable income', 60000], ['Losses brought forward', 4000]);
    expect(line('losses used', brought)).toBe(2920);
    expect(line('losses carried forward', brought)).toBe(1080);
    expect(line('tax', brought)).toBe(0);
  });

  test('what is left of the basic band is taxed at the lower rate', () => {
    // 37,700 − 36,700: 1,000 at 10%, 1,920 at 20%.
    expect(line('tax', settings('UK', ['Taxable income', 36700]))).toBe(484);
  });

  test('the table is laid out like the return and says what is missing', () => {
    const [, ...rows] = bundle.table('NET_GAIN', trades, UK, 2024, 'all', AS_OF);
    expect(rows.map(([label]) => label)).toContain('Annual exempt amount used');
    expect(rows[rows.length - 1]).toEqual([
      'Capital gains tax',
      '',
      expect.stringContaining('Taxable income'),
    ]);
  });

  test('an unknown line names those of the country', () => {
    expect(failure('NET_GAIN', trades, UK, 2024, 'long carryover', AS_OF)).toContain(
      'losses carried forward',
    );
  });
});

describe('what holders meet', () => {
  const gainsOf = (...rows: (string | number)[][]): Row[] =>
    told('REALIZED_GAINS', sheet([HEADINGS, ...rows]), settings('UK', ['Owner Ann', 'Spouse']), '', AS_OF);

  test('a transfer to the spouse takes the pool cost along (TCGA 1992 s. 58)', () => {
    const [sold] = gainsOf(
      ['2024-01-08', 'Buy', 'XYZ', 100, 5000, 'GIA', 'Self'],
      ['2025-06-02', 'Transfer out', 'XYZ', 100, '', 'GIA', 'Self'],
      ['2025-06-02', 'Transfer in', 'XYZ', 100, '', 'Hers', 'Ann'],
      ['2025-09-02', 'Sell', 'XYZ', 100, 4000, 'Hers', 'Ann'],
    );
    expect(sold).toMatchObject({ Owner: 'Ann', 'Cost basis': 5000, Gain: -1000 });
  });

  test('a split told by two accounts scales once', () => {
    const [sold] = gainsOf(
      ['2024-01-08', 'Buy', 'XYZ', 100, 5000, 'A', ''],
      ['2024-01-09', 'Buy', 'XYZ', 100, 7000, 'B', ''],
      ['2025-01-08', 'Split', 'XYZ', 2, '', 'A', ''],
      ['2025-01-08', 'Split', 'XYZ', 2, '', 'B', ''],
      ['2025-06-02', 'Sell', 'XYZ', 200, 8000, 'A', ''],
    );
    expect(sold).toMatchObject({ Quantity: 200, 'Cost basis': 6000, Gain: 2000 });
  });

  test('accumulation distributions add to the pool, equalisation lowers it', () => {
    const [sold] = gainsOf(
      ['2024-01-08', 'Buy', 'FUND', 100, 5000, 'GIA', ''],
      ['2024-06-28', 'Accumulation distribution', 'FUND', '', 120, 'GIA', ''],
      ['2024-06-28', 'Equalisation', 'FUND', '', 20, 'GIA', ''],
      ['2025-06-02', 'Sell', 'FUND', 50, 3000, 'GIA', ''],
    );
    expect(sold).toMatchObject({ 'Cost basis': 2550, Gain: 450 });
  });

  test('what the law does not cover is a problem, not a figure', () => {
    const trades = sheet([
      HEADINGS,
      ['2024-01-08', 'Buy', 'XYZ', 100, 5000, 'GIA', ''],
      ['2024-06-03', 'Gift out', 'XYZ', 10, '', 'GIA', ''],
    ]);
    expect(failure('REALIZED_GAINS', trades, UK, '', AS_OF)).toMatch(/Trades row 3, Action: .*market value/);
  });

  test('a payment beyond the cost, and a disposal before 6 April 2008, are refused', () => {
    const bought = ['2006-01-09', 'Buy', 'XYZ', 100, 1000, 'GIA', ''];
    const returned = sheet([
      HEADINGS,
      bought,
      ['2020-01-09', 'Return of capital', 'XYZ', '', 1500, 'GIA', ''],
    ]);
    expect(failure('REALIZED_GAINS', returned, UK, '', AS_OF)).toMatch(
      /Trades row 3, Amount: .*returns more/,
    );
    expect(failure('OPEN_LOTS', returned, UK, AS_OF)).toContain('returns more');
    const sold = (day: string) => sheet([HEADINGS, bought, [day, 'Sell', 'XYZ', 100, 1500, 'GIA', '']]);
    expect(failure('REALIZED_GAINS', sold('2008-04-05'), UK, '', AS_OF)).toContain('6 Apr 2008');
    expect(told('REALIZED_GAINS', sold('2008-04-06'), UK, '', AS_OF)[0]).toMatchObject({ Gain: 500 });
  });

  test('a sale of what is bought only afterwards is refused', () => {
    const trades = sheet([
      HEADINGS,
      ['2024-01-08', 'Sell', 'XYZ', 100, 5000, 'GIA', ''],
      ['2024-01-18', 'Buy', 'XYZ', 100, 4000, 'GIA', ''],
    ]);
    expect(failure('REALIZED_GAINS', trades, UK, '', AS_OF)).toContain('Trades row 2');
  });
});

describe('before selling and buying', () => {
  const asOf = bundle.day('2025-06-02');
  const bought = ['2024-01-08', 'Buy', 'XYZ', 100, 5000, 'GIA', ''];
  const lots = sheet([
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
    ['XYZ', 100, '2024-01-08', 5000, 40, 'GIA'],
  ]);

  test('a purchase before the sale is no risk; one planned within 30 days is', () => {
    const clear = sheet([HEADINGS, bought]);
    expect(told('WASH_SALE_RISK', lots, clear, UK, asOf)[0]).toMatchObject({ Risk: 'None' });
    expect(told('HARVEST_LOSS', lots, clear, UK, asOf)[0]).toEqual({ 'Harvestable loss': 1000 });
    const planned = sheet([HEADINGS, bought, ['2025-06-20', 'Buy', 'XYZ', 60, 2520, 'GIA', '']]);
    expect(told('HARVEST_LOSS', lots, planned, UK, asOf)[0]).toEqual({ 'Harvestable loss': 520 });
    expect(told('WASH_SALE_RISK', lots, planned, UK, asOf)[0]).toMatchObject({
      Risk: 'Partial',
      'Shares at risk': 60,
      'Deferred loss': 480,
      'Clear to sell': '2025-06-21',
      'Do not buy before': '2025-07-03',
    });
  });

  test('buying back is harmless from day 31; in the words of the law', () => {
    const sold = sheet([HEADINGS, bought, ['2025-05-20', 'Sell', 'XYZ', 100, 4000, 'GIA', '']]);
    const [row] = told('BUY_CHECK', [['XYZ']], sold, UK, asOf);
    expect(row).toMatchObject({ Buy: 'No', 'Not before': '2025-06-20', 'Loss at stake': 1000 });
    expect(told('BUY_CHECK', '', sold, UK, asOf)).toHaveLength(1);
    const later = bundle.day('2025-06-20');
    expect(told('BUY_CHECK', [['XYZ']], sold, UK, later)[0]).toMatchObject({ Buy: 'Yes' });
  });

  test('a purchase under a spelling that may be the same security is for Review', () => {
    const trades = sheet([HEADINGS, bought, ['2025-06-20', 'Buy', 'XYZ.L', 60, 2520, 'GIA', '']]);
    const [row] = told('WASH_SALE_RISK', lots, trades, UK, asOf);
    expect(row).toMatchObject({ Risk: 'None', Certainty: 'Review' });
    expect(row!['Why']).toContain('may be XYZ in another spelling');
  });

  test('nobody reads a word of another country', () => {
    const planned = sheet([HEADINGS, bought, ['2025-06-20', 'Buy', 'XYZ', 60, 2520, 'GIA', '']]);
    const text = JSON.stringify([
      told('WASH_SALE_RISK', lots, planned, UK, asOf),
      told('BUY_CHECK', [['XYZ']], planned, UK, asOf),
      told('REALIZED_GAINS', planned, UK, '', asOf),
      told('OPEN_LOTS', planned, UK, asOf),
      bundle.table('NET_GAIN', planned, UK, '', 'all', asOf),
    ]);
    expect(text).not.toMatch(/U\.S\.C|Schedule D|8949|IRS|Rev\. Rul|\$/);
  });
});

/** The statute in plain numbers: quantities are whole, so halves of pence are all that rounding can do. */
function plainModel(trades: readonly (readonly [string, string, number, number])[]): Map<string, number> {
  const days = new Map<number, { bought: number; cost: number; sold: number; got: number }>();
  for (const [iso, action, shares, amount] of trades) {
    const day = dayFromIso(iso)!;
    const one = days.get(day) ?? { bought: 0, cost: 0, sold: 0, got: 0 };
    if (action === 'Buy') [one.bought, one.cost] = [one.bought + shares, one.cost + amount];
    else [one.sold, one.got] = [one.sold + shares, one.got + amount];
    days.set(day, one);
  }
  const order = [...days.keys()].sort((a, b) => a - b);
  const unit = new Map(order.map(day => [day, days.get(day)!.cost / (days.get(day)!.bought || 1)]));
  const free = new Map(order.map(day => [day, Math.max(0, days.get(day)!.bought - days.get(day)!.sold)]));
  const cost = new Map<number, number>();
  const open = new Map<number, number>();
  for (const day of order) {
    const { bought, sold } = days.get(day)!;
    cost.set(day, Math.min(bought, sold) * unit.get(day)!);
    open.set(day, Math.max(0, sold - bought));
  }
  for (const day of order) {
    for (let later = day + 1; later <= day + 30; later++) {
      const matched = Math.min(open.get(day)!, free.get(later) ?? 0);
      if (matched === 0) continue;
      cost.set(day, cost.get(day)! + matched * unit.get(later)!);
      open.set(day, open.get(day)! - matched);
      free.set(later, free.get(later)! - matched);
    }
  }
  let [held, paid] = [0, 0];
  const gains = new Map<string, number>();
  for (const day of order) {
    held += free.get(day)!;
    paid += free.get(day)! * unit.get(day)!;
    const { sold, got } = days.get(day)!;
    if (sold === 0) continue;
    const part = held === 0 ? 0 : (paid * open.get(day)!) / held;
    held -= open.get(day)!;
    paid -= part;
    gains.set(isoDay(day), got - cost.get(day)! - part);
  }
  return gains;
}

/** Random purchases and sales of one class in two accounts; never more is sold than the account holds. */
function randomHistory(seed: number): [string, string, number, number, string][] {
  const random = seeded(seed);
  const held = { A: 0, B: 0 };
  let day = dayFromIso('2024-01-02')!;
  return [...Array(24).keys()].map(() => {
    day += Math.floor(random() * 14);
    const account = random() < 0.5 ? 'A' : 'B';
    const isSale = held[account] > 1 && random() < 0.45;
    const shares = 1 + Math.floor(random() * (isSale ? held[account] - 1 : 40));
    held[account] += isSale ? -shares : shares;
    return [isoDay(day), isSale ? 'Sell' : 'Buy', shares, Math.round(shares * (20 + random() * 60)), account];
  });
}

describe('random histories', () => {
  test.each([...Array(60).keys()])(
    'history %i equals the statute in plain numbers, in any row order',
    seed => {
      const history = randomHistory(seed + 1);
      const model = plainModel(history.map(([day, action, shares, amount]) => [day, action, shares, amount]));
      const random = seeded(seed + 1000);
      for (const rows of [history, [...history].sort(() => random() - 0.5)]) {
        const trades = sheet([
          ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
          ...rows.map(([day, action, shares, amount, account]) => [
            day,
            action,
            'XYZ',
            shares,
            amount,
            account,
          ]),
        ]);
        const found = new Map<string, number>();
        for (const row of told('REALIZED_GAINS', trades, UK, '', AS_OF)) {
          const day = String(row['Sold']);
          found.set(day, (found.get(day) ?? 0) + Number(row['Gain']));
        }
        expect([...found.keys()].sort()).toEqual([...model.keys()].sort());
        for (const [day, gain] of model) expect(Math.abs(found.get(day)! - gain)).toBeLessThan(0.0101);
        // Money and shares are conserved: what was paid is in disposals or still in the pool.
        const lots = told('OPEN_LOTS', trades, UK, AS_OF);
        const left = lots.reduce((sum, row) => sum + Number(row['Cost basis']), 0);
        const bought = rows.reduce((sum, row) => (row[1] === 'Buy' ? sum + row[3] : sum), 0);
        const used = told('REALIZED_GAINS', trades, UK, '', AS_OF).reduce(
          (sum, row) => sum + Number(row['Cost basis']),
          0,
        );
        expect(Math.abs(bought - used - left)).toBeLessThan(0.26);
      }
    },
  );

  test.each([...Array(20).keys()])('history %i: HARVEST_LOSS of the pools equals really selling', seed => {
    const history = randomHistory(seed + 500);
    const cut = Math.floor(history.length * 0.7);
    const day = history[cut]![0];
    const asOf = bundle.day(day);
    const headings = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'];
    const known = history
      .filter(([one, action]) => one <= day || action === 'Buy')
      .map(([one, action, shares, amount, account]) => [one, action, 'XYZ', shares, amount, account]);
    const prices = [
      ['Symbol', 'Price'],
      ['XYZ', 31],
    ];
    const trades = sheet([headings, ...known]);
    const lots = bundle.table('OPEN_LOTS', trades, UK, asOf, prices);
    const losses = told('HARVEST_LOSS', lots, trades, UK, asOf);
    const gainOf = (rows: (string | number)[][]): number =>
      told('REALIZED_GAINS', sheet([headings, ...rows]), UK, '', AS_OF)
        .filter(row => row['Sold'] === day)
        .reduce((sum, row) => sum + Number(row['Gain']), 0);
    lots.slice(1).forEach((lot, index) => {
      const [account, quantity] = [String(lot[0]), Number(lot[9])];
      const sold = gainOf([...known, [day, 'Sell', 'XYZ', quantity, quantity * 31, account]]);
      const change = sold - gainOf(known);
      expect(Math.abs(Number(losses[index]!['Harvestable loss']) - Math.max(0, -change))).toBeLessThan(
        0.0201,
      );
    });
  });
});
