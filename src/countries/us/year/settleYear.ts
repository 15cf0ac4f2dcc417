import { Decimal, NIL } from '../../../base/decimal';
import type { Settings } from '../../../engine/settings';
import type { Profile } from '../profile';
import { carryoverWorksheet } from './carryover';
import { incomeTax, investmentTax } from './incomeTax';
import { yearLaw, type YearLaw } from './yearLaw';
import { net, type Netting } from './netting';
import type { TaxFigure } from '../../../planner/assessment';
import type { TaxYear } from './taxYear';

/** The year's own short- and long-term results, signed. */
export interface YearItems {
  readonly short: Decimal;
  readonly long: Decimal;
  /** Of the long-term result, collectibles'. */
  readonly collectibles?: Decimal;
  /** Of both, what contracts of § 1256 make. */
  readonly contracts?: Decimal;
}

export const LEFT_OUT =
  'Tax figures leave out the alternative minimum tax, credits, IRMAA and the taxation of Social Security; federal brackets are used without the printed Tax Table';

/** Settles one tax year: netting with carryovers in, the limit, what carries out, and the tax on the capital items. */
export function settleYear(items: YearItems, settings: Settings, year: number, profile: Profile): TaxYear {
  const law = yearLaw(profile, year, settings.filingStatus);
  const all = withElsewhere(items, settings);
  const netting = nettingOf(all, settings, law);
  const carried = carryoverOf(netting, settings);
  return {
    year,
    shortItems: all.short,
    longItems: all.long,
    contracts: items.contracts ?? NIL,
    collectibles: items.collectibles ?? NIL,
    at25: netting.at25,
    at28: netting.at28,
    short: netting.short,
    long: netting.long,
    net: netting.net,
    deduction: netting.deduction,
    shortCarryover: carried.short,
    longCarryover: carried.long,
    tax: taxOnCapital(netting, settings, law),
  };
}

export const withElsewhere = (items: YearItems, settings: Settings): YearItems => ({
  short: items.short.plus(settings.shortGainElsewhere),
  long: items.long.plus(settings.longGainElsewhere).plus(settings.capitalGainDistributions),
  collectibles: items.collectibles ?? NIL,
});

export const nettingOf = (all: YearItems, settings: Settings, law: YearLaw): Netting =>
  net(all.short.minus(settings.shortCarryoverIn), all.long.minus(settings.longCarryoverIn), law.lossLimit, {
    collectibles: all.collectibles ?? NIL,
    section1250: settings.section1250Gain,
    longCarryoverIn: settings.longCarryoverIn,
  });

/** What carries out of the year, positive. */
export function carryoverOf(netting: Netting, settings: Settings): YearItems {
  const worksheet = carryoverWorksheet(netting, incomeAfter(netting, settings));
  return { short: worksheet?.line8 ?? NIL, long: worksheet?.line13 ?? NIL };
}

/**
 * Form 1040 line 15 as the worksheet wants it: it may be negative. Where Settings has no income, enough of it is
 * assumed to use the deduction up.
 */
export function incomeAfter(netting: Netting, settings: Settings): Decimal {
  if (settings.taxableIncome === null) return NIL;
  return ordinaryIncome(settings, settings.taxableIncome)
    .plus(settings.qualifiedDividends)
    .minus(netting.deduction)
    .plus(Decimal.max(NIL, netting.net));
}

export const ordinaryIncome = (settings: Settings, taxableIncome: Decimal): Decimal =>
  taxableIncome.plus(settings.otherInvestmentIncome);

/** Tax with the capital items less tax without them; never a rate times an amount, unless the user gives the rates. */
export function taxOnCapital(netting: Netting, settings: Settings, law: YearLaw): TaxFigure {
  const { taxableIncome, ordinaryRate, longTermRate } = settings;
  if (taxableIncome === null && (ordinaryRate === null || longTermRate === null)) {
    return { amount: null, missing: 'Settings has neither Taxable income nor both rates', notes: [] };
  }
  const shortGain = Decimal.max(NIL, netting.net).minus(netting.netCapitalGain);
  const ordinaryChange = shortGain.minus(netting.deduction);
  const capital = ordinaryChange.plus(netting.netCapitalGain);
  const federal = federalChange(ordinaryChange, netting, settings, law);
  const surtax = investmentChange(capital, settings, law);
  const state = capital.times(settings.stateRate);
  return { amount: federal.plus(surtax).plus(state), missing: null, notes: notesOn(settings, law) };
}

function federalChange(ordinaryChange: Decimal, netting: Netting, settings: Settings, law: YearLaw): Decimal {
  const { taxableIncome, ordinaryRate, longTermRate, qualifiedDividends } = settings;
  const { netCapitalGain: gain } = netting;
  const income = taxableIncome === null ? NIL : ordinaryIncome(settings, taxableIncome);
  if (ordinaryRate !== null && longTermRate !== null) {
    return ordinaryChange.times(ordinaryRate).plus(gain.times(longTermRate));
  }
  const without = taxWithoutCapital(income, settings, law);
  if (ordinaryRate !== null) {
    return ordinaryChange
      .times(ordinaryRate)
      .plus(incomeTax(income, qualifiedDividends.plus(gain), law, netting))
      .minus(without);
  }
  if (longTermRate !== null) {
    return gain
      .times(longTermRate)
      .plus(incomeTax(income.plus(ordinaryChange), qualifiedDividends, law))
      .minus(without);
  }
  return incomeTax(income.plus(ordinaryChange), qualifiedDividends.plus(gain), law, netting).minus(without);
}

const remembered = new WeakMap<Settings, Map<YearLaw, Decimal>>();

/** The same for every question about one year: computed once. */
function taxWithoutCapital(income: Decimal, settings: Settings, law: YearLaw): Decimal {
  const known = remembered.get(settings) ?? new Map<YearLaw, Decimal>();
  remembered.set(settings, known);
  let tax = known.get(law);
  if (!tax) known.set(law, (tax = incomeTax(income, settings.qualifiedDividends, law)));
  return tax;
}

/** Gains, and the deducted loss, count in net investment income and in MAGI: 26 CFR 1.1411-4(d), (f). */
function investmentChange(capital: Decimal, settings: Settings, law: YearLaw): Decimal {
  const { modifiedAgi, qualifiedDividends, otherInvestmentIncome } = settings;
  if (modifiedAgi === null) return NIL;
  const income = qualifiedDividends.plus(otherInvestmentIncome);
  return investmentTax(income.plus(capital), modifiedAgi.plus(capital), law).minus(
    investmentTax(income, modifiedAgi, law),
  );
}

function notesOn(settings: Settings, law: YearLaw): string[] {
  return [
    ...(law.note === null ? [] : [law.note]),
    ...(settings.modifiedAgi === null
      ? ['Settings has no Modified AGI: the 3.8% tax on net investment income is left out']
      : []),
    ...(settings.stateRate.isZero()
      ? []
      : [
          'The state rate is applied flat; New Jersey and Pennsylvania have no carryover, Massachusetts and California their own rules',
        ]),
    LEFT_OUT,
  ];
}
