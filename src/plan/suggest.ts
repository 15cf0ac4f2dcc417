import { roundCent, toDecimal, type Decimal } from '../base/decimal';
import { most, ZERO } from '../base/exact';
import { termOf } from '../engine/holding';
import type { Candidate } from './candidates';
import type { Household } from './household';
import type { HouseholdYear } from './householdYear';
import type { Reason, Suggestion, WashRisk } from './plan';
import { reasonsFor } from './reasons';
import { classOf, rebalanceReason, type Overweight } from './rebalance';
import { replacementFor } from './replacement';
import { riskOf } from './risk';
import { usable, type Scales, type Weighed } from './scales';

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
  return [...ranked.filter(one => asked.has(one)), ...ranked.filter(one => !asked.has(one))];
}

export type Overweights = ReadonlyMap<string, Overweight>;

/** Each ranked sale with its figures, given every better-ranked one, and its reasons. */
export function suggest(
  household: Household,
  year: HouseholdYear,
  ranked: readonly Candidate[],
  weigh: Scales['weigh'],
  over: Overweights,
): Suggestion[] {
  const asked = (candidate: Candidate): Reason[] => {
    const found = over.get(classOf(candidate.lot, household.securities) ?? '');
    return found ? [rebalanceReason(found)] : [];
  };
  let plannedGainLeft = most(year.plannedGain, ZERO);
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
    const alone = riskOf(household, candidate.unit, candidate.holding);
    const usableLoss = usable(after.effect) - usable(before.effect);
    const deferred = after.effect.deferred - before.effect.deferred;
    const lost = after.effect.permanent - before.effect.permanent;
    // Sold together, lots of one security no longer stand in each other's way.
    const wash =
      deferred + lost === ZERO && alone.sharesAtRisk > ZERO && alone.certainty === 'Settled'
        ? freed(alone)
        : alone;
    const replacement = replacementFor(household, candidate.holding);
    const figures = {
      taxSavedNow:
        taxNow === null ? null : roundCent(after.taxNow!.neg()).minus(roundCent(before.taxNow!.neg())),
      savedLater: more(weighed => weighed.savedLater),
      laterTax: more(weighed => weighed.laterTax),
      costs: after.costs.minus(before.costs),
      netBenefit: more(weighed => weighed.net),
    };
    const reasons = reasonsFor(
      household,
      candidate,
      { ...figures, usableLoss, deferred, term, replacement, wash, plannedGainLeft },
      asked(candidate),
    );
    plannedGainLeft -= most(usableLoss, ZERO);
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
      reasons,
    };
  });
}

const freed = (wash: WashRisk): WashRisk => ({
  ...wash,
  risk: 'None',
  sharesAtRisk: ZERO,
  deferredLoss: ZERO,
  permanentLoss: ZERO,
  why: [
    {
      text: 'Alone it would be washed by shares bought lately; sold together with them, nothing replaces it.',
      cite: '26 U.S.C. § 1091(a)',
    },
  ],
});

const washes = ({ rules, asOf }: Household, { lot }: Candidate): boolean =>
  rules.washes({ asset: lot.asset, day: asOf });
