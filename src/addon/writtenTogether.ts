import { asText, type GoogleCell } from './asText';

/** Cells that are written in one call, and what they held before it. */
export interface Block {
  readonly range: GoogleAppsScript.Spreadsheet.Range;
  readonly before: readonly (readonly GoogleCell[])[];
  readonly after: readonly (readonly GoogleCell[])[];
}

/** What was asked for was not written, and these rows may hold it all the same. */
export class LeftBehind extends Error {
  constructor(readonly rows: readonly number[]) {
    super(`rows ${rows.join(', ')} could not be put back`);
  }
}

/**
 * All of the blocks or none. Each is noted before its call: one that acts and fails afterwards, a timeout, is put back
 * like those before it. Throws what Google threw, or `LeftBehind` where putting back fails twice.
 */
export function writeTogether(blocks: readonly Block[]): void {
  const noted: Block[] = [];
  try {
    for (const block of blocks) {
      noted.push(block);
      block.range.setValues(block.after.map(row => row.map(asText)));
    }
  } catch (error) {
    const left = noted.reverse().flatMap(block => (putBack(block) || putBack(block) ? [] : rowsOf(block)));
    if (left.length > 0) throw new LeftBehind(left.sort((a, b) => a - b));
    throw error;
  }
}

/** Only where the cells are not what they were: what could not be written needs no right to write. */
function putBack({ range, before }: Block): boolean {
  try {
    const now = range.getValues() as GoogleCell[][];
    if (!now.every((row, r) => row.every((cell, c) => sameCell(cell, before[r]![c]!))))
      range.setValues(before.map(row => row.map(asText)));
    return true;
  } catch {
    return false;
  }
}

const rowsOf = ({ range, before }: Block): number[] => {
  const first = range.getRow();
  return before.map((_, at) => first + at);
};

const sameCell = (a: GoogleCell, b: GoogleCell): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.getTime() === b.getTime() : a === b;
