import { ZERO, type Money } from '../base/exact';
import { grouped } from '../base/grouped';
import { eachOf, within, type Steps } from '../base/steps';
import type { Settings } from '../engine/settings';
import { byBook } from './candidates';
import type { Candidate, PlanInputs } from './port';
import { addEffect, isSameEffect, NO_EFFECT, usable } from './effect';
import { MOST_IN_TURN, type Basket, type Evaluator } from './evaluator';
import { bestSet, type Choice } from './search';

type InParts = (
  starts: readonly (readonly Candidate[])[],
  candidates: readonly Candidate[],
) => Steps<readonly Candidate[]>;

/** The set of sales that leaves the household best off, without those not worth their trouble. */
export function* bestSales(
  { tables: { settings }, position }: PlanInputs,
  candidates: readonly Candidate[],
  evaluator: Evaluator,
  /** Cuts each of these sets to what is worth most of the candidates; null where lots are sold whole. */
  inParts: InParts | null,
): Steps<Choice<Candidate>> {
  const { chosen: whole, isExact } = yield* choose(candidates, evaluator, ({ lot }) =>
    position.isInTheWay(lot),
  );
  const isValued = evaluator.evaluate([]).net !== null;
  if (inParts === null || !isValued) return { chosen: withoutIdle(whole, settings, evaluator), isExact };
  const cut = yield* inParts([whole, []], candidates);
  const kept = withoutIdle(cut, settings, evaluator);
  if (kept.length === cut.length) return { chosen: kept, isExact };
  // Beside what is dropped less, or more, of the others is worth selling.
  const dropped = new Set(cut.filter(one => !kept.includes(one)).map(({ id }) => id));
  const again = yield* inParts(
    [kept],
    candidates.filter(({ id }) => !dropped.has(id)),
  );
  return { chosen: withoutIdle(again, settings, evaluator), isExact };
}

/** Without what is not worth its trouble beside the others. */
export function withoutIdle(
  chosen: readonly Candidate[],
  settings: Settings,
  evaluator: Evaluator,
): readonly Candidate[] {
  const isValued = evaluator.evaluate([]).net !== null;
  const needed = withoutIdleOrders(chosen, settings, evaluator);
  const basket = evaluator.inTurn(needed);
  basket.toggle(needed);
  dropSmall(basket, settings);
  // What was worth selling only beside what is dropped goes with it.
  if (isValued && basket.size() < chosen.length) dropHarmful(basket, needed);
  return needed.filter(candidate => basket.has(candidate));
}

/** Where tax is unknown the plan cannot weigh: it takes every loss that stays clean. */
function* choose(
  candidates: readonly Candidate[],
  { evaluate, search, separate }: Evaluator,
  isInTheWay: (candidate: Candidate) => boolean,
): Steps<Choice<Candidate>> {
  const singles = new Map<Candidate, Money>();
  yield* within(
    0,
    0.2,
    eachOf(candidates, candidate => singles.set(candidate, usable(evaluate([candidate]).effect)), 20),
  );
  if (evaluate([]).net === null) {
    const chosen = candidates.filter(
      candidate => candidate.purpose === 'loss' && singles.get(candidate)! > ZERO,
    );
    return { chosen, isExact: true };
  }
  const largestFirst = [...candidates].sort((a, b) => (singles.get(a)! < singles.get(b)! ? 1 : -1));
  const groups: Candidate[][] = [];
  for (const group of byBook(largestFirst).values()) {
    const whole = [...group];
    // Lots that do not wash each other may each be valued by itself.
    const isSum = isSameEffect(
      evaluate(whole).effect,
      whole.reduce((sum, one) => addEffect(sum, evaluate([one]).effect, 1), NO_EFFECT),
    );
    if (isSum) separate(whole);
    groups.push(...(isSum ? whole.map(one => [one]) : [whole]));
    yield 0.2;
  }
  // By the largest of each: what is worth least is tried, and left out, first.
  const places = new Map(largestFirst.map((candidate, place) => [candidate, place]));
  groups.sort((a, b) => places.get(a[0]!)! - places.get(b[0]!)!);
  return yield* within(0.2, 1, bestSet(groups, search, isInTheWay));
}

/**
 * Lots sold only to free another's loss are one order of their account: it goes where all of it frees too little, and
 * so does one of them without which no less counts. By itself each may free next to nothing.
 */
function withoutIdleOrders(
  chosen: readonly Candidate[],
  { minimumLoss }: Settings,
  { search }: Evaluator,
): readonly Candidate[] {
  const basket = search();
  basket.toggle(chosen);
  const dropUnless = (
    lots: readonly Candidate[],
    isEnough: (freed: Money, worth: number) => boolean,
  ): void => {
    const [whole, worth] = [usable(basket.evaluation().effect), basket.value()];
    basket.toggle(lots);
    if (isEnough(whole - usable(basket.evaluation().effect), worth - basket.value())) basket.toggle(lots);
  };
  for (const own of byBook(chosen).values()) {
    const freeing = [...own].filter(({ purpose }) => purpose === 'frees');
    for (const order of grouped(freeing, ({ lot }) => lot.account.key).values()) {
      dropUnless(order, freed => freed >= minimumLoss);
      if (!basket.has(order[0]!) || own.size > MOST_IN_TURN) continue;
      for (const one of order) dropUnless([one], (freed, worth) => freed > ZERO || worth > 0);
    }
  }
  return chosen.filter(candidate => basket.has(candidate));
}

/**
 * Settings' minimum is of the loss that counts: a lot most of whose loss is washed is left alone, and so is one sold
 * only to free what is not sold any more.
 */
function dropSmall(basket: Basket, { minimumLoss }: Settings): void {
  for (const candidate of basket.chosen().filter(({ purpose }) => purpose === 'loss')) {
    const whole = usable(basket.evaluation().effect);
    basket.toggle([candidate]);
    if (whole - usable(basket.evaluation().effect) >= minimumLoss) basket.toggle([candidate]);
  }
  const freed = new Set(
    basket
      .chosen()
      .filter(one => one.purpose === 'loss')
      .map(({ book }) => book),
  );
  basket.toggle(basket.chosen().filter(one => one.purpose === 'frees' && !freed.has(one.book)));
}

function dropHarmful(basket: Basket, chosen: readonly Candidate[]): void {
  const books = byBook(chosen);
  let worth = basket.value();
  for (const candidate of basket.chosen()) {
    // In a book valued in parts what a lot frees is not its own part.
    if (candidate.purpose === 'frees' && books.get(candidate.book)!.size > MOST_IN_TURN) continue;
    basket.toggle([candidate]);
    const without = basket.value();
    if (without > worth) worth = without;
    else basket.toggle([candidate]);
  }
}
