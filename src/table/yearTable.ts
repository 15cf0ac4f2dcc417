import type { Assessment } from '../planner/assessment';
import { decimalCell } from './amounts';
import type { Cell } from './cell';

/** A year laid out line by line, with the worksheets behind it: `NET_GAIN` with the line `all`. */
export const yearTable = ({ name, lines, worksheets }: Assessment): Cell[][] => [
  [name, 'Amount', 'Where it stands'],
  ...[...lines, ...(worksheets?.() ?? [])].map(({ label, amount, where }): Cell[] => [
    label,
    decimalCell(amount),
    where,
  ]),
];
