import { exact, exactNumber, ZERO } from '../../src/base/exact';
import { divided } from '../../src/forms/chain';
import { readYears } from '../../src/table/years';
import { bundle, day, rows, settings, type Row } from '../functions/support';
import type { Value } from '../support/bundle';

/** A chain of years: last year's closing figures are this year's opening ones. */
const TRADES = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner'];
const YEARS = [
  'Year',
  'Return of',
  'Short-term carryover out',
  'Long-term carryover out',
  'Filed short-term carryover',
  'Filed long-term carryover',
];
const end = day('2026-12-31');
const own = settings({ 'Taxable income': 90000 });
/** A long-term gain of 5,000. */
const gain = rows(TRADES, [
  ['2024-01-02', 'Buy', 'AAA', 10, 1000, 'Main'],
  ['2026-05-05', 'Sell', 'AAA', 10, 6000, 'Main'],
]);
const net = (line: string, years: Value[][] | '', given = own): unknown =>
  bundle.call('NET_GAIN', gain, given, 2026, line, end, '', years);
const closed = (...given: Row[]): Value[][] => rows(YEARS, given);

describe('NET_GAIN with a Years table', () => {
  test('the year before carries in: Schedule D lines 6 and 14', () => {
    expect(net('net', closed([2025, '', 1000, 2500]))).toBe(1500);
    expect([
      net('short', closed([2025, '', 1000, 2500])),
      net('long', closed([2025, '', 1000, 2500])),
    ]).toEqual([-1000, 2500]);
  });

  test('as filed, where that is told; of a year closed twice the last row', () => {
    expect(net('net', closed([2025, '', 1000, 2500, 800, 2000]))).toBe(2200);
    expect(net('net', closed([2025, '', 1000, 2500, '', 2000], [2025, '', 900, 2600]))).toBe(2100);
  });

  test('another year’s, or one spouse’s part, is not', () => {
    expect(net('net', closed([2024, '', 1000, 2500], [2025, 'Her', 700, 0]))).toBe(5000);
  });

  test('Settings that carry something in are believed', () => {
    const given = settings({ 'Taxable income': 90000, 'Long-term carryover in': 400 });
    expect(net('net', closed([2025, '', 1000, 2500]), given)).toBe(4600);
  });

  test('what cannot be read is named by its cell', () => {
    expect(() => net('net', closed(['last', '', 1000, 2500]))).toThrow(
      /Years row 2, Year: “?.?last.* is not a year; write the year of the return/,
    );
    expect(() => net('net', closed([2025, '', 'much', 2500]))).toThrow(
      /Years row 2, Short-term carryover out/,
    );
  });
});

describe('a joint carryover is divided by whose loss it was: 26 CFR 1.1212-1(c)(1)(iii)', () => {
  const parts = (carryover: number, ...losses: number[]): number[] | undefined =>
    divided(
      exact(carryover),
      losses.map(loss => exact(loss)),
    )?.map(exactNumber);

  test('in proportion, to the cent, none left over', () => {
    expect(parts(6000, 2000, 1000)).toEqual([4000, 2000]);
    expect(parts(100, 1, 1, 1)).toEqual([33.33, 33.34, 33.33]);
    expect(parts(0.01, 1, 0, 1)).toEqual([0.01, 0, 0]);
    expect(parts(5000, 0, 700)).toEqual([0, 5000]);
  });

  test('nothing to divide, or nothing that tells whose it is', () => {
    expect(parts(0, 2000, 1000)).toEqual([0, 0]);
    expect(divided(exact(10), [ZERO, ZERO])).toBeNull();
  });
});

test('a blank sheet has no years', () => {
  expect(readYears([[...YEARS]])).toEqual({ years: [], problems: [] });
});
