import type { Day } from '../base/day';

/** A date or time cell after the edge has read it in the spreadsheet's own zone. */
export interface DayTime {
  readonly day: Day;
  /** Seconds since midnight. */
  readonly seconds: number;
}

/** What stands in a cell: Sheets hands a blank over as `''`, an error as its text. */
export type Cell = string | number | boolean | DayTime;

export type Row = readonly Cell[];

/** A range: its first row holds headings. */
export type Range = readonly Row[];

export const isDayTime = (cell: Cell): cell is DayTime => typeof cell === 'object';

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === 'string' && cell.trim() === '');
