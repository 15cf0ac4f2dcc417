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
  readonly rate25: Decimal;
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
  const rate25 = inForce(profile.section1250Rate, lastDay) ?? profile.section1250Rate[0]!;
  return {
    ordinary,
    capital: bandsOf(amounts.value.capital[status]),
    rate25: new Decimal(rate25.value),
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
