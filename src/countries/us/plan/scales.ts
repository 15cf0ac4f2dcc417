import { NIL, toDecimal, type Decimal } from '../../../base/decimal';
import { ZERO, type Money } from '../../../base/exact';
import type { Unit } from '../../../engine/unit';
import type { Household } from '../../../planner/household';
import type { Candidate } from './candidates';
import type { Search } from './choose';
import { addEffect, costOf, effectsOf, NO_EFFECT, type Effect, type Effects } from './effect';
import { millionths, type HouseholdYear } from './householdYear';

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

/** Weighs sets of candidates against the year as it stands. */
export interface Scales {
  readonly weigh: (chosen: readonly Candidate[]) => Weighed;
  /** A set's effect as a whole, weighed: where one book's sales wait for another day. */
  readonly weighEffect: (effect: Effect, chosen: readonly Candidate[]) => Weighed;
  readonly effects: Effects;
  readonly search: () => Basket;
  /** Lots that do not wash each other: from here on each is weighed by itself, whatever others are sold. */
  readonly separate: (lots: readonly Candidate[]) => void;
}

/** A set that sales are put into and taken out of, weighed at any time: it costs what moves, not what lies in it. */
export interface Basket extends Search<Candidate> {
  weighed(): Weighed;
}

interface Cost {
  readonly exact: Decimal;
  readonly millionths: number;
}

export function scales(household: Household, year: HouseholdYear): Scales {
  const base = year.taxed(ZERO, ZERO);
  const effects = effectsOf(household);
  const alone = new Map<Candidate, Effect>();
  const effectOf = (unit: Unit, chosen: ReadonlySet<Candidate>): Effect => {
    if (chosen.size < 2) return effects.today(unit, chosen);
    let sum = NO_EFFECT;
    for (const candidate of chosen) {
      const own = alone.get(candidate);
      if (!own) return effects.today(unit, chosen);
      sum = addEffect(sum, own, 1);
    }
    return sum;
  };
  const costs = new Map<Candidate, Cost>();
  const costFor = (candidate: Candidate): Cost => {
    let cost = costs.get(candidate);
    if (!cost) {
      const exact = costOf(candidate, household.settings);
      costs.set(candidate, (cost = { exact, millionths: millionths(exact) }));
    }
    return cost;
  };
  const weighed = (effect: Effect, cost: Decimal): Weighed => {
    const taxed = year.taxed(effect.short, effect.long);
    if (base === null || taxed === null) {
      return { effect, taxNow: null, savedLater: null, laterTax: null, costs: cost, net: null };
    }
    const savedLater = taxed.savedLater.minus(base.savedLater);
    // The replacement's basis is lower by what was recognised, and by what was destroyed: growth does not enter.
    const laterTax = year.laterTax(toDecimal(effect.permanent - effect.short - effect.long));
    const net = base.now.minus(taxed.now).plus(savedLater).minus(laterTax).minus(cost);
    return { effect, taxNow: taxed.now, savedLater, laterTax, costs: cost, net };
  };

  const search = (): Basket => {
    const inUnits = new Map<Unit, Set<Candidate>>();
    let effect = NO_EFFECT;
    let cost = NIL;
    let costInMillionths = 0;
    let size = 0;
    const flip = (candidate: Candidate, own: Set<Candidate>): void => {
      if (own.delete(candidate)) {
        size--;
        cost = cost.minus(costFor(candidate).exact);
        costInMillionths -= costFor(candidate).millionths;
      } else {
        size++;
        own.add(candidate);
        cost = cost.plus(costFor(candidate).exact);
        costInMillionths += costFor(candidate).millionths;
      }
    };
    /** The lots of one book together: what they make of it is asked once. */
    const move = (unit: Unit, moved: Iterable<Candidate>): void => {
      const own = inUnits.get(unit) ?? new Set();
      inUnits.set(unit, own);
      const together: Candidate[] = [];
      for (const candidate of moved) {
        const itself = alone.get(candidate);
        if (!itself) together.push(candidate);
        else {
          effect = addEffect(effect, itself, own.has(candidate) ? -1 : 1);
          flip(candidate, own);
        }
      }
      if (together.length === 0) return;
      effect = addEffect(effect, effectOf(unit, own), -1);
      for (const candidate of together) flip(candidate, own);
      effect = addEffect(effect, effectOf(unit, own), 1);
    };
    return {
      weighed: () => weighed(effect, cost),
      // Nine in ten of all weighings: whole numbers, and decimals only for what is shown.
      value: () => {
        const { short, long, permanent } = effect;
        const later = year.laterTaxInMillionths(permanent - short - long);
        return year.taxed(short, long)!.worth - base!.worth - later - costInMillionths;
      },
      has: candidate => inUnits.get(candidate.unit)?.has(candidate) ?? false,
      toggle: candidates => {
        for (const [unit, moved] of byUnit(candidates)) move(unit, moved);
      },
      size: () => size,
      chosen: () => [...inUnits.values()].flatMap(own => [...own]),
    };
  };

  const weighEffect = (effect: Effect, chosen: readonly Candidate[]): Weighed =>
    weighed(
      effect,
      chosen.reduce((sum, candidate) => sum.plus(costFor(candidate).exact), NIL),
    );
  const weigh = (chosen: readonly Candidate[]): Weighed => {
    let effect = NO_EFFECT;
    for (const [unit, own] of byUnit(chosen)) effect = addEffect(effect, effectOf(unit, own), 1);
    return weighEffect(effect, chosen);
  };
  const separate = (lots: readonly Candidate[]): void => {
    for (const lot of lots) alone.set(lot, effects.today(lot.unit, new Set([lot])));
  };
  return { weigh, weighEffect, effects, search, separate };
}

/** The loss that counts this year, positive. */
export const usable = (effect: Effect): Money => -(effect.short + effect.long);

/** The candidates of each book. */
export function byUnit(chosen: readonly Candidate[]): Map<Unit, Set<Candidate>> {
  const units = new Map<Unit, Set<Candidate>>();
  for (const candidate of chosen) {
    const own = units.get(candidate.unit);
    if (own) own.add(candidate);
    else units.set(candidate.unit, new Set([candidate]));
  }
  return units;
}
