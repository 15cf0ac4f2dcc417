import { dayFromIso } from '../../../src/base/day';
import { Decimal, NIL } from '../../../src/base/decimal';
import { incomeTax, investmentTax } from '../../../src/countries/us/year/incomeTax';
import { yearLaw, type YearLaw } from '../../../src/countries/us/year/yearLaw';
import { usRules } from '../../../src/countries/us/rules';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { inForce } from '../../../src/base/dated';
import { US } from '../../../src/countries/us/law';

/**
 * Every number of the law a second time, as the Revenue Procedure prints it: "over 11,600 but not over 47,150: 1,160
 * plus 12% of the excess over 11,600". The printed taxes check the tops and the rates against each other.
 */
interface Printed {
  readonly year: number;
  readonly status: 'single' | 'joint' | 'head' | 'separate' | 'survivor';
  /** Top of a band, and the tax printed for income at that top. */
  readonly ordinary: readonly (readonly [over: number, tax: number])[];
  /** Maximum zero rate amount and maximum 15-percent rate amount. */
  readonly capital: readonly [zero: number, fifteen: number];
}

const JOINT_2024 = [
  [23200, 2320],
  [94300, 10852],
  [201050, 34337],
  [383900, 78221],
  [487450, 111357],
  [731200, 196669.5],
] as const;
const JOINT_2025 = [
  [23850, 2385],
  [96950, 11157],
  [206700, 35302],
  [394600, 80398],
  [501050, 114462],
  [751600, 202154.5],
] as const;
const JOINT_2026 = [
  [24800, 2480],
  [100800, 11600],
  [211400, 35932],
  [403550, 82048],
  [512450, 116896],
  [768700, 206583.5],
] as const;

const PRINTED: readonly Printed[] = [
  // Rev. Proc. 2023-34, sections 3.01 and 3.03.
  { year: 2024, status: 'joint', ordinary: JOINT_2024, capital: [94050, 583750] },
  { year: 2024, status: 'survivor', ordinary: JOINT_2024, capital: [94050, 583750] },
  {
    year: 2024,
    status: 'head',
    ordinary: [
      [16550, 1655],
      [63100, 7241],
      [100500, 15469],
      [191950, 37417],
      [243700, 53977],
      [609350, 181954.5],
    ],
    capital: [63000, 551350],
  },
  {
    year: 2024,
    status: 'single',
    ordinary: [
      [11600, 1160],
      [47150, 5426],
      [100525, 17168.5],
      [191950, 39110.5],
      [243725, 55678.5],
      [609350, 183647.25],
    ],
    capital: [47025, 518900],
  },
  {
    year: 2024,
    status: 'separate',
    ordinary: [
      [11600, 1160],
      [47150, 5426],
      [100525, 17168.5],
      [191950, 39110.5],
      [243725, 55678.5],
      [365600, 98334.75],
    ],
    capital: [47025, 291850],
  },
  // Rev. Proc. 2024-40, sections 2.01 and 2.03.
  { year: 2025, status: 'joint', ordinary: JOINT_2025, capital: [96700, 600050] },
  { year: 2025, status: 'survivor', ordinary: JOINT_2025, capital: [96700, 600050] },
  {
    year: 2025,
    status: 'head',
    ordinary: [
      [17000, 1700],
      [64850, 7442],
      [103350, 15912],
      [197300, 38460],
      [250500, 55484],
      [626350, 187031.5],
    ],
    capital: [64750, 566700],
  },
  {
    year: 2025,
    status: 'single',
    ordinary: [
      [11925, 1192.5],
      [48475, 5578.5],
      [103350, 17651],
      [197300, 40199],
      [250525, 57231],
      [626350, 188769.75],
    ],
    capital: [48350, 533400],
  },
  {
    year: 2025,
    status: 'separate',
    ordinary: [
      [11925, 1192.5],
      [48475, 5578.5],
      [103350, 17651],
      [197300, 40199],
      [250525, 57231],
      [375800, 101077.25],
    ],
    capital: [48350, 300000],
  },
  // Rev. Proc. 2025-32, sections 4.01 and 4.03.
  { year: 2026, status: 'joint', ordinary: JOINT_2026, capital: [98900, 613700] },
  { year: 2026, status: 'survivor', ordinary: JOINT_2026, capital: [98900, 613700] },
  {
    year: 2026,
    status: 'head',
    ordinary: [
      [17700, 1770],
      [67450, 7740],
      [105700, 16155],
      [201750, 39207],
      [256200, 56631],
      [640600, 191171],
    ],
    capital: [66200, 579600],
  },
  {
    year: 2026,
    status: 'single',
    ordinary: [
      [12400, 1240],
      [50400, 5800],
      [105700, 17966],
      [201775, 41024],
      [256225, 58448],
      [640600, 192979.25],
    ],
    capital: [49450, 545500],
  },
  {
    year: 2026,
    status: 'separate',
    ordinary: [
      [12400, 1240],
      [50400, 5800],
      [105700, 17966],
      [201775, 41024],
      [256225, 58448],
      [384350, 103291.75],
    ],
    capital: [49450, 306850],
  },
];

const of = (amount: number): Decimal => new Decimal(amount);

describe.each(PRINTED)('$year, $status', ({ year, status, ordinary, capital }) => {
  const law = (): YearLaw => yearLaw(US, year, status);

  test('the tax at the top of each band is the one printed', () => {
    const taxes = ordinary.map(([over]) => [over, incomeTax(of(over), NIL, law()).toNumber()]);
    expect(taxes).toEqual(ordinary);
  });

  test('a dollar more is taxed at the next rate', () => {
    const rates = [0.12, 0.22, 0.24, 0.32, 0.35, 0.37];
    const next = ordinary.map(([over, tax]) =>
      incomeTax(of(over + 100), NIL, law())
        .minus(tax)
        .toNumber(),
    );
    expect(next).toEqual(rates.map(rate => rate * 100));
    expect(incomeTax(of(100), NIL, law()).toNumber()).toBe(10);
  });

  test('long-term gain is taxed at 0, 15 and 20 percent up to and beyond the printed amounts', () => {
    const [zero, fifteen] = capital;
    const gain = (amount: number): number => incomeTax(NIL, of(amount), law()).toNumber();
    expect(gain(zero)).toBe(0);
    expect(gain(zero + 100)).toBe(15);
    expect(gain(fifteen)).toBeCloseTo((fifteen - zero) * 0.15, 9);
    expect(gain(fifteen + 100) - gain(fifteen)).toBeCloseTo(20, 9);
    // It lies on top of ordinary income: that uses the zero rate up first. 12% income is taxed at 12 percent however
    // it was made (§ 1(h)(1)): 15 begins where the 12% bracket ends.
    const [twelve] = ordinary[1]!;
    const onTopOf = (income: number): number =>
      incomeTax(of(income), of(100), law())
        .minus(incomeTax(of(income), NIL, law()))
        .toNumber();
    expect([onTopOf(zero - 100), onTopOf(zero), onTopOf(twelve)]).toEqual([0, 12, 15]);
  });

  test('losses come off other income up to 3,000, married filing separately 1,500: 26 U.S.C. § 1211(b)', () => {
    expect(law().lossLimit.toNumber()).toBe(status === 'separate' ? 1500 : 3000);
  });

  test('3.8% of net investment income above the threshold: 26 U.S.C. § 1411(b)', () => {
    const thresholds = { single: 200000, head: 200000, joint: 250000, survivor: 250000, separate: 125000 };
    const threshold = thresholds[status];
    expect(investmentTax(of(1000), of(threshold), law()).toNumber()).toBe(0);
    expect(investmentTax(of(1000), of(threshold + 400), law()).toNumber()).toBeCloseTo(15.2, 9);
    expect(investmentTax(of(1000), of(threshold + 5000), law()).toNumber()).toBe(38);
  });

  test('its numbers stand under their own procedure', () => {
    const cited = { 2024: 'Rev. Proc. 2023-34', 2025: 'Rev. Proc. 2024-40', 2026: 'Rev. Proc. 2025-32' }[
      year
    ]!;
    expect(inForce(US.yearAmounts, dayFromIso(`${year}-12-31`)!)!.cite).toContain(cited);
    expect(law().note).toBeNull();
  });
});

test('a year that is not printed yet borrows the last one, and says so', () => {
  expect(yearLaw(US, 2027, 'single').note).toBe('2026 amounts used for 2027');
  expect(yearLaw(US, 2023, 'single').note).toBe('2024 amounts used for 2023');
});

test('a year before the surtax has none; one before the limit of 3,000 takes the first there is', () => {
  const { investmentRate, investmentThreshold } = yearLaw(US, 2012, 'joint');
  expect([investmentRate.toNumber(), investmentThreshold.toNumber()]).toEqual([0, 0]);
  expect(yearLaw(US, 1970, 'separate').lossLimit.toNumber()).toBe(1500);
});

test('thirty days before and after: 26 U.S.C. § 1091(a)', () => {
  expect(usRules(DEFAULT_SETTINGS).windowOn(0)).toEqual({ before: 30, after: 30 });
});

test('more than twelve months are long-term since 1978, nine in 1977, six before: 26 U.S.C. § 1222', () => {
  const months = (iso: string): number => usRules(DEFAULT_SETTINGS).longTermMonths(dayFromIso(iso)!);
  expect(['1976-12-31', '1977-01-01', '1977-12-31', '1978-01-01', '2026-11-20'].map(months)).toEqual([
    6, 9, 9, 12, 12,
  ]);
});

test('a loss on fund shares meets their dividends for six months, a dividend is qualified from the 61st day', () => {
  const { fundShareMonths, dividendDays } = US;
  // 26 U.S.C. § 852(b)(4): "6 months or less"; § 1(h)(11)(B)(iii) with § 246(c): "more than 60 days" of 121.
  expect(fundShareMonths.map(({ value, since }) => [value, since])).toEqual([[6, '1984-07-19']]);
  expect(dividendDays.map(({ value, since }) => [value, since])).toEqual([[61, '2003-01-01']]);
});

test("an employer's plan asks for more than a year after the purchase and two after the grant", () => {
  // 26 U.S.C. § 423(a)(1): no disposition "within 2 years after the date of the granting of the option nor within 1 year after the transfer".
  expect(US.planMonths.map(({ value, since }) => [value, since])).toEqual([
    [{ purchase: 12, grant: 24 }, '1978-01-01'],
  ]);
  const { isLongAfterPurchase, isLongAfterGrant } = usRules(DEFAULT_SETTINGS);
  const [then, year, two] = ['2024-03-15', '2025-03-15', '2026-03-15'].map(iso => dayFromIso(iso)!);
  expect([year, year! + 1].map(sold => isLongAfterPurchase(then!, sold!))).toEqual([false, true]);
  expect([two, two! + 1].map(sold => isLongAfterGrant(then!, sold!))).toEqual([false, true]);
});

test('basis is reported for stock from 2011, funds 2012, debt and options 2014, coins 2026: 26 CFR 1.6045-1', () => {
  const since = Object.entries(US.basisReported).map(([kind, { since: day }]) => [kind, day]);
  expect(Object.fromEntries(since)).toEqual({
    stock: '2011-01-01',
    fund: '2012-01-01',
    debt: '2014-01-01',
    digital: '2026-01-01',
  });
  expect(US.digitalBoxes.since).toBe('2025-01-01');
});
