import type { Opened } from '../addon/found';
import { ProblemError } from '../base/problem';
import type { FileRead } from '../import/file';
import { asking } from '../session/ask';
import { gainsApart, gainsInFile, type GainsApart } from '../session/brokersGains';
import { readText } from '../table/readCell';
import { inSteps } from './inSteps';

/** A longer file is compared where it stands, by its formulas: the page would wait. */
const MOST_ROWS = 20_000;

/**
 * The gains a file tells beside those of the household: a file of gains beside the workbook's trades, a history beside
 * what its own trades make. None where something of it must be answered first.
 */
export async function gainsBeside(read: FileRead, opened: Opened): Promise<readonly GainsApart[]> {
  const trades = read.kind === 'gains' ? opened.tables.trades?.cells : ownTrades(read);
  const told = read.kind === 'gains' && read.table.length > 1 ? gainsInFile(read.table) : (read.gains ?? []);
  if (!trades || trades.length > MOST_ROWS || told.length === 0) return [];
  const { settings, securities } = opened.tables;
  const ranges = { trades, settings: settings?.cells ?? null, securities: securities?.cells ?? null };
  const settled = await inSteps(asking(ranges, opened.asOf), () => true);
  if (!settled || settled.read.structural.length > 0) return [];
  // Of a security with a fault nothing is told; the others are compared.
  const spoiled = new Set(
    settled.read.tables.trades.filter(({ book }) => settled.spoiled.has(book)).map(({ symbol }) => symbol),
  );
  const clear = told.filter(({ symbol }) => !spoiled.has(symbol));
  try {
    return gainsApart(clear, settled);
  } catch (error) {
    // Tables that cannot be settled: the planner tells why where it stands.
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

/** Its rows as they stand, without those that only a person can settle. */
function ownTrades({ table }: FileRead): FileRead['table'] {
  const action = (table[0] ?? []).indexOf('Action');
  return table.slice(0, -1).filter(row => !readText(row[action] ?? '').startsWith('Check'));
}
