import { spokenDay, type Day } from '../../base/day';
import { exactText, ZERO, type Money, type Shares } from '../../base/exact';
import { spokenMoney } from '../../base/spoken';
import type { Trade } from '../../engine/records';
import type { CarriedOut, PlanOutcome, Proposed } from '../../planner/carriedOut';

/** A sale, or the part of it that is of one lot. */
export interface SoldSince {
  readonly trade: Trade;
  /** null where the law names no lot. */
  readonly acquired: Day | null;
  readonly shares: Shares;
  /** The loss that counts, positive. */
  readonly loss: Money;
}

/** What the sales since an earlier plan made of it. */
export function outcomeOf(
  sold: readonly SoldSince[],
  proposed: readonly Proposed[],
  currency: string,
): PlanOutcome {
  const money = (amount: Money): string => spokenMoney(currency, amount);
  const done = proposed.flatMap((one): CarriedOut[] => {
    const own = sold.filter(
      ({ trade, acquired }) =>
        trade.account.name === one.account &&
        trade.symbol === one.symbol &&
        (acquired === null || acquired === one.acquired),
    );
    if (own.length === 0) return [];
    const shares = own.reduce((sum, part) => sum + part.shares, ZERO);
    const realised = own.reduce((sum, part) => sum + part.loss, ZERO);
    const soldOn = Math.max(...own.map(({ trade }) => trade.day));
    const words = `${exactText(shares)} ${one.symbol} sold by ${spokenDay(soldOn)}: planned loss ${money(one.usableLoss)}, counted ${money(realised)}.`;
    return [{ proposed: one, soldOn, sold: shares, realised, washed: ZERO, words }];
  });
  const isDone = new Set(done.map(one => one.proposed));
  return { done, open: proposed.filter(one => (one.accepted || one.done) && !isDone.has(one)) };
}
