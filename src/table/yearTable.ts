import type { Assessment } from '../planner/assessment';
import { decimalCell } from './amounts';
import type { Cell } from './cell';

/** A year laid out line by line: `NET_GAIN` with the line `all`. */
export const yearTable = ({ name, lines }: Assessment): Cell[][] => [
  [name, 'Amount', 'Where it stands'],
  ...lines.map(({ label, amount, where }): Cell[] => [label, decimalCell(amount), where]),
];
