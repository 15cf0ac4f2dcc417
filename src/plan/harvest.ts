import { spokenDay } from '../base/day';
import { inTaxYear, taxYearOf } from './year';
import { NIL, type Decimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import type { Problem } from '../base/problem';
import { dollars } from '../base/words';
import type { Unit } from '../engine/unit';
import { lotWords, sift, type Candidate } from './candidates';
import { bestSet, type Choice } from './choose';
import type { Effect } from './effect';
import type { Household } from './household';
import type { HouseholdYear } from './householdYear';
import { planNotes } from './notes';
import type { PassedOver, Plan, Reason } from './plan';
import { rank } from './rank';
import { overweights } from './rebalance';
import { rescues } from './rescue';
import { riskOf } from './risk';
import { scales, usable, type Scales, type Weighed } from './scales';
import { rebalancingFirst, suggest } from './suggest';

/** The plan: the set of harvests that leaves the household best off, or the reason to do nothing. */
export function harvest(
  household: Household,
  year: HouseholdYear,
  isSpoiled: (unit: Unit) => boolean,
  problems: readonly Problem[],
): Plan {
  const isOpen = inTaxYear(household, household.asOf);
  const all = sift(household, isSpoiled);
  // A sale of today belongs to this year: it changes nothing in another.
  const sifted = isOpen ? all : { ...all, candidates: [] };
  const weighing = scales(household, year);
  const { weigh } = weighing;
  const { chosen: best, isExact } = choose(sifted.candidates, weighing);
  const chosen = worthTheTrouble(withoutIdleCompanions(best, weigh, household), weigh, household);
  const over = overweights(household);
  const ranked = rebalancingFirst(household, rank(chosen, weigh), over);
  const suggestions = suggest(household, year, ranked, weighing, over);
  const passedOver = [...sifted.passedOver, ...left(household, sifted.candidates, chosen, weigh)];
  return {
    asOf: household.asOf,
    suggestions,
    passedOver: passedOver.sort((a, b) => (a.loss < b.loss ? 1 : -1)),
    rescues: rescues(household),
    before: year.settled(ZERO, ZERO),
    after: settledAfter(year, weigh(ranked).effect),
    doNothing:
      suggestions.length === 0 ? (isOpen ? whyNothing(household, passedOver) : otherYear(household)) : null,
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
  const weighing = scales(household, year);
  const { weigh } = weighing;
  const ranked = rank(
    candidates.filter(candidate => ids.has(candidate.id)),
    weigh,
  );
  return {
    before: year.settled(ZERO, ZERO),
    after: settledAfter(year, weigh(ranked).effect),
    suggestions: suggest(household, year, ranked, weighing, overweights(household)),
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

/** Settings' minimum is of the loss that counts: a lot most of whose loss is washed is left alone. */
function worthTheTrouble(
  chosen: readonly Candidate[],
  weigh: Weigh,
  { settings }: Household,
): readonly Candidate[] {
  let kept = chosen;
  for (const candidate of chosen.filter(({ isCompanion }) => !isCompanion)) {
    const without = kept.filter(one => one !== candidate);
    const counts = usable(weigh(kept).effect) - usable(weigh(without).effect);
    if (counts < settings.minimumLoss) kept = without;
  }
  return kept.filter(candidate => !candidate.isCompanion || frees(candidate, kept));
}

/** A loss belongs to the year of its trade date, and individuals carry losses forward only. */
function otherYear(household: Household): Reason {
  const year = taxYearOf(household);
  return {
    text: `Settings has Tax year ${year}, and a sale on ${spokenDay(household.asOf)} belongs to another: it changes no tax of ${year}. Set Tax year to the year of the sale to plan it.`,
    cite: 'Rev. Rul. 70-598; 26 U.S.C. § 1212(b)',
  };
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
      kind: 'weighed' as const,
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
  const washed = usable(alone.effect);
  if (washed < household.settings.minimumLoss) {
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
  const saved = savedBy(whole, joined);
  if (saved !== null && !saved.greaterThan(0)) {
    return {
      text: "It would save no tax, this year or later (the 0% band, or losses enough already), yet lower the replacement's basis: harvesting it would hurt.",
      cite: '26 U.S.C. § 1(h)',
    };
  }
  return {
    text: `Beside the others it would lower the benefit by $${change.neg().toFixed(2)}: its later tax and costs outweigh the tax it saves.`,
    cite: null,
  };
}

/** Tax saved, now and through carryovers, by what the second set has more than the first. */
function savedBy(before: Weighed, after: Weighed): Decimal | null {
  if (!before.taxNow || !after.taxNow || !before.savedLater || !after.savedLater) return null;
  return before.taxNow.minus(after.taxNow).plus(after.savedLater).minus(before.savedLater);
}

function whyNothing(household: Household, passedOver: readonly PassedOver[]): Reason {
  if (household.lots.length === 0) return { text: 'The Lots table lists no lots.', cite: null };
  if (passedOver.length === 0) return { text: 'No lot with a price stands at a loss.', cite: null };
  return {
    text: `None of the ${passedOver.length} losing lots is worth selling today; each says why below.`,
    cite: null,
  };
}
