import { AS_OF, settings, sheet, told, type Row } from '../countries/support';

/** Goals, waiting, targets and rescues under laws that have no such word, worked out by hand. */

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner'];
const LOT_HEADINGS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Owner', 'Class'];
type Rows = readonly (readonly (string | number)[])[];

/** A gain of 40,000 this year, and losses of 8,000, 5,000 and 2,000. */
const BOUGHT: Rows = [
  ['2020-01-06', 'Buy', 'WIN', 100, 10000, 'A', 'Me'],
  ['2026-09-01', 'Sell', 'WIN', 100, 50000, 'A', 'Me'],
  ['2021-01-06', 'Buy', 'AAA', 100, 20000, 'A', 'Me'],
  ['2021-01-06', 'Buy', 'BBB', 100, 15000, 'A', 'Me'],
  ['2021-01-06', 'Buy', 'CCC', 100, 5000, 'A', 'Me'],
];
const HELD: Rows = [
  ['AAA', 100, '2021-01-06', 20000, 120, 'A', 'Me', 'Shares'],
  ['BBB', 100, '2021-01-06', 15000, 100, 'A', 'Me', 'Bonds'],
  ['CCC', 100, '2021-01-06', 5000, 30, 'A', 'Me', 'Cash'],
];
const RATES: Readonly<Record<string, Rows>> = {
  UK: [['Taxable income', 60000]],
  Canada: [['Ordinary rate', 0.43]],
  Ireland: [],
};
const COUNTRIES = Object.keys(RATES);

const planOf = (country: string, held: Rows, bought: Rows, ...more: (string | number)[][]): Row[] =>
  told(
    'HARVEST_PLAN',
    sheet([LOT_HEADINGS, ...held]),
    sheet([HEADINGS, ...bought]),
    settings(
      country,
      ['Spread', 0],
      ['Owner Her', 'Spouse'],
      ...(RATES[country] as (string | number)[][]),
      ...more,
    ),
    AS_OF,
  );
const suggested = (rows: Row[]): Row[] => rows.filter(row => row['Rank'] !== '');
const symbols = (rows: Row[]): unknown[] => suggested(rows).map(row => row['Symbol']);
const wordsOf = (rows: Row[]): string => rows.map(row => row['Why']).join('\n');

describe('a goal', () => {
  // 24%, 43% of one half and 33%: 5,000 of loss save 1,200, 1,075 and 1,650; 8,000 save 1,920, 1,720 and 2,640.
  test.each([
    ['UK', 1150, 'BBB'],
    ['Canada', 1050, 'BBB'],
    ['Ireland', 1600, 'BBB'],
    ['UK', 1300, 'AAA'],
    ['Canada', 1100, 'AAA'],
    ['Ireland', 1700, 'AAA'],
  ])('%s: to save at least %d takes the one sale that goes beyond it least', (country, least, symbol) => {
    const rows = planOf(country, HELD, BOUGHT, ['Goal', `Save at least ${least}`]);
    expect(symbols(rows)).toEqual([symbol]);
    expect(Number(suggested(rows)[0]!['Tax saved now'])).toBeGreaterThanOrEqual(least);
    expect(wordsOf(rows)).toMatch(
      /Goal “Save at least .*” with 1 sale|Goal “Save at least \d+”: with 1 sale/,
    );
    expect(wordsOf(rows)).toContain('Beyond the goal');
  });

  // UK: 10,000 of gain less 3,000 exempt (TCGA 1992 s. 1K); Ireland: less 1,270 (TCA 1997 s. 601); Canada: nothing.
  test.each([
    ['UK', 7000],
    ['Ireland', 8730],
    ['Canada', 10000],
  ])('%s: net gains to 0 stops where nothing is left to be taxed', (country, loss) => {
    const gain = BOUGHT.map(row =>
      row[1] === 'Sell' ? row.map((cell, at) => (at === 4 ? 20000 : cell)) : row,
    );
    const fine = HELD.map(row =>
      row.map((cell, at) => (at === 1 ? 10000 : at === 4 ? Number(cell) / 100 : cell)),
    );
    const bought = gain.map(row => row.map((cell, at) => (at === 3 && row[2] !== 'WIN' ? 10000 : cell)));
    const rows = planOf(country, fine, bought, ['Goal', 'Bring net gains to 0']);
    const taken = suggested(rows).reduce((sum, row) => sum + Number(row['Usable loss']), 0);
    expect(taken).toBeGreaterThanOrEqual(loss - 0.01);
    expect(taken).toBeLessThan(loss + 5);
  });

  test.each(COUNTRIES)('%s: no loss comes off other income, so there is no limit to use', country => {
    const rows = planOf(country, HELD, BOUGHT, ['Goal', 'Use the income limit']);
    expect(symbols(rows)).toEqual(['AAA', 'BBB', 'CCC']);
    expect(wordsOf(rows)).toContain('is of another law');
  });

  test.each(COUNTRIES)('%s: fewest sales keep nine tenths of the benefit', country => {
    // 13,000 of 15,000 is less than nine tenths of it, 8,000 and 5,000 and 2,000 are all.
    expect(symbols(planOf(country, HELD, BOUGHT, ['Goal', 'Fewest sales']))).toHaveLength(3);
    const small = HELD.map(row => (row[0] === 'CCC' ? row.map((cell, at) => (at === 4 ? 45 : cell)) : row));
    expect(symbols(planOf(country, small, BOUGHT, ['Goal', 'Fewest sales']))).toEqual(['AAA', 'BBB']);
  });
});

describe('waiting', () => {
  const AAA = [HELD[0]!];
  const without = BOUGHT.filter(row => row[2] === 'WIN' || row[2] === 'AAA');

  test('UK: a purchase planned within 30 days takes the sale; the day after, it has joined the pool', () => {
    // Sold today: matched with the 100 of 1 December for 11,800: a loss of 12,000 less 11,800 is a gain of 200, and
    // nothing counts. With 12,300 it is 300. After it: 200 shares for 32,300, of which 100 cost 16,150: 4,150.
    const rows = planOf('UK', AAA, [...without, ['2026-12-01', 'Buy', 'AAA', 100, 12300, 'A', 'Me']]);
    const [sale] = suggested(rows);
    expect(sale).toMatchObject({ Symbol: 'AAA', 'Usable loss': 300, 'Better from': '2026-12-02' });
    // 3,850 more at 24%, less its later tax: 924 − 924 ÷ 1.05^10.
    expect(sale!['Why']).toContain(
      'Better from 2 Dec 2026: sold then, at the same price, it is worth £356.7',
    );
  });

  test('Canada: what the spouse bought ten days ago denies half of it until 11 December', () => {
    const hers = [...without, ['2026-11-10', 'Buy', 'AAA', 50, 6000, 'H', 'Her']];
    const [sale] = suggested(planOf('Canada', AAA, hers));
    // ITA s. 54: the least of 100 sold, 50 bought and 150 held, over 100: half of 8,000.
    expect(sale).toMatchObject({ Loss: 8000, 'Usable loss': 4000, 'Better from': '2026-12-11' });
  });

  test('Ireland: planned shares ring-fence it, and for four weeks they would be sold first', () => {
    // TCA 1997 s. 581(3), then (1): bought on 1 December, they are the shares sold until the 29th.
    const rows = planOf('Ireland', AAA, [...without, ['2026-12-01', 'Buy', 'AAA', 60, 7200, 'A', 'Me']]);
    const [sale] = suggested(rows);
    expect(sale).toMatchObject({ Loss: 8000, 'Usable loss': 3200, 'Better from': '2026-12-30' });
  });

  test.each(COUNTRIES)('%s: where nothing is bought there is nothing to wait for', country => {
    expect(suggested(planOf(country, AAA, without)).map(row => row['Better from'])).toEqual(['']);
  });
});

test('Canada: two rows of one pool are sold together, because what is kept would make the loss superficial', () => {
  const bought: Rows = [...BOUGHT.slice(0, 3), ['2026-11-10', 'Buy', 'AAA', 50, 6000, 'A', 'Me']];
  const held: Rows = [HELD[0]!, ['AAA', 50, '2026-11-10', 6000, 120, 'A', 'Me', '']];
  const rows = suggested(planOf('Canada', held, bought));
  // 150 shares that cost 26,000, sold for 18,000: nothing is held at the end (ITA s. 54).
  expect(rows.map(row => row['Quantity']).sort()).toEqual([100, 50]);
  expect(rows.reduce((sum, row) => sum + Number(row['Usable loss']), 0)).toBeCloseTo(8000, 2);
  expect(rows.map(row => row['Risk'])).toEqual(['None', 'None']);
});

test.each(COUNTRIES)('%s: what stands above its target comes first, and says so', country => {
  const [first, ...rest] = suggested(
    planOf(country, HELD, BOUGHT, ['Target Cash', 0.01], ['Target Shares', 0.6]),
  );
  expect(first!['Symbol']).toBe('CCC');
  expect(first!['Why']).toContain('Cash is 12% of the portfolio against a target of 1%');
  expect(rest.map(row => row['Symbol'])).toEqual(['AAA', 'BBB']);
});

test('a sale that is swapped for another of its class moves no weight: no target asks for it, nor decides its place', () => {
  const plan = (replacementClass: string): Row[] => {
    const securities = sheet([
      ['Symbol', 'Class', 'Replacement'],
      ['CCC', 'Cash', 'DDD'],
      ['DDD', replacementClass, ''],
    ]);
    return suggested(
      told(
        'HARVEST_PLAN',
        sheet([LOT_HEADINGS, ...HELD]),
        sheet([HEADINGS, ...BOUGHT]),
        settings('UK', ['Taxable income', 60000], ['Spread', 0], ['Target Cash', 0.01]),
        AS_OF,
        securities,
      ),
    );
  };
  expect(plan('Cash').map(row => row['Symbol'])).toEqual(['AAA', 'BBB', 'CCC']);
  expect(plan('Cash')[2]!['Why']).not.toContain('against a target');
  expect(plan('Shares').map(row => row['Symbol'])).toEqual(['CCC', 'AAA', 'BBB']);
  expect(plan('Shares')[0]!['Why']).toContain('against a target of 1%');
});

describe('a loss that can be rescued', () => {
  const SOLD: Rows = [
    ['2021-01-06', 'Buy', 'XIC', 100, 10000, 'A', 'Me'],
    ['2026-11-05', 'Sell', 'XIC', 100, 8000, 'A', 'Me'],
    ['2026-11-12', 'Buy', 'XIC', 100, 8100, 'A', 'Me'],
  ];
  const held = (cost: number): Rows => [['XIC', 100, '2026-11-12', cost, 81, 'A', 'Me', '']];

  test('Canada: sold before the period ends, nothing is held at its end, and 2,000 are superficial no more', () => {
    const text = wordsOf(planOf('Canada', held(10100), SOLD));
    expect(text).toContain(
      'Sell the 100 XIC bought 12 Nov 2026 in A by 5 Dec 2026, and buy none until then: C$2,000.00 of the loss of 5 Nov 2026 comes out with them.',
    );
  });

  test('Canada: not where the spouse holds as many', () => {
    const hers = [...SOLD, ['2026-11-12', 'Buy', 'XIC', 100, 8100, 'H', 'Her']];
    expect(wordsOf(planOf('Canada', held(10100), hers))).not.toContain('comes out');
  });

  // UK: the loss stays in the pool, where any later sale finds it; Ireland: what is ring-fenced stays so.
  test.each(['UK', 'Ireland'])('%s: no sale brings it out', country => {
    expect(wordsOf(planOf(country, held(8100), SOLD))).not.toContain('comes out');
  });
});

test('a lot of which a part is sold is not told as left alone', () => {
  const gain = BOUGHT.map(row =>
    row[1] === 'Sell' ? row.map((cell, at) => (at === 4 ? 17000 : cell)) : row,
  );
  const held: Rows = [['AAA', 1000, '2021-01-06', 20000, 12, 'A', 'Me', '']];
  const bought = gain.map(row => (row[2] === 'AAA' ? row.map((cell, at) => (at === 3 ? 1000 : cell)) : row));
  const rows = planOf('UK', held, bought);
  // 7,000 less 3,000 exempt: half of the 8,000.
  expect(suggested(rows).map(row => row['Quantity'])).toEqual([500]);
  expect(wordsOf(rows)).not.toContain('Left alone: AAA');
  expect(wordsOf(rows)).toContain('AAA: cost £10,000.00 less value £6,000.00, a loss of £4,000.00.');
});
