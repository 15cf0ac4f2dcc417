import { openBundle, type Value } from '../support/bundle';

/** Bonds are quoted per 100 of face value, which is what Quantity holds. */
const bundle = openBundle();

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Amount', 'Account', 'Asset'];
const { day } = bundle;

const gain = (bought: unknown[], sold: unknown[], asset = 'bond', symbol = '91282QXX9'): Value => {
  const rows = bundle.table('REALIZED_GAINS', [
    HEADINGS,
    [day('2026-03-02'), 'Buy', symbol, ...bought, 'Main', asset],
    [day('2026-09-10'), 'Sell', symbol, ...sold, 'Main', asset],
  ]);
  return rows[1]![rows[0]!.indexOf('Gain')]!;
};

test.each(['bond', 'bill', 'Treasury note', 'CD', 'municipal bond', 'gilt'])('%s', asset => {
  expect(gain([10000, 99.5, ''], [10000, 98.25, ''], asset)).toBe(-125);
});

test('with the amount beside it, per 100 or per piece', () => {
  expect(gain([10000, 99.5, 9950], [10000, 98.25, 9825])).toBe(-125);
  expect(gain([10, 995, 9950], [10, 982.5, 9825])).toBe(-125);
});

test('letters alone are a fund of bonds, priced by the share', () => {
  expect(gain([100, 72, ''], [100, 70, ''], 'bond', 'BNDQ')).toBe(-200);
});

test('a number of bonds is no face value, and is asked', () => {
  expect(() => gain([10, 99.5, ''], [10, 98.25, ''])).toThrow(
    /10.? is no face value.*10 bonds of 1,000 are 10000/s,
  );
});

test('interest that had accrued is named where Amount holds it', () => {
  expect(() => gain([10000, 99.5, 9987.5], [10000, 98.25, 9825])).toThrow(
    /÷ 100 is 9950, Amount is 9987.5.*accrued/s,
  );
});

describe('lots', () => {
  const asked = (fn: string, ...row: unknown[]): Value[][] =>
    bundle.table(fn, [
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Cost per share', 'Price', 'Market value', 'Asset'],
      row,
    ]);
  const loss = (...row: unknown[]): unknown => asked('HARVEST_LOSS', ...row)[1]![0];

  test('price and cost per 100', () => {
    expect(loss('91282QXX9', 10000, day('2026-03-02'), '', 99.5, 98.25, '', 'bond')).toBe(125);
    expect(loss('91282QXX9', 10000, day('2026-03-02'), 9950, 99.5, '', 9825, 'bond')).toBe(125);
  });

  test('a number of bonds with a price per 100 is asked', () => {
    const row = ['91282QXX9', 10, day('2026-03-02'), 9950, '', 98.25, '', 'bond'];
    expect(loss(...row)).toBe('');
    expect(
      asked('HARVEST_CHECK', ...row)
        .flat()
        .join(' '),
    ).toContain('no face value');
  });

  test('a number of bonds with what they cost and are worth needs no price', () => {
    expect(loss('91282QXX9', 10, day('2026-03-02'), 9950, '', '', 9825, 'bond')).toBe(125);
  });
});

test.each([
  // Price per 100; price of one of face value; value alone.
  [['91282QXX9', '10,000', '03/20/2026', '$9,950.00', '98.25', '$9,825.00'], 98.25],
  [['91282QXX9', '10,000', '03/20/2026', '$9,950.00', '0.9825', '$9,825.00'], 98.25],
  [['91282QXX9', '10,000', '03/20/2026', '$9,950.00', '', '$9,825.00'], 98.25],
])('a broker’s lots of a bond: %s', (row, price) => {
  const file = [
    ['Symbol', 'Asset class', 'Quantity', 'Date acquired', 'Cost basis', 'Price', 'Market value'],
    [row[0], 'Fixed income', ...row.slice(1)],
  ];
  const lots = bundle.table('LOTS_FROM', file, 'Main', 'Taxable');
  expect(Object.fromEntries(lots[0]!.map((heading, at) => [heading, lots[1]![at]]))).toMatchObject({
    Quantity: 10000,
    'Cost basis': 9950,
    Price: price,
    Asset: 'bond',
  });
  expect(bundle.table('HARVEST_LOSS', lots.slice(0, 2))[1]).toEqual([125]);
});

test('a price in pence makes no bond of a share', () => {
  const lots = bundle.table(
    'LOTS_FROM',
    [
      ['Symbol', 'Quantity', 'Date acquired', 'Cost basis', 'Price', 'Market value'],
      ['VQRL', '100', '13/03/2026', '3600', '3512', '3512.00'],
    ],
    'Main',
    'Taxable',
  );
  expect(lots[1]![lots[0]!.indexOf('Asset')]).toBe('');
});

/** 26 U.S.C. §§ 1271 to 1278, 171: what of a bond's gain is interest. */
describe('interest apart from gain', () => {
  const ROWS = [
    'Date',
    'Action',
    'Symbol',
    'Quantity',
    'Price',
    'Amount',
    'Accrued interest',
    'Account',
    'Asset',
  ];
  type Row = readonly (string | number)[];
  const history = (...rows: Row[]): unknown[][] => [
    ROWS,
    ...rows.map(([iso, ...rest]) => [day(String(iso)), ...rest]),
  ];
  const sales = (...rows: Row[]): Record<string, Value>[] => {
    const [headings = [], ...found] = bundle.table('REALIZED_GAINS', history(...rows));
    return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
  };
  const year = (...rows: Row[]): string =>
    bundle
      .table('NET_GAIN', history(...rows), '', 2026, 'all', day('2026-12-01'))
      .flat()
      .join(' ');
  const BOUGHT: Row = ['2026-03-02', 'Buy', '91282QXX9', 10000, 95, '', '', 'Main', 'bond'];

  test.each<[string, Row]>([
    ['in Amount', ['2026-03-02', 'Buy', '91282QXX9', 10000, 99.5, 9987.5, 37.5, 'Main', 'bond']],
    ['beside it', ['2026-03-02', 'Buy', '91282QXX9', 10000, 99.5, 9950, 37.5, 'Main', 'bond']],
    ['written below zero', ['2026-03-02', 'Buy', '91282QXX9', 10000, 99.5, -9987.5, -37.5, 'Main', 'bond']],
  ])('accrued interest %s is no cost (26 CFR 1.61-7(d))', (_, bought) => {
    const [sale] = sales(bought, ['2026-09-10', 'Sell', '91282QXX9', 10000, 98.25, 9850, 25, 'Main', 'bond']);
    expect([sale!['Cost basis'], sale!['Proceeds'], sale!['Gain']]).toEqual([9950, 9825, -125]);
  });

  test('without a price a net amount holds it, and another does not', () => {
    const rows = (heading: string): unknown[][] => [
      ROWS.filter(name => name !== 'Price').map(name => (name === 'Amount' ? heading : name)),
      [day('2026-03-02'), 'Buy', '91282QXX9', 10000, 9987.5, 37.5, 'Main', 'bond'],
    ];
    const basis = (heading: string): Value => bundle.table('OPEN_LOTS', rows(heading))[1]![10]!;
    expect([basis('Net amount'), basis('Amount')]).toEqual([9950, 9987.5]);
  });

  test('accrued market discount is interest up to the gain, with code D (§ 1276(a)(1))', () => {
    const sold: Row = ['2026-09-10', 'Sell', '91282QXX9', 10000, 98, '', '', 'Main', 'bond'];
    const told = (amount: number): Row => [
      '2026-09-10',
      'Market discount',
      '91282QXX9',
      '',
      '',
      amount,
      '',
      'Main',
      '',
    ];
    const [sale] = sales(BOUGHT, sold, told(120));
    expect([sale!['Adjustment'], sale!['Gain'], sale!['Code']]).toEqual([-120, 180, 'D']);
    expect(sales(BOUGHT, sold, told(500))[0]!['Gain']).toBe(0);
    expect(year(BOUGHT, sold, told(120))).toContain(
      '$120.00 that bonds and bills brought above their cost is interest',
    );
    expect(year(BOUGHT, sold)).toContain('enter it as a row Market discount');
    const [, , row] = bundle
      .table('FORM_8949', history(BOUGHT, sold, told(120)), '', 2026, day('2026-12-01'))[1]!
      .slice(4);
    expect(row).toBe('D');
  });

  test('sold in two lots, each takes its share of the discount', () => {
    const found = sales(
      BOUGHT,
      ['2026-04-02', 'Buy', '91282QXX9', 5000, 96, '', '', 'Main', 'bond'],
      ['2026-09-10', 'Sell', '91282QXX9', 15000, 98, '', '', 'Main', 'bond'],
      ['2026-09-10', 'Accrued market discount', '91282QXX9', '', '', 150, '', 'Main', ''],
    );
    expect(found.map(row => row['Gain'])).toEqual([200, 50]);
  });

  test('market discount on a day without a sale says what would do', () => {
    const alone: Row = ['2026-09-11', 'Market discount', '91282QXX9', '', '', 120, '', 'Main', ''];
    expect(() => sales(BOUGHT, alone)).toThrow('enter it on the day of the sale');
  });

  test('original issue discount adds to basis, amortized premium takes from it (§§ 1272(d)(2), 171, 1016(a)(5))', () => {
    const sold: Row = ['2026-09-10', 'Sell', '91282QXX9', 10000, 98, '', '', 'Main', 'bond'];
    const told = (action: string, amount: number): Row => [
      '2026-06-30',
      action,
      '91282QXX9',
      '',
      '',
      amount,
      '',
      'Main',
      '',
    ];
    expect(sales(BOUGHT, told('Original issue discount', 80), sold)[0]!['Gain']).toBe(220);
    expect(sales(BOUGHT, told('Bond premium amortization', 80), sold)[0]!['Gain']).toBe(380);
  });

  test('what a bill brings above its cost is interest, at maturity and before (§ 1271(a)(3))', () => {
    const bill = (price: number): Row[] => [
      ['2026-03-02', 'Buy', '912797QX9', 10000, 98, '', '', 'Main', 'bill'],
      ['2026-08-27', 'Matured', '912797QX9', 10000, price, '', '', 'Main', ''],
    ];
    expect(sales(...bill(100))[0]).toMatchObject({ Gain: 0, Adjustment: -200, Code: 'O' });
    expect(sales(...bill(97))[0]).toMatchObject({ Gain: -100, Adjustment: 0, Code: '' });
    expect(year(...bill(100))).toContain('$200.00 that bonds and bills brought above their cost is interest');
  });

  test('a loss on one issue is washed by that issue, not by another of its issuer or by its shares', () => {
    const rows = (symbol: string): Row[] => [
      ['2025-03-02', 'Buy', 'QMT 5.25 06/15/2031', 10000, 100, '', '', 'Main', ''],
      ['2026-09-10', 'Sell', 'QMT 5.25 06/15/2031', 10000, 95, '', '', 'Main', ''],
      ['2026-09-20', 'Buy', symbol, 10000, 95, '', '', 'Main', ''],
    ];
    expect(sales(...rows('QMT 5.25 06/15/2031'))[0]!['Gain']).toBe(0);
    expect(sales(...rows('QMT 4.75 01/15/2033'))[0]!['Gain']).toBe(-500);
    const beside = history(...rows('QMT'));
    const [, check] = bundle.table('BUY_CHECK', [['QMT']], beside, '', day('2026-09-25'));
    expect(check![1]).toBe('Yes');
  });
});

describe('an issue of debt by its identifier alone', () => {
  // 912828YK0 is a Treasury note, 037833100 Apple's shares, 037833DT4 a bond of Apple's: real identifiers with check digits.
  test.each([
    ['912828YK0', true],
    ['037833DT4', true],
    ['US037833DT41', true],
    ['037833100', false],
    ['US0378331005', false],
    ['912828YK1', false],
    ['AAPL 3.25% 02/23/2026', true],
    ['T 4.25 11/15/2034', true],
    ['AAPL', false],
    ['BRK.B', false],
    // An option that lacks its right, not a coupon of 95%.
    ['XYZ 95 01/15/2027', false],
  ])('%s: %s', (symbol, isDebt) => {
    const open = bundle.table('OPEN_LOTS', [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Account'],
      [day('2026-03-02'), 'Buy', symbol, 10000, 99, 'Main'],
    ]);
    expect([open[1]![4], open[1]![10]]).toEqual(isDebt ? ['bond', 9900] : ['stock', 990_000]);
  });
});
