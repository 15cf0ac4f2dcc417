import type { Assessment, YearLine } from '../planner/assessment';
import { decimalCell } from './amounts';
import type { Cell } from './cell';

/** A year laid out line by line, with the parts of its form and the worksheets behind it: `NET_GAIN` with the line `all`. */
export const yearTable = (
  { name, lines, worksheets }: Assessment,
  parts: readonly YearLine[] = [],
): Cell[][] => [
  [name, 'Amount', 'Where it stands'],
  ...[...lines, ...parts, ...(worksheets?.() ?? [])].map(({ label, amount, where }): Cell[] => [
    label,
    decimalCell(amount),
    where,
  ]),
];
