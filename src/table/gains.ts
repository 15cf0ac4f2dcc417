import { cents, fromCents, ZERO } from '../base/exact';
import type { Problem } from '../base/problem';
import type { OwnerRole, RealizedGain, Term } from '../engine/household';
import type { Settings } from '../engine/settings';
import { isBlank, type Range } from './cell';
import { readDay, readNumber, readText } from './cells';
import { plain, readTable, type Field, type Table, type TableRow } from './headings';
import { at, FAULTS, isFault, type Fault } from './words';
import type { Day } from '../base/day';

type GainKey = 'acquired' | 'sold' | 'proceeds' | 'basis' | 'adjustment' | 'term' | 'gain' | 'owner';

const FIELDS: readonly Field<GainKey>[] = [
  { key: 'acquired', headings: ['Acquired', 'Date acquired', 'Purchase date', 'Open date', 'Bought'] },
  { key: 'sold', headings: ['Sold', 'Date sold', 'Sale date', 'Close date'] },
  { key: 'proceeds', headings: ['Proceeds', 'Sales price'] },
  { key: 'basis', headings: ['Cost basis', 'Basis', 'Cost'] },
  { key: 'adjustment', headings: ['Adjustment', 'Wash sale loss disallowed', 'Adjustment amount'] },
  { key: 'term', headings: ['Term'] },
  { key: 'gain', headings: ['Gain', 'Gain/loss', 'Realized gain'] },
  { key: 'owner', headings: ['Owner'] },
];

/** A Trades table has an Action; a table of realised sales has a gain or what makes one. */
export function isGainsTable(range: Range): boolean {
  const headings = (range[0] ?? []).map(cell => (typeof cell === 'string' ? plain(cell) : ''));
  return !headings.some(heading => heading === 'ACTION' || heading === 'TRANSACTION');
}

/** What a term is decided by, where the table does not say it. */
export type TermOf = (acquired: Day, sold: Day) => Term;

/**
 * Realised sales: Acquired, Sold, Proceeds, Cost basis, [Adjustment]; or Term and Gain. A row without Sold
 * belongs to `undatedSold`, the year asked for.
 */
export function readGains(
  range: Range,
  settings: Settings,
  termOf: TermOf,
  undatedSold: Day,
): { gains: RealizedGain[]; problems: Problem[] } {
  const { table, problems: headings } = readTable('Gains', range, FIELDS);
  const problems = [...headings];
  const hasGain = table.has('gain');
  const hasParts = table.has('proceeds') && table.has('basis');
  if (!hasGain && !hasParts) {
    const fault = {
      found: 'there is neither an Action column (Trades) nor Proceeds and Cost basis, nor Term and Gain',
      remedy: 'give a Trades table or a table of realised sales',
    };
    problems.push(at('Gains', 1, null, fault));
  } else if (!table.has('term') && !(table.has('acquired') && table.has('sold'))) {
    const fault = {
      found: 'neither Term nor Acquired and Sold tell the term',
      remedy: 'add Term, or both dates',
    };
    problems.push(at('Gains', 1, 'Term', fault));
  }
  if (problems.length > 0) return { gains: [], problems };
  const gains: RealizedGain[] = [];
  for (const row of table.rows) {
    const gain = readRow(table, row, settings, termOf, undatedSold);
    if ('source' in gain) gains.push(gain);
    else problems.push(at('Gains', row.number, gain.column, gain.fault));
  }
  return { gains, problems };
}

interface Blamed {
  readonly column: string;
  readonly fault: Fault;
}

function readRow(
  table: Table<GainKey>,
  row: TableRow<GainKey>,
  settings: Settings,
  termOf: TermOf,
  undatedSold: Day,
): RealizedGain | Blamed {
  const sold = table.has('sold') ? readDay(row.cell('sold')) : undatedSold;
  if (isFault(sold)) return { column: 'Sold', fault: sold };
  const term = readTerm(row, sold, termOf);
  if (typeof term !== 'string') return term;
  const gain = readGain(table, row);
  if (typeof gain !== 'bigint') return gain;
  const owner = readText(row.cell('owner')) || 'Self';
  const role: OwnerRole =
    settings.owners.get(owner.toUpperCase()) ?? (owner.toUpperCase() === 'SPOUSE' ? 'spouse' : 'self');
  return { source: { table: 'Gains', row: row.number }, sold, owner: { name: owner, role }, term, gain };
}

const TERMS: Readonly<Record<string, Term>> = {
  SHORT: 'short',
  SHORTTERM: 'short',
  ST: 'short',
  LONG: 'long',
  LONGTERM: 'long',
  LT: 'long',
};

function readTerm(row: TableRow<GainKey>, sold: Day, termOf: TermOf): Term | Blamed {
  const cell = row.cell('term');
  if (!isBlank(cell)) {
    return TERMS[plain(readText(cell))] ?? { column: 'Term', fault: FAULTS.oneOf(cell, ['Short', 'Long']) };
  }
  const text = plain(readText(row.cell('acquired')));
  if (text.startsWith('INHERIT')) return 'long'; // 26 U.S.C. § 1223(9)
  const acquired = readDay(row.cell('acquired'));
  if (isFault(acquired)) return { column: 'Acquired', fault: acquired };
  if (acquired > sold) {
    return {
      column: 'Acquired',
      fault: {
        found: 'Acquired is after Sold',
        remedy: 'correct the dates, or fill in Term for a short sale',
      },
    };
  }
  return termOf(acquired, sold);
}

function readGain(table: Table<GainKey>, row: TableRow<GainKey>): bigint | Blamed {
  const number = (key: GainKey): bigint | Fault => readNumber(row.cell(key));
  const useParts = table.has('proceeds') && table.has('basis') && !isBlank(row.cell('proceeds'));
  if (!useParts) {
    const gain = number('gain');
    return isFault(gain) ? { column: 'Gain', fault: gain } : fromCents(cents(gain));
  }
  const proceeds = number('proceeds');
  if (isFault(proceeds)) return { column: 'Proceeds', fault: proceeds };
  const basis = number('basis');
  if (isFault(basis)) return { column: 'Cost basis', fault: basis };
  const adjustment = isBlank(row.cell('adjustment')) ? ZERO : number('adjustment');
  if (isFault(adjustment)) return { column: 'Adjustment', fault: adjustment };
  return fromCents(cents(proceeds - basis + adjustment));
}
