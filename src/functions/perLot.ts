import { pointer } from '../base/problem';
import type { Holding } from '../engine/holdings';
import type { StatedLot } from '../engine/records';
import type { Unit } from '../engine/unit';
import { unitOf } from '../plan/household';
import { isBlank, type Cell, type Range } from '../table/cell';
import { usedRows } from '../table/headings';
import type { Asked } from '../session/ask';

/** How a row-aligned function fills a row. */
export interface RowFiller {
  lot(unit: Unit, holding: Holding): readonly Cell[];
  /** Where the law pools: the row is part of a pool, whatever purchases are left. */
  pooled?(lot: StatedLot): readonly Cell[];
  /** The row's own figures cannot be told: a pointer in the text columns, blanks in the numbers. */
  spoiled(pointsTo: string): readonly Cell[];
  readonly blank: readonly Cell[];
}

/** One row for each row of Lots, to stand beside it. */
export function perLot(asked: Asked, lots: Range, fill: RowFiller): (readonly Cell[])[] {
  const { household, read } = asked;
  const byRow = new Map<number, StatedLot>(household.lots.map(lot => [lot.source.row, lot]));
  const holdings = new Map<StatedLot, Holding>();
  for (const unit of household.units.values()) {
    for (const holding of unit.holdings) if (holding.stated) holdings.set(holding.stated, holding);
  }
  const unread = new Map(
    read.problems.filter(problem => problem.table === 'Lots').map(problem => [problem.row, problem]),
  );
  return lots.slice(1, usedRows(lots)).map((row, index) => {
    const number = index + 2;
    if (row.every(isBlank)) return fill.blank;
    const lot = byRow.get(number);
    const fault = unread.get(number);
    if (!lot) return fault ? fill.spoiled(pointer(fault)) : fill.blank;
    const unit = unitOf(household, lot);
    const problem = asked.problemOf(unit);
    if (problem) return fill.spoiled(pointer(problem));
    if (fill.pooled && lot.value !== null) return fill.pooled(lot);
    const holding = holdings.get(lot);
    if (!holding || lot.value === null) return fill.spoiled(`Check Lots row ${number}`);
    return fill.lot(unit, holding);
  });
}
