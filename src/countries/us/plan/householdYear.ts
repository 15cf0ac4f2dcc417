import { Decimal, NIL, toDecimal } from '../../../base/decimal';
import type { Money } from '../../../base/exact';
import type { Settings } from '../../../engine/settings';
import { presentValue } from '../../../planner/deferral';
import type { Profile } from '../profile';
import { incomeTax, investmentTax } from '../year/incomeTax';
import { yearLaw, type YearLaw } from '../year/yearLaw';
import { net, type Netting } from '../year/netting';
import { carryoverOf, nettingOf, settleYear, taxOnCapital, withElsewhere } from '../year/settleYear';
import type { Assessment } from '../../../planner/assessment';
import { assessmentOf } from '../assess';
import { withGains, yearItems } from '../gainClass';
import type { Realised } from './year';

/** The household's tax year as it stands, asked "and with these gains more?", by the classes in which the law takes them. */
export interface HouseholdYear {
  readonly year: number;
  /** What is done, without any planned trade. */
  readonly soFar: Assessment;
  /** Realised, planned and these: Schedule D and the tax on it. */
  settled(gains: readonly Money[]): Assessment;
  /** The same year in two figures, for whoever weighs thousands of sets; null where Settings has neither income nor rates. */
  taxed(gains: readonly Money[]): Taxed | null;
  /** Present value of the tax that a loss of the next year saves, beside what these carry into it. */
  lossNextYear(gains: readonly Money[], loss: Money): Decimal | null;
  /** Present value of the tax that `basisGiven` less basis will one day make. */
  laterTax(basisGiven: Decimal): Decimal;
  /** The same in whole millionths. */
  laterTaxInMillionths(basisGiven: Money): number;
  /** Planned sales that the figures count in, and what they gain. */
  readonly plannedSales: number;
  readonly plannedGain: Money;
  /** What the mark of open contracts adds, at today's price. */
  readonly marks: Money;
  /** Loss of past sales that planned purchases wash. */
  readonly plannedWash: Realised['plannedWash'];
  /** The country's law the year is settled by. */
  readonly profile: Profile;
}

export interface Taxed {
  /** Tax of the year on its capital items. */
  readonly now: Decimal;
  /** Present value of the tax that what carries over saves in later years. */
  readonly savedLater: Decimal;
  /** The one less the other, in whole millionths: what a search compares. */
  readonly worth: number;
}

export interface YearBase extends Realised {
  readonly year: number;
}

export function householdYear(base: YearBase, own: Settings, profile: Profile): HouseholdYear {
  const settings = withDistributions(own, base.distributions);
  const doneSettings = withDistributions(own, base.done.distributions);
  const law = yearLaw(profile, base.year, settings.filingStatus);
  const itemsWith = (gains: readonly Money[]) => yearItems(withGains(base.sums, gains));
  const nettingWith = (gains: readonly Money[]): Netting =>
    nettingOf(withElsewhere(itemsWith(gains), settings), settings, law);
  const settled = (gains: readonly Money[]): Assessment =>
    assessmentOf(settleYear(itemsWith(gains), settings, base.year, profile), settings);
  const carried = carryoverValues(settings, law);
  const taxOn = remembering((netting: Netting) => taxOnCapital(netting, settings, law).amount);
  const remembered = new Map<string, Taxed | null>();
  const taxed = (gains: readonly Money[]): Taxed | null => {
    const key = gains.join(' ');
    let found = remembered.get(key);
    if (found === undefined) {
      const netting = nettingWith(gains);
      const out = carryoverOf(netting, settings);
      const [now, savedLater] = [taxOn(netting), carried(out.short.plus(out.long))];
      remembered.set(
        key,
        (found = now && savedLater && { now, savedLater, worth: millionths(savedLater.minus(now)) }),
      );
    }
    return found;
  };
  // Nothing is known of the next year's gains: a loss of it does what a carryover into it does.
  const lossNextYear = (gains: readonly Money[], loss: Money): Decimal | null => {
    const out = carryoverOf(nettingWith(gains), settings);
    const brought = out.short.plus(out.long);
    const [without, withIt] = [carried(brought), carried(brought.plus(toDecimal(loss)))];
    return without && withIt && withIt.minus(without);
  };
  const perDollarLater = presentValue(
    laterRate(settled([]), settings, law).times(settings.shareTaxedLater),
    settings.discountRate,
    settings.yearsToSale,
  );
  const perDollar = perDollarLater.toNumber();
  return {
    year: base.year,
    soFar: assessmentOf(
      settleYear(yearItems(base.done.sums), doneSettings, base.year, profile),
      doneSettings,
    ),
    settled,
    taxed,
    lossNextYear,
    laterTax: basisGiven => basisGiven.times(perDollarLater),
    laterTaxInMillionths: basisGiven => Math.round((Number(basisGiven) * perDollar) / PER_MILLIONTH),
    plannedSales: base.plannedSales,
    plannedGain: base.plannedGain,
    marks: base.marks,
    plannedWash: base.plannedWash,
    profile,
  };
}

/** Of `Money`'s hundred-millionths in a millionth. */
const PER_MILLIONTH = 100;

/** Whole millionths of a dollar: exact enough to tell two sets apart, and a double holds nine billions of them. */
export const millionths = (amount: Decimal): number => Math.round(amount.toNumber() * 1e6);

/** Tax depends on a netting's result alone, and every loss beyond the limit is the same to it. */
function remembering(taxOn: (netting: Netting) => Decimal | null): (netting: Netting) => Decimal | null {
  const known = new Map<string, Decimal | null>();
  return netting => {
    const key = netting.deduction.isZero()
      ? `${netting.net.toString()} ${netting.netCapitalGain.toString()} ${netting.at28.toString()} ${netting.at25.toString()}`
      : `-${netting.deduction.toString()}`;
    let tax = known.get(key);
    if (tax === undefined) known.set(key, (tax = taxOn(netting)));
    return tax;
  };
}

/** Distributions told among the trades come to those that Settings tells. */
export const withDistributions = (settings: Settings, told: Decimal): Settings =>
  told.isZero()
    ? settings
    : { ...settings, capitalGainDistributions: settings.capitalGainDistributions.plus(told) };

/**
 * A carryover meets no gains that are not known yet: each later year it takes the limit off ordinary income, with
 * today's income and law, until it is used up.
 */
function carryoverValues(settings: Settings, law: YearLaw): (carryover: Decimal) => Decimal | null {
  const saving = (deduction: Decimal): Decimal | null => {
    const tax = taxOnCapital(net(deduction.neg(), NIL, law.lossLimit), settings, law);
    return tax.amount === null ? null : tax.amount.neg();
  };
  const full = saving(law.lossLimit);
  const partial = new Map<string, Decimal>();
  const savingOf = (rest: Decimal): Decimal => {
    const key = rest.toString();
    let value = partial.get(key);
    if (!value) partial.set(key, (value = saving(rest)!));
    return value;
  };
  const worth = Array.from({ length: LIFETIME + 1 }, (_, year) =>
    presentValue(ONE, settings.discountRate, year),
  );
  const cumulative: Decimal[] = [NIL];
  const afterYears = (years: number): Decimal => {
    for (let year = cumulative.length; year <= years; year++) {
      cumulative[year] = cumulative[year - 1]!.plus(full!.times(worth[year]!));
    }
    return cumulative[years]!;
  };
  return carryover => {
    if (full === null) return null;
    const years = Decimal.min(carryover.divToInt(law.lossLimit), LIFETIME).toNumber();
    const rest = carryover.minus(law.lossLimit.times(years));
    if (rest.isZero() || years === LIFETIME) return afterYears(years);
    return afterYears(years).plus(savingOf(Decimal.min(rest, law.lossLimit)).times(worth[years + 1]!));
  };
}

/** Carryovers end at death: no use further off is counted. */
const LIFETIME = 40;

const ONE = new Decimal(1);
const PROBE = new Decimal(1000);

/** The later rate of Settings, else what a thousand more of long-term gain would cost today, per dollar. */
export function laterRate(year: Pick<Assessment, 'net'>, settings: Settings, law: YearLaw): Decimal {
  if (settings.laterRate !== null) return settings.laterRate;
  const gained = Decimal.max(NIL, year.net);
  if (settings.longTermRate !== null) {
    return settings.longTermRate.plus(surtaxRate(gained, settings, law)).plus(settings.stateRate);
  }
  if (settings.taxableIncome === null) return NIL;
  const income = settings.taxableIncome.plus(settings.otherInvestmentIncome);
  const at = (more: Decimal): Decimal =>
    incomeTax(income, settings.qualifiedDividends.plus(gained).plus(more), law);
  return at(PROBE)
    .minus(at(NIL))
    .div(PROBE)
    .plus(surtaxRate(gained, settings, law))
    .plus(settings.stateRate);
}

/** What of the surtax a thousand more of gain would cost, per dollar: it is in the saving, so it is in the later tax. */
function surtaxRate(gained: Decimal, settings: Settings, law: YearLaw): Decimal {
  const { modifiedAgi, qualifiedDividends, otherInvestmentIncome } = settings;
  if (modifiedAgi === null) return NIL;
  const at = (more: Decimal): Decimal =>
    investmentTax(
      qualifiedDividends.plus(otherInvestmentIncome).plus(gained).plus(more),
      modifiedAgi.plus(gained).plus(more),
      law,
    );
  return at(PROBE).minus(at(NIL)).div(PROBE);
}
