import type { FileKind } from '../import/file';
import { isDayTime, type Cell } from '../table/cell';
import { refuse, type Refusal } from './answer';

/** How a file is to stand in the spreadsheet: read live by a formula, or as plain rows. */
export type ImportMode = 'live' | 'values';

/** What the page asks for when all of a file's rows are in their sheet. */
export interface ImportRequest {
  readonly kind: FileKind;
  readonly mode: ImportMode;
  /** The draft that holds the file's cells (live) or its rows, headings first (values); or the pasted tab. */
  readonly sheet: number;
  /** The raw cells are a tab that somebody pasted: it stays theirs. */
  readonly isPasted: boolean;
  readonly name: string;
  /** Answers to the file's questions. */
  readonly hints: readonly (readonly [question: string, answer: string])[];
  /** Of them, those that hold for every file with the same headings, and what those are. */
  readonly kept: readonly (readonly [question: string, answer: string])[];
  readonly layout: string;
  /** Of the household's table as it was when present rows were looked for; null where there was none. */
  readonly fingerprint: string | null;
  /** Headings that the table lacks for the file's rows are written beside its own. */
  readonly addColumns: boolean;
}

const KINDS: readonly FileKind[] = ['trades', 'lots', 'gains'];
const MOST_HINTS = 500;
const LONGEST = 300;

/** The page is a client like any other: whoever may open the sheet could send anything. */
export function checkedImport(request: unknown): ImportRequest | Refusal {
  const invalid = refuse('invalid', 'The import could not be read. Nothing was changed; reload the planner.');
  if (typeof request !== 'object' || request === null) return invalid;
  const { kind, mode, sheet, isPasted, name, hints, kept, layout, fingerprint, addColumns } =
    request as Partial<ImportRequest>;
  if (!KINDS.includes(kind!) || (mode !== 'live' && mode !== 'values')) return invalid;
  if (!Number.isInteger(sheet) || typeof isPasted !== 'boolean') return invalid;
  if (typeof name !== 'string' || name.length > LONGEST) return invalid;
  if (!Array.isArray(hints) || hints.length > MOST_HINTS || !hints.every(isHint)) return invalid;
  if (!Array.isArray(kept) || kept.length > MOST_HINTS || !kept.every(isHint)) return invalid;
  if (typeof layout !== 'string' || !/^[a-z0-9]{0,32}$/.test(layout)) return invalid;
  if (fingerprint !== null && typeof fingerprint !== 'string') return invalid;
  if (typeof addColumns !== 'boolean') return invalid;
  return { kind: kind!, mode, sheet: sheet!, isPasted, name, hints, kept, layout, fingerprint, addColumns };
}

const isHint = (hint: unknown): hint is [string, string] =>
  Array.isArray(hint) &&
  hint.length === 2 &&
  hint.every(text => typeof text === 'string' && text.length <= LONGEST);

/** A block of cells on its way into a draft. */
export function checkedRows(rows: unknown): Cell[][] | null {
  if (!Array.isArray(rows) || rows.length < 1 || rows.length > MOST_ROWS) return null;
  const table = rows as unknown[];
  const width = Array.isArray(table[0]) ? table[0].length : 0;
  const isSound = (row: unknown): row is Cell[] =>
    Array.isArray(row) && row.length === width && row.every(isCell);
  return width >= 1 && width <= MOST_COLUMNS && table.every(isSound) ? table : null;
}

export const MOST_ROWS = 10_000;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 50_000; // characters, as Google Sheets allows

function isCell(cell: unknown): cell is Cell {
  if (typeof cell === 'string') return cell.length < LONGEST_CELL;
  if (typeof cell === 'number') return Number.isFinite(cell);
  if (typeof cell === 'boolean') return true;
  if (typeof cell !== 'object' || cell === null || !isDayTime(cell as Cell)) return false;
  const { day, seconds } = cell as { day: unknown; seconds: unknown };
  return (
    Number.isInteger(day) &&
    Math.abs(day as number) < 200_000 &&
    Number.isInteger(seconds) &&
    (seconds as number) >= 0 &&
    (seconds as number) < 86_400
  );
}
