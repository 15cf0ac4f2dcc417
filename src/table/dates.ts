import { dayFrom, dayFromIso, type Day } from '../base/day';
import { folded } from '../base/text';
import { isBlank, isDayTime, type Cell, type DayTime } from './cell';
import { FAULTS, type Fault } from './faults';

/** The order of day and month in a column of texts such as `03/04/2026`; null where nothing in it tells. */
export type DateOrder = 'MDY' | 'DMY' | null;

const FIRST = dayFrom(1900, 1, 1);
const LAST = dayFrom(2200, 1, 1);
/** Sheets counts days from here: a date whose format was lost arrives as such a number. */
const SERIAL_ZERO = dayFrom(1899, 12, 30);
const SERIALS = { from: 18264, to: 73415 }; // 1950 to 2100

const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toUpperCase()) / 3 + 1;

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const NAME_FIRST = /^([A-Za-z]{3,9})[-\s.]*(\d{1,2})(?:,|-|\s)\s*(\d{4}|\d{2})$/;
const DAY_FIRST = /^(\d{1,2})[-\s]([A-Za-z]{3,9})[-\s,.]+(\d{4}|\d{2})$/;
const CLOCK =
  /^(\d{1,2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?(?:,?\s*(?:Z|UTC|ET|EST|EDT|PT|[+-]\d{2}:?\d{2}))?$/;

/** A date written as text, taken apart; its order may be open. */
interface Written {
  readonly day: Day | null;
  /** Set where both readings exist: `03/04/2026`. */
  readonly other: Day | null;
  readonly seconds: number;
  /** What this text alone proves about the order. */
  readonly proves: DateOrder;
}

function civilDay(year: number, month: number, date: number): Day | null {
  const full = year < 100 ? 2000 + year : year;
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const day = dayFrom(full, month, date);
  return dayFrom(full, month, 1) <= day && day < dayFrom(full, month + 1, 1) ? day : null;
}

/** Reads the text of a date; `order` settles what the text leaves open. */
function written(text: string, order: DateOrder): Written | null {
  const [date, clock] = apart(folded(text));
  const seconds = clock === null ? 0 : secondsOf(clock);
  if (seconds === null) return null;
  const sure = (day: Day | null): Written | null =>
    day === null ? null : { day, other: null, seconds, proves: null };
  const iso = ISO.exec(date) ?? COMPACT.exec(date);
  if (iso) return sure(civilDay(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const named = NAME_FIRST.exec(date);
  if (named) return sure(civilDay(Number(named[3]), monthOf(named[1]!), Number(named[2])));
  const spoken = DAY_FIRST.exec(date);
  if (spoken) return sure(civilDay(Number(spoken[3]), monthOf(spoken[2]!), Number(spoken[1])));
  const match = NUMERIC.exec(date);
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const monthFirst = civilDay(year, first, second);
  const dayFirst = civilDay(year, second, first);
  if (monthFirst === null && dayFirst === null) return null;
  const proves = monthFirst === null ? 'DMY' : dayFirst === null ? 'MDY' : null;
  if (proves !== null || monthFirst === dayFirst) {
    return { day: monthFirst ?? dayFirst, other: null, seconds, proves };
  }
  if (order === null) return { day: null, other: dayFirst, seconds, proves: null };
  return { day: order === 'MDY' ? monthFirst : dayFirst, other: null, seconds, proves: null };
}

/** The date and the time of a text that may hold both. */
function apart(text: string): [date: string, clock: string | null] {
  const match = /^(.*?\d)(?:T|,?\s+|;)(\d{1,2}:?\d{2}.*)$/.exec(text);
  if (!match || !CLOCK.test(match[2]!) || /^\d{4}$/.test(match[2]!)) return [text, null];
  return [match[1]!, match[2]!];
}

function secondsOf(clock: string): number | null {
  const match = CLOCK.exec(clock.trim());
  if (!match) return null;
  const half = match[4]?.toUpperCase();
  const hours = half ? (Number(match[1]) % 12) + (half === 'P' ? 12 : 0) : Number(match[1]);
  const [minutes, seconds] = [Number(match[2]), Number(match[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : null;
}

const DAY_SECONDS = 86400;

/** A day and, where the cell carries one, its time. */
export function readMoment(cell: Cell, order: DateOrder = null): DayTime | Fault {
  const moment = momentOf(cell, order);
  if (moment === null) return isBlank(cell) ? FAULTS.blank('a date') : FAULTS.day(cell);
  if (moment === 'open') return FAULTS.openDay(cell);
  return moment.day >= FIRST && moment.day < LAST ? moment : FAULTS.day(cell);
}

function momentOf(cell: Cell, order: DateOrder): DayTime | 'open' | null {
  if (isDayTime(cell)) return cell;
  if (typeof cell === 'number') return fromSerial(cell);
  if (typeof cell !== 'string' || isBlank(cell)) return null;
  const exact = dayFromIso(cell);
  if (exact !== null) return { day: exact, seconds: 0 };
  const found = written(cell, order);
  if (!found) return null;
  return found.day === null ? 'open' : { day: found.day, seconds: found.seconds };
}

function fromSerial(value: number): DayTime | null {
  if (value >= SERIALS.from && value <= SERIALS.to) {
    const day = Math.floor(value);
    const seconds = Math.min(Math.round((value - day) * DAY_SECONDS), DAY_SECONDS - 1);
    return { day: SERIAL_ZERO + day, seconds };
  }
  const match = Number.isInteger(value) ? COMPACT.exec(String(value)) : null;
  const day = match && civilDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return day === null || Number(match![1]) < 1950 || Number(match![1]) > 2100 ? null : { day, seconds: 0 };
}

export function readDay(cell: Cell, order: DateOrder = null): Day | Fault {
  const moment = readMoment(cell, order);
  return 'day' in moment ? moment.day : moment;
}

/** Seconds since midnight; null for a blank. */
export function readTime(cell: Cell): number | null | Fault {
  if (isBlank(cell)) return null;
  if (isDayTime(cell)) return cell.seconds;
  if (typeof cell === 'number' && cell >= 0 && cell < 1) return Math.round(cell * DAY_SECONDS);
  const seconds = typeof cell === 'string' && cell.includes(':') ? secondsOf(folded(cell)) : null;
  return seconds ?? FAULTS.time(cell);
}

/** What a column's texts say about the order of day and month. */
export interface OrderEvidence {
  readonly order: DateOrder;
  /** How many texts prove it: one alone may be a slip. */
  readonly proofs: number;
  /** Texts that read either way stand in it. */
  readonly isOpen: boolean;
  /** Day-first and month-first texts stand in one column. */
  readonly isMixed: boolean;
  /** Date cells stand beside day-first texts: the spreadsheet's locale has swapped day and month in the cells. */
  readonly isSwapped: boolean;
}

export function orderOf(cells: Iterable<Cell>): OrderEvidence {
  const proofs = { MDY: 0, DMY: 0 };
  let isOpen = false;
  let hasDates = false;
  for (const cell of cells) {
    if (isDayTime(cell)) hasDates = true;
    if (typeof cell !== 'string' || !/\d/.test(cell)) continue;
    const found = written(cell, null);
    if (found?.proves) proofs[found.proves]++;
    if (found && found.day === null) isOpen = true;
  }
  const order =
    proofs.MDY > 0 && proofs.DMY === 0 ? 'MDY' : proofs.DMY > 0 && proofs.MDY === 0 ? 'DMY' : null;
  return {
    order,
    proofs: Math.max(proofs.MDY, proofs.DMY),
    isOpen,
    isMixed: proofs.MDY > 0 && proofs.DMY > 0,
    isSwapped: hasDates && proofs.DMY > 0,
  };
}
