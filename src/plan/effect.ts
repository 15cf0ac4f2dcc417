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
}

export const NO_EFFECT: Effect = { short: ZERO, long: ZERO, deferred: ZERO, permanent: ZERO };

/** Settles any set of one group's candidates; sets asked before are remembered. */
export function effectOfUnit(household: Household): (unit: Unit, chosen: ReadonlySet<Candidate>) => Effect {
  const known = new Map<string, Effect>();
  return (unit, chosen) => {
    if (chosen.size === 0) return NO_EFFECT;
    const ordered = [...chosen].sort((a, b) => (a.id < b.id ? -1 : 1));
    const key = ordered.map(candidate => candidate.id).join(' ');
    let effect = known.get(key);
    if (!effect) {
      const sales = ordered.map(({ holding, lot }) => ({ holding, shares: lot.quantity }));
      known.set(key, (effect = effectOf(sellOn(household.asOf, sales, unit, household.rules))));
    }
    return effect;
  };
}

export const addEffect = (a: Effect, b: Effect, sign: 1 | -1): Effect => {
  const times = BigInt(sign);
  return {
    short: a.short + times * b.short,
    long: a.long + times * b.long,
    deferred: a.deferred + times * b.deferred,
    permanent: a.permanent + times * b.permanent,
  };
};

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
  return { short, long, deferred, permanent };
}

/** Commission and spread on the sale and on the replacement's purchase, and the harvester's time. */
export function costOf(candidate: Candidate, settings: Settings): Decimal {
  const commissions = toDecimal(settings.commission).times(2);
  const spread = toDecimal(candidate.value).times(settings.spread).times(2);
  return commissions.plus(spread).plus(toDecimal(settings.timeCost));
}
