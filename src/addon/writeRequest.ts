import type { Cell } from '../table/cell';
import { refuse, type Refusal } from './answer';
import type { TableRole } from './found';
import type { Outcome } from './harvestLog';

/** What the page asks to have written: the plan's table, heading row first, and what stands above it. */
export interface WriteRequest {
  readonly fingerprints: Readonly<Record<TableRole, string | null>> & { readonly asOf?: string };
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
  /** What became of earlier suggestions, by id: kept in the log when their rows leave the plan. */
  readonly outcomes?: readonly Outcome[];
}

const ID = 'Id';
const MOST_ROWS = 5000;
const MOST_COLUMNS = 60;

/** The page is a client like any other: whoever may open the sheet could send anything. */
export function checked(request: unknown): WriteRequest | Refusal {
  const invalid = refuse('invalid', 'The plan could not be read. Nothing was written; reload the planner.');
  if (typeof request !== 'object' || request === null) return invalid;
  const { title, rows, outcomes = [] } = request as Partial<WriteRequest>;
  const fingerprints = (request as Partial<WriteRequest>).fingerprints ?? null;
  if (typeof title !== 'string' || title.length > 500) return invalid;
  if (fingerprints === null || typeof fingerprints !== 'object') return invalid;
  if (!Array.isArray(rows) || rows.length < 1) return invalid;
  if (rows.length > MOST_ROWS) {
    return refuse(
      'invalid',
      `The plan has ${rows.length} rows, and ${MOST_ROWS} are the most that can be written. Nothing was written; raise Minimum loss in Settings.`,
    );
  }
  const table = rows as unknown[];
  const width = Array.isArray(table[0]) ? table[0].length : 0;
  if (width < 1 || width > MOST_COLUMNS || !(table[0] as unknown[]).includes(ID)) return invalid;
  const sound = table.every(row => Array.isArray(row) && row.length === width && row.every(isCell));
  const told = Array.isArray(outcomes) && outcomes.length <= MOST_ROWS && outcomes.every(isOutcome);
  return sound && told ? { fingerprints, title, rows, outcomes } : invalid;
}

function isCell(cell: unknown): cell is Cell {
  if (typeof cell === 'string') return cell.length < 50_000;
  if (typeof cell === 'number') return Number.isFinite(cell);
  if (typeof cell === 'boolean') return true;
  const { day, seconds } = (cell ?? {}) as { day?: unknown; seconds?: unknown };
  return Number.isInteger(day) && Math.abs(day as number) < 200_000 && seconds === 0;
}

const isOutcome = (outcome: unknown): outcome is Outcome => {
  if (typeof outcome !== 'object' || outcome === null) return false;
  const { id, words } = outcome as Partial<Outcome>;
  return typeof id === 'string' && id.length < 100 && typeof words === 'string' && words.length < 2000;
};
