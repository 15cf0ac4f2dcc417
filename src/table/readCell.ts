import { Decimal } from '../base/decimal';
import { folded, normalizeHeading } from '../base/text';
import type { Term } from '../engine/records';
import { isBlank, isDayTime, type Cell } from './cell';
import { plainDigits } from './numbers';
import { readSymbolText } from './symbol';
import { FAULTS, type Fault } from './faults';

const MOST_DIGITS = 20;

export function readDecimal(cell: Cell): Decimal | Fault {
  if (typeof cell === 'number') return Number.isFinite(cell) ? new Decimal(cell) : FAULTS.number(cell);
  if (isBlank(cell)) return FAULTS.blank('a number');
  const digits = typeof cell === 'string' ? plainDigits(cell, null) : null;
  if (digits === null || digits.length > 2 * MOST_DIGITS) return FAULTS.number(cell);
  const value = new Decimal(digits);
  return value.e >= MOST_DIGITS ? FAULTS.number(cell) : value;
}

const PERCENT = /^(\d+(?:\.\d*)?|\.\d+)\s*%$/;

/** A share of one: `24%` or 0.24; above one is more likely a forgotten percent sign than a rate. */
export function readRate(cell: Cell): Decimal | Fault {
  const percent = typeof cell === 'string' ? PERCENT.exec(folded(cell)) : null;
  const rate = percent ? new Decimal(percent[1]!).div(100) : readDecimal(cell);
  if (!(rate instanceof Decimal)) return rate;
  return rate.isNegative() || rate.greaterThan(1) ? FAULTS.rate(cell) : rate;
}

export function readYesNo(cell: Cell): boolean | Fault {
  if (typeof cell === 'boolean') return cell;
  const word = typeof cell === 'string' ? folded(cell).toUpperCase() : '';
  if (word === 'YES' || word === 'TRUE' || word === 'Y') return true;
  if (word === 'NO' || word === 'FALSE' || word === 'N') return false;
  return FAULTS.yesNo(cell);
}

/** Text as people mean it; a number becomes its digits (an account number, a lot id). */
export const readText = (cell: Cell): string =>
  typeof cell === 'string' ? folded(cell) : isDayTime(cell) ? '' : String(cell);

export const readSymbol = (cell: Cell): string => readSymbolText(readText(cell));

/** `A; B` as a list, blanks left out. */
export const readList = (cell: Cell): string[] =>
  readText(cell)
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');

/** `Short`, `Long-term (covered)`, `LT`: only the beginning counts. */
export function termWord(text: string): Term | null {
  const word = normalizeHeading(text);
  if (/^(SHORT|ST($|TERM))/.test(word)) return 'short';
  return /^(LONG|LT($|TERM))/.test(word) ? 'long' : null;
}

/** A tick as people set it: a checkbox, 1, x or yes. */
export function isTicked(cell: Cell): boolean {
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return cell === 1;
  return typeof cell === 'string' && /^(?:TRUE|1|X|YES|Y|DONE|✓|✔|☑)$/i.test(readText(cell));
}
