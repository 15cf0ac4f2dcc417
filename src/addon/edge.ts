import type { Day } from '../base/day';
import { toRange as rangeOf, type Caller } from '../functions/called';
import { isDayTime, type Cell, type Range } from '../table/cell';
import { spreadsheetZone, type Zone } from './zone';

/**
 * The one place where Google's values become the product's and back: a date cell is midnight in the
 * spreadsheet's zone, whatever zone the script runs in.
 */

/** What Sheets hands a custom function for one argument. */
export type GoogleValue = unknown;

export const today = (zone: Zone): Day => zone.read(new Date()).day;

/** A formula of the active spreadsheet. */
export function googleCaller(): Caller<string | number | boolean | Date> {
  const zone = spreadsheetZone();
  return {
    cell: value => toCell(value, zone),
    out: cell => fromCell(cell, zone),
    today: () => today(zone),
  };
}

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

/** A range as Google's services hand it over; null where nothing stands in it. */
export const toRange = (value: GoogleValue, zone: Zone): Range | null =>
  rangeOf(value, { cell: one => toCell(one, zone) });

/** Results as Sheets takes them: day cells as dates of the spreadsheet. */
export const fromCells = (
  cells: readonly (readonly Cell[])[],
  zone: Zone,
): (string | number | boolean | Date)[][] => cells.map(row => row.map(cell => fromCell(cell, zone)));

export const fromCell = (cell: Cell, zone: Zone): string | number | boolean | Date =>
  isDayTime(cell) ? zone.write(cell) : cell;
