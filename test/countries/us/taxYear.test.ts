import fc from 'fast-check';
import { Decimal, NIL } from '../../../src/base/decimal';
import { US } from '../../../src/countries/us/law';
import { carryoverWorksheet, type CarryoverWorksheet } from '../../../src/countries/us/year/carryover';
import { incomeTax } from '../../../src/countries/us/year/incomeTax';
import { yearLaw } from '../../../src/countries/us/year/yearLaw';
import { net } from '../../../src/countries/us/year/netting';
import { settleYear } from '../../../src/countries/us/year/settleYear';
import { DEFAULT_SETTINGS, type FilingStatus, type Settings } from '../../../src/engine/settings';
import nettingCases from '../../examples/us-netting.json';
import taxCases from '../../examples/us-tax.json';

const decimal = (amount: number): Decimal => new Decimal(amount);
const limitOf = (status: string): Decimal => yearLaw(US, 2026, status as FilingStatus).lossLimit;

describe('netting and the carryover worksheet', () => {
  test.each(nettingCases.map(example => [example.name, example] as const))('%s', (_name, example) => {
    const netting = net(decimal(example.short), decimal(example.long), limitOf(example.status));
    expect(netting.net.toNumber()).toBe(example.line16);
    expect(netting.deduction.toNumber()).toBe(example.line21);
    const sheet = carryoverWorksheet(netting, decimal(example.taxableIncome));
    for (const [line, amount] of Object.entries(example.worksheet)) {
      const found = sheet![`line${line}` as keyof CarryoverWorksheet];
      expect([line, found?.toNumber() ?? null]).toEqual([line, amount]);
    }
    expect(sheet?.line8?.toNumber() ?? 0).toBe(example.shortCarryover);
    expect(sheet?.line13?.toNumber() ?? 0).toBe(example.longCarryover);
    if (Object.keys(example.worksheet).length === 0) expect(sheet).toBeNull();
  });

  /** 26 U.S.C. § 1212(b): a deemed short-term gain of the amount used, then each kind's excess over the other's. */
  function byStatute(short: Decimal, long: Decimal, deduction: Decimal, taxableIncome: Decimal) {
    const adjusted = Decimal.max(NIL, taxableIncome.plus(deduction));
    const shortWithGain = short.plus(Decimal.min(deduction, adjusted));
    const shortLoss = Decimal.max(NIL, shortWithGain.neg());
    const longLoss = Decimal.max(NIL, long.neg());
    return {
      short: Decimal.max(NIL, shortLoss.minus(Decimal.max(NIL, long))),
      long: Decimal.max(NIL, longLoss.minus(Decimal.max(NIL, shortWithGain))),
    };
  }

  const money = (limit: number) =>
    fc.integer({ min: -limit, max: limit }).map(cents => decimal(cents).div(100));

  test('the worksheet and § 1212(b) agree on any year', () => {
    fc.assert(
      fc.property(money(2_000_000), money(2_000_000), money(1_000_000), (short, long, taxableIncome) => {
        const netting = net(short, long, decimal(3000));
        const sheet = carryoverWorksheet(netting, taxableIncome);
        const statute = byStatute(short, long, netting.deduction, taxableIncome);
        expect((sheet?.line8 ?? NIL).toString()).toBe(statute.short.toString());
        expect((sheet?.line13 ?? NIL).toString()).toBe(statute.long.toString());
      }),
      { numRuns: 5000 },
    );
  });

  test('carrying a loss over uses up exactly the loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 0, max: 5_000_000 }), (s, l) => {
        let settings: Settings = {
          ...DEFAULT_SETTINGS,
          taxableIncome: decimal(90000),
          shortCarryoverIn: decimal(s).div(100),
          longCarryoverIn: decimal(l).div(100),
        };
        let used = NIL;
        const loss = settings.shortCarryoverIn.plus(settings.longCarryoverIn);
        for (let year = 2026; year < 2100; year++) {
          const settled = settleYear({ short: NIL, long: NIL }, settings, year, US);
          used = used.plus(settled.deduction);
          settings = {
            ...settings,
            shortCarryoverIn: settled.shortCarryover,
            longCarryoverIn: settled.longCarryover,
          };
        }
        expect(used.toString()).toBe(loss.toString());
        expect(settings.shortCarryoverIn.plus(settings.longCarryoverIn).isZero()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a carryover takes short-term first and shrinks each year', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      shortCarryoverIn: decimal(4000),
      longCarryoverIn: decimal(5000),
    };
    const first = settleYear({ short: NIL, long: NIL }, settings, 2026, US);
    expect([first.shortCarryover.toNumber(), first.longCarryover.toNumber()]).toEqual([1000, 5000]);
  });

  test('with negative income less of the limit is used up', () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, taxableIncome: decimal(-1000) };
    const settled = settleYear({ short: decimal(-5000), long: NIL }, settings, 2026, US);
    expect(settled.deduction.toNumber()).toBe(3000);
    expect(settled.shortCarryover.toNumber()).toBe(5000);
  });
});

describe('tax', () => {
  const settingsFor = (example: (typeof taxCases)[number]): Settings => ({
    ...DEFAULT_SETTINGS,
    filingStatus: example.status as FilingStatus,
    taxableIncome: decimal(example.ordinary),
    qualifiedDividends: decimal(example.dividends),
  });

  test.each(taxCases.map(example => [example.name, example] as const))('%s', (_name, example) => {
    const settings = settingsFor(example);
    const law = yearLaw(US, example.year, settings.filingStatus);
    const without = incomeTax(decimal(example.ordinary), decimal(example.dividends), law);
    const settle = (loss: number) =>
      settleYear({ short: NIL, long: decimal(example.longGain - loss) }, settings, example.year, US);
    const [before, after] = [settle(0), settle(example.loss)];
    expect(without.plus(before.tax.amount!).toNumber()).toBe(example.taxBefore);
    expect(without.plus(after.tax.amount!).toNumber()).toBe(example.taxAfter);
    expect(before.tax.amount!.minus(after.tax.amount!).toNumber()).toBe(example.saved);
    expect(after.longCarryover.toNumber()).toBe(example.carryover);
  });

  test('us-niit: 3.8% of the lesser of investment income and MAGI over the threshold', () => {
    // MAGI of 230,000 and investment income of 60,000 include 50,000 of gain; a loss of 10,000 takes both down.
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      ordinaryRate: NIL,
      longTermRate: NIL,
      modifiedAgi: decimal(180000),
      otherInvestmentIncome: decimal(10000),
    };
    const tax = (gain: number): number =>
      settleYear({ short: NIL, long: decimal(gain) }, settings, 2026, US).tax.amount!.toNumber();
    expect(tax(50000)).toBe(1140);
    expect(tax(40000)).toBe(760);
  });

  test('there is no surtax below its threshold', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      ordinaryRate: NIL,
      longTermRate: NIL,
      modifiedAgi: decimal(100000),
    };
    expect(settleYear({ short: NIL, long: decimal(50000) }, settings, 2026, US).tax.amount!.toNumber()).toBe(
      0,
    );
  });

  test('a net loss leaves qualified dividends at their own rate', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      taxableIncome: decimal(120000),
      qualifiedDividends: decimal(10000),
    };
    // 3,000 at 24%, not at the dividends' 15%.
    expect(settleYear({ short: decimal(-9000), long: NIL }, settings, 2026, US).tax.amount!.toNumber()).toBe(
      -720,
    );
  });

  test('a loss that meets long-term gain first saves the lower rate', () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, taxableIncome: decimal(120000) };
    const tax = (short: number, long: number): number =>
      settleYear({ short: decimal(short), long: decimal(long) }, settings, 2026, US).tax.amount!.toNumber();
    expect(tax(5000, 5000) - tax(5000, 2000)).toBe(450);
    expect(tax(5000, 5000) - tax(2000, 5000)).toBe(720);
  });

  test('tax never falls when gain rises', () => {
    const amount = fc.integer({ min: -400_000, max: 900_000 });
    const status = fc.constantFrom<FilingStatus>('single', 'joint', 'separate', 'head', 'survivor');
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 0, max: 60_000 }),
        fc.boolean(),
        status,
        amount,
        (short, long, more, isShort, filingStatus, income) => {
          const settings: Settings = {
            ...DEFAULT_SETTINGS,
            filingStatus,
            taxableIncome: decimal(income),
            modifiedAgi: decimal(income + 20000),
            qualifiedDividends: decimal(4000),
            stateRate: new Decimal('0.05'),
          };
          const tax = (s: number, l: number): Decimal =>
            settleYear({ short: decimal(s), long: decimal(l) }, settings, 2026, US).tax.amount!;
          const raised = isShort ? tax(short + more, long) : tax(short, long + more);
          expect(raised.greaterThanOrEqualTo(tax(short, long))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('tranches of a loss are worth what the whole is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 8 }), losses => {
        const settings: Settings = {
          ...DEFAULT_SETTINGS,
          taxableIncome: decimal(150000),
          modifiedAgi: decimal(230000),
        };
        const tax = (loss: number): Decimal =>
          settleYear({ short: decimal(20000 - loss), long: decimal(40000) }, settings, 2026, US).tax.amount!;
        let taken = 0;
        let sum = NIL;
        for (const loss of losses) {
          sum = sum.plus(tax(taken).minus(tax(taken + loss)));
          taken += loss;
        }
        expect(sum.toString()).toBe(tax(0).minus(tax(taken)).toString());
      }),
    );
  });

  test('a year that is not in the data says whose amounts it uses', () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, taxableIncome: decimal(90000) };
    expect(settleYear({ short: NIL, long: NIL }, settings, 2027, US).tax.notes).toContain(
      '2026 amounts used for 2027',
    );
    expect(settleYear({ short: NIL, long: NIL }, settings, 2026, US).tax.notes.join()).not.toContain(
      'amounts used',
    );
  });

  test('without income or rates there is no figure, but a reason', () => {
    const settled = settleYear({ short: decimal(5000), long: NIL }, DEFAULT_SETTINGS, 2026, US);
    expect(settled.tax).toMatchObject({
      amount: null,
      missing: 'Settings has neither Taxable income nor both rates',
    });
  });

  test.each([
    [2024, 'single', 47025, 518900],
    [2025, 'joint', 96700, 600050],
    [2026, 'head', 66200, 579600],
    [2026, 'separate', 49450, 306850],
  ] as const)('bands of %d, %s', (year, status, zero, fifteen) => {
    const law = yearLaw(US, year, status);
    expect(law.capital.tops.map(top => top.toNumber())).toEqual([zero, fifteen]);
  });
});
