import type { Day } from '../../../base/day';
import { ZERO } from '../../../base/exact';
import type { Disposition } from '../../../engine/ledger';
import type { CarriedOut, PlanOutcome, Proposed } from '../../../planner/carriedOut';
import type { Household } from '../../../planner/household';
import { say } from '../words/say';

/** Trades that carried out a suggestion: planned loss beside realised, and any wash that came since. */
export function carriedOut(household: Household, proposed: readonly Proposed[], plannedOn: Day): PlanOutcome {
  const dispositions = [...household.units.values()]
    .flatMap(({ settlement }) => settlement.long.dispositions)
    .filter(disposition => disposition.kind === 'sale' && disposition.trade.day >= plannedOn);
  const done = proposed.flatMap(suggestion => {
    const own = dispositions.filter(
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

function outcome(proposed: Proposed, dispositions: readonly Disposition[]): CarriedOut {
  const total = (pick: (disposition: Disposition) => bigint): bigint =>
    dispositions.reduce((sum, disposition) => sum + pick(disposition), ZERO);
  const sold = total(disposition => disposition.shares);
  const realised = total(disposition => disposition.basis - disposition.proceeds);
  const washed = total(disposition => disposition.disallowed);
  const soldOn = Math.max(...dispositions.map(disposition => disposition.trade.day));
  const { symbol, usableLoss: planned } = proposed;
  const by = dispositions.flatMap(disposition => disposition.matches).map(({ acquisition }) => acquisition);
  const { text } = say({ code: 'carriedOut', symbol, sold, soldOn, planned, realised, washed, by });
  return { proposed, soldOn, sold, realised, washed, words: text };
}
