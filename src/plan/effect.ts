import { toDecimal, type Decimal } from '../base/decimal';
import { cents, fromCents, ZERO, type Money } from '../base/exact';
import type { Slice } from '../engine/ledger';
import type { Settings } from '../engine/settings';
import type { Unit } from '../engine/unit';
import type { Candidate } from './candidates';
import type { Household } from './household';
import { sellOn } from './whatIf';

/** What selling a set of lots does, before any tax: what the year nets, what is put off, what is lost. */
export interface Effect {
  /** Recognised short- and long-term results, signed, in whole cents. */
  readonly short: Money;
  readonly long: Money;
  /** Disallowed and taken up by a replacement's basis; disallowed for good. */
  readonly deferred: Money;
  readonly permanent: Money;
  readonly slices: readonly Slice[];
}

export const NO_EFFECT: Effect = { short: ZERO, long: ZERO, deferred: ZERO, permanent: ZERO, slices: [] };

/** Settles any set of candidates, one group at a time; groups asked before are remembered. */
export function effects(household: Household): (chosen: readonly Candidate[]) => Effect {
  const known = new Map<string, Effect>();
  const ofUnit = (unit: Unit, chosen: readonly Candidate[]): Effect => {
    const key = chosen.map(candidate => candidate.id).join(' ');
    let effect = known.get(key);
    if (!effect) {
      const sales = chosen.map(({ holding, lot }) => ({ holding, shares: lot.quantity }));
      known.set(key, (effect = effectOf(sellOn(household.asOf, sales, unit, household.rules))));
    }
    return effect;
  };
  return chosen => {
    const byUnit = new Map<Unit, Candidate[]>();
    for (const candidate of chosen) {
      const same = byUnit.get(candidate.unit);
      if (same) same.push(candidate);
      else byUnit.set(candidate.unit, [candidate]);
    }
    let total = NO_EFFECT;
    for (const [unit, same] of byUnit) {
      same.sort((a, b) => (a.id < b.id ? -1 : 1));
      total = add(total, ofUnit(unit, same));
    }
    return total;
  };
}

function effectOf(slices: readonly Slice[]): Effect {
  let { short, long, deferred, permanent } = NO_EFFECT;
  for (const slice of slices) {
    const recognised = fromCents(cents(slice.proceeds - slice.basis + slice.disallowed));
    if (slice.term === 'short') short += recognised;
    else long += recognised;
    for (const match of slice.matches) {
      if (match.permanent) permanent += match.disallowed;
      else deferred += match.disallowed;
    }
  }
  return { short, long, deferred, permanent, slices };
}

const add = (a: Effect, b: Effect): Effect => ({
  short: a.short + b.short,
  long: a.long + b.long,
  deferred: a.deferred + b.deferred,
  permanent: a.permanent + b.permanent,
  slices: [...a.slices, ...b.slices],
});

/** Commission and spread on the sale and on the replacement's purchase, and the harvester's time. */
export function costOf(candidate: Candidate, settings: Settings): Decimal {
  const commissions = toDecimal(settings.commission).times(2);
  const spread = toDecimal(candidate.value).times(settings.spread).times(2);
  return commissions.plus(spread).plus(toDecimal(settings.timeCost));
}
