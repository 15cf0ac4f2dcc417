import { dayFrom, dayFromIso, type Day } from '../base/day';
import { Decimal } from '../base/decimal';
import { exactFromNumber, exactFromText } from '../base/exact';
import { isBlank, isDayTime, type Cell } from './cell';
import { FAULTS, type Fault } from './words';

/** Sheets counts days from here; a cell that holds a time only stands on this day. */
const SHEETS_DAY_ZERO = dayFrom(1899, 12, 30);

export function readDay(cell: Cell): Day | Fault {
  if (isDayTime(cell)) return cell.day > SHEETS_DAY_ZERO ? cell.day : FAULTS.day(cell);
  if (isBlank(cell)) return FAULTS.blank('a date');
  const day = typeof cell === 'string' ? dayFromIso(cell.trim()) : null;
  return day ?? FAULTS.day(cell);
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const DAY_SECONDS = 86400;

/** Seconds since midnight; null for a blank. */
export function readTime(cell: Cell): number | null | Fault {
  if (isBlank(cell)) return null;
  if (isDayTime(cell)) return cell.seconds;
  if (typeof cell === 'number' && cell >= 0 && cell < 1) return Math.round(cell * DAY_SECONDS);
  const match = typeof cell === 'string' ? CLOCK.exec(cell.trim()) : null;
  if (!match) return FAULTS.time(cell);
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60
    ? hours * 3600 + minutes * 60 + seconds
    : FAULTS.time(cell);
}

/** An exact number, any sign. Text counts only as plain digits: `1.234,50` and `$5` are problems, not guesses. */
export function readNumber(cell: Cell): bigint | Fault {
  if (typeof cell === 'number') return exactFromNumber(cell) ?? FAULTS.number(cell);
  if (isBlank(cell)) return FAULTS.blank('a number');
  return (typeof cell === 'string' ? exactFromText(cell.trim()) : null) ?? FAULTS.number(cell);
}

const PERCENT = /^(\d+(?:\.\d*)?)\s*%$/;

export function readDecimal(cell: Cell): Decimal | Fault {
  if (typeof cell === 'number') return Number.isFinite(cell) ? new Decimal(cell) : FAULTS.number(cell);
  if (isBlank(cell)) return FAULTS.blank('a number');
  const text = typeof cell === 'string' ? cell.trim() : '';
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? new Decimal(text) : FAULTS.number(cell);
}

/** A share of one: `24%` or 0.24; above one is more likely a forgotten percent sign than a rate. */
export function readRate(cell: Cell): Decimal | Fault {
  const percent = typeof cell === 'string' ? PERCENT.exec(cell.trim()) : null;
  const rate = percent ? new Decimal(percent[1]!).div(100) : readDecimal(cell);
  if (!(rate instanceof Decimal)) return rate;
  return rate.isNegative() || rate.greaterThan(1) ? FAULTS.rate(cell) : rate;
}

export function readYesNo(cell: Cell): boolean | Fault {
  if (typeof cell === 'boolean') return cell;
  const word = typeof cell === 'string' ? cell.trim().toUpperCase() : '';
  if (word === 'YES' || word === 'TRUE' || word === 'Y') return true;
  if (word === 'NO' || word === 'FALSE' || word === 'N') return false;
  return FAULTS.yesNo(cell);
}

/** Text as written, trimmed; a number becomes its digits (an account number, a lot id). */
export const readText = (cell: Cell): string => (isDayTime(cell) ? '' : String(cell).trim());

export const readSymbol = (cell: Cell): string => readText(cell).toUpperCase();

/** `A; B` as a list, blanks left out. */
export const readList = (cell: Cell): string[] =>
  readText(cell)
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');
