import { Decimal, NIL } from '../../../src/base/decimal';
import { carryoverWorksheet } from '../../../src/countries/us/year/carryover';
import { incomeTax } from '../../../src/countries/us/year/incomeTax';
import { yearLaw } from '../../../src/countries/us/year/yearLaw';
import { net } from '../../../src/countries/us/year/netting';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/engine/settings';
import { LEFT_OUT, settleYear } from '../../../src/countries/us/year/settleYear';
import { US } from '../../../src/countries/us/law';

const of = (amount: number): Decimal => new Decimal(amount);
const taxOf = (short: number, long: number, over: Partial<Settings>, year = 2026) =>
  settleYear({ short: of(short), long: of(long) }, { ...DEFAULT_SETTINGS, ...over }, year, US).tax;
const amountOf = (...asked: Parameters<typeof taxOf>): number => taxOf(...asked).amount!.toNumber();
const law = () => yearLaw(US, 2026, 'single');

describe('the user’s own rates', () => {
  const both = { ordinaryRate: of(0.3), longTermRate: of(0.1) };

  test('both: no income is needed', () => {
    expect(amountOf(1000, 2000, both)).toBe(300 + 200);
    // A long-term loss comes off the short-term gain first; what is left comes off income up to the limit.
    expect(amountOf(1000, -10000, both)).toBe(-900);
    expect(amountOf(-1000, 4000, both)).toBe(300);
  });

  test('the ordinary rate alone: gains at the bracket of the income', () => {
    const over = { ordinaryRate: of(0.3), taxableIncome: of(40000) };
    const gains = incomeTax(of(40000), of(20000), law())
      .minus(incomeTax(of(40000), NIL, law()))
      .toNumber();
    expect(amountOf(1000, 20000, over)).toBeCloseTo(300 + gains, 9);
    expect(gains).toBeCloseTo((40000 + 20000 - 49450) * 0.15, 9);
    expect(amountOf(-5000, 0, over)).toBe(-900);
  });

  test('the long-term rate alone: ordinary income at its brackets', () => {
    const over = { longTermRate: of(0.1), taxableIncome: of(40000) };
    // 12% up to 50,400, then 22%.
    expect(amountOf(20000, 3000, over)).toBeCloseTo(10400 * 0.12 + 9600 * 0.22 + 300, 9);
    expect(amountOf(-5000, 0, over)).toBeCloseTo(-360, 9);
  });

  test.each([
    ['nothing', {}],
    ['the ordinary rate alone', { ordinaryRate: of(0.3) }],
    ['the long-term rate alone', { longTermRate: of(0.1) }],
  ])('with %s and no income there is no figure, and no note about one', (_, over) => {
    expect(taxOf(1000, 1000, over)).toEqual({
      amount: null,
      missing: 'Settings has neither Taxable income nor both rates',
      notes: [],
    });
  });
});

test.each([
  ['joint', 98900, 1900, 228],
  ['single', 49450, 950, 114],
  ['head', 66200, 1250, 150],
  ['separate', 49450, 950, 114],
  // 514,800 at 15% up to 613,700, the rest at 20%: far beyond the bracket the worksheet's own sum is the smaller one.
  ['joint', 98900, 600_000, 94260],
] as const)(
  'never more than the regular tax, the worksheet’s last line: %s, income %d, gain %d',
  (filingStatus, income, gain, tax) => {
    expect(amountOf(0, gain, { filingStatus, taxableIncome: of(income) })).toBeCloseTo(tax, 9);
  },
);

describe('what the figures leave out is said with them', () => {
  const known = { taxableIncome: of(100000), modifiedAgi: of(100000) };
  const AGI = 'Settings has no Modified AGI: the 3.8% tax on net investment income is left out';
  const STATE =
    'The state rate is applied flat; New Jersey and Pennsylvania have no carryover, Massachusetts and California their own rules';

  test.each([
    ['all known', known, 2026, [LEFT_OUT]],
    ['no modified AGI', { taxableIncome: of(100000) }, 2026, [AGI, LEFT_OUT]],
    ['a state rate', { ...known, stateRate: of(0.05) }, 2026, [STATE, LEFT_OUT]],
    ['a year that is not printed yet', known, 2027, ['2026 amounts used for 2027', LEFT_OUT]],
    [
      'all of them',
      { taxableIncome: of(100000), stateRate: of(0.05) },
      2027,
      ['2026 amounts used for 2027', AGI, STATE, LEFT_OUT],
    ],
  ])('%s', (_, over, year, notes) => expect(taxOf(1000, 0, over, year).notes).toEqual(notes));

  test('the state takes its rate of gains and gives it of what is deducted', () => {
    const over = { ordinaryRate: of(0.3), longTermRate: of(0.1), stateRate: of(0.05) };
    expect(amountOf(1000, 2000, over)).toBe(500 + 150);
    expect(amountOf(-9000, 0, over)).toBe(-900 - 150);
  });

  test('the surtax is on what the year adds to net investment income and to MAGI', () => {
    const over = { ordinaryRate: of(0.3), longTermRate: of(0.1), modifiedAgi: of(199000) };
    expect(amountOf(0, 5000, over)).toBeCloseTo(500 + 4000 * 0.038, 9);
    expect(
      amountOf(-5000, 0, { ...over, modifiedAgi: of(210000), otherInvestmentIncome: of(20000) }),
    ).toBeCloseTo(-900 - 3000 * 0.038, 9);
  });
});

test('gains elsewhere, distributions and carryovers in are in the year', () => {
  const year = settleYear(
    { short: of(100), long: of(200) },
    {
      ...DEFAULT_SETTINGS,
      shortGainElsewhere: of(1000),
      longGainElsewhere: of(2000),
      capitalGainDistributions: of(30),
      shortCarryoverIn: of(500),
      longCarryoverIn: of(700),
    },
    2026,
    US,
  );
  expect([year.shortItems, year.longItems, year.short, year.long, year.net].map(Number)).toEqual([
    1100, 2230, 600, 1530, 2130,
  ]);
});

test('the worksheet skips the part of the kind that made no loss', () => {
  const sheet = carryoverWorksheet(net(of(-10000), of(2000), of(3000)), of(50000))!;
  const long = [sheet.line9, sheet.line10, sheet.line11, sheet.line12, sheet.line13];
  expect(long).toEqual([null, null, null, null, null]);
  expect(sheet.line8!.toNumber()).toBe(5000);
});
