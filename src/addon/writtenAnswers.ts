import { isBlank, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';

/** Sheets that the planner wrote: values, without a formula that tells what they are. Each is known by its headings. */
const WRITTEN: readonly { readonly name: string; readonly needs: readonly string[] }[] = [
  { name: 'Harvest plan', needs: ['Sell', 'Id', 'Usable loss'] },
  { name: 'Harvest log', needs: ['Left the plan with', 'Usable loss'] },
  { name: 'Form 8949', needs: ['Box', '(a) Description', '(h) Gain'] },
  { name: 'COMPARE_1099B', needs: ['Broker basis', 'Agrees', 'What to enter'] },
  { name: 'Years', needs: ['Year', 'Short-term carryover out', 'Long-term carryover out'] },
  { name: 'Order ticket', needs: ['Order', 'Which lot', 'Confirmation'] },
  { name: 'REALIZED_GAINS', needs: ['Symbol', 'Sold', 'Gain', 'Term'] },
];

/** The row of such a sheet; above its headings, the sums over what is ticked. */
export function writtenAnswer(
  cells: Range,
  row: number,
): { readonly name: string; readonly headings: readonly Cell[]; readonly cells: readonly Cell[] } | null {
  const isOf = (line: readonly Cell[], needs: readonly string[]): boolean =>
    needs.every(heading => line.includes(heading));
  for (const { name, needs } of WRITTEN) {
    const found = cells.flatMap((line, at) => (isOf(line, needs) ? [at] : []));
    if (found.length === 0) continue;
    const at = [...found].reverse().find(one => one <= row) ?? found[0]!;
    const headings = cells[at]!.map(cell => (isBlank(cell) ? '' : readText(cell)));
    const own = cells[row] ?? [];
    const isSum = row < at && own.some(cell => typeof cell === 'number');
    if (row < at && !isSum) return null;
    return { name: isSum ? `${name}, the ticked rows` : name, headings, cells: own };
  }
  return null;
}
