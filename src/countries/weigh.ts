import { Decimal, NIL, toDecimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { StatedLot } from '../engine/household';
import { presentValue } from '../plan/deferral';
import type { Household } from '../plan/household';
import type { Country } from './country';
import type { Selling } from './selling';

/** What a set of sales is worth in today's money; null where Settings do not tell the tax. */
export interface Weighed {
  /** The loss that counts, positive. */
  readonly usable: Money;
  readonly lost: Money;
  readonly taxNow: Decimal | null;
  readonly savedLater: Decimal | null;
  readonly laterTax: Decimal | null;
  readonly costs: Decimal;
  readonly net: Decimal | null;
}

/** A lot of the taxpayer's that stands at a loss worth weighing. */
export interface Candidate {
  readonly id: string;
  readonly lot: StatedLot;
  readonly loss: Money;
}

export const lotsOf = (of: readonly Candidate[]): ReadonlySet<StatedLot> => new Set(of.map(({ lot }) => lot));

export type Weigh = (of: readonly Candidate[]) => Weighed;

/**
 * Tax now is the difference of two years. What is carried forward meets the gain that the lower cost will make; what
 * may be carried back is a refund next year.
 */
export function weigher(household: Household, country: Country, selling: Selling, year: number): Weigh {
  const { settings, asOf } = household;
  const rate = country.laterRate(settings, asOf);
  const later = settings.laterRate ?? rate;
  const atSale = (amount: Decimal): Decimal =>
    presentValue(amount, settings.discountRate, settings.yearsToSale);
  const look = (sold: ReadonlySet<StatedLot>) => {
    const gains = selling.gainsWith(sold);
    return {
      figures: country.year(gains, settings, year),
      sum: gains.reduce((all, { gain }) => all + gain, ZERO),
      lost: selling.lostWith(sold),
    };
  };
  const base = look(new Set());
  const [baseTax, baseBack] = [
    base.figures.lines['tax'] ?? null,
    country.broughtBack(base.figures, settings),
  ];
  return of => {
    const { figures, sum, lost: lostAll } = look(lotsOf(of));
    const [usable, lost] = [base.sum - sum, lostAll - base.lost];
    const costs = of.reduce((all, { lot }) => all.plus(costOf(lot, household)), NIL);
    const tax = figures.lines['tax'] ?? null;
    if (baseTax === null || tax === null || later === null) {
      return { usable, lost, taxNow: null, savedLater: null, laterTax: null, costs, net: null };
    }
    const given = toDecimal(usable + lost);
    const carried = Decimal.min(
      country.carriedGain(figures).minus(country.carriedGain(base.figures)),
      Decimal.max(given, NIL),
    );
    const back = country.broughtBack(figures, settings)?.minus(baseBack ?? 0) ?? NIL;
    const savedLater = atSale(carried.times(later)).plus(presentValue(back, settings.discountRate, 1));
    const laterTax = atSale(given.times(later).times(settings.shareTaxedLater));
    const taxNow = baseTax.minus(tax);
    return {
      usable,
      lost,
      taxNow,
      savedLater,
      laterTax,
      costs,
      net: taxNow.plus(savedLater).minus(laterTax).minus(costs),
    };
  };
}

/** Commission and spread on the sale and on what is bought instead, and the harvester's time. */
const costOf = ({ value }: StatedLot, { settings }: Household): Decimal =>
  toDecimal(settings.commission)
    .times(2)
    .plus(toDecimal(value!).times(settings.spread).times(2))
    .plus(toDecimal(settings.timeCost));

/** Each next one that adds to those before it, the most valuable first; all of them where no tax is known. */
export function bestOf(candidates: readonly Candidate[], weigh: Weigh): readonly Candidate[] {
  const alone = new Map(candidates.map(one => [one, weigh([one])]));
  const value = (one: Candidate): number => alone.get(one)!.net?.toNumber() ?? Number(one.loss);
  const ranked = [...candidates].sort((a, b) => value(b) - value(a) || (a.id < b.id ? -1 : 1));
  const chosen: Candidate[] = [];
  let net: Decimal | null = NIL;
  for (const one of ranked) {
    const more: Decimal | null = weigh([...chosen, one]).net;
    if (more !== null && net !== null && more.lessThanOrEqualTo(net)) continue;
    chosen.push(one);
    net = more;
  }
  // What came early may have become idle beside what came later.
  for (const one of [...chosen]) {
    const rest = chosen.filter(other => other !== one);
    const without = weigh(rest).net;
    if (net === null || without === null || without.lessThan(net)) continue;
    chosen.splice(chosen.indexOf(one), 1);
    net = without;
  }
  return chosen;
}
