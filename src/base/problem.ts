/** Something wrong in a named cell, said so that the reader can mend it. */
export interface Problem {
  /** Which argument: `Lots`, `Trades`, `Settings`, `Securities`, `Gains`, `Prices`, or a scalar argument's name. */
  readonly table: string;
  /** The heading row is row 1 of the range; null when no one row is at fault. */
  readonly row: number | null;
  /** The canonical heading, or null when the whole row is at fault. */
  readonly column: string | null;
  /** Which kind of thing is wrong, whatever the words: `notADate`. */
  readonly code: string;
  /** What was found, in words: `"31/02/2026" is not a date`. */
  readonly found: string;
  /** What would do: `use a date cell or YYYY-MM-DD`. */
  readonly remedy: string;
}

/** `Trades row 7, Date: "31/02/2026" is not a date; use a date cell or YYYY-MM-DD.` */
export function sentence(problem: Problem): string {
  const row = problem.row === null ? '' : ` row ${problem.row}`;
  const column = problem.column === null ? '' : `, ${problem.column}`;
  return `${problem.table}${row}${column}: ${problem.found}; ${problem.remedy}.`;
}

/** `Check Trades row 57`: what a spoiled row shows in its text columns. */
export const pointer = (problem: Problem): string =>
  `Check ${problem.table}${problem.row === null ? '' : ` row ${problem.row}`}`;

const SHOWN = 10;
const LONGEST = 1900; // a cell's note is cut off beyond two thousand characters

/** Up to ten problems as one text, as many as fit. */
function told(problems: readonly Problem[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const problem of problems.slice(0, SHOWN)) {
    const text = sentence(problem);
    if (shown.length > 0 && length + text.length > LONGEST) break;
    shown.push(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
    length += text.length + 1;
  }
  const left = problems.length - shown.length;
  return `${shown.join(' ')}${left > 0 ? ` … and ${left} more; see HARVEST_CHECK.` : ''}`;
}

/** One error for a function that cannot answer: its name, then up to ten problems. */
export class ProblemError extends Error {
  constructor(
    readonly functionName: string,
    readonly problems: readonly Problem[],
  ) {
    super(`${functionName}: ${told(problems)}`);
    this.name = 'Error';
  }
}
