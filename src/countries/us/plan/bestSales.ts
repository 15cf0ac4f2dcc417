import { ZERO, type Money } from '../../../base/exact';
import { eachOf, within, type Steps } from '../../../base/steps';
import type { Household } from '../../../planner/household';
import type { Purpose } from '../../../planner/plan';
import type { Candidate } from './candidates';
import { bestSet, type Choice } from './choose';
import { addEffect, NO_EFFECT, type Effect } from './effect';
import { byUnit, usable, type Basket, type Scales } from './scales';

/** The set of sales that leaves the household best off, without those not worth their trouble. */
export function* bestSales(
  household: Household,
  candidates: readonly Candidate[],
  scales: Scales,
): Steps<Choice<Candidate>> {
  const { chosen, isExact } = yield* choose(candidates, scales);
  const basket = scales.search();
  basket.toggle(chosen);
  dropIdle(basket, household, 'frees');
  dropIdle(basket, household, 'loss');
  return { chosen: chosen.filter(candidate => basket.has(candidate)), isExact };
}

/** Where tax is unknown the plan cannot weigh: it takes every loss that stays clean. */
function* choose(
  candidates: readonly Candidate[],
  { weigh, search, separate }: Scales,
): Steps<Choice<Candidate>> {
  const singles = new Map<Candidate, Money>();
  yield* within(
    0,
    0.2,
    eachOf(candidates, candidate => singles.set(candidate, usable(weigh([candidate]).effect)), 20),
  );
  if (weigh([]).net === null) {
    const chosen = candidates.filter(
      candidate => candidate.purpose === 'loss' && singles.get(candidate)! > ZERO,
    );
    return { chosen, isExact: true };
  }
  const largestFirst = [...candidates].sort((a, b) => (singles.get(a)! < singles.get(b)! ? 1 : -1));
  const groups: Candidate[][] = [];
  for (const group of byUnit(largestFirst).values()) {
    const whole = [...group];
    const isSum = isSumOf(
      weigh(whole).effect,
      whole.map(one => weigh([one]).effect),
    );
    if (isSum) separate(whole);
    groups.push(...(isSum ? whole.map(one => [one]) : [whole]));
    yield 0.2;
  }
  // By the largest of each: what is worth least is tried, and left out, first.
  const places = new Map(largestFirst.map((candidate, place) => [candidate, place]));
  groups.sort((a, b) => places.get(a[0]!)! - places.get(b[0]!)!);
  return yield* within(0.2, 1, bestSet(groups, search));
}

/** Lots that do not wash each other: each may be weighed by itself. */
function isSumOf(whole: Effect, parts: readonly Effect[]): boolean {
  const sum = parts.reduce((total, part) => addEffect(total, part, 1), NO_EFFECT);
  return (
    sum.short === whole.short &&
    sum.long === whole.long &&
    sum.deferred === whole.deferred &&
    sum.permanent === whole.permanent
  );
}

/**
 * Settings' minimum is of the loss that counts: a lot most of whose loss is washed is left alone, and so is one sold
 * only to free another's loss that frees too little, or nothing that is still sold.
 */
function dropIdle(basket: Basket, { settings }: Household, purpose: Purpose): void {
  for (const candidate of basket.chosen().filter(one => one.purpose === purpose)) {
    const whole = usable(basket.weighed().effect);
    basket.toggle([candidate]);
    if (whole - usable(basket.weighed().effect) >= settings.minimumLoss) basket.toggle([candidate]);
  }
  const freed = new Set(
    basket
      .chosen()
      .filter(one => one.purpose === 'loss')
      .map(({ unit }) => unit),
  );
  basket.toggle(basket.chosen().filter(one => one.purpose === 'frees' && !freed.has(one.unit)));
}
