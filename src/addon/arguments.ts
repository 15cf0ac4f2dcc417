import { ProblemError } from '../base/problem';
import { isBlank, isDayTime } from '../table/cell';
import { readText } from '../table/cells';
import { quoted } from '../table/words';
import { toScalar, type GoogleValue } from './edge';
import type { Zone } from './zone';

/** A tax year, or null when the argument is blank. */
export function yearArgument(functionName: string, value: GoogleValue, zone: Zone): number | null {
  const cell = toScalar(value, zone);
  if (isBlank(cell)) return null;
  const year = Number(cell);
  if (!isDayTime(cell) && Number.isInteger(year) && year > 1900 && year < 2200) return year;
  throw new ProblemError(functionName, [
    {
      table: 'year',
      row: null,
      column: null,
      found: `${quoted(cell)} is not a year`,
      remedy: 'write four digits, such as 2026',
    },
  ]);
}

/** NET_GAIN's line; blank is `net`. */
export function lineArgument(value: GoogleValue, zone: Zone): string {
  const cell = toScalar(value, zone);
  return isBlank(cell) ? 'net' : readText(cell).toLowerCase().replace(/\s+/g, ' ');
}
