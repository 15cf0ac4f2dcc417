import { isoDay } from '../base/day';
import { isDayTime, type Cell, type Range } from '../table/cell';
import { readText } from '../table/cells';
import { plain } from '../table/headings';
import { readSymbolText } from '../table/symbol';

/**
 * Which rows of an imported table stand in the household's table already. Two equal rows of one file are two fills;
 * across files the same trade is told twice, so each row that is there answers for one that comes.
 */
export function presentRows(imported: Range, existing: Range): Set<number> {
  const known = new Map<string, number>();
  const there = keysOf(existing);
  for (const key of there) if (key !== null) known.set(key, (known.get(key) ?? 0) + 1);
  const present = new Set<number>();
  keysOf(imported).forEach((key, row) => {
    const left = key === null ? 0 : (known.get(key) ?? 0);
    if (left === 0) return;
    known.set(key!, left - 1);
    present.add(row);
  });
  return present;
}

/** What two tellings of one record have in common: other columns are written differently by every broker. */
const COLUMNS: readonly (readonly string[])[] = [
  ['Date', 'Trade date', 'Sold', 'Acquired'],
  ['Action', 'Transaction'],
  ['Symbol', 'Ticker', 'Security', 'Fund', 'Holding'],
  ['Quantity', 'Qty', 'Shares', 'Units'],
  ['Account', 'Account name', 'Account number'],
];

function keysOf(table: Range): (string | null)[] {
  const headings = (table[0] ?? []).map(cell => plain(readText(cell)));
  const columns = COLUMNS.map(names => headings.findIndex(heading => names.map(plain).includes(heading)));
  return table.map((row, at) => {
    if (at === 0) return null;
    const parts = columns.map((column, index) => partOf(row[column] ?? '', index === 2));
    // A row without a day and a quantity is a note or a total.
    return parts[0] === '' || parts[3] === '' ? null : parts.join('\u0000');
  });
}

function partOf(cell: Cell, isSymbol: boolean): string {
  if (isDayTime(cell)) return isoDay(cell.day);
  if (typeof cell === 'number') return String(Math.round(Math.abs(cell) * 1e6) / 1e6);
  const text = readText(cell);
  return isSymbol ? readSymbolText(text) : plain(text);
}
