import { Decimal, NIL } from '../../src/base/decimal';
import { exact, ZERO } from '../../src/base/exact';
import { DEFAULT_SETTINGS, type Settings } from '../../src/engine/settings';
import { NO_GAINS } from '../../src/countries/us/gainClass';
import { US } from '../../src/countries/us/law';
import { deferral } from '../../src/planner/deferral';
import { householdYear } from '../../src/countries/us/plan/householdYear';
import cases from '../examples/deferral.json';

const cents = (amount: Decimal): number => amount.toDecimalPlaces(2).toNumber();

describe('what deferring is worth', () => {
  test.each(cases.map(example => [example.name, example] as const))('%s', (_name, example) => {
    const answer = deferral({
      loss: new Decimal(example.harvested_loss),
      uses: example.uses.map(({ year, amount, rate }) => ({
        year,
        amount: new Decimal(amount),
        rate: new Decimal(rate),
      })),
      laterRate: new Decimal(example.future_rate),
      years: new Decimal(example.horizon_years),
      discountRate: new Decimal(example.discount_rate),
      shareTaxed: new Decimal(example.probability_taxed),
      costs: new Decimal(example.friction),
    });
    expect(cents(answer.saved)).toBe(example.pv_tax_saved);
    expect(cents(answer.laterTax)).toBe(example.pv_future_tax);
    expect(cents(answer.breakEvenCosts)).toBe(example.break_even_friction);
    expect(cents(answer.value)).toBe(example.net_value);
  });

  test('10,000 without gains: three years of the limit, then the rest, against tax in year five', () => {
    const uses = [3000, 3000, 3000, 1000].map((amount, year) => ({
      year,
      amount: new Decimal(amount),
      rate: new Decimal('0.22'),
    }));
    const answer = deferral({
      loss: new Decimal(10000),
      uses,
      laterRate: new Decimal('0.188'),
      years: new Decimal(5),
      discountRate: new Decimal('0.05'),
      shareTaxed: new Decimal(1),
      costs: new Decimal(25),
    });
    expect([answer.saved, answer.laterTax, answer.breakEvenCosts, answer.value].map(cents)).toEqual([
      2077.26, 1473.03, 604.23, 579.23,
    ]);
  });

  test('a higher later rate hurts when the replacement is sold before the break-even year', () => {
    const ask = (years: number) =>
      deferral({
        loss: new Decimal(10000),
        uses: [{ year: 0, amount: new Decimal(10000), rate: new Decimal('0.15') }],
        laterRate: new Decimal('0.238'),
        years: new Decimal(years),
        discountRate: new Decimal('0.05'),
        shareTaxed: new Decimal(1),
        costs: NIL,
      });
    const horizon = ask(5).breakEvenYears!; // ln(0.238/0.15) / ln(1.05)
    expect(horizon.toDecimalPlaces(4).toNumber()).toBe(9.4616);
    expect(ask(9).value.isNegative()).toBe(true);
    expect(ask(10).value.isNegative()).toBe(false);
  });
});

describe("the household's year", () => {
  const settings = (over: Partial<Settings> = {}): Settings => ({
    ...DEFAULT_SETTINGS,
    taxableIncome: new Decimal(80000),
    ...over,
  });
  const yearOf = (over: Partial<Settings> = {}) =>
    householdYear(
      {
        year: 2026,
        sums: NO_GAINS,
        marks: ZERO,
        plannedSales: 0,
        plannedGain: ZERO,
        plannedWash: [],
        done: { sums: NO_GAINS, distributions: NIL },
        distributions: NIL,
      },
      settings(over),
      US,
    );

  test('a carryover saves the limit at the ordinary rate, year after year, in present terms', () => {
    const year = yearOf();
    expect(cents(year.taxed([ZERO, exact(-10000)])!.now)).toBe(-660);
    // 3,000, 3,000, 1,000 at 22%, one to three years off at 5%.
    const expected = 660 / 1.05 + 660 / 1.05 ** 2 + 220 / 1.05 ** 3;
    expect(year.taxed([ZERO, exact(-10000)])!.savedLater.toNumber()).toBeCloseTo(expected, 8);
  });

  test('the later rate is what more long-term gain would cost today, unless Settings says it', () => {
    const later = (over: Partial<Settings>): number =>
      yearOf({ yearsToSale: NIL, ...over })
        .laterTax(new Decimal(1000))
        .toNumber();
    expect(later({})).toBe(150);
    expect(later({ taxableIncome: new Decimal(20000) })).toBe(0);
    expect(later({ stateRate: new Decimal('0.05') })).toBe(200);
    expect(later({ laterRate: new Decimal('0.2') })).toBe(200);
    expect(later({ shareTaxedLater: NIL })).toBe(0);
  });
});
