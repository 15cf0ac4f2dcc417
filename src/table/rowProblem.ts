import type { Problem } from '../base/problem';
import { foreignLetter, normalizeHeading } from '../base/text';
import { isBlank, type Cell } from './cell';
import { readText } from './readCell';
import { problemAt, FAULTS, isFault, type Fault } from './faults';

/** A problem and how far it reaches: one symbol's group, or (null) everything; `alone` spoils its own row only. */
export interface RowProblem {
  readonly problem: Problem;
  /** Whose figures cannot be trusted until it is mended; null: nobody's can. */
  readonly symbol: string | null;
  readonly isAlone?: boolean;
}

/** What is wrong with a row, by column. */
export interface Blamed {
  readonly column: string | null;
  readonly fault: Fault;
}

export const blame = (column: string | null, fault: Fault): Blamed => ({ column, fault });

/** All faults of a row reach as far as its symbol does. */
export const problemsOf = (
  table: string,
  row: number,
  symbol: string,
  faults: readonly Blamed[],
): RowProblem[] =>
  faults.map(({ column, fault }) => ({
    problem: problemAt(table, row, column, fault),
    symbol: symbol || null,
  }));

/** Reads a row, finding every fault in it and not only the first. */
export abstract class FaultFinder {
  protected readonly faults: Blamed[] = [];

  protected blame(column: string, fault: Fault): void {
    this.faults.push(blame(column, fault));
  }

  /** The value, or its fault noted and something to go on with. */
  protected checked<T>(column: string, value: T | Fault, instead: T): T {
    if (!isFault(value)) return value;
    this.blame(column, value);
    return instead;
  }
}

const TOTAL = /^(?:GRAND|SUB|ACCOUNT|PORTFOLIO)?TOTALS?/;

/** A row that adds others up: it names no security, and a word or nothing stands where its day should. */
export const isTotalsRow = (cells: readonly Cell[]): boolean =>
  cells.every(
    cell => isBlank(cell) || cell === 0 || cell === false || TOTAL.test(normalizeHeading(readText(cell))),
  );

/** It is set aside and told, and spoils nothing. */
export const totalsRow = (table: string, row: number): Problem =>
  problemAt(table, row, null, {
    code: 'totalsRow',
    found: 'the row names no security and no day: a totals row?',
    remedy: 'leave it out of the range; it is set aside, and nothing depends on it',
  });

const NAMES = [
  ['symbol', 'Symbol'],
  ['account', 'Account'],
  ['owner', 'Owner'],
] as const;

/** Names in which a letter of another alphabet hides. */
export function hiddenLetters(row: { cell(key: (typeof NAMES)[number][0]): Cell }): Blamed[] {
  const found: Blamed[] = [];
  for (const [key, column] of NAMES) {
    const cell = row.cell(key);
    const letter = typeof cell === 'string' ? foreignLetter(readText(cell)) : null;
    if (letter !== null) found.push(blame(column, FAULTS.letter(cell, letter)));
  }
  return found;
}
