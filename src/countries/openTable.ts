import type { Household } from '../planner/household';
import type { Cell } from '../table/cell';
import { inSheetOrder, openLotsRows, openRuns, type OpenLotRow } from '../table/openLotsTable';
import type { PriceOf } from './settlement';

/** `OPEN_LOTS` by lots, in the order of a sheet. */
export function openTable(
  { trades, units, rules, asOf, mayBeCoin }: Household,
  hasTerms: boolean,
  priceOf: PriceOf | null,
  isIn: (row: OpenLotRow) => boolean = () => true,
): Cell[][] {
  const groups = new Map(trades.map(trade => [trade.symbol, trade.option?.underlying ?? trade.group]));
  const runs = [...units.values()].flatMap(({ settlement }) => [
    ...openRuns(settlement.long, groups, rules),
    ...openRuns(settlement.short, groups, rules, true),
  ]);
  return openLotsRows(inSheetOrder(runs.filter(isIn)), asOf, rules, priceOf, hasTerms, mayBeCoin);
}
