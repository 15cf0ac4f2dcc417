import { dayFrom, dayFromIso, isoDay, type Day } from '../base/day';
import { ProblemError } from '../base/problem';
import { isBlank, isDayTime, type Cell, type DayTime, type Range } from '../table/cell';

/**
 * The one place where Google's values become the product's and back: a date cell is midnight in the
 * spreadsheet's zone, whatever zone the script runs in.
 */

/** What Sheets hands a custom function for one argument. */
export type GoogleValue = unknown;

export interface Zone {
  read(date: Date): DayTime;
  write(at: DayTime): Date;
}

const PATTERN = 'yyyy-MM-dd HH:mm:ss';
const SECOND = 1000;
const DAY = 86400 * SECOND;

/** The zone of the active spreadsheet; asked of Google only when a date turns up, once for each distinct one. */
export function spreadsheetZone(): Zone {
  let name: string | null = null;
  const known = new Map<number, DayTime>();
  const read = (date: Date): DayTime => {
    const instant = date.getTime();
    let at = known.get(instant);
    if (!at) {
      name ??= SpreadsheetApp.getActive().getSpreadsheetTimeZone();
      known.set(instant, (at = parse(Utilities.formatDate(date, name, PATTERN))));
    }
    return at;
  };
  const written = new Map<number, Date>();
  return {
    read,
    write: at => {
      const local = at.day * DAY + at.seconds * SECOND;
      let date = written.get(local);
      if (!date) written.set(local, (date = instantOf(local, read)));
      return date;
    },
  };
}

function parse(text: string): DayTime {
  const [date = '', clock = ''] = text.split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return { day: dayFromIso(date)!, seconds: hours * 3600 + minutes * 60 + seconds };
}

/** The instant whose local reading is wanted: the offset found there corrects the guess, twice over a clock change. */
function instantOf(local: number, read: (date: Date) => DayTime): Date {
  let instant = local;
  for (let round = 0; round < 3; round++) {
    const at = read(new Date(instant));
    const off = local - (at.day * DAY + at.seconds * SECOND);
    if (off === 0) break;
    instant += off;
  }
  return new Date(instant);
}

export const today = (zone: Zone): Day => zone.read(new Date()).day;

/** One value of a range. Dates by duck type: in a sandbox they come from another realm. */
export function toCell(value: GoogleValue, zone: Zone): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'object' && isDate(value))
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : zone.read(value);
  return `[${typeof value}]`;
}

const isDate = (value: object): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** A range argument; null when it is not given. */
export function toRange(value: GoogleValue, zone: Zone): Range | null {
  if (!Array.isArray(value)) {
    const cell = toCell(value, zone);
    return isBlank(cell) ? null : [[cell]];
  }
  const rows = (value as unknown[]).map(row => (Array.isArray(row) ? (row as unknown[]) : [row]));
  const range = rows.map(row => row.map(cell => toCell(cell, zone)));
  return range.every(row => row.every(isBlank)) ? null : range;
}

/** A range that the function cannot do without. */
export function neededRange(functionName: string, name: string, value: GoogleValue, zone: Zone): Range {
  const range = toRange(value, zone);
  if (range !== null && Array.isArray(value)) return range;
  const found =
    range === null ? 'the range is blank or not given' : 'a single value stands where a range is needed';
  throw new ProblemError(functionName, [
    { table: name, row: null, column: null, found, remedy: 'give the table with its heading row' },
  ]);
}

/** A single value, also where Sheets hands it over as a one-cell range. */
export function toScalar(value: GoogleValue, zone: Zone): Cell {
  let inner = value;
  while (Array.isArray(inner)) inner = (inner as unknown[])[0];
  return toCell(inner, zone);
}

/** The as-of day: a date cell, `YYYY-MM-DD`, or today when blank. */
export function asOfDay(functionName: string, value: GoogleValue, zone: Zone): Day {
  const cell = toScalar(value, zone);
  if (isBlank(cell)) return today(zone);
  const day = isDayTime(cell) ? cell.day : typeof cell === 'string' ? dayFromIso(cell.trim()) : null;
  if (day !== null && day > dayFrom(1900, 1, 1)) return day;
  const found = isDayTime(cell) ? `${isoDay(cell.day)} is too early` : `"${String(cell)}" is not a date`;
  throw new ProblemError(functionName, [
    { table: 'as_of', row: null, column: null, found, remedy: 'use a date cell or YYYY-MM-DD' },
  ]);
}

/** Results as Sheets takes them: day cells as dates of the spreadsheet. */
export const fromCells = (
  cells: readonly (readonly Cell[])[],
  zone: Zone,
): (string | number | boolean | Date)[][] => cells.map(row => row.map(cell => fromCell(cell, zone)));

export const fromCell = (cell: Cell, zone: Zone): string | number | boolean | Date =>
  isDayTime(cell) ? zone.write(cell) : cell;
