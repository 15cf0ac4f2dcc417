const DELIMITERS = [',', ';', '\t', '|'];
/** Lines that are enough to tell. */
const LINES = 60;

/**
 * What stands between the cells of a text file, from its beginning: what cuts the most lines into equally many cells.
 * In a file of decimal commas every line has commas too, and most of them equally many.
 */
export function delimiterOf(start: string): string {
  const lines = start
    .split(/\r\n|\n|\r/)
    .slice(0, LINES)
    .filter(line => line.trim() !== '');
  let best = DELIMITERS[0]!;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    for (const line of lines) {
      const width = cellsIn(line, delimiter);
      widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, count]) => (width - 1) * count));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Delimiters within quotes cut nothing. */
function cellsIn(line: string, delimiter: string): number {
  let cells = 1;
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === delimiter && !isQuoted) cells++;
  }
  return cells;
}
