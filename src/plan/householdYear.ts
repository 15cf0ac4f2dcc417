import { Decimal, NIL, toDecimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import { incomeTax, investmentTax, yearLaw, type YearLaw } from '../engine/incomeTax';
import { net } from '../engine/netting';
import { settleYear, taxOnCapital } from '../engine/settleYear';
import type { Settings } from '../engine/settings';
import type { TaxYear } from '../engine/taxYear';
import type { Profile } from '../law/profile';
import type { Realised } from './year';
import { presentValue } from './deferral';

/** The household's tax year as it stands, asked "and with this much more short- and long-term result?". */
export interface HouseholdYear {
  readonly year: number;
  /** What is done, without any planned trade. */
  readonly soFar: TaxYear;
  /** Realised, planned and these: Schedule D and the tax on it. */
  settled(short: Money, long: Money): TaxYear;
  /** Tax of the year on its capital items, or null where Settings has neither income nor rates. */
  taxNow(short: Money, long: Money): Decimal | null;
  /** Present value of the tax that what carries over saves in later years. */
  savedLater(short: Money, long: Money): Decimal | null;
  /** Present value of the tax that `basisGiven` less basis will one day make. */
  laterTax(basisGiven: Decimal): Decimal;
  /** Planned sales that the figures count in, and what they gain. */
  readonly plannedSales: number;
  readonly plannedGain: Money;
  /** Loss of past sales that planned purchases wash. */
  readonly plannedWash: Realised['plannedWash'];
  /** The country's law the year is settled by. */
  readonly profile: Profile;
}

export interface YearBase extends Realised {
  readonly year: number;
}

export function householdYear(base: YearBase, own: Settings, profile: Profile): HouseholdYear {
  const settings = withDistributions(own, base.distributions);
  const law = yearLaw(profile, base.year, settings.filingStatus);
  const remembered = new Map<string, TaxYear>();
  const settled = (short: Money, long: Money): TaxYear => {
    const key = `${short}|${long}`;
    let year = remembered.get(key);
    if (!year) {
      const items = { short: toDecimal(base.short + short), long: toDecimal(base.long + long) };
      remembered.set(key, (year = settleYear(items, settings, base.year, profile)));
    }
    return year;
  };
  const carried = carryoverValues(settings, law);
  const perDollarLater = presentValue(
    laterRate(settled(ZERO, ZERO), settings, law).times(settings.shareTaxedLater),
    settings.discountRate,
    settings.yearsToSale,
  );
  return {
    year: base.year,
    soFar: settleYear(
      { short: toDecimal(base.done.short), long: toDecimal(base.done.long) },
      withDistributions(own, base.done.distributions),
      base.year,
      profile,
    ),
    settled,
    taxNow: (short, long) => settled(short, long).tax.amount,
    savedLater: (short, long) => {
      const year = settled(short, long);
      return carried(year.shortCarryover.plus(year.longCarryover));
    },
    laterTax: basisGiven => basisGiven.times(perDollarLater),
    plannedSales: base.plannedSales,
    plannedGain: base.plannedGain,
    plannedWash: base.plannedWash,
    profile,
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
  const cumulative: Decimal[] = [NIL];
  const afterYears = (years: number): Decimal => {
    for (let year = cumulative.length; year <= years; year++) {
      cumulative[year] = cumulative[year - 1]!.plus(presentValue(full!, settings.discountRate, year));
    }
    return cumulative[years]!;
  };
  return carryover => {
    if (full === null) return null;
    const years = Decimal.min(carryover.divToInt(law.lossLimit), LIFETIME).toNumber();
    const rest = carryover.minus(law.lossLimit.times(years));
    if (rest.isZero() || years === LIFETIME) return afterYears(years);
    return afterYears(years).plus(
      presentValue(savingOf(Decimal.min(rest, law.lossLimit)), settings.discountRate, years + 1),
    );
  };
}

/** Carryovers end at death: no use further off is counted. */
const LIFETIME = 40;

const PROBE = new Decimal(1000);

/** The later rate of Settings, else what a thousand more of long-term gain would cost today, per dollar. */
export function laterRate(year: TaxYear, settings: Settings, law: YearLaw): Decimal {
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
