import type { Problem } from '../base/problem';
import { isoDay } from '../base/day';
import { isDayTime, type Cell } from './cell';

/** What stands in a cell, as a problem quotes it. */
export function quoted(cell: Cell): string {
  if (isDayTime(cell)) return isoDay(cell.day);
  return typeof cell === 'string' ? `"${cell}"` : String(cell);
}

/** What is wrong with one cell: the reader adds table, row and column. */
export interface Fault {
  readonly found: string;
  readonly remedy: string;
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'found' in value && 'remedy' in value;

export const at = (table: string, row: number | null, column: string | null, fault: Fault): Problem => ({
  table,
  row,
  column,
  ...fault,
});

export const FAULTS = {
  blank: (what: string): Fault => ({ found: 'the cell is blank', remedy: `enter ${what}` }),
  day: (cell: Cell): Fault => ({
    found: `${quoted(cell)} is not a date`,
    remedy: 'use a date cell or YYYY-MM-DD',
  }),
  time: (cell: Cell): Fault => ({
    found: `${quoted(cell)} is not a time`,
    remedy: 'use a time cell or HH:MM',
  }),
  number: (cell: Cell): Fault => ({
    found: `${quoted(cell)} is not a number`,
    remedy: 'use a number cell, digits with a decimal point only',
  }),
  positive: (cell: Cell): Fault => ({
    found: `${quoted(cell)} is not above zero`,
    remedy: 'enter a number above zero',
  }),
  negative: (cell: Cell): Fault => ({ found: `${quoted(cell)} is below zero`, remedy: 'enter zero or more' }),
  rate: (cell: Cell): Fault => ({
    found: `${quoted(cell)} is not a rate between 0 and 1`,
    remedy: 'write 24% or 0.24',
  }),
  yesNo: (cell: Cell): Fault => ({
    found: `${quoted(cell)} is neither Yes nor No`,
    remedy: 'enter Yes or No',
  }),
  oneOf: (cell: Cell, known: readonly string[]): Fault => ({
    found: `${quoted(cell)} is not known`,
    remedy: `use one of ${known.join(', ')}`,
  }),
  sign: (cell: Cell, action: string): Fault => ({
    found: `${quoted(cell)} contradicts ${action}`,
    remedy: 'leave the direction to the action and correct the sign',
  }),
};
