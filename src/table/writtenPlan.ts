import { dayFromIso, type Day } from '../base/day';
import { ZERO } from '../base/exact';
import type { Proposed } from '../planner/carriedOut';
import { isBlank, type Cell, type Range } from './cell';
import { readDay } from './dates';
import { isTicked, readSymbol, readText } from './readCell';
import { readNumber } from './numbers';
import { isFault } from './faults';

/** The title that a written plan carries: its day is what later trades are measured from. */
export const planTitle = (isoDay: string): string => `Harvest plan of ${isoDay}`;

const TITLE = /^Harvest plan of (\d{4}-\d{2}-\d{2})$/;

/** What an earlier plan wrote into its sheet; null where the sheet is not a plan any more. */
export function readWrittenPlan(
  cells: Range,
): { readonly day: Day; readonly proposed: readonly Proposed[] } | null {
  const match = TITLE.exec(readText(cells[0]?.[0] ?? ''));
  const day = match && dayFromIso(match[1]!);
  const at = cells.findIndex(row => row.includes('Id') && row.includes('Symbol'));
  if (day === null || at < 0) return null;
  const headings = cells[at]!;
  const proposed = cells.slice(at + 1).flatMap(row => readRow(name => row[headings.indexOf(name)] ?? ''));
  return { day, proposed };
}

function readRow(cell: (heading: string) => Cell): Proposed[] {
  const acquired = dayIn(cell('Acquired'));
  const quantity = readNumber(cell('Quantity'));
  const usableLoss = readNumber(cell('Usable loss'));
  if (acquired === null || isFault(quantity) || isFault(usableLoss) || quantity <= ZERO) return [];
  return [
    {
      id: readText(cell('Id')),
      accepted: isTicked(cell('Accept')),
      done: isTicked(cell('Done')),
      account: readText(cell('Account')),
      symbol: readSymbol(cell('Symbol')),
      acquired,
      quantity,
      usableLoss,
      betterFrom: dayIn(cell('Better from')),
      notBefore: dayIn(cell('Do not buy before')),
    },
  ];
}

/** A date cell; by way of INDIRECT some spreadsheets hand over its serial number. */
function dayIn(cell: Cell): Day | null {
  if (isBlank(cell)) return null;
  const day = readDay(cell, null);
  return isFault(day) ? null : day;
}
