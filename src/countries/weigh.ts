import { Decimal, NIL, toDecimal } from '../base/decimal';
import { exact, most, portion, ZERO, type Money, type Shares } from '../base/exact';
import type { StatedLot } from '../engine/household';
import { presentValue } from '../plan/deferral';
import type { Household } from '../plan/household';
import type { Country } from './country';
import type { Selling, Sold } from './selling';

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
  /** How much of it. */
  readonly shares: Shares;
  /** Of all of it, positive. */
  readonly loss: Money;
}

export const soldOf = (of: readonly Candidate[]): Sold => new Map(of.map(({ lot, shares }) => [lot, shares]));

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
  const look = (sold: Sold) => {
    const gains = selling.gainsWith(sold);
    return {
      figures: country.year(gains, settings, year),
      sum: gains.reduce((all, { gain }) => all + gain, ZERO),
      lost: selling.lostWith(sold),
    };
  };
  const base = look(new Map());
  const [baseTax, baseBack] = [
    base.figures.lines['tax'] ?? null,
    country.broughtBack(base.figures, settings),
  ];
  return of => {
    const { figures, sum, lost: lostAll } = look(soldOf(of));
    const [usable, lost] = [base.sum - sum, lostAll - base.lost];
    const costs = of.reduce((all, one) => all.plus(costOf(one, household)), NIL);
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
const costOf = ({ lot, shares }: Candidate, { settings }: Household): Decimal =>
  toDecimal(settings.commission)
    .times(2)
    .plus(
      toDecimal(portion(lot.value!, shares, lot.quantity))
        .times(settings.spread)
        .times(2),
    )
    .plus(toDecimal(settings.timeCost));

/** So many of the best are also weighed in part: each takes some fifty questions. */
const IN_PART = 40;

/**
 * Each next one, as much of it as adds most to those before it, the most valuable first; all of them where no tax is
 * known. Part of a lot is often the best: a loss beyond this year's gains is carried forward at most, and can waste
 * an exempt amount.
 */
export function bestOf(candidates: readonly Candidate[], weigh: Weigh, least: Money): readonly Candidate[] {
  const alone = new Map(candidates.map(one => [one, weigh([one])]));
  const value = (one: Candidate): number => alone.get(one)!.net?.toNumber() ?? Number(one.loss);
  const ranked = [...candidates].sort((a, b) => value(b) - value(a) || (a.id < b.id ? -1 : 1));
  const chosen: Candidate[] = [];
  // Without a rate nothing can be weighed: each counts whole.
  let net: Decimal | null = weigh([]).net;
  for (const [place, whole] of ranked.entries()) {
    const withIt = (one: Candidate): Decimal | null => weigh([...chosen, one]).net;
    const one = net === null || place >= IN_PART ? whole : bestPart(whole, part => withIt(part)!.toNumber());
    const more = withIt(one);
    if (more !== null && net !== null && more.lessThanOrEqualTo(net)) continue;
    if (portion(one.loss, one.shares, one.lot.quantity) < least) continue;
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

/** As many whole shares as are worth most: what each next one adds never grows, so a search by thirds finds them. */
function bestPart(whole: Candidate, worth: (part: Candidate) => number): Candidate {
  const known = new Map<bigint, number>();
  const all = whole.shares / ONE_SHARE;
  const take = (count: bigint): Candidate => ({
    ...whole,
    shares: count >= all ? whole.shares : count * ONE_SHARE,
  });
  const at = (count: bigint): number => {
    let found = known.get(count);
    if (found === undefined) known.set(count, (found = worth(take(count))));
    return found;
  };
  let [low, high] = [BigInt(1), most(all, BigInt(1))];
  const three = BigInt(3);
  while (high - low > three) {
    const third = (high - low) / three;
    if (at(low + third) < at(high - third)) low += third;
    else high -= third;
  }
  let best = most(all, BigInt(1));
  for (let count = low; count <= high; count++) if (at(count) > at(best)) best = count;
  return take(best);
}

const ONE_SHARE: Shares = exact(1);
