import { AS_OF, bundle, settings, sheet, told, type Row } from './support';

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];
const LOT_HEADINGS = [
  'Symbol',
  'Quantity',
  'Acquired',
  'Cost basis',
  'Price',
  'Account',
  'Asset',
  'Replacement',
];

/** Gains of this year, and four lots at a loss: two of them meet the gains. */
const history: (string | number)[][] = [
  ['2020-01-06', 'Buy', 'WIN', 100, 10000, 'A', 'stock'],
  ['2026-09-01', 'Sell', 'WIN', 100, 30000, 'A', 'stock'],
  ['2021-01-06', 'Buy', 'AAA', 100, 20000, 'A', 'stock'],
  ['2021-01-06', 'Buy', 'BBB', 100, 15000, 'A', 'stock'],
  ['2021-01-06', 'Buy', 'CCC', 100, 5000, 'A', 'stock'],
  ['2021-01-06', 'Buy', 'DDD', 100, 5050, 'A', 'stock'],
];
const held: (string | number)[][] = [
  ['AAA', 100, '2021-01-06', 20000, 120, 'A', 'stock', 'ZZZ'],
  ['BBB', 100, '2021-01-06', 15000, 100, 'A', 'stock', ''],
  ['CCC', 100, '2021-01-06', 5000, 30, 'A', 'stock', ''],
  ['DDD', 100, '2021-01-06', 5050, 50, 'A', 'stock', ''],
];

/** India's exemption is 1.25 lakh: the same household, twenty times as rich. */
const scaled = (country: string, rows: (string | number)[][], ...columns: number[]) =>
  rows.map(row =>
    row.map((cell, at) => (columns.includes(at) && country === 'India' ? Number(cell) * 20 : cell)),
  );
const tradesOf = (country: string, rows = history) => sheet([HEADINGS, ...scaled(country, rows, 4)]);
const lotsOf = (country: string) => sheet([LOT_HEADINGS, ...scaled(country, held, 3, 4)]);
const lots = lotsOf('');
const trades = tradesOf('');

const RATES: Readonly<Record<string, (string | number)[][]>> = {
  UK: [['Taxable income', 60000]],
  Canada: [['Ordinary rate', 0.43]],
  Ireland: [],
  Germany: [],
  Australia: [['Ordinary rate', 0.39]],
  India: [],
  Spain: [],
  Other: [
    ['Long-term rate', 0.2],
    ['Currency', 'CHF'],
  ],
};
const COUNTRIES = Object.keys(RATES);
const of = (country: string, ...more: (string | number)[][]) =>
  settings(country, ...RATES[country]!, ...more);
const planOf = (country: string, ...more: (string | number)[][]): Row[] =>
  told('HARVEST_PLAN', lotsOf(country), tradesOf(country), of(country, ...more), AS_OF);
const suggested = (rows: Row[]): Row[] => rows.filter(row => row['Rank'] !== '');
const sum = (rows: Row[], column: string): number =>
  Math.round(rows.reduce((all, row) => all + Number(row[column]), 0) * 100) / 100;

describe.each(COUNTRIES)('%s', country => {
  test('the plan saves what really selling saves, and its figures add up', () => {
    const rows = suggested(planOf(country));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const net =
        Number(row['Tax saved now']) +
        Number(row['Saved later']) -
        Number(row['Later tax (present value)']) -
        Number(row['Costs']);
      expect(Number(row['Net benefit'])).toBeCloseTo(net, 2);
    }
    const tax = (...more: (string | number)[][]): number =>
      Number(
        bundle.call(
          'NET_GAIN',
          sheet([HEADINGS, ...scaled(country, history, 4), ...more]),
          of(country),
          '',
          'tax',
          AS_OF,
        ),
      );
    const sales = rows.map(row => [
      '2026-11-20',
      'Sell',
      String(row['Symbol']),
      Number(row['Quantity']),
      Number(row['Proceeds']),
      'A',
      'stock',
    ]);
    expect(tax() - tax(...sales)).toBeCloseTo(sum(rows, 'Tax saved now'), 1);
  });

  test('no other set of whole lots is worth more, by its own figures', () => {
    const best = sum(suggested(planOf(country)), 'Net benefit');
    const symbols = ['AAA', 'BBB', 'CCC', 'DDD'];
    for (let set = 1; set < 16; set++) {
      const own = lotsOf(country).filter(
        ([symbol], at) => at === 0 || (set & (1 << symbols.indexOf(String(symbol)))) > 0,
      );
      const rows = suggested(told('HARVEST_PLAN', own, tradesOf(country), of(country), AS_OF));
      expect(sum(rows, 'Net benefit')).toBeLessThanOrEqual(best + 0.02);
    }
  });

  test('nothing is said in another country’s words or currency', () => {
    const text = JSON.stringify(planOf(country));
    expect(text).not.toMatch(/U\.S\.C|Schedule D|8949|IRS|Rev\. Rul|undefined|NaN/);
    const signs: Readonly<Record<string, string>> = {
      UK: '£',
      Canada: 'C$',
      Ireland: '€',
      Germany: '€',
      Australia: 'A$',
      India: '₹',
      Spain: '€',
      Other: 'CHF ',
    };
    expect(text).toContain(signs[country]);
    for (const sign of ['£', '€', '₹', '$'].filter(one => !signs[country]!.includes(one)))
      expect(text).not.toContain(sign);
  });

  test('without gains of the year nothing is worth its costs', () => {
    const quiet = tradesOf(
      country,
      history.filter(([, , symbol]) => symbol !== 'WIN'),
    );
    const rows = told('HARVEST_PLAN', lotsOf(country), quiet, of(country), AS_OF);
    expect(suggested(rows)).toEqual([]);
    expect(JSON.stringify(rows)).toContain('worth most where there are gains');
  });
});

test('what may be bought back, and when, is the country’s', () => {
  const back = (country: string) => suggested(planOf(country))[0]!['Do not buy before'];
  expect(COUNTRIES.map(back)).toEqual([
    '2026-12-21',
    '2026-12-21',
    '2026-12-19',
    '',
    '',
    // Monday: the next trading day, lest purchase and sale be squared (s. 43(5)).
    '2026-11-23',
    '2027-01-21',
    '',
  ]);
  expect(JSON.stringify(planOf('Germany'))).toContain('IX R 60/07');
  expect(JSON.stringify(planOf('Australia'))).toContain('Nothing is proposed to be bought back');
  const [first] = suggested(
    told('HARVEST_PLAN', lots, trades, of('Other', ['Wash window after', 10]), AS_OF),
  );
  expect(first!['Do not buy before']).toBe('2026-12-01');
});

test('without a rate the sales stand with blanks, and what is missing is said', () => {
  const rows = told('HARVEST_PLAN', lots, trades, settings('Canada'), AS_OF);
  expect(suggested(rows).map(row => row['Net benefit'])).toEqual(['', '', '']);
  expect(JSON.stringify(rows)).toContain('No tax figures: enter Ordinary rate in Settings');
});

test('a loss that goes back three years counts at once in Canada', () => {
  const back = sheet([
    HEADINGS,
    ['2020-01-06', 'Buy', 'OLD', 100, 10000, 'A', 'stock'],
    ['2024-03-01', 'Sell', 'OLD', 100, 20000, 'A', 'stock'],
    ['2021-01-06', 'Buy', 'AAA', 100, 20000, 'A', 'stock'],
  ]);
  const [row] = suggested(told('HARVEST_PLAN', lots.slice(0, 2), back, of('Canada'), AS_OF));
  // Half of 8,000 at 43%, a year on.
  expect(row!['Saved later']).toBeCloseTo((4000 * 0.43) / 1.05, 1);
  expect(row!['Tax saved now']).toBe(0);
});

test('the planner of a spouse, a sheltered account and a planned sale are left out with the reason', () => {
  const shared = sheet([
    [...LOT_HEADINGS, 'Owner', 'Account type'],
    ['AAA', 100, '2021-01-06', 20000, 120, 'A', 'stock', '', '', ''],
    ['AAA', 100, '2021-01-06', 20000, 120, 'B', 'stock', '', 'Ann', ''],
    ['AAA', 100, '2021-01-06', 20000, 120, 'I', 'stock', '', '', 'ISA'],
  ]);
  const rows = told('HARVEST_PLAN', shared, '', of('UK', ['Owner Ann', 'Spouse']), AS_OF);
  expect(suggested(rows)).toEqual([]);
});

test('a planned sale of what Lots does not list counts in the year', () => {
  const rows: (string | number)[][] = [...history, ['2021-01-06', 'Buy', 'OUT', 10, 100, 'A', 'stock']];
  const sale = ['2026-12-10', 'Sell', 'OUT', 10, 20100, 'A', 'stock'];
  const own = lots.slice(0, 2);
  const lossTaken = (...more: (string | number)[][]) =>
    sum(
      suggested(told('HARVEST_PLAN', own, sheet([HEADINGS, ...rows.slice(2), ...more]), of('UK'), AS_OF)),
      'Loss',
    );
  // Without the sale there is no gain of the year that the loss could meet.
  expect(lossTaken()).toBe(0);
  expect(lossTaken(sale)).toBe(8000);
});

test('of a lot as much is sold as is worth it: a loss beyond the gains wastes the exempt amount', () => {
  const gains = sheet([
    HEADINGS,
    ['2020-01-06', 'Buy', 'WIN', 100, 10000, 'A', 'stock'],
    ['2026-09-01', 'Sell', 'WIN', 100, 17000, 'A', 'stock'],
    ['2021-01-06', 'Buy', 'AAA', 1000, 20000, 'A', 'stock'],
  ]);
  const big = sheet([LOT_HEADINGS, ['AAA', 1000, '2021-01-06', 20000, 12, 'A', 'stock', '']]);
  const [row] = suggested(told('HARVEST_PLAN', big, gains, of('UK', ['Spread', 0]), AS_OF));
  // 7,000 less 3,000 exempt: 4,000 of loss are 500 shares at 8 a share.
  expect(row).toMatchObject({ Quantity: 500, 'Usable loss': 4000, 'Tax saved now': 960, Proceeds: 6000 });
});

describe('what is named instead', () => {
  /** AAA names these in turn. */
  const namedFor = (country: string, named: string, ...more: (string | number)[][]): Row => {
    const own = lotsOf(country).map((row, at) => (at === 1 ? [...row.slice(0, 7), named] : row));
    const rows = told('HARVEST_PLAN', own, tradesOf(country, [...history, ...more]), of(country), AS_OF);
    return rows.find(row => row['Symbol'] === 'AAA' && row['Rank'] !== '')!;
  };

  test.each(COUNTRIES)('%s: is another security, and not one the plan sells', country => {
    expect(suggested(planOf(country)).map(({ Symbol }) => Symbol)).toContain('BBB');
    expect(namedFor(country, 'AAA; BBB; ZZZ')['Replacement']).toBe('ZZZ');
    const none = namedFor(country, 'BBB');
    expect(none['Replacement']).toBe('');
    expect(none['Why']).toContain('BBB is sold at a loss by this plan');
  });

  const SOLD = [
    ['2025-03-02', 'Buy', 'ZCN', 100, 10000, 'A', 'stock'],
    ['2026-11-10', 'Sell', 'ZCN', 100, 8000, 'A', 'stock'],
  ];

  // Canada: ITA s. 54 "superficial loss"; Ireland: TCA s. 581(3); UK: TCGA s. 106A(5). BUY_CHECK forbids it that day.
  test.each([
    ['Canada', '11 Dec 2026'],
    ['Ireland', '9 Dec 2026'],
    ['UK', '11 Dec 2026'],
  ])('%s: is nothing that was itself sold at a loss within the window', (country, day) => {
    const check = told('BUY_CHECK', [['ZCN']], tradesOf(country, SOLD), of(country), AS_OF);
    expect(check[0]).toMatchObject({ Buy: 'No', 'Loss at stake': 2000 });
    const sale = namedFor(country, 'ZCN', ...SOLD);
    expect(sale['Replacement']).toBe('');
    expect(sale['Why']).toContain(`ZCN is not to be bought before ${day}`);
    expect(namedFor(country, 'ZCN; YYY', ...SOLD)['Replacement']).toBe('YYY');
  });

  test.each(['Germany', 'Other'])(
    '%s, where no purchase meets a loss: may be what was just sold',
    country => {
      expect(namedFor(country, 'ZCN', ...SOLD)['Replacement']).toBe('ZCN');
    },
  );
});

test.each(COUNTRIES)('%s: the costs are the spread and the commission on both legs', country => {
  const own = lotsOf(country);
  const costs = (...more: (string | number)[][]): number => {
    const rows = told('HARVEST_PLAN', own, tradesOf(country), of(country, ...more), AS_OF);
    return Number(rows.find(row => row['Symbol'] === 'AAA' && row['Rank'] !== '')!['Costs']);
  };
  const proceeds = Number(own[1]![1]) * Number(own[1]![4]);
  expect(costs(['Spread', 0.001])).toBeCloseTo(proceeds * 0.001 * 2, 2);
  expect(costs(['Spread', 0], ['Commission', 7], ['Time cost per harvest', 5])).toBeCloseTo(19, 2);
});
