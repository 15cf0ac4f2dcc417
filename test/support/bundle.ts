import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { formatInstant, instantOf } from '../../workbench/standin/zone';

export const ROOT = resolve(__dirname, '../..');
export const DIST = `${ROOT}/dist`;

/** The built script, as fresh as its sources (`freshBundle.mjs`). */
export const bundleText = (): string => readFileSync(`${DIST}/Code.js`, 'utf8');

export type Value = string | number | boolean | Date;

export interface Bundle {
  /** Calls a custom function with what Sheets would hand over. */
  call(name: string, ...args: unknown[]): unknown;
  table(name: string, ...args: unknown[]): Value[][];
  /** A date cell: midnight in the spreadsheet's zone. */
  day(iso: string): Date;
  /** A date cell with a time, `YYYY-MM-DDTHH:MM`. */
  at(iso: string): Date;
  /** A result's date as `YYYY-MM-DD` in the spreadsheet's zone. */
  iso(value: unknown): string;
  /** The same with its time, `YYYY-MM-DD HH:MM:SS`. */
  moment(value: Date): string;
}

/** `dist/Code.js` in a bare V8 context: nothing but what a custom function may call. */
export function openBundle(zone = 'America/New_York'): Bundle {
  const context = vm.createContext({
    SpreadsheetApp: { getActive: () => ({ getSpreadsheetTimeZone: () => zone }) },
    Utilities: {
      formatDate: (date: Date, name: string, pattern: string) => formatInstant(date.getTime(), name, pattern),
    },
  });
  vm.runInContext(bundleText(), context, { filename: 'Code.js' });
  const call = (name: string, ...args: unknown[]): unknown =>
    (context[name] as (...given: unknown[]) => unknown)(...args);
  return {
    call,
    table: (name, ...args) => call(name, ...args) as Value[][],
    day: iso => new Date(instantOf(Date.parse(`${iso}T00:00:00Z`), zone)),
    at: iso => new Date(instantOf(Date.parse(`${iso}Z`), zone)),
    iso: value => formatInstant((value as Date).getTime(), zone, 'yyyy-MM-dd'),
    moment: value => formatInstant(value.getTime(), zone, 'yyyy-MM-dd HH:mm:ss'),
  };
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Rows as a sheet hands them over: ISO dates become date cells. */
export const asRange = (bundle: Bundle, rows: readonly (readonly (string | number)[])[]): Value[][] =>
  rows.map(row => row.map(cell => (typeof cell === 'string' && ISO.test(cell) ? bundle.day(cell) : cell)));
