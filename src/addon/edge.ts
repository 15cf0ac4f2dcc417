import { dayFrom, dayFromIso, isoDay, type Day } from '../base/day';
import { ProblemError } from '../base/problem';
import { isBlank, isDayTime, type Cell, type Range } from '../table/cell';
import type { Zone } from './zone';

/**
 * The one place where Google's values become the product's and back: a date cell is midnight in the
 * spreadsheet's zone, whatever zone the script runs in.
 */

/** What Sheets hands a custom function for one argument. */
export type GoogleValue = unknown;

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
    {
      table: name,
      row: null,
      column: null,
      code: 'noRange',
      found,
      remedy: 'give the table with its heading row',
    },
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
    {
      table: 'as_of',
      row: null,
      column: null,
      code: 'notADate',
      found,
      remedy: 'use a date cell or YYYY-MM-DD',
    },
  ]);
}

/** Results as Sheets takes them: day cells as dates of the spreadsheet. */
export const fromCells = (
  cells: readonly (readonly Cell[])[],
  zone: Zone,
): (string | number | boolean | Date)[][] => cells.map(row => row.map(cell => fromCell(cell, zone)));

export const fromCell = (cell: Cell, zone: Zone): string | number | boolean | Date =>
  isDayTime(cell) ? zone.write(cell) : cell;
