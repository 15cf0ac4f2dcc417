import type { Problem } from '../base/problem';

/** A problem and how far it reaches: one symbol's group, or (null) everything. */
export interface RowProblem {
  readonly problem: Problem;
  /** Whose figures cannot be trusted until it is mended; null: nobody's can. */
  readonly symbol: string | null;
}
