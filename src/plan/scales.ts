import { NIL, toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Candidate } from './candidates';
import { costOf, effects, type Effect } from './effect';
import type { Household } from './household';
import type { HouseholdYear } from './householdYear';

/** What a set of sales is worth: the tax it saves this year and later, less what it costs, in present terms. */
export interface Weighed {
  readonly effect: Effect;
  readonly taxNow: Decimal | null;
  readonly savedLater: Decimal | null;
  readonly laterTax: Decimal | null;
  readonly costs: Decimal;
  /** null where Settings has neither income nor rates. */
  readonly net: Decimal | null;
}

export type Scales = (chosen: readonly Candidate[]) => Weighed;

/** Weighs any set of candidates against the year as it stands. */
export function scales(household: Household, year: HouseholdYear): Scales {
  const { settings } = household;
  const effectOf = effects(household);
  const costs = new Map<Candidate, Decimal>();
  const baseNow = year.taxNow(ZERO, ZERO);
  const baseLater = year.savedLater(ZERO, ZERO);
  const costFor = (candidate: Candidate): Decimal => {
    let cost = costs.get(candidate);
    if (!cost) costs.set(candidate, (cost = costOf(candidate, settings)));
    return cost;
  };
  return chosen => {
    const effect = effectOf(chosen);
    const cost = chosen.reduce((sum, candidate) => sum.plus(costFor(candidate)), NIL);
    const now = year.taxNow(effect.short, effect.long);
    if (baseNow === null || now === null || baseLater === null) {
      return { effect, taxNow: null, savedLater: null, laterTax: null, costs: cost, net: null };
    }
    const saved = baseNow.minus(now);
    const savedLater = year.savedLater(effect.short, effect.long)!.minus(baseLater);
    // The replacement's basis is lower by what was recognised, and by what was destroyed: growth does not enter.
    const basisGiven = toDecimal(effect.permanent - effect.short - effect.long);
    const laterTax = year.laterTax(basisGiven);
    return {
      effect,
      taxNow: now,
      savedLater,
      laterTax,
      costs: cost,
      net: saved.plus(savedLater).minus(laterTax).minus(cost),
    };
  };
}

/** The loss that counts this year, positive. */
export const usable = (effect: Effect): Money => -(effect.short + effect.long);
