import type { Problem } from '../base/problem';
import { isoDay } from '../base/day';
import { isDayTime, type Cell } from './cell';

const QUOTED = 60;

/** What stands in a cell, as a problem quotes it: not more of it than finds the cell. */
export function quoted(cell: Cell): string {
  if (isDayTime(cell)) return isoDay(cell.day);
  return typeof cell === 'string' ? `"${shortened(cell)}"` : String(cell);
}

export const shortened = (text: string): string =>
  text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}…` : text;

/** What is wrong with one cell: the reader adds table, row and column. */
export interface Fault {
  /** Which kind of thing, whatever the words. */
  readonly code: string;
  readonly found: string;
  readonly remedy: string;
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'found' in value && 'remedy' in value;

export const problemAt = (
  table: string,
  row: number | null,
  column: string | null,
  fault: Fault,
): Problem => ({
  table,
  row,
  column,
  ...fault,
});

export const FAULTS = {
  symbol: {
    code: 'noSymbol',
    found: 'the cell is blank',
    remedy: 'enter the symbol; in merged cells only the first row has it',
  } satisfies Fault,
  faceValue: (cell: Cell, money: string): Fault => ({
    code: 'notFaceValue',
    found: `a bond's price is per 100 of face value, and ${quoted(cell)} is no face value`,
    remedy: `enter the face value under Quantity (10 bonds of 1,000 are 10000), or ${money} in place of the price`,
  }),
  contract: (amount: string): Fault => ({
    code: 'priceOfContract',
    found: 'the price of a future is per unit of its contract, and how many units that has is not told',
    remedy: `enter ${amount} (price × multiplier × contracts)`,
  }),
  option: (cell: Cell): Fault => ({
    code: 'notAnOption',
    found: `${quoted(cell)} looks like an option, and what it is written on cannot be read`,
    remedy:
      'write it as XYZ270115C00095000 or XYZ 01/15/2027 95.00 C, or put Option under Asset and the stock under Identical to',
  }),
  blank: (what: string): Fault => ({ code: 'blank', found: 'the cell is blank', remedy: `enter ${what}` }),
  day: (cell: Cell): Fault => ({
    code: 'notADate',
    found: `${quoted(cell)} is not a date`,
    remedy: 'use a date cell or YYYY-MM-DD',
  }),
  openDay: (cell: Cell): Fault => ({
    code: 'openDate',
    found: `${quoted(cell)} may be month first or day first`,
    remedy:
      'set File → Settings → Locale and enter the dates again, or turn the text into dates with =DATEVALUE(A2) in a column of its own',
  }),
  letter: (cell: Cell, letter: string): Fault => ({
    code: 'foreignLetter',
    found: `${quoted(cell)} holds "${letter}", a letter of another alphabet that looks like a Latin one`,
    remedy: 'type the name anew',
  }),
  time: (cell: Cell): Fault => ({
    code: 'notATime',
    found: `${quoted(cell)} is not a time`,
    remedy: 'use a time cell or HH:MM',
  }),
  number: (cell: Cell): Fault => ({
    code: 'notANumber',
    found: `${quoted(cell)} is not a number`,
    remedy: 'use a number cell, digits with a decimal point only',
  }),
  positive: (cell: Cell): Fault => ({
    code: 'notAboveZero',
    found: `${quoted(cell)} is not above zero`,
    remedy: 'enter a number above zero',
  }),
  negative: (cell: Cell): Fault => ({
    code: 'belowZero',
    found: `${quoted(cell)} is below zero`,
    remedy: 'enter zero or more',
  }),
  rate: (cell: Cell): Fault => ({
    code: 'notARate',
    found: `${quoted(cell)} is not a rate between 0 and 1`,
    remedy: 'write 24% or 0.24',
  }),
  yesNo: (cell: Cell): Fault => ({
    code: 'notYesNo',
    found: `${quoted(cell)} is neither Yes nor No`,
    remedy: 'enter Yes or No',
  }),
  oneOf: (cell: Cell, known: readonly string[]): Fault => ({
    code: 'unknownWord',
    found: `${quoted(cell)} is not known`,
    remedy: `use one of ${known.join(', ')}`,
  }),
  sign: (cell: Cell, action: string): Fault => ({
    code: 'wrongSign',
    found: `${quoted(cell)} contradicts ${action}`,
    remedy: 'leave the direction to the action and correct the sign',
  }),
};
