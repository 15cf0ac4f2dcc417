import { bundle, day, rows, settings, type Row } from './support';

/** Shares of an employer's plan: 26 U.S.C. §§ 421, 423; Publication 525, "Employee Stock Purchase Plan". */
const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Price',
  'Amount',
  'Fees',
  'Account',
  'Account type',
  'Fair value',
  'Grant date',
  'Grant value',
];
const table = (...given: Row[]) => rows(HEADINGS, given);
const end = day('2031-12-31');
const sales = (...given: Row[]) => {
  const [headings = [], ...found] = bundle.table('REALIZED_GAINS', table(...given), '', '', end);
  return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};

/** Publication 525's example: 100 shares for $20; worth $22 at the grant, $23 at the purchase 18 months later. */
const BOUGHT: Row = ['2026-07-01', 'ESPP purchase', 'QMT', 100, 20, '', '', 'Main', '', 23, '2025-01-02', 22];
const sold = (iso: string, price: number): Row => [iso, 'Sell', 'QMT', 100, price, '', '', 'Main'];

describe('a purchase through an employer’s plan', () => {
  test('sold 14 months later: the discount at the grant is wages, the rest is gain', () => {
    const [sale] = sales(BOUGHT, sold('2027-09-01', 30));
    expect([sale!['Cost basis'], sale!['Gain'], sale!['Term']]).toEqual([2200, 800, 'Long']);
    expect(sale!['Why']).toContain('Basis includes $200.00 of the employer');
  });

  test('sold within a year of the purchase: all of the discount is wages', () => {
    const [sale] = sales(BOUGHT, sold('2027-05-03', 30));
    expect([sale!['Cost basis'], sale!['Gain'], sale!['Term']]).toEqual([2300, 700, 'Short']);
  });

  test('within two years of the grant, however long after the purchase', () => {
    const early: Row = [...BOUGHT.slice(0, 10), '2026-06-01', 22];
    expect(sales(early, sold('2027-09-01', 30))[0]!['Cost basis']).toBe(2300);
    // The first day that is more than two years after the grant of 1 June 2026.
    expect(sales(early, sold('2028-06-01', 30))[0]!['Cost basis']).toBe(2300);
    expect(sales(early, sold('2028-06-02', 30))[0]!['Cost basis']).toBe(2200);
  });

  test('sold at a loss: late no wages, soon all of them, and the loss is larger', () => {
    expect(sales(BOUGHT, sold('2027-09-01', 18))[0]).toMatchObject({ 'Cost basis': 2000, Gain: -200 });
    expect(sales(BOUGHT, sold('2027-05-03', 18))[0]).toMatchObject({ 'Cost basis': 2300, Gain: -500 });
    // Between the price and the value at the grant: no more wages than gain.
    expect(sales(BOUGHT, sold('2027-09-01', 21))[0]).toMatchObject({ 'Cost basis': 2100, Gain: 0 });
  });

  test('15% off the lesser value: as if bought at the grant (§ 423(c))', () => {
    // 10 at the grant, 12 at the purchase, 8.50 paid: 15% of 10 are wages when sold late, 3.50 when soon.
    const lookback: Row = [
      '2026-06-30',
      'ESPP purchase',
      'QMT',
      100,
      8.5,
      '',
      '',
      'Main',
      '',
      12,
      '2026-01-02',
      10,
    ];
    expect(sales(lookback, sold('2029-01-02', 15))[0]).toMatchObject({ 'Cost basis': 1000, Gain: 500 });
    expect(sales(lookback, sold('2026-12-01', 15))[0]).toMatchObject({ 'Cost basis': 1200, Gain: 300 });
  });

  test('parts, fees and splits: nothing is lost', () => {
    const found = sales(
      ['2026-07-01', 'ESPP purchase', 'QMT', 100, 20, '', 9.99, 'Main', '', 23, '2025-01-02', 22],
      ['2026-08-03', 'Split', 'QMT', 3, '', '', '', ''],
      ['2027-05-03', 'Sell', 'QMT', 100, 10, '', '', 'Main'],
      ['2027-05-04', 'Sell', 'QMT', 200, 10, '', '', 'Main'],
    );
    const basis = found.reduce((sum, row) => sum + Number(row['Cost basis']), 0);
    expect(basis).toBeCloseTo(2309.99, 8);
  });

  test('Form 8949: (e) is what was paid, code B brings the rest', () => {
    const form = bundle.table('FORM_8949', table(BOUGHT, sold('2027-05-03', 30)), '', 2027, end)[1]!;
    expect(form.slice(4, 9)).toEqual([3000, 2000, 'B', -300, 700]);
  });

  test('the lot’s loss has it, and the risk asks for the grant where it decides', () => {
    const plain: Row = ['2026-07-01', 'ESPP purchase', 'QMT', 100, 20, '', '', 'Main', '', 23];
    const held = rows(
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
      [['QMT', 100, '2026-07-01', 2300, 18, 'Main']],
    );
    const risk = (iso: string) => bundle.table('WASH_SALE_RISK', held, table(plain), '', day(iso))[1]!;
    expect(bundle.table('HARVEST_LOSS', held, table(plain), '', day('2027-09-01'))[1]).toEqual([500]);
    expect(risk('2027-09-01')[1]).toBe('Review');
    expect(risk('2027-09-01')[7]).toContain('Fill in Grant date and Grant value');
    expect(risk('2027-05-03')[1]).toBe('Settled');
    expect(String(sales(plain, sold('2027-09-01', 30))[0]!['Why'])).toContain(
      'Review: QMT was bought through',
    );
  });

  test.each(['ESPP purchase', 'Payroll deduction', 'Employee stock purchase'])(
    '%s asks for the day’s value',
    action => {
      const asks: Row = ['2026-07-01', action, 'QMT', 100, 20, '', '', 'Main'];
      expect(() => sales(asks)).toThrow(/Fair value: shares of an employer's plan.*Form 3922.*write Buy/s);
      expect(bundle.table('HARVEST_CHECK', '', table(asks)).flat().join(' ')).toContain('discount');
      // In a sheltered account nothing of it is taxed.
      expect(sales([...asks.slice(0, 7), '401k', '401k'])).toEqual([]);
    },
  );

  test('a plain purchase has a discount under Fair value, and none under a column of today’s values', () => {
    const basis = (heading: string): unknown => {
      const history = rows(
        ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Account', heading],
        [['2026-07-01', 'Buy', 'QMT', 100, 20, 'Main', 23]],
      );
      return bundle.table('OPEN_LOTS', history, '', end)[1]![10];
    };
    expect([basis('Fair value'), basis('FMV'), basis('Fair market value')]).toEqual([2300, 2000, 2000]);
  });

  test('in another country the basis is the day’s value', () => {
    const [headings = [], sale = []] = bundle.table(
      'REALIZED_GAINS',
      table(BOUGHT, sold('2028-09-01', 30)),
      settings({ Country: 'Germany' }),
      '',
      end,
    );
    expect(sale[headings.indexOf('Cost basis')]).toBe(2300);
  });
});
