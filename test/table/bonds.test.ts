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

test('a purchase by an employer’s plan is named: the discount is pay and basis', () => {
  const said = bundle
    .table('HARVEST_CHECK', '', [
      HEADINGS,
      [day('2026-01-31'), 'ESPP purchase', 'KQO', 100, '', 8500, 'Main', 'stock'],
      [day('2026-01-31'), 'Buy', 'KQP', 100, '', 8500, 'Main', 'stock'],
    ])
    .flat()
    .join(' ');
  expect(said).toMatch(/KQO was bought through an employer's plan.*Form 3922.*write Buy/s);
  expect(said).not.toContain('KQP');
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
