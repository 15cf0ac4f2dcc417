import { isBlank, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';

const PLAN = 'Harvest plan';

/** Tables that the planner wrote: values, without a formula that tells what they are. Each is known by its headings. */
const WRITTEN: readonly { readonly name: string; readonly needs: readonly string[] }[] = [
  { name: PLAN, needs: ['Sell', 'Id', 'Usable loss'] },
  { name: 'Harvest log', needs: ['Left the plan with', 'Usable loss'] },
  { name: 'Form 8949', needs: ['Box', '(a) Description', '(h) Gain'] },
  { name: 'COMPARE_1099B', needs: ['Broker basis', 'Agrees', 'What to enter'] },
  { name: 'Years', needs: ['Year', 'Short-term carryover out', 'Long-term carryover out'] },
  { name: 'Order ticket', needs: ['Order', 'Which lot', 'Confirmation'] },
  { name: 'The year', needs: ['Amount', 'Where it stands'] },
  // Rows of a country's return.
  ...[
    ['Gain or loss', 'How it is matched'],
    ['Gain or loss', 'Why'],
    ['(5) Gain or loss', 'Why'],
    ['Capital gain or loss', 'Why'],
    ['Ganancia o pérdida', 'Why'],
    ['(14) Balance, (6) − (13)'],
  ].map(needs => ({ name: 'Computation of the return', needs })),
];

/** The row of such a sheet, by the headings that stand last above it; right above the plan's, the sums over what is ticked. */
export function writtenAnswer(
  cells: Range,
  row: number,
): { readonly name: string; readonly headings: readonly Cell[]; readonly cells: readonly Cell[] } | null {
  const nameOf = (line: readonly Cell[]): string | null =>
    WRITTEN.find(({ needs }) => needs.every(heading => line.includes(heading)))?.name ?? null;
  const own = cells[row] ?? [];
  const headingsAt = (at: number): Cell[] => cells[at]!.map(cell => (isBlank(cell) ? '' : readText(cell)));
  const isSums = nameOf(cells[row + 1] ?? []) === PLAN && own.some(cell => typeof cell === 'number');
  if (isSums) return { name: `${PLAN}, the ticked rows`, headings: headingsAt(row + 1), cells: own };
  // Below everything that stands on the sheet there is no row.
  if (row >= cells.length) return null;
  for (let at = row; at >= 0; at--) {
    const name = nameOf(cells[at]!);
    if (name !== null) return { name, headings: headingsAt(at), cells: own };
  }
  return null;
}
