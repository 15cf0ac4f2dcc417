import type { Day } from '../base/day';
import type { FileKind } from '../import/file';
import type { KeptAnswer } from './importAnswers';
import type { Cell, Range } from '../table/cell';

/** Where imported rows go: a new table, files read by a formula, rows that people keep, a formula of their own. */
export type TargetKind = 'none' | 'stack' | 'table' | 'formula';

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

/** A price, and when it is of, where a Prices table tells. */
export interface PriceDay {
  readonly symbol: string;
  /** As the cell has it. */
  readonly price: Cell;
  readonly day: Day | null;
}

/** What the page gets when it opens. */
export interface Opened {
  readonly tables: Readonly<Record<TableRole, FoundTable | null>>;
  /** The brokers' lines on sheets named 1099-B, 1099-DA, each with its headings; null where there is none. */
  readonly forms: Range | null;
  /** What each closed year carried out; null where no sheet has it. */
  readonly years: Range | null;
  readonly asOf: Day;
  /** Where the as-of day was read, or null when it is today's. */
  readonly asOfFrom: string | null;
  /** What the Prices table tells of its prices; null where there is none with an As of column. */
  readonly prices: readonly PriceDay[] | null;
  /** Cells of a sheet still show `Loading...`. */
  readonly isComputing: boolean;
  readonly canUndo: boolean;
  /** The file of the last import, which can be taken back; null where there is none. */
  readonly lastImport: string | null;
  /** What was answered of imported files, by their headings. */
  readonly answers: readonly KeptAnswer[];
  /** What an imported file of each kind would join. */
  readonly imports: Readonly<Record<FileKind, TargetKind>>;
  /** The plan written before, with what the household noted beside it; null where there is none. */
  readonly written: Range | null;
  /** Choices of ranges that lead nowhere any more. */
  readonly notes: readonly string[];
}
