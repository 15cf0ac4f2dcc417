import { spokenDay, type Day } from '../base/day';
import { exactText, ZERO, type Money, type Shares } from '../base/exact';
import { spokenMoney } from '../base/spoken';
import type { Country } from '../countries/country';
import { countedGain } from '../countries/pool';
import { settledGroups } from '../countries/settled';
import { recognised } from '../engine/recognised';
import { slicesOf } from '../engine/slices';
import type { Trade } from '../engine/records';
import type { CarriedOut, Proposed } from '../plan/carriedOut';
import { carriedOut } from '../countries/us/plan/carriedOut';
import type { Household } from '../plan/household';
import type { Asked } from './ask';

/** What became of an earlier plan. */
export interface Outcome {
  readonly done: readonly CarriedOut[];
  readonly open: readonly Proposed[];
}

/** What the trades since an earlier plan made of it, under the law of Settings. */
export const sincePlan = (
  { household, country }: Asked,
  proposed: readonly Proposed[],
  plannedOn: Day,
): Outcome =>
  country === null
    ? carriedOut(household, proposed, plannedOn)
    : carriedOutAbroad(household, country, proposed, plannedOn);

/** A sale, or the part of it that is of one lot. */
interface Sold {
  readonly trade: Trade;
  /** null where the law names no lot. */
  readonly acquired: Day | null;
  readonly shares: Shares;
  /** The loss that counts, positive. */
  readonly loss: Money;
}

function carriedOutAbroad(
  household: Household,
  country: Country,
  proposed: readonly Proposed[],
  plannedOn: Day,
): Outcome {
  const money = (amount: Money): string => spokenMoney(country.currency, amount);
  const sold = soldSince(household, country, plannedOn);
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

/** By lots where a sale may name them; else a sale is whole, and a pool's day is told with its first sale. */
function soldSince(household: Household, country: Country, plannedOn: Day): Sold[] {
  if (country.kind === 'lots') {
    return recognised(slicesOf(household).filter(({ trade }) => trade.day >= plannedOn)).map(
      ({ slice, gain }) => ({
        trade: slice.trade,
        acquired: country.fixedOrder === null ? slice.acquired : null,
        shares: slice.shares,
        loss: -gain,
      }),
    );
  }
  return [...settledGroups(household, country, household.asOf).values()].flatMap(({ settled }) =>
    settled.disposals
      .filter(({ day }) => day >= plannedOn)
      .flatMap(disposal =>
        disposal.sales.map(({ trade }, place) => ({
          trade,
          acquired: null,
          shares: trade.quantity,
          loss: place === 0 ? -countedGain(disposal) : ZERO,
        })),
      ),
  );
}
