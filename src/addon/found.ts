import type { Day } from '../base/day';
import type { Range } from '../table/cell';

/** The tables the planner reads. */
export const ROLES = ['lots', 'trades', 'settings', 'securities'] as const;

export type TableRole = (typeof ROLES)[number];

/** A table found on a sheet, its cells, and a fingerprint that tells whether it has changed since. */
export interface FoundTable {
  /** `'Lots'!A1:L62` */
  readonly reference: string;
  readonly cells: Range;
  readonly fingerprint: string;
}

/** What the page gets when it opens. */
export interface Opened {
  readonly tables: Readonly<Record<TableRole, FoundTable | null>>;
  readonly asOf: Day;
  /** Where the as-of day was read, or null when it is today's. */
  readonly asOfFrom: string | null;
  readonly canUndo: boolean;
  /** The plan written before, with what the household noted beside it; null where there is none. */
  readonly written: Range | null;
  /** Choices of ranges that lead nowhere any more. */
  readonly notes: readonly string[];
}
