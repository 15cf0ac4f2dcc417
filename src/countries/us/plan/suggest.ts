import { roundCent, toDecimal, type Decimal } from '../../../base/decimal';
import { most, ZERO, type Money } from '../../../base/exact';
import { eachOf, within, type Steps } from '../../../base/steps';
import type { Unit } from '../../../engine/unit';
import { buyAgainOn } from '../../../engine/window';
import type { Household } from '../../../planner/household';
import type { Candidate } from './candidates';
import type { HouseholdYear } from './householdYear';
import { identification } from './identification';
import { meetings } from './meetings';
import { reasonsFor } from './reasons';
import { classOf, type Overweight } from './rebalance';
import { mayBuy } from '../../../planner/buyCheck';
import { namingOf } from '../../../planner/naming';
import { replacementFor } from '../../../planner/replacement';
import { riskOf, riskWithin } from './risk';
import { byUnit, usable, type Scales, type Weighed } from './scales';
import type { Fact, Suggestion, WashRisk } from './shapes';
import { waitFor } from './waiting';

/** Harvests that fall out of trades the targets ask for come first. */
export function rebalancingFirst(
  household: Household,
  ranked: readonly Candidate[],
  over: Overweights,
): readonly Candidate[] {
  if (over.size === 0) return ranked;
  const left = new Map([...over].map(([name, { excess }]) => [name, excess]));
  const asked = new Set(
    ranked.filter(({ lot, value }) => {
      const name = classOf(lot, household.securities);
      const excess = name === null ? undefined : left.get(name);
      if (name === null || !excess?.greaterThan(0)) return false;
      left.set(name, excess.minus(toDecimal(value)));
      return true;
    }),
  );
  // Sales that only work together stay together.
  const askedUnits = new Set([...asked].map(({ unit }) => unit));
  const together = unitsTogether(ranked);
  const isFirst = (one: Candidate): boolean =>
    asked.has(one) || (askedUnits.has(one.unit) && together.has(one.unit));
  return [...ranked.filter(isFirst), ...ranked.filter(one => !isFirst(one))];
}

/** Books of which some lot is sold only to free another's loss. */
const unitsTogether = (ranked: readonly Candidate[]): ReadonlySet<Unit> =>
  new Set(ranked.filter(({ purpose }) => purpose === 'frees').map(({ unit }) => unit));

export type Overweights = ReadonlyMap<string, Overweight>;

/** Each ranked sale with its figures, given every better-ranked one, and its reasons. */
export function* suggest(
  household: Household,
  year: HouseholdYear,
  ranked: readonly Candidate[],
  scales: Scales,
  over: Overweights,
): Steps<Suggestion[]> {
  const { effects } = scales;
  const asked = (candidate: Candidate): Fact[] => {
    const found = over.get(classOf(candidate.lot, household.securities) ?? '');
    return found ? [{ code: 'overweight', ...found }] : [];
  };
  const units = byUnit(ranked);
  // What the plan sells at a loss may not be another suggestion's replacement.
  const soldByPlan = new Set(
    ranked.filter(({ loss }) => loss > ZERO).map(({ holding }) => holding.purchase.group),
  );
  const together = unitsTogether(ranked);
  const naming = namingOf(household, ranked);
  const met = meetings(units, effects);
  const whole = scales.weigh(ranked);
  const waits = new Map<Unit, ReturnType<typeof waitFor>>();
  yield* within(
    0,
    0.3,
    eachOf(
      [...units],
      ([unit, own]) => waits.set(unit, waitFor(household, year, unit, own, ranked, whole, scales)),
      1,
    ),
  );
  let plannedGainLeft = most(year.plannedGain, ZERO);
  let rank = 0;
  let rankedUnit: Unit | null = null;
  const basket = scales.search();
  let before = basket.weighed();
  const suggestOne = (candidate: Candidate): Suggestion => {
    const { unit, holding } = candidate;
    const earlier = before;
    basket.toggle([candidate]);
    const after = (before = basket.weighed());
    // What the sale adds to the rounded figure of those ranked before it: rows add up to their total, to the cent.
    const more = (pick: (weighed: Weighed) => Decimal | null): Decimal | null => {
      const [a, b] = [pick(earlier), pick(after)];
      return a === null || b === null ? null : roundCent(b).minus(roundCent(a));
    };
    const { own, likely, lostAtMost, isSold } = met(candidate);
    const lost = after.effect.permanent - earlier.effect.permanent;
    const wash = withPlanned(
      inAnyOrder(
        riskWithin(household, unit, holding, own, riskOf(household, unit, holding), isSold, likely),
        lostAtMost,
      ),
      lost,
    );
    const usableLoss = usable(after.effect) - usable(earlier.effect);
    const isGain = candidate.purpose === 'gain';
    const { replacement, ruledOut } = isGain
      ? { replacement: null, ruledOut: [] }
      : replacementFor(household, candidate.lot, soldByPlan, symbol => mayBuy(household, symbol));
    const figures = addedUp({
      taxSavedNow: more(({ taxNow }) => taxNow && taxNow.neg()),
      savedLater: more(weighed => weighed.savedLater),
      laterTax: more(weighed => weighed.laterTax),
      costs: roundCent(after.costs).minus(roundCent(earlier.costs)),
    });
    // Where basis is averaged there is no lot to name.
    const named = household.rules.methodFor(candidate.lot) === 'average' ? null : naming.get(candidate.lot)!;
    const isBarred = !isGain && washes(household, candidate);
    const term = own[0]?.term ?? 'short';
    const better = waits.get(unit) ?? null;
    const reasons = reasonsFor(
      household,
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
        plannedGainLeft,
      },
      [
        ...asked(candidate),
        ...(better ? [better.reason] : []),
        ...identification(household, candidate, named),
      ],
    );
    plannedGainLeft -= most(usableLoss, ZERO);
    // Sales that only work together share one rank.
    if (rankedUnit !== unit || !together.has(unit)) rank++;
    rankedUnit = unit;
    return {
      rank,
      purpose: candidate.purpose,
      id: candidate.id,
      lot: candidate.lot,
      quantity: candidate.shares,
      naming: named,
      proceeds: candidate.value,
      loss: candidate.loss,
      usableLoss,
      term,
      ...figures,
      // The replacement costs what it costs; a deferred loss goes to the shares that washed it (§§ 1012, 1091(d)).
      newBasis: candidate.value,
      replacement,
      wash,
      doNotBuyBefore: isBarred ? buyAgainOn(household.asOf, household.window) : null,
      buyBack: isBarred ? 'later' : 'atOnce',
      betterFrom: better?.day ?? null,
      reasons,
    };
  };
  const suggestions: Suggestion[] = [];
  const add = (candidate: Candidate): void => void suggestions.push(suggestOne(candidate));
  yield* within(0.3, 1, eachOf(ranked, add, 2));
  return suggestions;
}

/** The net benefit is what the four figures beside it make, as anyone can check. */
const addedUp = (figures: Pick<Suggestion, 'taxSavedNow' | 'savedLater' | 'laterTax' | 'costs'>) => {
  const { taxSavedNow, savedLater, laterTax, costs } = figures;
  const isKnown = taxSavedNow !== null && savedLater !== null && laterTax !== null;
  return {
    ...figures,
    netBenefit: isKnown ? taxSavedNow.plus(savedLater).minus(laterTax).minus(costs) : null,
  };
};

/** Another order of the accounts' sales can lose more for good: it is named as well. */
function inAnyOrder(wash: WashRisk, lostAtMost: Money): WashRisk {
  if (lostAtMost <= wash.permanentLoss) return wash;
  return {
    ...wash,
    risk: wash.risk === 'None' ? 'Partial' : wash.risk,
    permanentLoss: lostAtMost,
    why: [...wash.why, { code: 'lostInAnotherOrder', atMost: lostAtMost }],
  };
}

/** A planned sale of shares that took the loss up can be washed in its turn: what that loses for good is named too. */
function withPlanned(wash: WashRisk, lost: Money): WashRisk {
  const more = lost - wash.permanentLoss;
  if (more <= ZERO) return wash;
  return {
    ...wash,
    permanentLoss: lost,
    why: [...wash.why, { code: 'plannedSalesLose', more }],
  };
}

const washes = ({ rules, asOf }: Household, { lot }: Candidate): boolean =>
  rules.washes({ asset: lot.asset, day: asOf });
