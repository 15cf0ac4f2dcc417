import { ProblemError } from '../base/problem';
import { countryOf } from '../countries/chooser';
import { readTaxYear } from '../countries/yearNames';
import type { Argument, ArgumentKind, CustomFunction } from '../functions/declare';
import { isBlank, isDayTime, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { quoted } from '../table/faults';
import { readSettings } from '../table/settings';
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
  year: (value, zone) => toScalar(value, zone),
  text: (value, zone) => readText(toScalar(value, zone)),
  cell: (value, zone) => toScalar(value, zone),
};

/** What Sheets calls: arguments in their order, dates in the spreadsheet's zone, in and out. */
export const callOf =
  (declared: CustomFunction) =>
  (...given: readonly GoogleValue[]): unknown => {
    const zone = spreadsheetZone();
    const read = Object.fromEntries(
      Object.entries(declared.args).map(([name, argument], at) => [
        name,
        READ[argument.kind](given[at], zone, declared.name, argument),
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
    return Array.isArray(answer) ? fromCells(answer, zone) : fromCell(answer, zone);
  };

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
