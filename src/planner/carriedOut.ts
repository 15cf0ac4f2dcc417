import type { Day } from '../base/day';
import { ZERO, type Money, type Shares } from '../base/exact';
import type { Account, Trade } from '../engine/records';
import type { inWords } from './facts';

/** A suggestion as an earlier plan wrote it. */
export interface Proposed {
  readonly id: string;
  readonly accepted: boolean;
  /** Somebody ticked that it was sold. */
  readonly done: boolean;
  readonly account: string;
  readonly symbol: string;
  readonly acquired: Day;
  readonly quantity: Shares;
  readonly usableLoss: Money;
  /** The day it was to wait for; null: none. */
  readonly betterFrom: Day | null;
  /** Until when it was not to be bought back; null: no such day. */
  readonly notBefore: Day | null;
}

/** What the trades since then made of it. */
export interface CarriedOut {
  readonly proposed: Proposed;
  readonly soldOn: Day;
  readonly sold: Shares;
  /** The loss that was sold, positive, before any wash. */
  readonly realised: Money;
  /** Of it, what purchases washed. */
  readonly washed: Money;
  readonly words: string;
}

export interface PlanOutcome {
  readonly done: readonly CarriedOut[];
  /** Accepted or ticked as done, and no trade shows it yet. */
  readonly open: readonly Proposed[];
}

/** A sale, or the part of it that is of one lot. */
export interface SoldSince {
  readonly trade: Trade;
  /** null where the law names no lot. */
  readonly acquired: Day | null;
  readonly shares: Shares;
  /** Positive; before any wash, where the law tells that apart. */
  readonly loss: Money;
  readonly washed: Money;
  readonly by: readonly { readonly account: Account; readonly day: Day }[];
}

/** Trades that carried out a suggestion: planned loss beside realised, and any wash that came since. */
export function outcomeOf(
  sold: readonly SoldSince[],
  proposed: readonly Proposed[],
  say: ReturnType<typeof inWords>,
): PlanOutcome {
  const done = proposed.flatMap((one): CarriedOut[] => {
    const own = sold.filter(
      ({ trade, acquired }) =>
        trade.account.name === one.account &&
        trade.symbol === one.symbol &&
        (acquired === null || acquired === one.acquired),
    );
    if (own.length === 0) return [];
    const total = (pick: (part: SoldSince) => bigint): bigint =>
      own.reduce((sum, part) => sum + pick(part), ZERO);
    const made = {
      sold: total(({ shares }) => shares),
      soldOn: Math.max(...own.map(({ trade }) => trade.day)),
      realised: total(({ loss }) => loss),
      washed: total(({ washed }) => washed),
    };
    const [{ text } = { text: '' }] = say([
      {
        code: 'carriedOut',
        symbol: one.symbol,
        planned: one.usableLoss,
        by: own.flatMap(({ by }) => by),
        ...made,
      },
    ]);
    return [{ proposed: one, ...made, words: text }];
  });
  const isDone = new Set(done.map(one => one.proposed));
  return { done, open: proposed.filter(one => (one.accepted || one.done) && !isDone.has(one)) };
}
