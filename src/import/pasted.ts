import { ProblemError } from '../base/problem';
import { isBlank, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { problemAt } from '../table/faults';

/** A file pasted without being split stands in one column: Sheets splits it better than a guess would. */
export function splitTable(functionName: string, raw: Range): Range {
  const isOneColumn = raw.every(row => row.slice(1).every(isBlank));
  const lines = raw.map(row => readText(row[0] ?? '')).filter(line => line !== '');
  if (!isOneColumn || !lines.some(isSeparated)) return raw;
  throw new ProblemError(functionName, [
    problemAt('raw', null, null, {
      code: 'oneColumn',
      found: 'the whole file stands in one column',
      remedy: 'use File → Import, or select the column and Data → Split text to columns',
    }),
  ]);
}

/** Three cells and more; each line is gone through once. */
export function isSeparated(line: string): boolean {
  let cells = 0;
  let hasText = false;
  for (const sign of line) {
    if (sign !== ',' && sign !== ';' && sign !== '\t') hasText = true;
    else if (hasText) {
      if (++cells === 2) return true;
      hasText = false;
    }
  }
  return false;
}
