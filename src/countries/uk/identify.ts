import type { Day } from '../../base/day';
import { least, ZERO, type Money, type Shares } from '../../base/exact';
import { isPooled, type History, type PoolEvent } from '../byPools/history';
import { emptyPool, take, type Disposal, type Part, type Pool, type Settled } from '../byPools/pool';

/** Acquisitions this many days after a disposal are identified with it: TCGA 1992 s. 106A(5). */
export const DAYS_AFTER = 30;

/** All of a day's purchases are one acquisition, all its sales one disposal: TCGA 1992 s. 105(1)(a). */
interface DayOfPerson {
  readonly bought: Pool;
  readonly sales: PoolEvent[];
  sold: Shares;
  proceeds: Money;
  unmatched: Shares;
  readonly parts: Part[];
  readonly others: PoolEvent[];
}

/**
 * Disposals against the same day, then the 30 days after, then the section 104 pool: TCGA 1992 ss. 104, 105, 106A.
 * Sheltered accounts stand outside. A transfer between spouses takes the pool's average along (s. 58).
 */
export function identify({ events }: Pick<History, 'events'>): Settled {
  const days = new Map<Day, Map<string, DayOfPerson>>();
  for (const event of events) {
    if (!isPooled(event)) continue;
    const day = dayOf(days, event.day, event.person);
    if (event.kind === 'acquire') {
      day.bought.shares += event.shares;
      day.bought.cost += event.money;
    } else if (event.kind === 'dispose') {
      day.sales.push(event);
      day.sold += event.shares;
      day.proceeds += event.money;
      day.unmatched += event.shares;
    } else day.others.push(event);
  }
  const inTime = [...days.keys()].sort((a, b) => a - b);
  for (const day of inTime) {
    for (const one of days.get(day)!.values()) match(one, one.bought, 'sameDay', day);
  }
  // Earlier disposals have the first call (s. 106A(4)), after every same-day match (s. 106A(9)).
  inTime.forEach((day, index) => {
    for (const [person, one] of days.get(day)!) {
      for (let next = index + 1; next < inTime.length && inTime[next]! <= day + DAYS_AFTER; next++) {
        if (one.unmatched === ZERO) break;
        const later = days.get(inTime[next]!)!.get(person);
        if (later) match(one, later.bought, 'thirtyDays', inTime[next]!);
      }
    }
  });
  return pooled(days, inTime);
}

function match(one: DayOfPerson, bought: Pool, rule: Part['rule'], acquired: Day): void {
  const shares = least(one.unmatched, bought.shares);
  if (shares === ZERO) return;
  const taken = take(bought, shares);
  one.unmatched -= shares;
  one.parts.push({ rule, acquired, shares, cost: taken.cost });
}

/** What is left of the purchases joins the pool; what is left of the disposals leaves it at average cost. */
function pooled(days: ReadonlyMap<Day, ReadonlyMap<string, DayOfPerson>>, inTime: readonly Day[]): Settled {
  const pools = new Map<string, Pool>();
  const poolOf = (person: string): Pool => {
    let pool = pools.get(person);
    if (!pool) pools.set(person, (pool = emptyPool()));
    return pool;
  };
  const disposals: Disposal[] = [];
  const overReturned: PoolEvent[] = [];
  for (const day of inTime) {
    const people = days.get(day)!;
    for (const [person, one] of people) {
      const pool = poolOf(person);
      for (const event of one.others) {
        if (event.kind === 'bonus' || event.kind === 'cost') {
          pool.shares += event.shares;
          pool.cost += event.money;
          if (event.money < ZERO && pool.cost < ZERO) overReturned.push(event);
        }
      }
      pool.shares += one.bought.shares;
      pool.cost += one.bought.cost;
    }
    for (const one of people.values()) {
      for (const event of one.others) {
        if (event.kind !== 'arrive' || event.from === null || event.from === event.person) continue;
        const moved = take(poolOf(event.from), event.shares);
        poolOf(event.person).shares += moved.shares;
        poolOf(event.person).cost += moved.cost;
      }
    }
    for (const [person, one] of people) {
      if (one.sales.length === 0) continue;
      if (one.unmatched > ZERO) {
        const { shares, cost } = take(poolOf(person), one.unmatched);
        if (shares > ZERO) one.parts.push({ rule: 'pool', acquired: null, shares, cost });
      }
      disposals.push({
        person,
        day,
        sales: one.sales,
        shares: one.sold,
        proceeds: one.proceeds,
        parts: one.parts,
        poolAfter: { ...poolOf(person) },
        denial: null,
      });
    }
  }
  return { disposals, pools, overReturned };
}

function dayOf(days: Map<Day, Map<string, DayOfPerson>>, day: Day, person: string): DayOfPerson {
  let people = days.get(day);
  if (!people) days.set(day, (people = new Map<string, DayOfPerson>()));
  let one = people.get(person);
  if (!one) {
    one = {
      bought: emptyPool(),
      sales: [],
      sold: ZERO,
      proceeds: ZERO,
      unmatched: ZERO,
      parts: [],
      others: [],
    };
    people.set(person, one);
  }
  return one;
}
