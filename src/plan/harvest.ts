import { spokenDay } from '../base/day';
import { NIL, roundCent, type Decimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import type { Problem } from '../base/problem';
import { dollars } from '../base/words';
import { termOf } from '../engine/holding';
import type { Unit } from '../engine/unit';
import { lotWords, sift, type Candidate } from './candidates';
import { bestSet, type Choice } from './choose';
import type { Effect } from './effect';
import type { Household } from './household';
import { planNotes } from './notes';
import type { PassedOver, Plan, Reason, Suggestion } from './plan';
import { reasonsFor } from './reasons';
import { replacementFor } from './replacement';
import { rescues } from './rescue';
import { rank } from './rank';
import { riskOf } from './risk';
import { scales, usable, type Scales, type Weighed } from './scales';
import type { HouseholdYear } from './householdYear';

/** The plan: the set of harvests that leaves the household best off, or the reason to do nothing. */
export function harvest(
  household: Household,
  year: HouseholdYear,
  isSpoiled: (unit: Unit) => boolean,
  problems: readonly Problem[],
): Plan {
  const sifted = sift(household, isSpoiled);
  const weighing = scales(household, year);
  const { weigh } = weighing;
  const { chosen: best, isExact } = choose(sifted.candidates, weighing);
  const chosen = withoutIdleCompanions(best, weigh, household);
  const ranked = rank(chosen, weigh);
  const suggestions = suggest(household, ranked, weigh);
  const passedOver = [...sifted.passedOver, ...left(household, sifted.candidates, chosen, weigh)];
  return {
    asOf: household.asOf,
    suggestions,
    passedOver: passedOver.sort((a, b) => (a.loss < b.loss ? 1 : -1)),
    rescues: rescues(household),
    before: year.settled(ZERO, ZERO),
    after: settledAfter(year, weigh(ranked).effect),
    doNothing: suggestions.length === 0 ? whyNothing(household, passedOver) : null,
    notes: planNotes(household, year, {
      problems,
      withoutPrice: sifted.withoutPrice,
      searched: isExact ? null : sifted.candidates.length,
    }),
  };
}

/** The same plan with the user's own choice of lots instead of the best one. */
export function harvestChosen(
  household: Household,
  year: HouseholdYear,
  isSpoiled: (unit: Unit) => boolean,
  ids: ReadonlySet<string>,
): Pick<Plan, 'before' | 'after' | 'suggestions'> {
  const { candidates } = sift(household, isSpoiled);
  const { weigh } = scales(household, year);
  const ranked = rank(
    candidates.filter(candidate => ids.has(candidate.id)),
    weigh,
  );
  return {
    before: year.settled(ZERO, ZERO),
    after: settledAfter(year, weigh(ranked).effect),
    suggestions: suggest(household, ranked, weigh),
  };
}

type Weigh = Scales['weigh'];

const settledAfter = (year: HouseholdYear, { short, long }: Effect): Plan['after'] =>
  year.settled(short, long);

/** Where tax is unknown the plan cannot weigh: it takes every loss that stays clean. */
function choose(candidates: readonly Candidate[], { weigh, search }: Scales): Choice<Candidate> {
  const singles = new Map(candidates.map(candidate => [candidate, usable(weigh([candidate]).effect)]));
  if (weigh([]).net === null) {
    const chosen = candidates.filter(candidate => !candidate.isCompanion && singles.get(candidate)! > ZERO);
    return { chosen, isExact: true };
  }
  const inUnits = new Map<Unit, Candidate[]>();
  for (const candidate of candidates) {
    if (!candidate.isCompanion) continue;
    inUnits.set(candidate.unit, [...(inUnits.get(candidate.unit) ?? []), candidate]);
  }
  const largestFirst = [...candidates].sort((a, b) => (singles.get(a)! < singles.get(b)! ? 1 : -1));
  return bestSet(largestFirst, search, candidate =>
    candidate.isCompanion ? [] : (inUnits.get(candidate.unit) ?? []),
  );
}

/** A lot sold only to free another's loss must free a loss worth the trouble. */
function withoutIdleCompanions(
  chosen: readonly Candidate[],
  weigh: Weigh,
  { settings }: Household,
): readonly Candidate[] {
  let kept = chosen;
  for (const companion of chosen.filter(candidate => candidate.isCompanion)) {
    const without = kept.filter(candidate => candidate !== companion);
    const freed = usable(weigh(kept).effect) - usable(weigh(without).effect);
    if (freed < settings.minimumLoss) kept = without;
  }
  return kept.filter(candidate => !candidate.isCompanion || frees(candidate, kept));
}

const frees = (companion: Candidate, chosen: readonly Candidate[]): boolean =>
  chosen.some(other => !other.isCompanion && other.unit === companion.unit);

function suggest(household: Household, ranked: readonly Candidate[], weigh: Weigh): Suggestion[] {
  return ranked.map((candidate, index) => {
    const before = weigh(ranked.slice(0, index));
    const after = weigh(ranked.slice(0, index + 1));
    const more = (pick: (weighed: Weighed) => Decimal | null): Decimal | null => {
      const [a, b] = [pick(before), pick(after)];
      return a === null || b === null ? null : b.minus(a);
    };
    const taxNow = more(weighed => weighed.taxNow);
    const term = termOf(
      candidate.holding.runs[0]!,
      household.asOf,
      household.rules.longTermMonths(household.asOf),
    );
    const wash = riskOf(household, candidate.unit, candidate.holding);
    const usableLoss = usable(after.effect) - usable(before.effect);
    const deferred = after.effect.deferred - before.effect.deferred;
    const replacement = replacementFor(household, candidate.holding);
    const figures = {
      taxSavedNow:
        taxNow === null ? null : roundCent(after.taxNow!.neg()).minus(roundCent(before.taxNow!.neg())),
      savedLater: more(weighed => weighed.savedLater),
      laterTax: more(weighed => weighed.laterTax),
      costs: after.costs.minus(before.costs),
      netBenefit: more(weighed => weighed.net),
    };
    return {
      rank: index + 1,
      id: candidate.id,
      lot: candidate.lot,
      quantity: candidate.lot.quantity,
      proceeds: candidate.value,
      loss: candidate.loss,
      usableLoss,
      term,
      ...figures,
      newBasis: candidate.value + deferred,
      replacement,
      wash,
      doNotBuyBefore: washes(household, candidate) ? household.asOf + household.rules.windowAfter + 1 : null,
      reasons: reasonsFor(household, candidate, {
        ...figures,
        usableLoss,
        deferred,
        term,
        replacement,
        wash,
      }),
    };
  });
}

const washes = ({ rules, asOf }: Household, { lot }: Candidate): boolean =>
  rules.washes({ asset: lot.asset, day: asOf });

/** Losing lots worth weighing that the best set leaves out, each with what speaks against it. */
function left(
  household: Household,
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  weigh: Weigh,
): PassedOver[] {
  const whole = weigh(chosen);
  return candidates
    .filter(candidate => !candidate.isCompanion && !chosen.includes(candidate))
    .map(candidate => ({
      lot: candidate.lot,
      loss: candidate.loss,
      reason: whyLeft(household, candidate, weigh([candidate]), whole, weigh([...chosen, candidate])),
    }));
}

function whyLeft(
  household: Household,
  candidate: Candidate,
  alone: Weighed,
  whole: Weighed,
  joined: Weighed,
): Reason {
  const { lot, holding, unit } = candidate;
  const wash = riskOf(household, unit, holding);
  if (usable(alone.effect) <= ZERO) {
    const clear = wash.clearToSell === null ? '' : ` Clear to sell from ${spokenDay(wash.clearToSell)}.`;
    return {
      text: `${wash.why[0]?.text ?? `${lotWords(lot)} would be washed.`}${clear}`,
      cite: '26 U.S.C. § 1091(a)',
    };
  }
  const change = joined.net && whole.net ? joined.net.minus(whole.net) : NIL;
  const lost = joined.effect.permanent - whole.effect.permanent;
  if (lost > ZERO) {
    return {
      text: `Selling now would destroy ${dollars(lost)} of loss for good${wash.clearToSell ? `; clear to sell from ${spokenDay(wash.clearToSell)}` : ''}.`,
      cite: 'Rev. Rul. 2008-5',
    };
  }
  return {
    text: `Beside the others it would lower the benefit by $${change.neg().toFixed(2)}: its later tax and costs outweigh the tax it saves.`,
    cite: null,
  };
}

function whyNothing(household: Household, passedOver: readonly PassedOver[]): Reason {
  if (household.lots.length === 0) return { text: 'The Lots table lists no lots.', cite: null };
  if (passedOver.length === 0) return { text: 'No lot with a price stands at a loss.', cite: null };
  return {
    text: `None of the ${passedOver.length} losing lots is worth selling today; each says why below.`,
    cite: null,
  };
}
