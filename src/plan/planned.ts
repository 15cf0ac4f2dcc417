import type { Slice } from '../engine/ledger';
import { openLedger } from '../engine/ledger';
import { reopen } from '../engine/reopen';
import type { Rules } from '../engine/rules';
import { carryOut } from '../engine/settle';
import type { Unit } from '../engine/unit';
import type { Problem } from '../base/problem';

/** The trades after the as-of day, carried out on what is held: their gains are projected, nothing is realised. */
export function plannedSlices(
  unit: Unit,
  rules: Rules,
): { slices: readonly Slice[]; problem: Problem | null } {
  if (unit.planned.length === 0) return { slices: [], problem: null };
  const { ledger } = reopen(unit.holdings, unit.waiting);
  const short = openLedger();
  const problem = carryOut({ long: ledger, short }, unit.planned, rules);
  return { slices: [...ledger.slices, ...short.slices], problem };
}
