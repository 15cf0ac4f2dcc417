import { NIL, roundCent, toDecimal, type Decimal } from '../base/decimal';
import type { Settings } from '../engine/settings';
import type { Candidate, PlanYear } from './port';
import { NO_EFFECT, usable } from './effect';
import type { Basket, Evaluation, Evaluator } from './evaluator';
import type { Fact } from './facts';
import { blocksOf } from './rank';
import { EXACT_UP_TO } from './search';

/** The part of the best set that a goal asks for, and what it leaves for whoever wants more. */
export interface UntilGoal {
  readonly chosen: readonly Candidate[];
  readonly beyond: readonly Candidate[];
  /** How far the sales come; null where the goal is the most benefit. */
  readonly told: Fact | null;
}

const GOALS: readonly Settings['goal']['kind'][] = [
  'best',
  'gainsToZero',
  'incomeLimit',
  'saveAtLeast',
  'fewestSales',
];

/** Where no loss comes off other income, nobody can aim for the limit of it. */
export const goalsOf = ({ incomeLimit }: PlanYear): readonly Settings['goal']['kind'][] =>
  GOALS.filter(kind => kind !== 'incomeLimit' || incomeLimit !== null);

/** Of the best benefit, what "fewest sales" keeps. */
const MOST_OF_IT = '0.9';

/** How far a weighed set is from the goal: reached at zero or above, and then how far beyond. */
type Distance = (evaluation: Evaluation) => Decimal;

/**
 * A goal says where to stop: never more than the best set, because what that leaves alone costs more than it saves.
 * The fewest sales that reach it are taken; of equally few, those that go beyond it least.
 */
export function untilGoal(
  settings: Settings,
  year: PlanYear,
  best: readonly Candidate[],
  evaluator: Evaluator,
): UntilGoal {
  const { goal } = settings;
  const { evaluate } = evaluator;
  if (goal.kind === 'best' || best.length === 0) return { chosen: best, beyond: [], told: null };
  if (goal.kind === 'incomeLimit' && year.incomeLimit === null)
    return { chosen: best, beyond: [], told: { code: 'goalNotHere', goal } };
  const distance = distanceTo(settings, year, evaluate(best));
  if (distance === null) {
    return { chosen: best, beyond: [], told: { code: 'goalNeedsIncome', goal } };
  }
  const blocks = blocksOf(best.filter(({ purpose }) => goal.kind === 'fewestSales' || purpose !== 'gain'));
  const chosen = fewest(blocks, distance, evaluator) ?? blocks.flat();
  const isChosen = new Set(chosen);
  const beyond = best.filter(candidate => !isChosen.has(candidate));
  const reached = evaluate(chosen);
  return {
    chosen,
    beyond,
    told: {
      code: 'goalReached',
      goal,
      sales: chosen.length,
      net: year.assess(reached.effect).net,
      saved: savedBy(year, reached),
      isMissed: distance(reached).lessThan(0),
      further: beyond.length,
    },
  };
}

function distanceTo(settings: Settings, year: PlanYear, best: Evaluation): Distance | null {
  const { goal } = settings;
  switch (goal.kind) {
    case 'best':
    case 'gainsToZero':
      return evaluation => leftOf(year, evaluation).neg();
    case 'incomeLimit': {
      const limit = year.incomeLimit!;
      return evaluation => leftOf(year, evaluation).neg().minus(limit);
    }
    case 'saveAtLeast': {
      const without = year.value(NO_EFFECT);
      return without && (({ taxNow }) => without.now.minus(taxNow ?? without.now).minus(goal.amount));
    }
    case 'fewestSales': {
      // Without tax figures the loss that counts stands for the benefit.
      const worth = ({ net, effect }: Evaluation): Decimal => net ?? toDecimal(usable(effect));
      const enough = worth(best).times(MOST_OF_IT);
      return evaluation => worth(evaluation).minus(enough);
    }
  }
}

const leftOf = (year: PlanYear, { effect }: Evaluation): Decimal => year.gainsLeft(effect);

type Block = readonly Candidate[];

/** The fewest sales that reach it, or null where all together do not. Many blocks are added largest first, then thinned. */
function fewest(
  blocks: readonly Block[],
  distance: Distance,
  { evaluate, search }: Evaluator,
): readonly Candidate[] | null {
  const far = (set: Block): Decimal => distance(evaluate(set));
  if (!far([]).lessThan(0)) return [];
  if (blocks.length > EXACT_UP_TO) return added(blocks, distance, far, search());
  let best: Block | null = null;
  let beyond = NIL;
  for (let subset = 1; subset < 1 << blocks.length; subset++) {
    const set = blocks.filter((_, index) => subset & (1 << index)).flat();
    if (best !== null && set.length > best.length) continue;
    const over = far(set);
    if (over.lessThan(0)) continue;
    if (best === null || set.length < best.length || over.lessThan(beyond)) [best, beyond] = [set, over];
  }
  return best;
}

function added(
  blocks: readonly Block[],
  distance: Distance,
  far: (set: Block) => Decimal,
  basket: Basket,
): readonly Candidate[] | null {
  const isShort = (): boolean => distance(basket.evaluation()).lessThan(0);
  const largestFirst = blocks
    .map(block => ({ block, far: far(block) }))
    .sort((a, b) => b.far.comparedTo(a.far))
    .map(({ block }) => block);
  const taken: Block[] = [];
  for (const block of largestFirst) {
    taken.push(block);
    basket.toggle(block);
    if (!isShort()) break;
  }
  if (isShort()) return null;
  for (const block of taken.reverse()) {
    basket.toggle(block);
    if (isShort()) basket.toggle(block);
  }
  return basket.chosen();
}

/** Of the figures as they are shown, so that anyone can check it; null where it is nothing, or not known. */
function savedBy(year: PlanYear, { taxNow }: Evaluation): Decimal | null {
  const saved = taxNow && roundCent(year.value(NO_EFFECT)!.now).minus(roundCent(taxNow));
  return saved?.greaterThan('0.005') ? saved : null;
}
