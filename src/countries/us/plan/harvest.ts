import { ZERO } from '../../../base/exact';
import type { Problem } from '../../../base/problem';
import { finish, within, type Steps } from '../../../base/steps';
import type { Unit } from '../../../engine/unit';
import type { Household } from '../../../planner/household';
import { bestSales } from './bestSales';
import { sift, type Candidate, type Sifted } from './candidates';
import { untilGoal } from './goal';
import type { HouseholdYear } from './householdYear';
import { leftAlone } from './leftAlone';
import { lotsToName, lotsToNameFacts } from './lotsToName';
import { coverageNotes, planNotes } from './notes';
import { rank } from './rank';
import { overweights } from './rebalance';
import { rescues } from './rescue';
import { scales, type Scales } from './scales';
import type { Fact, PassedOver, Planner } from './shapes';
import { rebalancingFirst, suggest } from './suggest';
import { winnersAmong, winnersFor } from './winners';
import { inTaxYear, taxYearOf } from './year';
import { zeroBand } from './zeroBand';

/** The set of sales that leaves the household best off, as far as its goal goes, or the reason to do nothing. */
export function* harvest(
  household: Household,
  year: HouseholdYear,
  isSpoiled: (unit: Unit) => boolean,
  problems: readonly Problem[],
): Steps<Planner> {
  const isOpen = inTaxYear(household, household.asOf);
  const all = yield* within(0, 0.15, sift(household, isSpoiled));
  // A sale of today belongs to this year: it changes nothing in another.
  const sifted: Sifted = isOpen ? all : { ...all, candidates: [], held: [] };
  const weighing = scales(household, year);
  const { weigh } = weighing;
  const { best, isExact, winners } = yield* within(0.15, 0.6, bestOfBoth(household, year, sifted, weighing));
  const goal = untilGoal(household.settings, year, best, weighing);
  const over = overweights(household);
  const ranked = rebalancingFirst(household, rank(goal.chosen, weigh), over);
  const further = rank(goal.beyond, set => weigh([...ranked, ...set]));
  const suggestions = yield* within(0.6, 0.8, suggest(household, year, ranked, weighing, over));
  const beyond =
    further.length === 0
      ? []
      : (yield* suggest(household, year, [...ranked, ...further], weighing, over)).slice(ranked.length);
  const left = yield* within(0.8, 1, leftAlone(household, sifted.candidates, best, weighing));
  const passedOver = [...sifted.passedOver, ...left];
  const naming = lotsToName(household, ranked, weighing);
  const { short, long } = weigh(ranked).effect;
  return {
    plan: {
      asOf: household.asOf,
      suggestions,
      beyond,
      goal: goal.told,
      passedOver: passedOver.sort((a, b) => (a.loss < b.loss ? 1 : -1)),
      rescues: rescues(household),
      lotsToName: naming ? lotsToNameFacts(naming) : [],
      soFar: year.soFar,
      before: year.settled(ZERO, ZERO),
      after: year.settled(short, long),
      doNothing:
        suggestions.length > 0
          ? null
          : isOpen
            ? whyNothing(household, passedOver, beyond.length > 0)
            : otherYear(household),
      coverage: coverageNotes(household),
      notes: planNotes(household, year, zeroBand(household, year, best, winners, weigh), {
        problems,
        withoutPrice: sifted.withoutPrice,
        searched: isExact ? null : sifted.candidates.length,
      }),
    },
    until: other => {
      const settings = { ...household.settings, goal: other };
      const { chosen, told } = untilGoal(settings, year, best, weighing);
      return { ids: new Set(chosen.map(({ id }) => id)), words: told };
    },
    goal: household.settings.goal,
    chosen: ids => ownChoice(household, year, weighing, [...best, ...sifted.candidates], ids),
  };
}

/** Losses worth taking, beside gains of the 0% band worth realising; or only the one or the other, if that is better. */
function* bestOfBoth(
  household: Household,
  year: HouseholdYear,
  { candidates, held }: Sifted,
  weighing: Scales,
): Steps<{
  readonly best: readonly Candidate[];
  readonly isExact: boolean;
  /** Those that were weighed. */
  readonly winners: readonly Candidate[];
}> {
  const { weigh } = weighing;
  const { chosen: losses, isExact } = yield* bestSales(household, candidates, weighing);
  const losing = new Set(candidates.map(({ unit }) => unit));
  const winners = winnersAmong(household, held, unit => !losing.has(unit));
  const both = [...losses, ...winnersFor(household, year, winners, losses, weigh)];
  const gains = losses.length === 0 ? [] : winnersFor(household, year, winners, [], weigh);
  const isBetter = gains.length > 0 && weigh(gains).net!.greaterThan(weigh(both).net!);
  return { best: isBetter ? gains : both, isExact, winners };
}

/** The user's own choice of lots instead of the best one. */
function ownChoice(
  household: Household,
  year: HouseholdYear,
  weighing: Scales,
  from: readonly Candidate[],
  ids: ReadonlySet<string>,
): ReturnType<Planner['chosen']> {
  const { weigh } = weighing;
  const byId = new Map(from.map(candidate => [candidate.id, candidate]));
  const ranked = rank(
    [...byId.values()].filter(({ id }) => ids.has(id)),
    weigh,
  );
  const { short, long } = weigh(ranked).effect;
  return {
    before: year.settled(ZERO, ZERO),
    after: year.settled(short, long),
    suggestions: finish(suggest(household, year, ranked, weighing, overweights(household))),
  };
}

/** A loss belongs to the year of its trade date, and individuals carry losses forward only. */
const otherYear = (household: Household): Fact => ({
  code: 'anotherYear',
  year: taxYearOf(household),
  soldOn: household.asOf,
});

function whyNothing({ lots }: Household, passedOver: readonly PassedOver[], isBeyond: boolean): Fact {
  if (isBeyond) return { code: 'goalWithoutSale' };
  if (lots.length === 0) return { code: 'noLots' };
  if (passedOver.length === 0) return { code: 'noneAtLoss' };
  return { code: 'noneWorthSelling', count: passedOver.length };
}
