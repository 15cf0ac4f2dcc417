import { roundCent, toDecimal, type Decimal } from '../base/decimal';
import { most, toCent, ZERO, type Money } from '../base/exact';
import { eachOf, within, type Steps } from '../base/steps';
import { byBook } from './candidates';
import { dayPlaces } from './dayOrder';
import type { Book, Candidate, Met, PlanInputs } from './port';
import { usable } from './effect';
import type { Evaluation, Evaluator } from './evaluator';
import { inWords, type Fact } from './facts';
import type { Suggestion, WashRisk } from './plan';
import { reasonsFor } from './reasons';
import { replacementFor } from './replacement';
import { classOf, type Overweights } from './targets';
import { waitFor } from './waiting';

/** Harvests that fall out of trades the targets ask for come first. */
export function rebalancingFirst(
  inputs: PlanInputs,
  ranked: readonly Candidate[],
  over: Overweights,
): readonly Candidate[] {
  if (over.size === 0) return ranked;
  const { securities } = inputs.tables;
  const left = new Map([...over].map(([name, { excess }]) => [name, excess]));
  const soldByPlan = groupsSold(ranked);
  const asked = new Set(
    ranked.filter(candidate => {
      const name = classOf(candidate.lot, securities);
      const excess = name === null ? undefined : left.get(name);
      if (name === null || !excess?.greaterThan(0) || keepsItsClass(inputs, candidate, soldByPlan))
        return false;
      left.set(name, excess.minus(toDecimal(candidate.value)));
      return true;
    }),
  );
  // Sales that only work together stay together.
  const askedBooks = new Set([...asked].map(({ book }) => book));
  const together = booksTogether(ranked);
  const isFirst = (one: Candidate): boolean =>
    asked.has(one) || (askedBooks.has(one.book) && together.has(one.book));
  return [...ranked.filter(isFirst), ...ranked.filter(one => !isFirst(one))];
}

/** What the plan sells at a loss may not be another suggestion's replacement. */
const groupsSold = (ranked: readonly Candidate[]): ReadonlySet<string> =>
  new Set(ranked.filter(({ loss }) => loss > ZERO).map(({ lot }) => lot.group));

/** Swapped for another of its class, or bought back, a sale moves no weight: no target asks for it. */
function keepsItsClass(
  { tables, position }: PlanInputs,
  { lot }: Candidate,
  soldByPlan: ReadonlySet<string>,
): boolean {
  const { replacement } = replacementFor(tables, lot, soldByPlan, position.mayBuy, null);
  // What may be bought back at once is meant to be.
  if (replacement === null) return position.buyingBack(lot, position.exposure(lot)).kind === 'atOnce';
  const other = tables.securities.get(replacement.symbol)?.assetClass ?? null;
  return other === null || other.toUpperCase() === classOf(lot, tables.securities);
}

/** Books of which some lot is sold only to free another's loss. */
const booksTogether = (ranked: readonly Candidate[]): ReadonlySet<Book> =>
  new Set(ranked.filter(({ purpose }) => purpose === 'frees').map(({ book }) => book));

/** Each ranked sale with its figures, given every better-ranked one, and its reasons. */
export function* suggest(
  inputs: PlanInputs,
  ranked: readonly Candidate[],
  evaluator: Evaluator,
  over: Overweights,
): Steps<Suggestion[]> {
  const { tables, position, words } = inputs;
  const say = inWords(words);
  const soldByPlan = groupsSold(ranked);
  const asked = (candidate: Candidate): Fact[] => {
    const found = over.get(classOf(candidate.lot, tables.securities) ?? '');
    return found && !keepsItsClass(inputs, candidate, soldByPlan) ? [{ code: 'overweight', ...found }] : [];
  };
  const books = byBook(ranked);
  const together = booksTogether(ranked);
  const naming = position.naming(ranked);
  const places = dayPlaces(position, ranked);
  const met = new Map<Book, (candidate: Candidate) => Met>();
  for (const [book, own] of books) met.set(book, position.exposures(book, own));
  const whole = evaluator.evaluate(ranked);
  const waits = new Map<Book, ReturnType<typeof waitFor>>();
  yield* within(
    0,
    0.3,
    eachOf(
      [...books],
      ([book, own]) => waits.set(book, waitFor(inputs, book, own, ranked, whole, evaluator)),
      1,
    ),
  );
  let plannedGainLeft = most(position.planned.gain, ZERO);
  let rank = 0;
  let rankedBook: Book | null = null;
  const basket = evaluator.inTurn(ranked);
  let before = basket.evaluation();
  const suggestOne = (candidate: Candidate): Suggestion => {
    const { book, lot } = candidate;
    const earlier = before;
    basket.toggle([candidate]);
    const after = (before = basket.evaluation());
    // What the sale adds to the rounded figure of those ranked before it: rows add up to their total, to the cent.
    const more = (pick: (evaluation: Evaluation) => Decimal | null): Decimal | null => {
      const [a, b] = [pick(earlier), pick(after)];
      return a === null || b === null ? null : roundCent(b).minus(roundCent(a));
    };
    const { risk, lostAtMost, isSoldTogether, term } = met.get(book)!(candidate);
    const lost = after.effect.permanent - earlier.effect.permanent;
    const wash = withLosses(risk, isSoldTogether, lostAtMost, lost, say);
    const usableLoss = usable(after.effect) - usable(earlier.effect);
    const isGain = candidate.purpose === 'gain';
    const figures = addedUp({
      taxSavedNow: more(({ taxNow }) => taxNow && taxNow.neg()),
      savedLater: more(({ savedLater }) => savedLater),
      laterTax: more(({ laterTax }) => laterTax),
      costs: roundCent(after.costs).minus(roundCent(earlier.costs)),
    });
    const named = naming.get(lot) ?? null;
    const back = isGain ? position.buyingBackGain : position.buyingBack(lot, wash);
    const better = waits.get(book) ?? null;
    const forTarget = asked(candidate);
    // What a target asks to be sold is to weigh less, and what may be bought back at once needs no other.
    const funds = back.kind === 'atOnce' || forTarget.length > 0 ? null : inputs.funds;
    const { replacement, ruledOut } = isGain
      ? { replacement: null, ruledOut: [] }
      : replacementFor(tables, lot, soldByPlan, position.mayBuy, funds);
    const dayPlace = places.get(candidate) ?? null;
    const reasons = reasonsFor(
      inputs,
      candidate,
      {
        ...figures,
        usableLoss,
        deferred: after.effect.deferred - earlier.effect.deferred,
        lost,
        term,
        replacement,
        ruledOut,
        wash,
        back,
        plannedGainLeft,
      },
      [
        ...forTarget,
        ...(better ? [better.reason] : []),
        ...(named === 'name' ? [nameThisLot(inputs, candidate)] : []),
        ...(dayPlace ? [{ code: 'dayOrder', symbol: lot.symbol, ...dayPlace } as const] : []),
      ],
    );
    plannedGainLeft -= most(usableLoss, ZERO);
    // Sales that only work together share one rank.
    if (rankedBook !== book || !together.has(book)) rank++;
    rankedBook = book;
    return {
      rank,
      purpose: candidate.purpose,
      id: candidate.id,
      lot,
      quantity: candidate.shares,
      naming: named,
      proceeds: candidate.value,
      loss: toCent(candidate.loss),
      usableLoss,
      term,
      ...figures,
      // The replacement costs what it costs; a deferred loss goes to the shares that met it.
      newBasis: candidate.value,
      replacement: replacement && { ...replacement, notes: words.replacementNotes(replacement.notes) },
      wash,
      doNotBuyBefore: back.notBefore,
      buyBack: back.kind,
      betterFrom: better?.day ?? null,
      isForTarget: forTarget.length > 0,
      dayPlace,
      reasons,
    };
  };
  const suggestions: Suggestion[] = [];
  const add = (candidate: Candidate): void => void suggestions.push(suggestOne(candidate));
  yield* within(0.3, 1, eachOf(ranked, add, 2));
  return suggestions;
}

/** A lot is sold only if the broker is told which; said with what would be sold otherwise. */
const nameThisLot = ({ tables, position }: PlanInputs, candidate: Candidate): Fact => ({
  code: 'nameThisLot',
  asset: candidate.lot.asset,
  soldOn: tables.asOf,
  oldestGain: position.gainUnnamed(candidate),
  gain: -candidate.loss,
});

/** The net benefit is what the four figures beside it make, as anyone can check. */
const addedUp = (figures: Pick<Suggestion, 'taxSavedNow' | 'savedLater' | 'laterTax' | 'costs'>) => {
  const { taxSavedNow, savedLater, laterTax, costs } = figures;
  const isKnown = taxSavedNow !== null && savedLater !== null && laterTax !== null;
  return {
    ...figures,
    netBenefit: isKnown ? taxSavedNow.plus(savedLater).minus(laterTax).minus(costs) : null,
  };
};

/**
 * Another order of the accounts' sales can lose more for good, and a planned sale of shares that took the loss up can
 * be washed in its turn: both are named as well.
 */
function withLosses(
  risk: WashRisk,
  isSoldTogether: boolean,
  lostAtMost: Money,
  lost: Money,
  say: ReturnType<typeof inWords>,
): WashRisk {
  let found: WashRisk = isSoldTogether ? { ...risk, why: say([{ code: 'soldTogether' }]) } : risk;
  if (lostAtMost > found.permanentLoss)
    found = {
      ...found,
      risk: found.risk === 'None' ? 'Partial' : found.risk,
      permanentLoss: lostAtMost,
      why: [...found.why, ...say([{ code: 'lostInAnotherOrder', atMost: lostAtMost }])],
    };
  const more = lost - found.permanentLoss;
  if (more <= ZERO) return found;
  return {
    ...found,
    permanentLoss: lost,
    why: [...found.why, ...say([{ code: 'plannedSalesLose', more }])],
  };
}
