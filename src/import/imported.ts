import { ProblemError, type Problem } from '../base/problem';
import type { Cell, Range } from '../table/cell';
import type { ToldGain } from './fileGains';
import type { Question } from './questions';

/** What a formula, or the planner, gives beside the file. */
export interface Given {
  readonly account: string;
  readonly accountType: string;
  readonly hints: Range | null;
}

/** What a file came to: the canonical table, or the problems under which there is none. */
export interface Imported {
  /** Heading row first, what was set aside last; empty where problems stand. */
  readonly table: Cell[][];
  readonly problems: readonly Problem[];
  /** What a hint would answer, of the whole file or of single records. */
  readonly questions: readonly Question[];
  /** What the file itself says its sales gained, where it is a history. */
  readonly gains?: readonly ToldGain[];
}

export const notRead = (problems: readonly Problem[], questions: readonly Question[] = []): Imported => ({
  table: [],
  problems,
  questions,
});

/** A formula gives the table or throws. */
export function tableOf(functionName: string, { table, problems }: Imported): Cell[][] {
  if (problems.length > 0) throw new ProblemError(functionName, problems);
  return table;
}
