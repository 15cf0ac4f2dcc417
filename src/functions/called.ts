import { dayFrom, dayFromIso, isoDay, type Day } from '../base/day';
import { ProblemError } from '../base/problem';
import { countryOf } from '../countries/chooser';
import { readTaxYear } from '../countries/yearNames';
import { isBlank, isDayTime, type Cell, type Range } from '../table/cell';
import { quoted } from '../table/faults';
import { readText } from '../table/readCell';
import { readSettings } from '../table/settings';
import type { Argument, ArgumentKind, CustomFunction } from './declare';

/** Where a custom function is called: how its values become cells and back, and which day it is there. */
export interface Caller<Out> {
  cell(value: unknown): Cell;
  out(cell: Cell): Out;
  today(): Day;
}

type Value = Cell | Range | number | null;

/** How each kind of argument is read from what the caller hands over. */
const READ: Readonly<
  Record<
    ArgumentKind,
    (value: unknown, caller: Caller<unknown>, functionName: string, argument: Argument) => Value
  >
> = {
  table: (value, caller, name, { title }) => neededRange(name, title, value, caller),
  range: (value, caller) => toRange(value, caller),
  day: (value, caller, name) => asOfDay(name, value, caller),
  year: (value, caller) => toScalar(value, caller),
  text: (value, caller) => readText(toScalar(value, caller)),
  cell: (value, caller) => toScalar(value, caller),
};

/** A custom function called with its arguments in their order. @throws ProblemError */
export function called<Out>(
  declared: CustomFunction,
  given: readonly unknown[],
  caller: Caller<Out>,
): Out | Out[][] {
  const read = Object.fromEntries(
    Object.entries(declared.args).map(([name, argument], at) => [
      name,
      READ[argument.kind](given[at], caller, declared.name, argument),
    ]),
  );
  const values =
    declared.args['year'] === undefined
      ? read
      : {
          ...read,
          year: yearOf(read['year'] as Cell, (read['settings'] ?? null) as Range | null, declared.name),
        };
  const answer = declared.answer(values);
  return Array.isArray(answer) ? answer.map(row => row.map(cell => caller.out(cell))) : caller.out(answer);
}

/** A range argument; null when it is not given. */
export function toRange(value: unknown, caller: Pick<Caller<unknown>, 'cell'>): Range | null {
  if (!Array.isArray(value)) {
    const cell = caller.cell(value);
    return isBlank(cell) ? null : [[cell]];
  }
  const rows = (value as unknown[]).map(row => (Array.isArray(row) ? (row as unknown[]) : [row]));
  const range = rows.map(row => row.map(cell => caller.cell(cell)));
  return range.every(row => row.every(isBlank)) ? null : range;
}

/** A range that the function cannot do without. */
function neededRange(functionName: string, name: string, value: unknown, caller: Caller<unknown>): Range {
  const range = toRange(value, caller);
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

/** A single value, also where it is handed over as a range of one cell. */
function toScalar(value: unknown, caller: Caller<unknown>): Cell {
  let inner = value;
  while (Array.isArray(inner)) inner = (inner as unknown[])[0];
  return caller.cell(inner);
}

/** The as-of day: a date cell, `YYYY-MM-DD`, or today when blank. */
function asOfDay(functionName: string, value: unknown, caller: Caller<unknown>): Day {
  const cell = toScalar(value, caller);
  if (isBlank(cell)) return caller.today();
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

/** A tax year as people of the country write it, or null when the argument is blank. */
function yearOf(cell: Cell, settings: Range | null, functionName: string): number | null {
  if (isBlank(cell)) return null;
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 1900 && cell < 2200) return cell;
  const read = isDayTime(cell)
    ? { code: 'notAYear', found: `${quoted(cell)} is not a year`, remedy: 'write four digits, such as 2026' }
    : readTaxYear(readText(cell), countryOf(readSettings(settings).settings));
  if (typeof read === 'number' && read > 1900 && read < 2200) return read;
  throw new ProblemError(functionName, [
    { table: 'year', row: null, column: null, ...(typeof read === 'number' ? NOT_NEAR : read) },
  ]);
}

const NOT_NEAR = {
  code: 'notAYear',
  found: 'the year is not between 1901 and 2199',
  remedy: 'write four digits, such as 2026',
};
