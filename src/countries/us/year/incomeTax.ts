import { inForce } from '../../../base/dated';
import { dayFrom } from '../../../base/day';
import { Decimal, NIL } from '../../../base/decimal';
import type { FilingStatus } from '../../../engine/settings';
import type { Bands, Profile, Schedule } from '../profile';

/** A year's amounts for one filing status, read once. */
export interface YearLaw {
  readonly ordinary: Bands;
  readonly capital: Bands;
  /** Where the bracket ends whose rate is the last below 28%. */
  readonly topBelow28: Decimal;
  readonly rate28: Decimal;
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
  const ordinary = bandsOf(amounts.value.ordinary[status]);
  const rate28 = new Decimal(
    (inForce(profile.collectiblesRate, lastDay) ?? profile.collectiblesRate[0]!).value,
  );
  return {
    ordinary,
    capital: bandsOf(amounts.value.capital[status]),
    rate28,
    topBelow28: ordinary.tops[ordinary.rates.filter(rate => rate.lessThan(rate28)).length - 1]!,
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
export function incomeTax(
  ordinary: Decimal,
  preferential: Decimal,
  law: YearLaw,
  /** Of the preferential income, what is taxed at up to 28%. */
  at28: Decimal = NIL,
): Decimal {
  const base = Decimal.max(NIL, ordinary);
  const top = Decimal.max(NIL, ordinary.isNegative() ? preferential.plus(ordinary) : preferential);
  const regular = taxInBands(base.plus(top), NIL, law.ordinary);
  const apart = at28.isZero()
    ? taxInBands(base, NIL, law.ordinary).plus(taxInBands(top, base, law.capital))
    : scheduleDTax(base, top, at28, law);
  return Decimal.min(apart, regular);
}

/**
 * The Schedule D Tax Worksheet, by its line numbers (Instructions for Schedule D (2025); § 1(h)(1), (4)): what is at 28%
 * fills the ordinary brackets first, up to the end of the last one below 28%.
 */
function scheduleDTax(ordinary: Decimal, preferential: Decimal, at28: Decimal, law: YearLaw): Decimal {
  const [zeroTop, fifteenTop] = law.capital.tops as [Decimal, Decimal];
  const [, fifteen, twenty] = law.capital.rates as [Decimal, Decimal, Decimal];
  const line1 = ordinary.plus(preferential);
  const line12 = Decimal.min(preferential, at28);
  const line13 = preferential.minus(line12);
  const line14 = line1.minus(line13);
  const line16 = Decimal.min(line1, zeroTop);
  const line17 = Decimal.min(line14, line16);
  const line18 = line1.minus(preferential);
  const line20 = Decimal.min(line14, Decimal.min(line1, law.topBelow28));
  const line21 = Decimal.max(line18, line20);
  const line22 = line16.minus(line17);
  const line25 = Decimal.max(NIL, Decimal.min(line1, line13).minus(line22));
  const line29 = Decimal.max(NIL, Decimal.min(line1, fifteenTop).minus(line21.plus(line22)));
  const line30 = Decimal.min(line25, line29);
  const line33 = Decimal.max(NIL, Decimal.min(line1, line13).minus(line22).minus(line30));
  const line42 = Decimal.max(NIL, line1.minus(line21).minus(line22).minus(line30).minus(line33));
  return taxInBands(line21, NIL, law.ordinary)
    .plus(line30.times(fifteen))
    .plus(line33.times(twenty))
    .plus(line42.times(law.rate28));
}

/** The surtax on net investment income: the rate on the lesser of that income and MAGI over the threshold (§ 1411(a)). */
export function investmentTax(investmentIncome: Decimal, modifiedAgi: Decimal, law: YearLaw): Decimal {
  const base = Decimal.min(investmentIncome, modifiedAgi.minus(law.investmentThreshold));
  return base.isPositive() ? base.times(law.investmentRate) : NIL;
}
