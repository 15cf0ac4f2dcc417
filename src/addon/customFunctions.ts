import { ProblemError } from '../base/problem';
import type { Argument, ArgumentKind, CustomFunction } from '../functions/declare';
import { isBlank, isDayTime, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { quoted } from '../table/faults';
import { asOfDay, fromCell, fromCells, neededRange, toRange, toScalar, type GoogleValue } from './edge';
import { spreadsheetZone, type Zone } from './zone';

type Value = Cell | Range | number | null;

/** How each kind of argument is read from what Sheets hands over. */
const READ: Readonly<
  Record<ArgumentKind, (value: GoogleValue, zone: Zone, name: string, argument: Argument) => Value>
> = {
  table: (value, zone, name, { title }) => neededRange(name, title, value, zone),
  range: (value, zone) => toRange(value, zone),
  day: (value, zone, name) => asOfDay(name, value, zone),
  year: (value, zone, name) => yearOf(toScalar(value, zone), name),
  text: (value, zone) => readText(toScalar(value, zone)),
  cell: (value, zone) => toScalar(value, zone),
};

/** What Sheets calls: arguments in their order, dates in the spreadsheet's zone, in and out. */
export const callOf =
  (declared: CustomFunction) =>
  (...given: readonly GoogleValue[]): unknown => {
    const zone = spreadsheetZone();
    const values = Object.fromEntries(
      Object.entries(declared.args).map(([name, argument], at) => [
        name,
        READ[argument.kind](given[at], zone, declared.name, argument),
      ]),
    );
    const answer = declared.answer(values);
    return Array.isArray(answer) ? fromCells(answer, zone) : fromCell(answer, zone);
  };

/** A tax year, or null when the argument is blank. */
function yearOf(cell: Cell, functionName: string): number | null {
  if (isBlank(cell)) return null;
  const year = Number(cell);
  if (!isDayTime(cell) && Number.isInteger(year) && year > 1900 && year < 2200) return year;
  throw new ProblemError(functionName, [
    {
      table: 'year',
      row: null,
      column: null,
      code: 'notAYear',
      found: `${quoted(cell)} is not a year`,
      remedy: 'write four digits, such as 2026',
    },
  ]);
}
