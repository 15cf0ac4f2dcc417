import { pointer, type Problem } from '../base/problem';
import type { StatedLot } from '../engine/records';
import { unitOf } from '../planner/household';
import { isBlank, type Cell, type Range } from '../table/cell';
import { usedRows } from '../table/headings';
import type { SettledHousehold } from '../session/ask';

/** How a row-aligned function fills a row. */
export interface RowFiller {
  /** The row's own cells, or why there are none. */
  lot(lot: StatedLot): readonly Cell[] | Problem;
  /** The row's own figures cannot be told: a pointer in the text columns, blanks in the numbers. */
  spoiled(pointsTo: string): readonly Cell[];
  readonly blank: readonly Cell[];
}

/** One row for each row of Lots, to stand beside it. */
export function perLot(settled: SettledHousehold, lots: Range, fill: RowFiller): (readonly Cell[])[] {
  const { household, read } = settled;
  const byRow = new Map<number, StatedLot>(household.lots.map(lot => [lot.source.row, lot]));
  const unread = new Map(
    read.problems.filter(problem => problem.table === 'Lots').map(problem => [problem.row, problem]),
  );
  return lots.slice(1, usedRows(lots)).map((row, index) => {
    const number = index + 2;
    if (row.every(isBlank)) return fill.blank;
    const lot = byRow.get(number);
    const fault = unread.get(number);
    if (!lot) return fault ? fill.spoiled(pointer(fault)) : fill.blank;
    const problem = settled.problemOf(unitOf(household, lot));
    if (problem) return fill.spoiled(pointer(problem));
    if (lot.value === null) return fill.spoiled(`Check Lots row ${number}`);
    const cells = fill.lot(lot);
    return 'remedy' in cells ? fill.spoiled(pointer(cells)) : cells;
  });
}
