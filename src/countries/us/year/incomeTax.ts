import { inForce } from '../../../base/dated';
import { dayFrom } from '../../../base/day';
import { Decimal, NIL } from '../../../base/decimal';
import type { FilingStatus } from '../../../engine/settings';
import type { Bands, Profile, Schedule } from '../profile';

/** A year's amounts for one filing status, read once. */
export interface YearLaw {
  readonly ordinary: Bands;
  readonly capital: Bands;
  readonly lossLimit: Decimal;
  readonly investmentRate: Decimal;
  readonly investmentThreshold: Decimal;
  /** `2026 amounts used for 2027`, where the year is not in the data. */
  readonly note: string | null;
}

const known = new Map<string, YearLaw>();

export function yearLaw(profile: Profile, year: number, status: FilingStatus): YearLaw {
  const key = `${profile.id} ${year} ${status}`;
  let law = known.get(key);
  if (!law) known.set(key, (law = readYear(profile, year, status)));
  return law;
}

function readYear(profile: Profile, year: number, status: FilingStatus): YearLaw {
  const lastDay = dayFrom(year, 12, 31);
  const amounts = inForce(profile.yearAmounts, lastDay) ?? profile.yearAmounts[0]!;
  const amountsYear = Number(amounts.since.slice(0, 4));
  const limit = inForce(profile.lossLimit, lastDay) ?? profile.lossLimit[0]!;
  const surtax = inForce(profile.investmentTax, lastDay);
  return {
    ordinary: bandsOf(amounts.value.ordinary[status]),
    capital: bandsOf(amounts.value.capital[status]),
    lossLimit: new Decimal(limit.value[status]),
    investmentRate: new Decimal(surtax?.value.rate ?? 0),
    investmentThreshold: new Decimal(surtax?.value.threshold[status] ?? 0),
    note: amountsYear === year ? null : `${amountsYear} amounts used for ${year}`,
  };
}

const bandsOf = ({ tops, rates }: Schedule): Bands => ({
  tops: tops.map(top => new Decimal(top)),
  rates: rates.map(rate => new Decimal(rate)),
});

/** Tax by bands on an amount that lies on top of `below`. */
export function taxInBands(amount: Decimal, below: Decimal, bands: Bands): Decimal {
  let tax = NIL;
  let from = below;
  const end = below.plus(amount);
  for (let band = 0; band < bands.rates.length && from.lessThan(end); band++) {
    const top = bands.tops[band];
    const to = top === undefined || end.lessThan(top) ? end : top;
    if (to.lessThanOrEqualTo(from)) continue;
    tax = tax.plus(to.minus(from).times(bands.rates[band]!));
    from = to;
  }
  return tax;
}

/**
 * Ordinary income fills the brackets; net capital gain and qualified dividends lie on top in their own
 * (26 U.S.C. § 1(h)). Ordinary income below zero eats into what lies on top of it. The tax is never more than the
 * regular tax on all of it: § 1(h)(1), the last line of the Qualified Dividends and Capital Gain Tax Worksheet. That
 * bites where the 12% bracket reaches above the 0% band.
 */
export function incomeTax(ordinary: Decimal, preferential: Decimal, law: YearLaw): Decimal {
  const base = Decimal.max(NIL, ordinary);
  const top = Decimal.max(NIL, ordinary.isNegative() ? preferential.plus(ordinary) : preferential);
  const regular = taxInBands(base.plus(top), NIL, law.ordinary);
  const apart = taxInBands(base, NIL, law.ordinary).plus(taxInBands(top, base, law.capital));
  return Decimal.min(apart, regular);
}

/** The surtax on net investment income: the rate on the lesser of that income and MAGI over the threshold (§ 1411(a)). */
export function investmentTax(investmentIncome: Decimal, modifiedAgi: Decimal, law: YearLaw): Decimal {
  const base = Decimal.min(investmentIncome, modifiedAgi.minus(law.investmentThreshold));
  return base.isPositive() ? base.times(law.investmentRate) : NIL;
}
