import { Decimal, fromDecimal, NIL } from '../base/decimal';
import { dollars } from '../base/words';
import { ZERO } from '../base/exact';
import { yearLaw } from '../engine/incomeTax';
import type { Goal, Settings } from '../engine/settings';
import type { Candidate } from './candidates';
import { EXACT_UP_TO } from './choose';
import type { HouseholdYear } from './householdYear';
import { blocksOf } from './rank';
import { usable, type Scales, type Weighed } from './scales';

/** The part of the best set that a goal asks for, and what it leaves for whoever wants more. */
export interface UntilGoal {
  readonly chosen: readonly Candidate[];
  readonly beyond: readonly Candidate[];
  /** How far the sales come, in words; null where the goal is the most benefit. */
  readonly words: string | null;
}

/** Of the best benefit, what "fewest sales" keeps. */
const MOST_OF_IT = '0.9';

/** How far a set is from the goal: reached at zero or above, and then how far beyond. */
type Distance = (set: readonly Candidate[]) => Decimal;

/**
 * A goal says where to stop: never more than the best set, because what that leaves alone costs more than it saves.
 * The fewest sales that reach it are taken; of equally few, those that go beyond it least.
 */
export function untilGoal(
  settings: Settings,
  year: HouseholdYear,
  best: readonly Candidate[],
  { weigh }: Scales,
): UntilGoal {
  const { goal } = settings;
  if (goal.kind === 'best' || best.length === 0) return { chosen: best, beyond: [], words: null };
  const distance = distanceTo(settings, year, best, weigh);
  if (distance === null) {
    return {
      chosen: best,
      beyond: [],
      words: `The goal “${goalWords(goal)}” needs Taxable income in Settings: all sales worth making are shown.`,
    };
  }
  const blocks = blocksOf(best.filter(({ purpose }) => goal.kind === 'fewestSales' || purpose !== 'gain'));
  const chosen = fewest(blocks, distance) ?? blocks.flat();
  const beyond = best.filter(candidate => !chosen.includes(candidate));
  return { chosen, beyond, words: wordsOf(goal, year, chosen, beyond, distance(chosen), weigh) };
}

export function goalWords(goal: Goal): string {
  switch (goal.kind) {
    case 'best':
      return 'Most benefit';
    case 'gainsToZero':
      return 'Bring net gains to 0';
    case 'incomeLimit':
      return 'Use the income limit';
    case 'saveAtLeast':
      return `Save at least ${goal.amount.toString()}`;
    case 'fewestSales':
      return 'Fewest sales';
  }
}

function distanceTo(
  settings: Settings,
  year: HouseholdYear,
  best: readonly Candidate[],
  weigh: Scales['weigh'],
): Distance | null {
  const { goal } = settings;
  const netOf = ({ effect }: Weighed): Decimal => year.settled(effect.short, effect.long).net;
  switch (goal.kind) {
    case 'best':
    case 'gainsToZero':
      return set => netOf(weigh(set)).neg();
    case 'incomeLimit': {
      const limit = yearLaw(year.profile, year.year, settings.filingStatus).lossLimit;
      return set => netOf(weigh(set)).neg().minus(limit);
    }
    case 'saveAtLeast': {
      const now = year.taxNow(ZERO, ZERO);
      return now === null ? null : set => now.minus(weigh(set).taxNow!).minus(goal.amount);
    }
    case 'fewestSales': {
      const worth = (set: readonly Candidate[]): Decimal => {
        const weighed = weigh(set);
        return weighed.net ?? new Decimal(usable(weighed.effect).toString());
      };
      const enough = worth(best).times(MOST_OF_IT);
      return set => worth(set).minus(enough);
    }
  }
}

/** The fewest sales that reach it, or null where all together do not. Many blocks are added largest first, then thinned. */
function fewest(blocks: readonly (readonly Candidate[])[], distance: Distance): readonly Candidate[] | null {
  if (!distance([]).lessThan(0)) return [];
  if (blocks.length > EXACT_UP_TO) return added(blocks, distance);
  let best: readonly Candidate[] | null = null;
  let beyond = NIL;
  for (let subset = 1; subset < 1 << blocks.length; subset++) {
    const set = blocks.filter((_, index) => subset & (1 << index)).flat();
    if (best !== null && set.length > best.length) continue;
    const over = distance(set);
    if (over.lessThan(0)) continue;
    if (best === null || set.length < best.length || over.lessThan(beyond)) [best, beyond] = [set, over];
  }
  return best;
}

function added(blocks: readonly (readonly Candidate[])[], distance: Distance): readonly Candidate[] | null {
  const largestFirst = blocks
    .map(block => ({ block, far: distance(block) }))
    .sort((a, b) => b.far.comparedTo(a.far))
    .map(({ block }) => block);
  let taken: (readonly Candidate[])[] = [];
  for (const block of largestFirst) {
    taken.push(block);
    if (!distance(taken.flat()).lessThan(0)) break;
  }
  if (distance(taken.flat()).lessThan(0)) return null;
  for (const block of [...taken].reverse()) {
    const without = taken.filter(one => one !== block);
    if (!distance(without.flat()).lessThan(0)) taken = without;
  }
  return taken.flat();
}

function wordsOf(
  goal: Goal,
  year: HouseholdYear,
  chosen: readonly Candidate[],
  beyond: readonly Candidate[],
  distance: Decimal,
  weigh: Scales['weigh'],
): string {
  const weighed = weigh(chosen);
  const net = year.settled(weighed.effect.short, weighed.effect.long).net;
  const sales = chosen.length === 1 ? '1 sale' : `${chosen.length} sales`;
  const brings = `${chosen.length === 0 ? 'without any sale' : `with ${sales}`} the year's net is ${money(net)}`;
  const saved = weighed.taxNow && year.taxNow(ZERO, ZERO)!.minus(weighed.taxNow);
  const saves = saved ? `, ${money(saved)} of tax saved this year` : '';
  const more =
    beyond.length === 0
      ? ''
      : ` ${beyond.length === 1 ? '1 further sale' : `${beyond.length} further sales`} would add to the benefit, each with its own gain below.`;
  const missed = distance.lessThan(0)
    ? ' Not reached: whatever else stands at a loss costs more than it saves, or counts for nothing.'
    : '';
  return `Goal “${goalWords(goal)}”: ${brings}${saves}.${missed}${more}`;
}

const money = (amount: Decimal): string => dollars(fromDecimal(amount));
