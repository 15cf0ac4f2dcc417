import type { Day } from '../../base/day';
import { least, most, portion, ZERO, type Money, type Shares } from '../../base/exact';
import type { PoolEvent } from './history';

/** Shares of one class that a person holds at one average cost. */
export interface Pool {
  shares: Shares;
  cost: Money;
}

export const emptyPool = (): Pool => ({ shares: ZERO, cost: ZERO });

/** Takes shares off a pool with their part of its cost; never more than there are. */
export function take(pool: Pool, shares: Shares): Pool {
  const taken = most(least(shares, pool.shares), ZERO);
  const cost = pool.shares === ZERO ? ZERO : portion(pool.cost, taken, pool.shares);
  pool.shares -= taken;
  pool.cost -= cost;
  return { shares: taken, cost };
}

/** What a disposal was set against. */
export interface Part {
  readonly rule: 'sameDay' | 'thirtyDays' | 'pool';
  /** The day of the acquisition it was matched with; null for the pool. */
  readonly acquired: Day | null;
  readonly shares: Shares;
  readonly cost: Money;
}

/** Where a denied loss went. */
export interface Fate {
  readonly person: string;
  /** In a registered account: lost for good. */
  readonly isLost: boolean;
  readonly amount: Money;
}

export interface Denial {
  readonly amount: Money;
  /** Sold, acquired in the period, still held at its end: the formula's S, P and B, in units of the history. */
  readonly sold: Shares;
  readonly acquired: Shares;
  readonly held: Shares;
  readonly fates: readonly Fate[];
}

/** One disposal by one person. */
export interface Disposal {
  readonly person: string;
  readonly day: Day;
  /** The sales it is made of. */
  readonly sales: readonly PoolEvent[];
  readonly shares: Shares;
  readonly proceeds: Money;
  readonly parts: readonly Part[];
  readonly poolAfter: Readonly<Pool>;
  readonly denial: Denial | null;
}

export const costOf = ({ parts }: Disposal): Money => parts.reduce((sum, { cost }) => sum + cost, ZERO);

/** What counts of it: a gain, or the loss that is allowed. */
export const countedGain = (disposal: Disposal): Money =>
  disposal.proceeds - costOf(disposal) + (disposal.denial?.amount ?? ZERO);

/** What a law makes of a history. */
export interface Settled {
  readonly disposals: readonly Disposal[];
  readonly pools: ReadonlyMap<string, Readonly<Pool>>;
  /** Payments that returned more than the pool cost: what exceeds it is a gain that is not worked out. */
  readonly overReturned: readonly PoolEvent[];
}
