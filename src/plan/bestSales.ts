import { ZERO } from '../base/exact';
import type { Candidate } from './candidates';
import { bestSet, type Choice } from './choose';
import type { Household } from './household';
import { byUnit, usable, type Basket, type Scales } from './scales';

/** The set of sales that leaves the household best off, without those not worth their trouble. */
export function bestSales(
  household: Household,
  candidates: readonly Candidate[],
  scales: Scales,
): Choice<Candidate> {
  const { chosen, isExact } = choose(candidates, scales);
  const basket = scales.search();
  basket.toggle(chosen);
  dropIdle(basket, household, 'frees');
  dropIdle(basket, household, 'loss');
  return { chosen: chosen.filter(candidate => basket.has(candidate)), isExact };
}

/** Where tax is unknown the plan cannot weigh: it takes every loss that stays clean. */
function choose(candidates: readonly Candidate[], { weigh, search }: Scales): Choice<Candidate> {
  const singles = new Map(candidates.map(candidate => [candidate, usable(weigh([candidate]).effect)]));
  if (weigh([]).net === null) {
    const chosen = candidates.filter(
      candidate => candidate.purpose === 'loss' && singles.get(candidate)! > ZERO,
    );
    return { chosen, isExact: true };
  }
  const largestFirst = [...candidates].sort((a, b) => (singles.get(a)! < singles.get(b)! ? 1 : -1));
  return bestSet(
    [...byUnit(largestFirst).values()].map(group => [...group]),
    search,
  );
}

/**
 * Settings' minimum is of the loss that counts: a lot most of whose loss is washed is left alone, and so is one sold
 * only to free another's loss that frees too little, or nothing that is still sold.
 */
function dropIdle(basket: Basket, { settings }: Household, purpose: Candidate['purpose']): void {
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
