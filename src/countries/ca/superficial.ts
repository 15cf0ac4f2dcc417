import { inForce } from '../../base/dated';
import type { Day } from '../../base/day';
import { least, most, portion, ZERO, type Money, type Shares } from '../../base/exact';
import { SUPERFICIAL_DAYS } from './law';
import { isPooled, movement, type History, type PoolEvent } from '../byPools/history';
import {
  emptyPool,
  take,
  type Denial,
  type Disposal,
  type Fate,
  type Pool,
  type Settled,
} from '../byPools/pool';

const daysAround = (day: Day): number => (inForce(SUPERFICIAL_DAYS, day) ?? SUPERFICIAL_DAYS[0]!).value;

/** The taxpayer, the spouse and a corporation they control are affiliated (ITA s. 251.1(1)); children are not. */
export const isAffiliated = ({ trade }: PoolEvent): boolean => trade.account.owner.role !== 'other';

interface Holder {
  readonly person: string;
  readonly isRegistered: boolean;
  readonly days: Day[];
  /** Running sums after each entry of `days`. */
  readonly acquired: Shares[];
  readonly held: Shares[];
}

/**
 * Average cost over each person's non-registered accounts (ITA s. 47); the superficial part of a loss,
 * min(S, P, B) ÷ S, is denied (s. 40(2)(g)(i)) and added to the cost of what is still held (s. 53(1)(f)).
 * `P` is not used up: each disposition is taken on its own.
 */
export function averageCost({ events }: Pick<History, 'events'>): Settled {
  const holders = holdersOf(events);
  const pools = new Map<string, Pool>();
  const poolOf = (person: string): Pool => {
    let pool = pools.get(person);
    if (!pool) pools.set(person, (pool = emptyPool()));
    return pool;
  };
  const coming: { readonly day: Day; readonly person: string; readonly amount: Money }[] = [];
  const disposals: Disposal[] = [];
  const overReturned: PoolEvent[] = [];
  for (const event of events) {
    if (!isPooled(event)) continue;
    const pool = poolOf(event.person);
    settleComing(coming, event, pool);
    switch (event.kind) {
      case 'acquire':
      case 'bonus':
      case 'cost':
        pool.shares += event.shares;
        pool.cost += event.money;
        if (event.money < ZERO && pool.cost < ZERO) overReturned.push(event);
        break;
      case 'arrive': {
        // Between spouses at cost: ITA s. 73(1).
        if (event.from === null || event.from === event.person) break;
        const moved = take(poolOf(event.from), event.shares);
        pool.shares += moved.shares;
        pool.cost += moved.cost;
        break;
      }
      case 'leave':
        break;
      case 'dispose': {
        const taken = take(pool, event.shares);
        const loss = taken.cost - event.money;
        const denial = loss > ZERO && isAffiliated(event) ? denialOf(event, loss, holders) : null;
        disposals.push({
          person: event.person,
          day: event.day,
          sales: [event],
          shares: event.shares,
          proceeds: event.money,
          parts: [{ rule: 'pool', acquired: null, shares: taken.shares, cost: taken.cost }],
          poolAfter: { ...pool },
          denial,
        });
        for (const { person, isLost, amount } of denial?.fates ?? []) {
          if (!isLost) coming.push({ day: additionDay(event, person, holders), person, amount });
        }
      }
    }
  }
  for (const { person, amount } of coming) poolOf(person).cost += amount;
  return { disposals, pools, overReturned };
}

/** A denied loss joins the cost once the property it is added to is held. */
function settleComing(
  coming: { readonly day: Day; readonly person: string; readonly amount: Money }[],
  { day, person, kind }: PoolEvent,
  pool: Pool,
): void {
  for (let index = 0; index < coming.length; index++) {
    const one = coming[index]!;
    if (one.person !== person || one.day > day || (one.day === day && kind !== 'dispose')) continue;
    if (pool.shares === ZERO) continue;
    pool.cost += one.amount;
    coming.splice(index--, 1);
  }
}

/** The later of the disposition and the holder's first purchase of the period after it. */
function additionDay({ day }: PoolEvent, person: string, holders: readonly Holder[]): Day {
  const holder = holders.find(one => one.person === person && !one.isRegistered)!;
  if (at(holder, holder.held, day) > ZERO) return day;
  return holder.days.find((one, index) => one > day && holder.held[index]! > ZERO) ?? day;
}

function denialOf(event: PoolEvent, loss: Money, holders: readonly Holder[]): Denial | null {
  const { day } = event;
  const around = daysAround(day);
  const end = day + around;
  const each = holders.map(holder => ({
    holder,
    acquired: at(holder, holder.acquired, end) - at(holder, holder.acquired, day - around - 1),
    held: at(holder, holder.held, end),
  }));
  const sum = (amounts: readonly Shares[]): Shares => amounts.reduce((total, one) => total + one, ZERO);
  const acquired = sum(each.map(one => one.acquired));
  const held = sum(each.map(one => one.held));
  const superficial = least(least(event.shares, acquired), held);
  if (superficial <= ZERO) return null;
  const amount = portion(loss, superficial, event.shares);
  // To what was acquired in the period and is still held; where nobody holds of what they acquired, to what is held.
  // A question may sell what a planned sale sells too: who would hold less than nothing takes up nothing.
  const substituted = each.map(one => ({ ...one, weight: most(least(one.acquired, one.held), ZERO) }));
  const isAny = substituted.some(({ weight }) => weight > ZERO);
  const shares = substituted.map(one => ({ ...one, weight: isAny ? one.weight : most(one.held, ZERO) }));
  const all = sum(shares.map(({ weight }) => weight));
  const fates: Fate[] = [];
  let left = amount;
  let rest = all;
  for (const { holder, weight } of shares) {
    if (weight <= ZERO) continue;
    const part = portion(left, weight, rest);
    left -= part;
    rest -= weight;
    fates.push({ person: holder.person, isLost: holder.isRegistered, amount: part });
  }
  return { amount, sold: event.shares, acquired, held, fates };
}

/** The running sum of a holder at the end of a day. */
function at(holder: Holder, sums: readonly Shares[], day: Day): Shares {
  let [low, high] = [0, holder.days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holder.days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? ZERO : sums[low - 1]!;
}

function holdersOf(events: readonly PoolEvent[]): Holder[] {
  const holders = new Map<string, Holder>();
  for (const event of events) {
    if (!isAffiliated(event)) continue;
    const isRegistered = !isPooled(event);
    const key = `${event.person} ${isRegistered}`;
    let holder = holders.get(key);
    if (!holder) {
      holder = { person: event.person, isRegistered, days: [], acquired: [], held: [] };
      holders.set(key, holder);
    }
    const last = holder.days.length - 1;
    const acquired = last < 0 ? ZERO : holder.acquired[last]!;
    const held = last < 0 ? ZERO : holder.held[last]!;
    holder.days.push(event.day);
    holder.acquired.push(event.kind === 'acquire' ? acquired + event.shares : acquired);
    holder.held.push(held + movement(event));
  }
  return [...holders.values()];
}
