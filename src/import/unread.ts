import { readText } from '../table/readCell';
import { plainDigits } from '../table/numbers';
import { isMissing, type Layout, type Record } from './recognise';

/** Rows of a layout that are looked at: what a column holds shows early. */
const ENOUGH = 200;
/** As many are named; the rest is counted. */
const MOST = 8;

/** Columns with figures that nothing is read from, as the file heads them. */
export function unreadColumns(records: readonly Record[]): string[] {
  const seen = new Map<Layout, number>();
  const found = new Set<string>();
  for (const { cells, layout } of records) {
    const count = seen.get(layout) ?? 0;
    if (count >= ENOUGH) continue;
    seen.set(layout, count + 1);
    const read = readColumns(layout);
    layout.headings.forEach((heading, at) => {
      const cell = cells[at] ?? '';
      if (heading === '' || read.has(at) || found.has(heading) || isMissing(cell)) return;
      if (typeof cell === 'number' ? cell !== 0 : isAmount(readText(cell))) found.add(heading);
    });
  }
  return [...found];
}

const known = new WeakMap<Layout, ReadonlySet<number>>();

function readColumns(layout: Layout): ReadonlySet<number> {
  let columns = known.get(layout);
  if (!columns) known.set(layout, (columns = new Set([...layout.columns.values()].flat())));
  return columns;
}

/** `$1,234.50`, `(12.00)`, `-3.5`: with a decimal sign or a currency, for plain whole numbers are often names. */
function isAmount(text: string): boolean {
  if (!/[.,$€£]/.test(text) || text.length > 24 || /[A-Za-z%/]/.test(text)) return false;
  const digits = plainDigits(text.replace(/[()$€£+\s-]/g, ''), null) ?? plainDigits(text, '.');
  return digits !== null && Number(digits) !== 0;
}

/** `; not read: Cash Balance ($), Tax`. */
export function unreadWords(records: readonly Record[]): string {
  const columns = unreadColumns(records);
  if (columns.length === 0) return '';
  const more = columns.length > MOST ? ` and ${columns.length - MOST} more` : '';
  return `; not read: ${columns.slice(0, MOST).join(', ')}${more}`;
}
