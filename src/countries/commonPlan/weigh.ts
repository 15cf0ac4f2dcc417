import { Decimal, NIL, toDecimal } from '../../base/decimal';
import { eachOf, within, type Steps } from '../../base/steps';
import { exact, most, portion, ZERO, type Money, type Shares } from '../../base/exact';
import type { StatedLot } from '../../engine/records';
import { presentValue } from '../../planner/deferral';
import type { Household } from '../../planner/household';
import type { Law } from '../laws';
import type { Sold } from './parts';
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
export function weigher(household: Household, country: Law, selling: Selling, year: number): Weigh {
  const { settings, asOf } = household;
  const rate = country.laterRate(settings, asOf);
  const later = settings.laterRate ?? rate;
  const atSale = (amount: Decimal): Decimal =>
    presentValue(amount, settings.discountRate, settings.yearsToSale);
  const look = (sold: Sold) => {
    const { gains, lost } = selling.with(sold);
    return {
      figures: country.assess(gains, settings, year),
      sum: gains.reduce((all, { gain }) => all + gain, ZERO),
      lost,
    };
  };
  const base = look(new Map());
  const [baseTax, baseBack] = [base.figures.tax.amount, country.broughtBack(base.figures, settings)];
  return of => {
    const { figures, sum, lost: lostAll } = look(soldOf(of));
    const [usable, lost] = [base.sum - sum, lostAll - base.lost];
    const costs = of.reduce((all, one) => all.plus(costOf(one, household)), NIL);
    const tax = figures.tax.amount;
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

/** So many of the largest losses are weighed; beyond them a further sale changes next to nothing. */
export const MOST_WEIGHED = 250;

/**
 * Each next one, as much of it as adds most to those before it, the most valuable first; all of them where no tax is
 * known. Part of a lot is often the best: a loss beyond this year's gains is carried forward at most, and can waste
 * an exempt amount.
 */
export function* bestOf(
  candidates: readonly Candidate[],
  weigh: Weigh,
  least: Money,
): Steps<readonly Candidate[]> {
  const alone = new Map<Candidate, Weighed>();
  yield* within(
    0,
    0.2,
    eachOf(candidates, one => alone.set(one, weigh([one])), 5),
  );
  const value = (one: Candidate): number => alone.get(one)!.net?.toNumber() ?? Number(one.loss);
  const ranked = [...candidates].sort((a, b) => value(b) - value(a) || (a.id < b.id ? -1 : 1));
  // Without a rate nothing can be weighed: each counts whole.
  let net = weigh([]).net;
  if (net === null) return ranked;
  const chosen: Candidate[] = [];
  for (const [place, whole] of ranked.entries()) {
    yield 0.2 + (0.6 * place) / ranked.length;
    const worth = (part: Candidate): number => weigh([...chosen, part]).net!.toNumber();
    const one = bestPart(whole, worth, net.toNumber());
    if (one === null || portion(one.loss, one.shares, one.lot.quantity) < least) continue;
    chosen.push(one);
    net = weigh(chosen).net!;
  }
  // What came early may have become idle beside what came later.
  for (const one of [...chosen]) {
    yield 0.8;
    const rest = chosen.filter(other => other !== one);
    const without = weigh(rest).net;
    if (without === null || without.lessThan(net)) continue;
    chosen.splice(chosen.indexOf(one), 1);
    net = without;
  }
  return chosen;
}

/**
 * As many whole shares as are worth most, or null where none is worth more than to do without: what each next share
 * adds never grows, so the ends tell most of it and a search by thirds the rest.
 */
function bestPart(whole: Candidate, worth: (part: Candidate) => number, without: number): Candidate | null {
  const known = new Map<bigint, number>();
  const all = most(whole.shares / ONE_SHARE, ONE);
  const take = (count: bigint): Candidate => ({
    ...whole,
    shares: count >= all ? whole.shares : count * ONE_SHARE,
  });
  const at = (count: bigint): number => {
    let found = known.get(count);
    if (found === undefined) known.set(count, (found = worth(take(count))));
    return found;
  };
  if (all === ONE || at(all) > at(all - ONE)) return at(all) > without ? whole : null;
  let [low, high] = [ONE, all];
  while (high - low > THREE) {
    const third = (high - low) / THREE;
    if (at(low + third) < at(high - third)) low += third;
    else high -= third;
  }
  let best = low;
  for (let count = low; count <= high; count++) if (at(count) > at(best)) best = count;
  return at(best) > without ? take(best) : null;
}

const ONE = BigInt(1);
const THREE = BigInt(3);
const ONE_SHARE: Shares = exact(1);
