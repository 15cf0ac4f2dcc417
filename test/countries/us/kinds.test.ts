import fc from 'fast-check';
import { Decimal } from '../../../src/base/decimal';
import { US } from '../../../src/countries/us/law';
import { settleYear } from '../../../src/countries/us/year/settleYear';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { openBundle, type Value } from '../../support/bundle';

/** Kinds with a law of their own: contracts of § 1256 (Form 6781), what is taxed at 28%, things, rights, currency. */
const bundle = openBundle();
const { day } = bundle;
const asOf = day('2026-11-25');

const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Price',
  'Amount',
  'Account',
  'Asset',
  'Identical to',
];
type Row = readonly (string | number)[];
const trades = (...rows: Row[]): Value[][] => [
  HEADINGS,
  ...rows.map(row => HEADINGS.map((_, at) => (at === 0 ? day(String(row[0])) : ((row[at] ?? '') as Value)))),
];
const settings = (...rows: Row[]): Value[][] => [['Setting', 'Value'], ...rows.map(row => [...row])];
const at = (income: number, ...more: Row[]): Value[][] => settings(['Taxable income', income], ...more);
const line = (history: Value[][], which: string, own: unknown = '', year = 2026): unknown =>
  bundle.call('NET_GAIN', history, own, year, which, asOf);
const all = (history: Value[][], own: unknown = '', year = 2026): Value[][] =>
  bundle.table('NET_GAIN', history, own, year, 'all', asOf);
const amountOf = (table: Value[][], label: string): Value | undefined =>
  table.find(([first]) => first === label)?.[1];
const checked = (...tables: unknown[]): string =>
  bundle
    .table('HARVEST_CHECK', ...tables)
    .flat()
    .join(' ');

describe('contracts of § 1256: 60% long-term, 40% short-term, however long they were held', () => {
  const future = trades(
    ['2026-10-01', 'Buy', '/ESZ26', 1, '', 250_000, 'Main'],
    ['2026-11-02', 'Sell', '/ESZ26', 1, '', 260_000, 'Main'],
  );

  test('a regulated future, known by its symbol', () => {
    expect([line(future, 'short'), line(future, 'long'), line(future, 'net')]).toEqual([4000, 6000, 10_000]);
    // Single, 150,000: 4,000 at 24%, 6,000 at 15%.
    expect(line(future, 'tax', at(150_000))).toBe(1860);
    const table = all(future, at(150_000));
    expect(amountOf(table, 'Section 1256 contracts, 40%')).toBe(4000);
    expect(amountOf(table, 'Section 1256 contracts, 60%')).toBe(6000);
    expect(amountOf(table, 'Short-term gains and losses')).toBe(0);
  });

  test('an option on a broad index, known by its root; on a stock, none', () => {
    const option = (root: string) =>
      trades(
        ['2026-10-01', 'Buy to open', `${root}261218C05000000`, 1, 100, 10_000, 'Main'],
        ['2026-11-02', 'Sell to close', `${root}261218C05000000`, 1, 120, 12_000, 'Main'],
      );
    expect([line(option('SPXW'), 'short'), line(option('SPXW'), 'long')]).toEqual([800, 1200]);
    expect([line(option('SPY'), 'short'), line(option('SPY'), 'long')]).toEqual([2000, 0]);
  });

  test('a loss is not washed, and may be carried back: said, not done', () => {
    const history = trades(
      ['2026-10-01', 'Buy', '/ESZ26', 1, '', 250_000, 'Main'],
      ['2026-11-02', 'Sell', '/ESZ26', 1, '', 240_000, 'Main'],
      ['2026-11-03', 'Buy', '/ESZ26', 1, '', 240_000, 'Main'],
    );
    expect([line(history, 'short'), line(history, 'long')]).toEqual([-4000, -6000]);
    expect(all(history).flat().join(' ')).toContain('carried back three years');
    const [, sale] = bundle.table('REALIZED_GAINS', history, '', '', asOf);
    expect([sale![9], sale![10], sale![12]]).toEqual(['', 0, '60/40']);
    expect(bundle.table('BUY_CHECK', [['/ESZ26']], history, '', asOf)[1]![1]).toBe('Yes');
  });

  test('what is held over the year’s end is marked, and held on at that value', () => {
    const open: Row[] = [
      ['2025-10-01', 'Buy', '/ESH26', 1, '', 250_000, 'Main'],
      ['2026-02-02', 'Sell', '/ESH26', 1, '', 265_000, 'Main'],
    ];
    expect(
      all(trades(...open), '', 2025)
        .flat()
        .join(' '),
    ).toContain('/ESH26: held over the end of 2025');
    const marked = trades(
      open[0]!,
      ['2025-12-31', 'Mark to market', '/ESH26', '', '', 260_000, 'Main'],
      open[1]!,
    );
    expect([line(marked, 'net', '', 2025), line(marked, 'net')]).toEqual([10_000, 5000]);
    expect(all(marked, '', 2025).flat().join(' ')).not.toContain('held over the end');
    // Its parts add up to the cent, whatever is sold when.
    const parts = trades(
      ['2025-10-01', 'Buy', '/ESH26', 3, '', 100, 'Main'],
      ['2025-12-31', 'Mark to market', '/ESH26', '', '', 200.01, 'Main'],
      ['2026-02-02', 'Sell', '/ESH26', 1, '', 66.67, 'Main'],
      ['2026-02-03', 'Sell', '/ESH26', 2, '', 133.34, 'Main'],
    );
    expect([line(parts, 'net', '', 2025), line(parts, 'net')]).toEqual([100.01, 0]);
  });

  test('Publication 550, “Marked to Market Rules”: bought at 50,000, worth 57,000 on 31 December, sold at 56,000', () => {
    const history = trades(
      ['2024-06-23', 'Buy', '/ESH25', 1, '', 50_000, 'Main'],
      ['2024-12-31', 'Mark to market', '/ESH25', '', '', 57_000, 'Main'],
      ['2025-02-03', 'Sell', '/ESH25', 1, '', 56_000, 'Main'],
    );
    const year = (of: number): unknown[] =>
      ['short', 'long', 'net'].map(which => line(history, which, '', of));
    expect(year(2024)).toEqual([2800, 4200, 7000]);
    expect(year(2025)).toEqual([-400, -600, -1000]);
  });

  test('written and owed, the mark is what closing would cost', () => {
    const written = trades(
      ['2025-12-01', 'Sell to open', 'SPX260116P05000000', 1, 50, 5000, 'Main'],
      ['2025-12-31', 'Mark to market', 'SPX260116P05000000', '', '', 2000, 'Main'],
      ['2026-01-12', 'Buy to close', 'SPX260116P05000000', 1, 5, 500, 'Main'],
    );
    expect([line(written, 'net', '', 2025), line(written, 'net')]).toEqual([3000, 1500]);
  });

  test('nothing else is marked', () => {
    const stock = trades(
      ['2025-12-01', 'Buy', 'QMTK', 1, '', 100, 'Main'],
      ['2025-12-31', 'Mark to market', 'QMTK', '', '', 90, 'Main'],
    );
    expect(() => line(stock, 'net')).toThrow('QMTK is not marked to market');
  });

  test('the price of a future is of a unit nobody told: the amount is asked for', () => {
    const priced = trades(['2026-10-01', 'Buy', '/ESZ26', 1, 5000, '', 'Main']);
    expect(() => line(priced, 'net')).toThrow('Trades row 2, Amount: the price of a future is per unit');
    const lots = [
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
      ['/ESZ26', 1, day('2026-10-01'), 250_000, 5000, 'Main'],
    ];
    expect(checked(lots)).toContain('Market value in its place');
  });

  const held = (value: number): Value[][] => [
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Market value', 'Account'],
    ['/ESZ26', 1, day('2026-10-01'), 250_000, value, 'Main'],
    ['QMTK', 100, day('2024-10-01'), 20_000, 15_000, 'Main'],
  ];

  test('the plan does not sell it, and counts its mark: the same loss is worth less beside its loss', () => {
    const plan = (value: number): Value[][] =>
      bundle.table('HARVEST_PLAN', held(value), '', at(150_000), asOf);
    const sold = (value: number): Value[] =>
      plan(value)
        .slice(1)
        .filter(([rank]) => rank !== '')
        .map(row => row[4]!);
    expect(sold(240_000)).toEqual(['QMTK']);
    const savedNow = (value: number): number =>
      Number(plan(value)[1]![plan(value)[0]!.indexOf('Tax saved now')]);
    // A gain of 10,000 by the mark: 5,000 come off 6,000 of long-term gain at 15%, or off short-term gain at 24%.
    expect(savedNow(260_000)).toBe(5000 * 0.15);
    // A loss of 10,000 fills the 3,000 already.
    expect(savedNow(240_000)).toBe(0);
    expect(plan(240_000).flat().join(' ')).toContain('marked at the year’s end, sold or not');
  });

  test('what planned trades close or mark is counted once', () => {
    const planned = (...rows: Row[]): Value[][] =>
      trades(['2026-10-01', 'Buy', '/ESZ26', 2, '', 500_000, 'Main'], ...rows);
    const two: Value[][] = [held(0)[0]!, ['/ESZ26', 2, day('2026-10-01'), 500_000, 540_000, 'Main']];
    const says = (...rows: Row[]): string =>
      bundle
        .table('HARVEST_PLAN', two, planned(...rows), at(150_000), asOf)
        .flat()
        .join(' ');
    expect(says()).toContain('counts $40,000.00 of it');
    expect(says(['2026-12-10', 'Sell', '/ESZ26', 1, '', 270_000, 'Main'])).toContain(
      'counts $20,000.00 of it',
    );
    expect(says(['2026-12-31', 'Mark to market', '/ESZ26', '', '', 540_000, 'Main'])).toContain(
      'counts $0.00 of it',
    );
  });

  test('its risk says why nothing is washed', () => {
    const [, risk] = bundle.table('WASH_SALE_RISK', held(240_000), '', '', asOf);
    expect([risk![0], risk![1]]).toEqual(['None', 'Settled']);
    expect(risk![7]).toContain('§ 1256(a), (f)(5)');
    expect(bundle.table('HARVEST_LOSS', held(240_000), '', '', asOf)[1]).toEqual([10_000]);
  });

  test('Form 6781, not Form 8949; no file carries it', () => {
    const form = bundle.table('FORM_8949', future, '', 2026, asOf);
    expect(form.slice(1).map(row => [row[0], row[8]])).toEqual([
      ['6781', 10_000],
      ['Total 6781', 10_000],
    ]);
    expect(form[2]![1]).toContain('40% to Schedule D line 4, 60% to line 11');
  });

  test('REALIZED_GAINS can be read on', () => {
    const sales = bundle.table('REALIZED_GAINS', future, '', '', asOf);
    expect(line(sales, 'long')).toBe(6000);
    expect(line(sales, 'tax', at(150_000))).toBe(1860);
  });
});

describe('28%: collectibles, and shares of trusts that hold metal', () => {
  const sold = (symbol: string, gain: number, asset = '', bought = '2024-01-02'): Row[] => [
    [bought, 'Buy', symbol, 10, '', 10_000, 'Main', asset],
    ['2026-03-02', 'Sell', symbol, 10, '', 10_000 + gain, 'Main', asset],
  ];

  test.each([
    // Single, 2026: the bracket that the gain lies in, at most 28%.
    ['GLD', '', 60_000, 2200],
    ['GLD', 'ETF', 300_000, 2800],
    ['XYZ', 'metal trust', 300_000, 2800],
    ['EAGLE', 'collectible', 300_000, 2800],
    ['QMTK', 'ETF', 300_000, 1500],
  ])('%s (%s) at an income of %d', (symbol, asset, income, tax) => {
    expect(line(trades(...sold(symbol, 10_000, asset)), 'tax', at(income))).toBe(tax);
  });

  test('short-term it is a gain as any other', () => {
    expect(line(trades(...sold('GLD', 10_000, '', '2025-11-02')), 'tax', at(300_000))).toBe(3500);
  });

  test('a short-term loss and a long-term carryover come off it first (28% Rate Gain Worksheet)', () => {
    const history = trades(
      ...sold('GLD', 10_000),
      ...sold('QMTK', 10_000),
      ...sold('LOSS', -4000, '', '2026-01-02'),
    );
    // 10,000 − 4,000 − 1,000 = 5,000 at 28%, the other 10,000 at 15%.
    const own = at(300_000, ['Long-term carryover in', 1000]);
    expect(amountOf(all(history, own), 'Of it, gain taxed at up to 28%')).toBe(5000);
    expect(line(history, 'tax', own)).toBe(5000 * 0.28 + 10_000 * 0.15);
  });

  test('on Form 8949 with code C, and REALIZED_GAINS can be read on', () => {
    const history = trades(...sold('EAGLE', 10_000, 'collectible'));
    expect(bundle.table('FORM_8949', history, '', 2026, asOf)[1]![6]).toBe('C');
    const sales = bundle.table('REALIZED_GAINS', history, '', '', asOf);
    expect(line(sales, 'tax', at(300_000))).toBe(2800);
    const trust = bundle.table('REALIZED_GAINS', trades(...sold('GLD', 10_000)), '', '', asOf);
    expect(line(trust, 'tax', at(300_000))).toBe(2800);
  });

  test('a broker’s own Code of that letter says nothing of it', () => {
    const gains = [
      ['Symbol', 'Acquired', 'Sold', 'Proceeds', 'Cost basis', 'Term', 'Code'],
      ['QMTK', day('2024-01-02'), day('2026-03-02'), 20_000, 10_000, 'Long', 'C'],
    ];
    expect(line(gains, 'tax', at(300_000))).toBe(1500);
  });

  test('a thing is no security: its loss is not washed; a trust’s shares are', () => {
    const back = (symbol: string, asset: string) =>
      trades(...sold(symbol, -1000, asset), ['2026-03-10', 'Buy', symbol, 10, '', 9000, 'Main', asset]);
    expect(line(back('EAGLE', 'collectible'), 'net')).toBe(-1000);
    expect(line(back('GLD', 'ETF'), 'net')).toBe(0);
  });

  /** The Schedule D Tax Worksheet in plain numbers, from the printed lines; 2026, single. */
  function worksheet(ordinary: number, dividends: number, gain: number, at28: number): number {
    const tops = [12_400, 50_400, 105_700, 201_775, 256_225, 640_600, Infinity];
    const rates = [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37];
    const tax = (amount: number): number =>
      rates.reduce((sum, rate, band) => {
        const from = band === 0 ? 0 : tops[band - 1]!;
        return sum + rate * Math.max(0, Math.min(amount, tops[band]!) - from);
      }, 0);
    const l1 = ordinary + dividends + gain;
    const l10 = dividends + gain;
    const l12 = Math.min(gain, at28);
    const l13 = l10 - l12;
    const l14 = Math.max(0, l1 - l13);
    const l16 = Math.min(l1, 49_450);
    const l17 = Math.min(l14, l16);
    const l18 = Math.max(0, l1 - l10);
    const l19 = Math.min(l1, 201_775);
    const l20 = Math.min(l14, l19);
    const l21 = Math.max(l18, l20);
    const l22 = l16 - l17;
    const l23 = Math.min(l1, l13);
    const l25 = Math.max(0, l23 - l22);
    const l27 = Math.min(l1, 545_500);
    const l28 = l21 + l22;
    const l29 = Math.max(0, l27 - l28);
    const l30 = Math.min(l25, l29);
    const l33 = l23 - (l22 + l30);
    const l42 = l1 - (l21 + l22 + l30 + l33);
    return Math.min(tax(l21) + 0.15 * l30 + 0.2 * l33 + 0.28 * l42, tax(l1));
  }

  test('the tax is the worksheet’s, line by line, for any income', () => {
    const near = (...amounts: number[]) =>
      fc.oneof(
        fc.integer({ min: 0, max: 900_000 }),
        fc.constantFrom(...amounts).chain(amount => fc.integer({ min: amount - 50, max: amount + 50 })),
      );
    fc.assert(
      fc.property(
        near(12_400, 49_450, 50_400, 201_775, 545_500),
        fc.integer({ min: 0, max: 40_000 }),
        near(49_450, 100_000),
        fc.integer({ min: 0, max: 300_000 }),
        (income, dividends, gain, metal) => {
          const collectibles = Math.min(gain, metal);
          const own = {
            ...DEFAULT_SETTINGS,
            taxableIncome: new Decimal(income),
            qualifiedDividends: new Decimal(dividends),
          };
          const items = {
            short: new Decimal(0),
            long: new Decimal(gain),
            collectibles: new Decimal(collectibles),
          };
          const tax = settleYear(items, own, 2026, US).tax.amount!.toNumber();
          const expected =
            worksheet(income, dividends, gain, collectibles) - worksheet(income, dividends, 0, 0);
          expect(tax).toBeCloseTo(expected, 4);
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('rights and warrants', () => {
  const history = (group: string) =>
    trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 50, 5000, 'Main'],
      ['2026-11-02', 'Sell', 'XYZ', 100, 40, 4000, 'Main'],
      ['2026-11-10', 'Buy', 'XYZ.WS', 60, 2.5, 150, 'Main', 'warrant', group],
    );

  test('one is for one share, and its price is its own: 60 at 2.50 are 150', () => {
    expect(line(history('XYZ'), 'net')).toBe(-400);
    const [, sale] = bundle.table('REALIZED_GAINS', history('XYZ'), '', '', asOf);
    expect([sale![10], sale![13]]).toEqual([600, expect.stringContaining('A call is a contract to acquire')]);
  });

  test('what it is a right to is asked, once', () => {
    expect(line(history(''), 'net')).toBe(-1000);
    expect(checked('', history('')).match(/XYZ\.WS is a right or a warrant/g)).toHaveLength(1);
    expect(checked('', history('XYZ'))).not.toContain('right or a warrant');
  });
});

test.each([
  ['currency', '26 U.S.C. § 988'],
  ['forex', '26 U.S.C. § 988'],
])('%s is ordinary income, and said to be not built', (asset, cite) => {
  const history = trades(['2026-01-02', 'Buy', 'EURO', 10, 1, 10, 'Main', asset]);
  expect(() => line(history, 'net')).toThrow(cite);
});

test.each([
  ['QSBS', '1202'],
  ['CFD', 'contract for difference'],
])('%s is refused in words', (asset, words) => {
  const history = trades(['2026-01-02', 'Buy', 'ABC', 10, 1, 10, 'Main', asset]);
  expect(() => line(history, 'net')).toThrow(words);
});

test.each(['UK', 'Canada', 'Ireland', 'Germany', 'Australia', 'India', 'Other'])(
  '%s: futures are not built',
  country => {
    const history = trades(['2026-01-02', 'Buy', '/ESZ26', 1, '', 10, 'Main']);
    expect(() => bundle.call('NET_GAIN', history, settings(['Country', country]), '', 'net', asOf)).toThrow(
      'the law of futures (/ESZ26) is not built',
    );
    // An index option is an option there, a trust's shares are a fund's.
    const option = trades(['2026-01-02', 'Buy to open', 'SPX261218C05000000', 1, 1, 100, 'Main']);
    expect(checked('', option, settings(['Country', country]))).not.toContain('not built');
  },
);

test('OPEN_LOTS tells each kind so that it can be read again', () => {
  const history = trades(
    ['2026-01-02', 'Buy', '/ESZ26', 1, '', 100, 'Main'],
    ['2026-01-02', 'Buy to open', 'SPX261218C05000000', 1, 1, 100, 'Main'],
    ['2026-01-02', 'Buy', 'GOLD', 1, '', 100, 'Main', 'metal trust'],
    ['2026-01-02', 'Buy', 'EAGLE', 1, '', 100, 'Main', 'bullion'],
    ['2026-01-02', 'Buy', 'XYZ.WS', 1, '', 100, 'Main', 'right', 'XYZ'],
  );
  const open = bundle.table('OPEN_LOTS', history, '', asOf);
  expect(
    open
      .slice(1)
      .map(row => row[4])
      .sort(),
  ).toEqual(['collectible', 'future', 'index option', 'metal trust', 'right'].sort());
  expect(checked(open)).not.toContain('is not known');
});
