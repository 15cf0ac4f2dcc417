import { NIL, type Decimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import { eachOf, type Steps } from '../base/steps';
import type { Settings } from '../engine/settings';
import type { Candidate, PlanInputs, Position } from './port';
import { usable } from './effect';
import type { Evaluation, Evaluator } from './evaluator';
import { inWords, type Fact } from './facts';
import type { PassedOver } from './plan';

/** Losing lots worth weighing that the best set leaves out, each with what speaks against it. */
export function* leftAlone(
  { tables, position, words }: PlanInputs,
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  { evaluate, search }: Evaluator,
): Steps<PassedOver[]> {
  const basket = search();
  basket.toggle(chosen);
  const whole = basket.evaluation();
  const joinedBy = (candidate: Candidate): Evaluation => {
    basket.toggle([candidate]);
    const joined = basket.evaluation();
    basket.toggle([candidate]);
    return joined;
  };
  // A lot of which a part is sold is not left alone.
  const isChosen = new Set(chosen.map(({ id }) => id));
  const left = candidates
    .filter(candidate => candidate.purpose === 'loss' && !isChosen.has(candidate.id))
    .sort((a, b) => (a.loss > b.loss ? -1 : a.loss < b.loss ? 1 : 0));
  const say = inWords(words);
  const told: PassedOver[] = [];
  const tell = (candidate: Candidate, place: number): void => {
    const reason =
      place < MOST_EXPLAINED
        ? whyLeft(position, tables.settings, candidate, evaluate([candidate]), whole, joinedBy(candidate))
        : LIKE_THE_LARGER;
    told.push({ kind: 'weighed', lot: candidate.lot, loss: candidate.loss, reason: say([reason])[0]! });
  };
  yield* eachOf(left, tell, 10);
  return told;
}

/** Each reason weighs the whole plan once more. */
const MOST_EXPLAINED = 300;

const LIKE_THE_LARGER: Fact = { code: 'likeTheLarger', explained: MOST_EXPLAINED };

function whyLeft(
  position: Position,
  { minimumLoss }: Settings,
  candidate: Candidate,
  alone: Evaluation,
  whole: Evaluation,
  joined: Evaluation,
): Fact {
  const { lot } = candidate;
  const { why, clearToSell: clear } = position.exposure(lot);
  if (usable(alone.effect) < minimumLoss) return { code: 'washedAway', lot, why: why[0] ?? null, clear };
  const change = joined.net && whole.net ? joined.net.minus(whole.net) : NIL;
  const lost = joined.effect.permanent - whole.effect.permanent;
  if (lost > ZERO) return { code: 'lostForGood', lost, clear };
  const saved = savedBy(whole, joined);
  if (saved !== null && !saved.greaterThan(0)) return { code: 'savesNothing' };
  const counts = usable(joined.effect) - usable(whole.effect);
  if (change.greaterThan(0) && counts < minimumLoss)
    return { code: 'countsTooLittle', counts, minimum: minimumLoss };
  return { code: 'lowersBenefit', by: change.neg() };
}

/** Tax saved, now and through carryovers, by what the second set has more than the first. */
function savedBy(before: Evaluation, after: Evaluation): Decimal | null {
  if (!before.taxNow || !after.taxNow || !before.savedLater || !after.savedLater) return null;
  return before.taxNow.minus(after.taxNow).plus(after.savedLater).minus(before.savedLater);
}
