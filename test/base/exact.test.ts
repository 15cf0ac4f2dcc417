import fc from 'fast-check';
import { apportionCents } from '../../src/base/apportion';
import {
  cents,
  exact,
  exactFromNumber,
  exactFromText,
  exactNumber,
  exactText,
  portion,
  priceFromText,
  priceNumber,
  ratio,
  scaled,
  toCent,
  worth,
} from '../../src/base/exact';

/** As a cell would hold it: what people type, and what arithmetic leaves. */
const typed = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 10 }))
  .map(([digits, places]) => digits / 10 ** places);
const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 });

describe('numbers to hundred-millionths', () => {
  test('a double is what its shortest decimal says, whichever way it is read', () => {
    fc.assert(
      fc.property(fc.oneof(typed, any), value => {
        expect(exactFromNumber(value)).toBe(exactFromText(String(value)));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    [0.1, '10000000'],
    [0.3, '30000000'],
    [1.005, '100500000'],
    [67108863.99999999, '6710886399999999'],
    [67108864.5, '6710886450000000'],
    [123456789.12345678, '12345678912345678'],
    [-2.5, '-250000000'],
    [0.000000005, '1'],
    [0.0000000049, '0'],
    [1e-9, '0'],
  ])('%p', (value, units) => expect(exactFromNumber(value)).toBe(BigInt(units)));

  test.each([NaN, Infinity, -Infinity, 1e15, 1e300])('%p is no amount', value =>
    expect(exactFromNumber(value)).toBeNull(),
  );

  test.each(['', '-', '.', '1.2.3', '1e', 'abc', '1,000', ' 1', '--1'])('%p is no number', text =>
    expect(exactFromText(text)).toBeNull(),
  );

  test('written and read back it is the same amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(BigInt(10) ** BigInt(22)), max: BigInt(10) ** BigInt(22) }), amount => {
        expect(exactFromText(exactText(amount))).toBe(amount);
      }),
    );
  });

  test('a price has twenty places, a coin of a billionth among them', () => {
    expect(priceNumber(priceFromText('0.000000000123')!)).toBe(1.23e-10);
    expect(worth(exact('1000000'), priceFromText('0.000000000123')!)).toBe(exact('0.000123'));
  });
});

describe('parts', () => {
  const amount = fc.bigInt({ min: BigInt(0), max: BigInt(10) ** BigInt(16) });

  test('what is cut off and what is left are the whole', () => {
    fc.assert(
      fc.property(amount, amount, amount, (whole, a, b) => {
        const [part, all] = a < b ? [a, b] : [b, a];
        fc.pre(all > BigInt(0));
        const cut = portion(whole, part, all);
        expect(cut >= BigInt(0) && cut <= whole).toBe(true);
        expect(portion(whole, all, all)).toBe(whole);
        expect(portion(whole, BigInt(0), all)).toBe(BigInt(0));
      }),
    );
  });

  test('half a cent goes away from zero', () => {
    expect(
      ['0.005', '-0.005', '0.0049', '1.015', '-1.015'].map(text => exactText(toCent(exact(text)))),
    ).toEqual(['0.01', '-0.01', '0', '1.02', '-1.02']);
    expect(exactNumber(toCent(exact('2.345')))).toBe(2.35);
  });

  test('cents that are handed out add up to the cents of the sum, each at most one away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(BigInt(10) ** BigInt(12)), max: BigInt(10) ** BigInt(12) })),
        amounts => {
          const parts = apportionCents(amounts);
          const sum = (of: readonly bigint[]): bigint => of.reduce((all, one) => all + one, BigInt(0));
          expect(cents(sum(parts))).toBe(cents(sum(amounts)));
          parts.forEach((part, at) => {
            expect(part % exact('0.01')).toBe(BigInt(0));
            const off = part - amounts[at]!;
            expect(off < exact('0.01') && off > -exact('0.01')).toBe(true);
          });
        },
      ),
    );
  });

  test('of equal remainders the earlier takes the cent', () => {
    const third = exact('0.33333333');
    expect(apportionCents([third, third, third]).map(exactText)).toEqual(['0.34', '0.33', '0.33']);
  });

  test('a split of shares rounds half away from zero', () => {
    expect(exactText(scaled(exact('10'), ratio(BigInt(1), BigInt(3))))).toBe('3.33333333');
    expect(exactText(scaled(exact('10'), ratio(BigInt(3), BigInt(2))))).toBe('15');
  });
});
