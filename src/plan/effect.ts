import { toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import { recognised } from '../engine/recognised';
import type { Slice } from '../engine/ledger';
import type { Settings } from '../engine/settings';
import type { Unit } from '../engine/unit';
import type { Candidate } from './candidates';
import type { Household } from './household';
import { sellOn, type Sale } from './whatIf';

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

/** Settles any set of one book's candidates; sets asked before are remembered, by the lots themselves. */
export function effectOfUnit(household: Household): (unit: Unit, chosen: ReadonlySet<Candidate>) => Effect {
  const places = new Map<Candidate, number>();
  const placeOf = (candidate: Candidate): number => {
    let place = places.get(candidate);
    if (place === undefined) places.set(candidate, (place = places.size));
    return place;
  };
  const known = new Map<string, Effect>();
  return (unit, chosen) => {
    if (chosen.size === 0) return NO_EFFECT;
    const ordered = [...chosen].sort((a, b) => placeOf(a) - placeOf(b));
    const key = ordered.map(placeOf).join(' ');
    let effect = known.get(key);
    if (!effect) known.set(key, (effect = leastOf(household, unit, ordered)));
    return effect;
  };
}

/** Up to so many accounts every order of their orders is tried. */
const ACCOUNTS_TRIED = 3;

/**
 * Each account is an order of its own, and nobody can promise which is carried out first: the plan counts on what
 * the worst order recognises.
 */
function leastOf(household: Household, unit: Unit, chosen: readonly Candidate[]): Effect {
  const orders = ordersOf(chosen);
  const sequences = orders.length <= ACCOUNTS_TRIED ? permutations(orders) : [orders];
  const effects = sequences.map(sequence =>
    effectOf(sellOn(household.asOf, sequence, unit, household.rules)),
  );
  return effects.reduce((least, next) => (next.short + next.long > least.short + least.long ? next : least));
}

/** The sales of each account, the account with the oldest shares first: 26 CFR 1.1091-1(b). */
export function ordersOf(chosen: readonly Candidate[]): Sale[][] {
  const byAccount = new Map<string, Sale[]>();
  const oldestFirst = [...chosen].sort((a, b) => a.holding.purchase.day - b.holding.purchase.day);
  for (const { holding, shares } of oldestFirst) {
    const { key } = holding.lot.account;
    const own = byAccount.get(key);
    if (own) own.push({ holding, shares });
    else byAccount.set(key, [{ holding, shares }]);
  }
  return [...byAccount.values()];
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map(rest => [item, ...rest]),
  );
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
  for (const { slice, gain } of recognised(slices)) {
    if (slice.term === 'short') short += gain;
    else long += gain;
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
