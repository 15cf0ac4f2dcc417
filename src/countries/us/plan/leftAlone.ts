import { NIL, type Decimal } from '../../../base/decimal';
import { ZERO } from '../../../base/exact';
import { eachOf, type Steps } from '../../../base/steps';
import type { Household } from '../../../planner/household';
import type { Candidate } from './candidates';
import { riskOf } from './risk';
import { usable, type Scales, type Weighed } from './scales';
import type { Fact, PassedOver } from './shapes';

/** Losing lots worth weighing that the best set leaves out, each with what speaks against it. */
export function* leftAlone(
  household: Household,
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  { weigh, search }: Scales,
): Steps<PassedOver[]> {
  const basket = search();
  basket.toggle(chosen);
  const whole = basket.weighed();
  const joinedBy = (candidate: Candidate): Weighed => {
    basket.toggle([candidate]);
    const joined = basket.weighed();
    basket.toggle([candidate]);
    return joined;
  };
  const isChosen = new Set(chosen);
  const left = candidates
    .filter(candidate => candidate.purpose === 'loss' && !isChosen.has(candidate))
    .sort((a, b) => (a.loss > b.loss ? -1 : a.loss < b.loss ? 1 : 0));
  const told: PassedOver[] = [];
  const tell = (candidate: Candidate, place: number): void => {
    const reason =
      place < MOST_EXPLAINED
        ? whyLeft(household, candidate, weigh([candidate]), whole, joinedBy(candidate))
        : LIKE_THE_LARGER;
    told.push({ kind: 'weighed', lot: candidate.lot, loss: candidate.loss, reason });
  };
  yield* eachOf(left, tell, 10);
  return told;
}

/** Each reason weighs the whole plan once more. */
const MOST_EXPLAINED = 300;

const LIKE_THE_LARGER: Fact = { code: 'likeTheLarger', explained: MOST_EXPLAINED };

function whyLeft(
  household: Household,
  candidate: Candidate,
  alone: Weighed,
  whole: Weighed,
  joined: Weighed,
): Fact {
  const { lot, holding, unit } = candidate;
  const wash = riskOf(household, unit, holding);
  const washed = usable(alone.effect);
  const clear = wash.clearToSell;
  if (washed < household.settings.minimumLoss)
    return { code: 'washedAway', lot, why: wash.why[0] ?? null, clear };
  const change = joined.net && whole.net ? joined.net.minus(whole.net) : NIL;
  const lost = joined.effect.permanent - whole.effect.permanent;
  if (lost > ZERO) return { code: 'lostForGood', lost, clear };
  const saved = savedBy(whole, joined);
  if (saved !== null && !saved.greaterThan(0)) return { code: 'savesNothing' };
  return { code: 'lowersBenefit', by: change.neg() };
}

/** Tax saved, now and through carryovers, by what the second set has more than the first. */
function savedBy(before: Weighed, after: Weighed): Decimal | null {
  if (!before.taxNow || !after.taxNow || !before.savedLater || !after.savedLater) return null;
  return before.taxNow.minus(after.taxNow).plus(after.savedLater).minus(before.savedLater);
}
