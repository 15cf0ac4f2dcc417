import { asText, type GoogleCell } from './asText';
import { ADDED_UP } from './planLayout';

/** How the plan's sheet is used, in the line above its headings; beside it the sums of what is ticked. */
export const HOW = 'Tick what you will do; tick Done when it is done. Your notes stay.';
export const TICKED_SUM = 'Ticked, in all';

/** How the sheet is used, and the label of its sums: the line above the headings. */
export function lineAbove(headings: readonly string[]): GoogleCell[] {
  const row = headings.map((_, index): GoogleCell => (index === 0 ? asText(HOW) : ''));
  const at = headings.indexOf(ADDED_UP[0]!) - 1;
  if (at > 0) row[at] = asText(TICKED_SUM);
  return row;
}

/** Sums over the ticked rows, in the line that has their label; without commas, which locales write differently. */
export function addUp(
  cells: GoogleCell[][],
  headings: readonly string[],
  headingAt: number,
  count: number,
): void {
  const row = cells.slice(0, headingAt).find(line => line.includes(asText(TICKED_SUM)));
  const ticks = letterOf(headings.indexOf('Accept'));
  if (!row || headings.indexOf('Accept') < 0) return;
  const [first, last] = [headingAt + 2, headingAt + 1 + count];
  for (const heading of ADDED_UP) {
    const at = headings.indexOf(heading);
    const column = letterOf(at);
    if (at >= 0)
      row[at] =
        count === 0 ? '' : `=SUMPRODUCT(${ticks}${first}:${ticks}${last}*${column}${first}:${column}${last})`;
  }
}

/** `A` of 0, `AA` of 26. */
const letterOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);
