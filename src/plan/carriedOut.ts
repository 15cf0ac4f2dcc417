import type { Day } from '../base/day';
import { exactText, ZERO, type Money, type Shares } from '../base/exact';
import { dollars } from '../base/spoken';
import { spokenDay } from '../base/day';
import type { Slice } from '../engine/ledger';
import type { Household } from './household';

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

/** Trades that carried out a suggestion: planned loss beside realised, and any wash that came since. */
export function carriedOut(
  household: Household,
  proposed: readonly Proposed[],
  plannedOn: Day,
): { readonly done: readonly CarriedOut[]; readonly open: readonly Proposed[] } {
  const slices = [...household.units.values()]
    .flatMap(({ settlement }) => settlement.long.slices)
    .filter(slice => slice.kind === 'sale' && slice.trade.day >= plannedOn);
  const done = proposed.flatMap(suggestion => {
    const own = slices.filter(
      ({ trade, acquired }) =>
        trade.account.name === suggestion.account &&
        trade.symbol === suggestion.symbol &&
        acquired === suggestion.acquired,
    );
    return own.length === 0 ? [] : [outcome(suggestion, own)];
  });
  const isDone = new Set(done.map(one => one.proposed));
  return { done, open: proposed.filter(one => (one.accepted || one.done) && !isDone.has(one)) };
}

function outcome(proposed: Proposed, slices: readonly Slice[]): CarriedOut {
  const total = (pick: (slice: Slice) => bigint): bigint =>
    slices.reduce((sum, slice) => sum + pick(slice), ZERO);
  const sold = total(slice => slice.shares);
  const realised = total(slice => slice.basis - slice.proceeds);
  const washed = total(slice => slice.disallowed);
  const soldOn = Math.max(...slices.map(slice => slice.trade.day));
  const replaced = slices.flatMap(slice => slice.matches);
  const by = replaced.map(
    ({ acquisition }) =>
      `${acquisition.account.name === '' ? 'the account' : acquisition.account.name} on ${spokenDay(acquisition.day)}`,
  );
  const wash =
    washed > ZERO
      ? ` ${dollars(washed)} of it was washed by purchases in ${[...new Set(by)].join(', ')}.`
      : '';
  return {
    proposed,
    soldOn,
    sold,
    realised,
    washed,
    words: `${exactText(sold)} ${proposed.symbol} sold by ${spokenDay(soldOn)}: planned loss ${dollars(proposed.usableLoss)}, realised ${dollars(realised)}.${wash}`,
  };
}
