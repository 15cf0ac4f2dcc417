import type { Slice } from '../engine/ledger';
import { reopen } from '../engine/reopen';
import type { Rules } from '../engine/rules';
import { carryOut } from '../engine/settle';
import { openBooks } from '../engine/step';
import type { Unit } from '../engine/unit';
import type { Problem } from '../base/problem';

/** The trades after the as-of day, carried out on what is held: their gains are projected, nothing is realised. */
export function plannedSlices(
  unit: Unit,
  rules: Rules,
): { slices: readonly Slice[]; problems: readonly Problem[] } {
  if (unit.planned.length === 0) return { slices: [], problems: [] };
  const { ledger } = reopen(unit.holdings, unit.waiting);
  const books = openBooks(ledger);
  const problems = carryOut(books, unit.planned, rules);
  return { slices: [...ledger.slices, ...books.short.slices], problems };
}
