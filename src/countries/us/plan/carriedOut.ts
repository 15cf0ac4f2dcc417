import { type Day } from '../../../base/day';
import { ZERO } from '../../../base/exact';
import type { Slice } from '../../../engine/ledger';
import type { CarriedOut, Outcome, Proposed } from '../../../plan/carriedOut';
import type { Household } from '../../../plan/household';
import { say } from '../words/say';

/** Trades that carried out a suggestion: planned loss beside realised, and any wash that came since. */
export function carriedOut(household: Household, proposed: readonly Proposed[], plannedOn: Day): Outcome {
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
  const { symbol, usableLoss: planned } = proposed;
  const by = slices.flatMap(slice => slice.matches).map(({ acquisition }) => acquisition);
  const { text } = say({ code: 'carriedOut', symbol, sold, soldOn, planned, realised, washed, by });
  return { proposed, soldOn, sold, realised, washed, words: text };
}
