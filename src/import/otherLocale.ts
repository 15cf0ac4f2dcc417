import type { Cell } from '../table/cell';
import type { Record } from './recognise';
import type { Role } from './roles';
import { isWhole } from './values';

/** A record as arithmetic has it, and what it cannot tell. */
export interface Mended {
  readonly record: Record;
  /** The heading of a figure that may be a thousand times too large; null where nothing is in doubt. */
  readonly doubt: string | null;
  /** What was set right. */
  readonly note: string;
}

const FIGURES: readonly Role[] = ['quantity', 'price', 'amount', 'gross', 'fees'];

/**
 * Figures of a file that Sheets read under another locale: `10,799` for 10.799 became 10799. Where quantity, price and
 * amount agree only if some of them are a thousandth, they are; where nothing proves it, it is asked.
 */
export function mended(record: Record, agrees: (record: Record) => boolean): Mended {
  const { cells, layout } = record;
  const suspects = FIGURES.flatMap(role => layout.columns.get(role) ?? []).filter(at => isWhole(cells[at]!));
  if (suspects.length === 0 || agrees(record)) return { record, doubt: null, note: '' };
  const readings = subsets(suspects)
    .map(own => ({ own, record: { ...record, cells: thousandth(cells, own) } }))
    .filter(reading => agrees(reading.record));
  const [only, ...others] = readings;
  if (!only || others.length > 0) return { record, doubt: layout.headings[suspects[0]!] ?? '', note: '' };
  const names = only.own.map(at => layout.headings[at]).join(' and ');
  return {
    record: only.record,
    doubt: null,
    note: `${names} as the file has it: the sheet's locale took its decimal sign for a thousand`,
  };
}

const thousandth = (cells: readonly Cell[], own: readonly number[]): Cell[] =>
  cells.map((cell, at) => (own.includes(at) ? Number(cell) / 1000 : cell));

/** Every choice of some of them. */
const subsets = (all: readonly number[]): number[][] =>
  all
    .reduce<number[][]>((chosen, at) => [...chosen, ...chosen.map(one => [...one, at])], [[]])
    .filter(one => one.length > 0);
