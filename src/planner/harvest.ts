import { ZERO, type Money } from '../base/exact';
import { finish, within, type Steps } from '../base/steps';
import type { Problem } from '../base/problem';
import { bestSales, withoutIdle } from './bestSales';
import { byBook, sift, type Sifted } from './candidates';
import type { Candidate, PlanInputs } from './port';
import { NO_EFFECT } from './effect';
import { inDayOrder } from './dayOrder';
import { evaluatorOf, type Evaluator } from './evaluator';
import { inWords, type Fact } from './facts';
import { goalsOf, untilGoal } from './goal';
import { leftAlone } from './leftAlone';
import { lotsToName } from './lotsToName';
import { planNotes } from './notes';
import { inParts } from './parts';
import type { PassedOver, Planner } from './plan';
import { rank } from './rank';
import { suggest, rebalancingFirst } from './suggest';
import { overweights } from './targets';
import { winnersAmong, winnersFor } from './winners';
import { zeroBand } from './zeroBand';

/** Where parts of lots are sold, so many of the largest losses are valued; beyond them a sale changes next to nothing. */
const MOST_IN_PARTS = 250;

/** Sold whole, so many: nobody carries out more, and a search among them must end in seconds. */
const MOST_WHOLE = 2_500;

/** The set of sales that leaves the household best off, as far as its goal goes, or the reason to do nothing. */
export function* harvest(inputs: PlanInputs, problems: readonly Problem[]): Steps<Planner> {
  const { tables, position, year } = inputs;
  const { settings, asOf } = tables;
  const say = inWords(inputs.words);
  const sayOne = (fact: Fact) => say([fact])[0]!;
  const all = yield* within(0, 0.15, sift(inputs));
  // A sale of today belongs to this year: it changes nothing in another.
  const sifted: Sifted = year.isOpen ? largest(inputs, all) : { ...all, candidates: [], held: [] };
  const weighed = sifted.candidates.length < all.candidates.length ? sifted.candidates.length : null;
  const evaluator = evaluatorOf(position, year, settings);
  const { evaluate } = evaluator;
  const { best, isExact, winners } = yield* within(0.15, 0.6, bestOfBoth(inputs, sifted, evaluator));
  const goal = untilGoal(settings, year, best, evaluator);
  const over = overweights(tables);
  const ranked = inDayOrder(position, rebalancingFirst(inputs, rank(goal.chosen, evaluate), over));
  const further = rank(goal.beyond, set => evaluate([...ranked, ...set]));
  const suggestions = yield* within(0.6, 0.8, suggest(inputs, ranked, evaluator, over));
  const beyond =
    further.length === 0
      ? []
      : (yield* suggest(inputs, [...ranked, ...further], evaluator, over)).slice(ranked.length);
  const left = yield* within(0.8, 1, leftAlone(inputs, sifted.candidates, best, evaluator));
  const passedOver = [...sifted.passedOver, ...left].sort((a, b) => (a.loss < b.loss ? 1 : -1));
  return {
    plan: {
      asOf,
      suggestions,
      beyond,
      goal: goal.told && sayOne(goal.told).text,
      passedOver,
      rescues: position.rescues().map(one => ({
        symbol: one.sold.symbol,
        loss: one.loss,
        until: one.until,
        how: sayOne({ code: 'rescue', ...one }).text,
      })),
      lotsToName: say(lotsToName(position.namings, ranked, evaluator)),
      soFar: year.soFar,
      before: year.assess(NO_EFFECT),
      after: year.assess(evaluate(ranked).effect),
      doNothing:
        suggestions.length > 0
          ? null
          : sayOne(
              year.isOpen
                ? whyNothing(tables.lots.length, passedOver, beyond.length > 0, weighed)
                : { code: 'anotherYear', year: year.year, soldOn: asOf },
            ),
      notes: planNotes(inputs, {
        problems,
        withoutPrice: sifted.withoutPrice,
        searched: isExact ? null : sifted.candidates.length,
        losing: weighed !== null && year.isOpen ? { lots: all.candidates.length, weighed } : null,
        band: zeroBand(settings, inputs, best, winners, evaluate),
      }),
    },
    until: other => {
      const { chosen, told } = untilGoal({ ...settings, goal: other }, year, best, evaluator);
      return { ids: new Set(chosen.map(({ id }) => id)), words: told && sayOne(told).text };
    },
    goal: settings.goal,
    goals: goalsOf(year),
    chosen: ids => {
      const inBest = new Set(best.map(({ id }) => id));
      const others = sifted.candidates.filter(({ id }) => !inBest.has(id));
      return ownChoice(inputs, evaluator, [...best, ...others], ids);
    },
  };
}

/** Up to so many lots each set is valued as it will hold row by row; among more, only what is found. */
const MOST_ROW_BY_ROW = 150;

/** Losses worth taking, beside gains that cost nothing; or only the one or the other, if that is better. */
function* bestOfBoth(
  inputs: PlanInputs,
  { candidates, held }: Sifted,
  evaluator: Evaluator,
): Steps<{
  readonly best: readonly Candidate[];
  readonly isExact: boolean;
  /** Those that were valued. */
  readonly winners: readonly Candidate[];
}> {
  const { tables, sellsParts } = inputs;
  const { evaluate } = evaluator;
  const inPart = sellsParts
    ? (starts: readonly (readonly Candidate[])[], of: readonly Candidate[]) =>
        inParts(starts, of, evaluator, inputs.position.part, tables.settings.minimumLoss)
    : null;
  const isLarge = candidates.length > MOST_ROW_BY_ROW;
  const searching = isLarge
    ? evaluatorOf({ ...inputs.position, sell: inputs.position.sellAsOrders }, inputs.year, tables.settings)
    : evaluator;
  const { chosen: found, isExact } = yield* bestSales(inputs, candidates, searching, inPart);
  const losses = isLarge ? withoutIdle(found, tables.settings, evaluator) : found;
  const losing = new Set(candidates.map(({ book }) => book));
  const winners = winnersAmong(inputs, held, book => !losing.has(book));
  const both = [...losses, ...winnersFor(inputs, winners, losses, evaluate)];
  const gains = losses.length === 0 ? [] : winnersFor(inputs, winners, [], evaluate);
  const isBetter = gains.length > 0 && evaluate(gains).net!.greaterThan(evaluate(both).net!);
  return { best: isBetter ? gains : both, isExact, winners };
}

/** The user's own choice of lots instead of the best one. */
function ownChoice(
  inputs: PlanInputs,
  evaluator: Evaluator,
  from: readonly Candidate[],
  ids: ReadonlySet<string>,
): ReturnType<Planner['chosen']> {
  const { evaluate } = evaluator;
  const byId = new Map(from.map(candidate => [candidate.id, candidate]));
  const ranked = inDayOrder(
    inputs.position,
    rank(
      [...byId.values()].filter(({ id }) => ids.has(id)),
      evaluate,
    ),
  );
  return {
    before: inputs.year.assess(NO_EFFECT),
    after: inputs.year.assess(evaluate(ranked).effect),
    suggestions: finish(suggest(inputs, ranked, evaluator, overweights(inputs.tables))),
  };
}

/**
 * Of more candidates than can be weighed those of the securities with the largest losses, each whole as long as there
 * is room: where lots wash each other, the largest of each alone could all be washed.
 */
function largest({ sellsParts }: PlanInputs, sifted: Sifted): Sifted {
  const most = sellsParts ? MOST_IN_PARTS : MOST_WHOLE;
  if (sifted.candidates.length <= most) return sifted;
  const books = [...byBook(sifted.candidates).values()].map(lots => ({
    lots: [...lots].sort((a, b) => descending(a.loss, b.loss)),
    loss: [...lots].reduce((sum, { loss }) => sum + loss, ZERO),
  }));
  const candidates = books.sort((a, b) => descending(a.loss, b.loss)).flatMap(({ lots }) => lots);
  return { ...sifted, candidates: candidates.slice(0, most) };
}

const descending = (a: Money, b: Money): number => (a > b ? -1 : a < b ? 1 : 0);

function whyNothing(
  lots: number,
  passedOver: readonly PassedOver[],
  isBeyond: boolean,
  weighed: number | null,
): Fact {
  if (isBeyond) return { code: 'goalWithoutSale' };
  if (lots === 0) return { code: 'noLots' };
  if (passedOver.length === 0) return { code: 'noneAtLoss' };
  return { code: 'noneWorthSelling', count: passedOver.length, weighed };
}
