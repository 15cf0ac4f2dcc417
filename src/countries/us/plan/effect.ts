import type { Day } from '../../../base/day';
import { toDecimal, type Decimal } from '../../../base/decimal';
import { most, toCent, ZERO, type Money } from '../../../base/exact';
import { permutations } from '../../../base/permutations';
import type { Disposition } from '../../../engine/ledger';
import { recognised } from '../../../engine/recognised';
import type { Source } from '../../../engine/records';
import type { Settings } from '../../../engine/settings';
import type { Unit } from '../../../engine/unit';
import { projectedTrades, type Household } from '../../../planner/household';
import {
  bringsShares,
  carriedThrough,
  sellOn,
  type Orders,
  type Outcome,
  type Sale,
} from '../../../planner/whatIf';
import { netsHere } from '../nets';
import type { Candidate } from './candidates';
import { inTaxYear } from './year';

/** What selling a set of lots does, before any tax: what the year nets, what is put off, what is lost. */
export interface Effect {
  /** Recognised short- and long-term results of the tax year, signed, in whole cents. */
  readonly short: Money;
  readonly long: Money;
  /** Disallowed and taken up by a replacement's basis; lost for good. */
  readonly deferred: Money;
  readonly permanent: Money;
}

export const NO_EFFECT: Effect = { short: ZERO, long: ZERO, deferred: ZERO, permanent: ZERO };

/** A set of one book's sales, carried out: the orders it counts on and what they make. */
export interface Carried {
  readonly effect: Effect;
  readonly dispositions: readonly Disposition[];
  /** What the sales of each row lose for good at most, whichever account sells first. */
  readonly lostAtMost: ReadonlyMap<Source, Money>;
}

export interface Effects {
  /** What any set of one book's candidates makes, sold on the as-of day; sets asked lately are remembered. */
  today(unit: Unit, chosen: ReadonlySet<Candidate>): Effect;
  /** The same with its dispositions. */
  carried(unit: Unit, chosen: ReadonlySet<Candidate>): Carried;
  /** What the sales of the set meet if the purchases come that likely will. */
  likely(unit: Unit, chosen: ReadonlySet<Candidate>): readonly Disposition[];
  /** The same set sold on a later day, with the purchases that will likely come, in every order of the accounts. */
  later(unit: Unit, chosen: ReadonlySet<Candidate>, day: Day): readonly Effect[];
}

export function effectsOf(household: Household): Effects {
  const places = new Map<Candidate, number>();
  const placeOf = (candidate: Candidate): number => {
    let place = places.get(candidate);
    if (place === undefined) places.set(candidate, (place = places.size));
    return place;
  };
  const known = new Map<string, Effect>();
  let remembered = 0;
  const bases = new Map<Unit, Effect>();
  // What the planned trades of the book make by themselves is in the year already.
  const baseOf = (unit: Unit): Effect => {
    let base = bases.get(unit);
    if (!base) {
      const { asOf, rules } = household;
      bases.set(unit, (base = effectOf(household, carriedThrough(asOf, [], unit, rules))));
    }
    return base;
  };
  const carried = (unit: Unit, orders: Orders): CarriedOnce => {
    const { asOf, rules } = household;
    // Where nothing planned sells, and no past loss waits, only what is sold and bought lately matters.
    if (unit.planned.every(bringsShares) && unit.waiting.length === 0) {
      const own = sellOn(asOf, orders, unit, rules);
      return { dispositions: own, effect: effectOf(household, { own, planned: [], washed: [] }) };
    }
    const outcome = carriedThrough(asOf, orders, unit, rules);
    return {
      dispositions: outcome.own,
      effect: addEffect(effectOf(household, outcome), baseOf(unit), -1),
    };
  };
  const inPlace = (chosen: ReadonlySet<Candidate>): Candidate[] =>
    [...chosen].sort((a, b) => placeOf(a) - placeOf(b));
  const all = (unit: Unit, ordered: readonly Candidate[]): Carried =>
    worst(ordersOf(ordered), orders => carried(unit, orders));
  return {
    today: (unit, chosen) => {
      if (chosen.size === 0) return NO_EFFECT;
      const ordered = inPlace(chosen);
      const key = ordered.map(placeOf).join(' ');
      let effect = known.get(key);
      if (!effect) {
        // A search comes back to what it has just left; the sets of thousands of lots would fill the memory.
        if ((remembered += ordered.length) > MOST_REMEMBERED) {
          known.clear();
          remembered = ordered.length;
        }
        known.set(key, (effect = all(unit, ordered).effect));
      }
      return effect;
    },
    carried: (unit, chosen) =>
      chosen.size === 0
        ? { dispositions: [], effect: NO_EFFECT, lostAtMost: new Map() }
        : all(unit, inPlace(chosen)),
    likely: (unit, chosen) => {
      const projected = projectedTrades(household, unit.key);
      const { asOf, rules } = household;
      return projected.length === 0 ? [] : sellOn(asOf, ordersOf([...chosen]), unit, rules, projected);
    },
    later: (unit, chosen, day) => {
      const projected = projectedTrades(household, unit.key);
      const { rules } = household;
      const without = effectOf(household, carriedThrough(day, [], unit, rules, projected));
      return inEveryOrder(ordersOf([...chosen])).map(orders =>
        addEffect(effectOf(household, carriedThrough(day, orders, unit, rules, projected)), without, -1),
      );
    },
  };
}

/** Lots of all sets together. */
const MOST_REMEMBERED = 1_000_000;

/** Up to so many accounts every order of their orders is tried. */
const ACCOUNTS_TRIED = 3;

type CarriedOnce = Pick<Carried, 'effect' | 'dispositions'>;

const inEveryOrder = (orders: Orders): Orders[] =>
  orders.length <= ACCOUNTS_TRIED ? permutations(orders) : [orders];

/**
 * Each account is an order of its own, and nobody can promise which is carried out first: the plan counts on what
 * the worst order recognises, and names the most that any order loses for good.
 */
function worst(orders: Orders, carried: (orders: Orders) => CarriedOnce): Carried {
  const all = inEveryOrder(orders).map(carried);
  // Of orders that recognise the same, the one in which least is washed and comes out again.
  const isWorse = (a: Effect, b: Effect): boolean =>
    total(a) > total(b) || (total(a) === total(b) && a.deferred < b.deferred);
  const least = all.reduce((worse, next) => (isWorse(next.effect, worse.effect) ? next : worse));
  const lostAtMost = new Map<Source, Money>();
  for (const { dispositions } of all) {
    for (const [source, lost] of lostBySource(dispositions)) {
      lostAtMost.set(source, most(lost, lostAtMost.get(source) ?? ZERO));
    }
  }
  const permanent = all.reduce((lost, { effect }) => most(lost, effect.permanent), least.effect.permanent);
  // What one order defers another loses: it is counted once, as lost.
  const deferred = most(least.effect.deferred - (permanent - least.effect.permanent), ZERO);
  return { dispositions: least.dispositions, effect: { ...least.effect, permanent, deferred }, lostAtMost };
}

function lostBySource(dispositions: readonly Disposition[]): Map<Source, Money> {
  const lost = new Map<Source, Money>();
  for (const { trade, matches } of dispositions) {
    for (const match of matches) {
      if (match.permanent) lost.set(trade.source, (lost.get(trade.source) ?? ZERO) + match.disallowed);
    }
  }
  return lost;
}

const total = ({ short, long }: Effect): Money => short + long;

/**
 * The sales of each account, the account with the oldest shares first: 26 CFR 1.1091-1(b). Lots of one purchase go in
 * whatever order the sale names them: counted on is the one that washes the dearest shares.
 */
export function ordersOf(chosen: readonly Candidate[]): Sale[][] {
  const byAccount = new Map<string, Sale[]>();
  const oldestFirst = [...chosen].sort(
    (a, b) => a.holding.purchase.day - b.holding.purchase.day || dearerFirst(a, b),
  );
  for (const { holding, shares } of oldestFirst) {
    const { key } = holding.lot.account;
    const own = byAccount.get(key);
    if (own) own.push({ holding, shares });
    else byAccount.set(key, [{ holding, shares }]);
  }
  return [...byAccount.values()];
}

/** By the loss of a share. */
function dearerFirst(a: Candidate, b: Candidate): number {
  const [x, y] = [a.loss * b.shares, b.loss * a.shares];
  return x === y ? 0 : x > y ? -1 : 1;
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

type Told = Pick<Outcome, 'own' | 'planned' | 'washed'>;

/** What counts in the plan's year; what exempt-interest dividends made nondeductible is lost as well. */
export function effectOf(household: Household, { own, planned, washed }: Told): Effect {
  let { short, long, deferred, permanent } = NO_EFFECT;
  const counted = planned.filter(disposition => netsHere(household, disposition.trade));
  for (const { disposition, gain } of recognised([...own, ...counted])) {
    permanent += disposition.nondeductible;
    for (const match of disposition.matches) {
      if (match.permanent) permanent += match.disallowed;
      else deferred += match.disallowed;
    }
    if (!inTaxYear(household, disposition.trade.day)) continue;
    if (disposition.term === 'short') short += gain;
    else long += gain;
  }
  for (const { disposition, more, lost } of washed) {
    permanent += lost;
    deferred += more - lost;
    if (!inTaxYear(household, disposition.trade.day) || !netsHere(household, disposition.trade)) continue;
    if (disposition.term === 'short') short += toCent(more);
    else long += toCent(more);
  }
  return { short, long, deferred, permanent };
}

/** Commission and spread on the sale and on the replacement's purchase, and the harvester's time. */
export function costOf(candidate: Candidate, settings: Settings): Decimal {
  const commissions = toDecimal(settings.commission).times(2);
  const spread = toDecimal(candidate.value).times(settings.spread).times(2);
  return commissions.plus(spread).plus(toDecimal(settings.timeCost));
}
