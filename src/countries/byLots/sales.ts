import type { Day } from '../../base/day';
import { most, toCent, ZERO, type Money } from '../../base/exact';
import { grouped } from '../../base/grouped';
import type { Holding } from '../../engine/holdings';
import type { Disposition } from '../../engine/ledger';
import { recognised } from '../../engine/recognised';
import { PLAIN_TRADE, type Account, type Source, type StatedLot, type Trade } from '../../engine/records';
import type { Unit } from '../../engine/unit';
import type { Candidate, Effect } from '../../planner/port';
import { addEffect, usable } from '../../planner/effect';
import { projectedTrades, type Household } from '../../planner/household';
import type { Orders, Sale } from '../../planner/askedSales';
import { byAccount, inEveryOrder, ordersOf, rowByRow, saleOf } from './saleOrders';
import { bringsShares, carriedThrough, sellOn, type Outcome } from '../../planner/whatIf';

/** What a law makes of a disposition, as far as an effect asks. */
export interface LotAccounting {
  /** Are the row's results on the taxpayer's return? */
  readonly isOnReturn: (row: { readonly account: Account }) => boolean;
  /** The class of gains in which the year takes it; null where it takes none of it. */
  readonly classOf: (disposition: Disposition, gain: Money) => number | null;
  /** What a sale of so much of a row takes, where the law says which shares are sold; null where the sale does. */
  readonly takes: ((holding: Holding, asked: StatedLot, day: Day) => readonly Sale[]) | null;
}

/** A set of one book's sales, carried out: the orders it counts on and what they make. */
export interface Carried {
  readonly effect: Effect;
  readonly dispositions: readonly Disposition[];
  /** What the sales of each row lose for good at most, whichever account sells first. */
  readonly lostAtMost: ReadonlyMap<Source, Money>;
}

/** Sales of a household's lots, carried out on paper. */
export interface LotSales {
  /** Today, in the worst order of the accounts, and row by row. */
  today(unit: Unit, sold: readonly Candidate[]): Carried;
  /** Today, in the worst order of the accounts. */
  asOrders(unit: Unit, sold: readonly Candidate[]): Effect;
  /** What they meet if the purchases come that likely will. */
  likely(unit: Unit, sold: readonly Candidate[]): readonly Disposition[];
  later(unit: Unit, sold: readonly Candidate[], day: Day): readonly Effect[];
  /** What each has of what they make together; the last has what belongs to none. */
  shares(unit: Unit, sold: readonly Candidate[]): ReadonlyMap<Candidate, Effect> | null;
  /** As they stand: each of them a sale of its own, or as one order of each account, whichever makes less. */
  asTheyStand(unit: Unit, sold: readonly Candidate[]): Effect;
  orders(sold: readonly Candidate[], day: Day): Orders;
  effectOf(outcome: Made): Effect;
}

export type Made = Pick<Outcome, 'own' | 'planned' | 'washed'>;

export function lotSales(
  household: Household,
  accounting: LotAccounting,
  holdingOf: (lot: StatedLot) => Holding,
  isRecent: (candidate: Candidate) => boolean,
): LotSales {
  const { asOf, rules } = household;
  const made = (outcome: Made): Effect => effectOf(accounting, outcome);
  const orders = (sold: readonly Candidate[], day: Day): Orders =>
    accounting.takes === null
      ? byAccount(sold, holdingOf)
      : inLegalOrder(sold, holdingOf, accounting.takes, day);
  const bases = new Map<Unit, Effect>();
  /** What the planned trades of the book make by themselves is in the year already. */
  const planned = (unit: Unit): Effect => {
    let base = bases.get(unit);
    if (!base) bases.set(unit, (base = made(carriedThrough(asOf, [], unit, rules))));
    return base;
  };
  const carried = (unit: Unit, inOrder: Orders): CarriedOnce => {
    // Where nothing planned sells, and no past loss waits, only what is sold and bought lately matters.
    if (unit.planned.every(bringsShares) && unit.waiting.length === 0) {
      const own = sellOn(asOf, inOrder, unit, rules);
      return { dispositions: own, effect: made({ own, planned: [], washed: [] }) };
    }
    const outcome = carriedThrough(asOf, inOrder, unit, rules);
    return { dispositions: outcome.own, effect: addEffect(made(outcome), planned(unit), -1) };
  };
  const today: LotSales['today'] = (unit, sold) => {
    const once = (inOrder: Orders): CarriedOnce => carried(unit, inOrder);
    const tried = inEveryOrder(orders(sold, asOf)).map(once);
    // Only where something meets one of the sales, or could, does it matter that each row is a sale of its own.
    const isMet = tried.some(({ effect }) => effect.deferred !== ZERO || effect.permanent !== ZERO);
    if (accounting.takes === null && sold.length > 1 && (isMet || sold.some(isRecent)))
      tried.push(...rowByRow(sold, holdingOf).map(once));
    return worst(tried);
  };
  return {
    orders,
    effectOf: made,
    today,
    shares: (unit, sold) => {
      if (accounting.takes !== null) return null;
      const { dispositions, effect } = today(unit, sold);
      const bySource = grouped(dispositions, ({ trade }) => trade.source);
      let left = effect;
      return new Map(
        sold.map((candidate, at): [Candidate, Effect] => {
          const own = bySource.get(candidate.lot.source) ?? [];
          const part = made({ own, planned: [], washed: [] });
          const share = at === sold.length - 1 ? left : part;
          left = addEffect(left, part, -1);
          return [candidate, share];
        }),
      );
    },
    asOrders: (unit, sold) =>
      worst(inEveryOrder(orders(sold, asOf)).map(inOrder => carried(unit, inOrder))).effect,
    asTheyStand: (unit, sold) =>
      worst(
        [sold.map(one => [saleOf(one, holdingOf)]), ...inEveryOrder(ordersOf(sold, holdingOf))].map(inOrder =>
          carried(unit, inOrder),
        ),
      ).effect,
    likely: (unit, sold) => {
      const projected = projectedTrades(household, unit.key);
      return projected.length === 0 ? [] : sellOn(asOf, orders(sold, asOf), unit, rules, projected);
    },
    later: (unit, sold, day) => {
      const projected = projectedTrades(household, unit.key);
      const on = (inOrder: Orders, planned = unit.planned): Effect =>
        made(carriedThrough(day, inOrder, { ...unit, planned }, rules, projected));
      const without = on([]);
      // Where the law says what is sold, what is bought by then has its place among it: the sale is one more planned one.
      if (accounting.takes !== null)
        return [addEffect(on([], [...unit.planned, ...saleTrades(sold, day)]), without, -1)];
      return inEveryOrder(orders(sold, day)).map(inOrder => addEffect(on(inOrder), without, -1));
    },
  };
}

/** What is sold of each holder and security, as one trade of the day. */
function saleTrades(sold: readonly Candidate[], day: Day): Trade[] {
  const holders = grouped(sold, ({ lot }) => `${lot.account.key} ${lot.symbol}`);
  return [...holders.values()].map(own => {
    const [{ lot }] = own as [Candidate, ...Candidate[]];
    const { source, account, symbol, group, book, asset, option } = lot;
    const quantity = own.reduce((sum, { shares }) => sum + shares, ZERO);
    const amount = own.reduce((sum, { value }) => sum + value, ZERO);
    return {
      ...PLAIN_TRADE,
      source,
      day,
      action: 'sell',
      account,
      symbol,
      group,
      book,
      asset,
      option,
      quantity,
      amount,
    };
  });
}

type CarriedOnce = Pick<Carried, 'effect' | 'dispositions'>;

/**
 * Each account is an order of its own, and nobody can promise which is carried out first; entered row by row, each row
 * is one. The plan counts on what the worst order recognises, and names the most that any order loses for good.
 */
function worst(all: readonly CarriedOnce[]): Carried {
  // Of orders that recognise the same, the one in which least is washed and comes out again.
  const isWorse = (a: Effect, b: Effect): boolean =>
    usable(a) < usable(b) || (usable(a) === usable(b) && a.deferred < b.deferred);
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

/** Where the law says which shares are sold, all that is sold of one holder's takes what one sale of as many would. */
function inLegalOrder(
  sold: readonly Candidate[],
  holdingOf: (lot: StatedLot) => Holding,
  takes: NonNullable<LotAccounting['takes']>,
  day: Day,
): Orders {
  const holders = grouped(sold, ({ lot }) => `${lot.account.key} ${lot.symbol}`);
  return [...holders.values()].map(own => {
    const [{ lot }] = own as [Candidate, ...Candidate[]];
    const quantity = own.reduce((sum, { shares }) => sum + shares, ZERO);
    const value = own.reduce((sum, one) => sum + one.value, ZERO);
    const isWhole = own.length === 1 && quantity === lot.quantity;
    return [...takes(holdingOf(lot), isWhole ? lot : { ...lot, quantity, value }, day)];
  });
}

/** What counts; what exempt-interest dividends made nondeductible is lost as well. */
export function effectOf({ isOnReturn, classOf }: LotAccounting, { own, planned, washed }: Made): Effect {
  const gains: Money[] = [];
  let [deferred, permanent] = [ZERO, ZERO];
  const add = (disposition: Disposition, gain: Money): void => {
    const at = classOf(disposition, gain);
    if (at === null) return;
    while (gains.length <= at) gains.push(ZERO);
    gains[at]! += gain;
  };
  const counted = planned.filter(({ trade }) => isOnReturn(trade));
  for (const { disposition, gain } of recognised([...own, ...counted])) {
    permanent += disposition.nondeductible;
    for (const match of disposition.matches) {
      if (match.permanent) permanent += match.disallowed;
      else deferred += match.disallowed;
    }
    add(disposition, gain);
  }
  for (const { disposition, more, lost } of washed) {
    permanent += lost;
    deferred += more - lost;
    if (isOnReturn(disposition.trade)) add(disposition, toCent(more));
  }
  return { gains, deferred, permanent };
}
