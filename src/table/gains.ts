import type { Day } from '../base/day';
import { exactText, least, most, size, toCent, ZERO } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Asset, RealizedGain, Term } from '../engine/records';
import type { Settings } from '../engine/settings';
import { roleOf } from './accounts';
import { readAsset } from './assets';
import type { Range } from './cell';
import { dateColumnFault } from './dateColumn';
import { problemAt, FAULTS, isFault, type Fault } from './faults';
import { readTable, type Field, type Table, type TableRow } from './headings';
import { normalizeHeading } from '../base/text';
import { readYesNo, termWord } from './readCell';
import { isTotalsRow, type Blamed } from './rowProblem';

type GainKey =
  | 'symbol'
  | 'acquired'
  | 'sold'
  | 'proceeds'
  | 'basis'
  | 'adjustment'
  | 'term'
  | 'gain'
  | 'owner'
  | 'asset'
  | 'washed'
  | 'discount'
  | 'code'
  | 'why'
  | 'fees';

const FIELDS: readonly Field<GainKey>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Description', 'Fund'] },
  {
    key: 'acquired',
    headings: ['Acquired', 'Date acquired', 'Purchase date', 'Open date', 'Opened date', 'Bought'],
    marksRow: true,
  },
  {
    key: 'sold',
    headings: ['Sold', 'Date sold', 'Sale date', 'Close date', 'Closed date', 'Date sold or disposed'],
    marksRow: true,
  },
  { key: 'proceeds', headings: ['Proceeds', 'Sales price', 'Sales proceeds'], marksRow: true },
  {
    key: 'basis',
    headings: ['Cost basis', 'Basis', 'Cost', 'Cost or other basis', 'Adjusted cost'],
    marksRow: true,
  },
  {
    key: 'adjustment',
    headings: [
      'Adjustment',
      'Disallowed loss',
      'Wash sale loss disallowed',
      'Wash sale disallowed',
      'Wash sale adjustment',
      'Disallowed wash sale loss',
      'Loss disallowed',
      'Adjustment amount',
      'Amount of adjustment',
    ],
  },
  { key: 'term', headings: ['Term'] },
  {
    key: 'gain',
    headings: ['Gain', 'Gain/loss', 'Gain or loss', 'Realized gain', 'Realized gain/loss'],
    marksRow: true,
  },
  { key: 'owner', headings: ['Owner'] },
  { key: 'asset', headings: ['Asset', 'Asset type'] },
  { key: 'washed', headings: ['Wash sale', 'Wash sale?', 'Wash'] },
  { key: 'code', headings: ['Code', 'Form 8949 code', '(f) Code', 'Adjustment code'] },
  { key: 'why', headings: ['Why'] },
  { key: 'discount', headings: ['Market discount', 'Accrued market discount'] },
  { key: 'fees', headings: ['Fees', 'Fee', 'Commission', 'Commissions', 'Fees & Comm'] },
];

/** A Trades table has an Action; a table of realised sales has a gain or what makes one. */
export function isGainsTable(range: Range): boolean {
  const headings = (range[0] ?? []).map(cell => (typeof cell === 'string' ? normalizeHeading(cell) : ''));
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
  needsTerm = true,
): ReadGains {
  const { table, problems: headings } = readTable('Gains', range, FIELDS, { mustReadMoney: true });
  const problems = [...headings, ...structureOf(table, needsTerm)];
  if (problems.length > 0) return { gains: [], problems, unread: null };
  const gains: RealizedGain[] = [];
  const unread: UnreadSale[] = [];
  for (const row of table.rows) {
    if (isTotalsRow(['acquired', 'sold', 'term', 'symbol'].map(key => row.cell(key as GainKey)))) continue;
    const faults: Blamed[] = [];
    const gain = readRow(table, row, settings, needsTerm ? termOf : null, undatedSold, faults);
    if (faults.length === 0) {
      gains.push(gain);
      continue;
    }
    const found = faults.map(({ column, fault }) => problemAt('Gains', row.number, column, fault));
    problems.push(...found);
    const [symbol, proceeds] = [row.text('symbol'), row.text('proceeds')];
    unread.push({ name: symbol || `row ${row.number}`, proceeds, problem: found[0]! });
  }
  return { gains, problems, unread };
}

export interface ReadGains {
  readonly gains: RealizedGain[];
  readonly problems: Problem[];
  /** Rows that cannot be read, where the others can; null where the table as a whole cannot. */
  readonly unread: readonly UnreadSale[] | null;
}

/** A row of which something cannot be read. */
export interface UnreadSale {
  readonly name: string;
  /** As the cell has them. */
  readonly proceeds: string;
  readonly problem: Problem;
}

function structureOf(table: Table<GainKey>, needsTerm: boolean): Problem[] {
  if (!table.has('gain') && !(table.has('proceeds') && table.has('basis'))) {
    const fault = {
      code: 'noGainsColumns',
      found: 'there is neither an Action column (Trades) nor Proceeds and Cost basis, nor Term and Gain',
      remedy: 'give a Trades table or a table of realised sales',
    };
    return [problemAt('Gains', 1, null, fault)];
  }
  if (needsTerm && !table.has('term') && !(table.has('acquired') && table.has('sold'))) {
    const fault = {
      code: 'noTerm',
      found: 'neither Term nor Acquired and Sold tell the term',
      remedy: 'add Term, or both dates',
    };
    return [problemAt('Gains', 1, 'Term', fault)];
  }
  return (['acquired', 'sold'] as const).flatMap(key => {
    const fault = dateColumnFault(table, key);
    return fault ? [problemAt('Gains', null, table.headingOf(key), fault)] : [];
  });
}

function readRow(
  table: Table<GainKey>,
  row: TableRow<GainKey>,
  settings: Settings,
  termOf: TermOf | null,
  undatedSold: Day,
  faults: Blamed[],
): RealizedGain {
  const read = <T>(column: string, value: T | Fault, instead: T): T => {
    if (!isFault(value)) return value;
    faults.push({ column, fault: value });
    return instead;
  };
  const sold = table.has('sold') ? read('Sold', row.day('sold'), undatedSold) : undatedSold;
  const term = termOf ? readTerm(table, row, sold, termOf, faults) : 'long';
  const owner = row.text('owner') || 'Self';
  return {
    source: { table: 'Gains', row: row.number },
    sold,
    owner: { name: owner, role: roleOf(owner, settings) },
    symbol: row.symbol('symbol'),
    asset: assetOf(table, row, read('Asset', readAsset(row.cell('asset')), null)),
    term,
    gain: readGain(table, row, faults),
  };
}

/** How `REALIZED_GAINS` writes the term of a contract that time does not divide (26 U.S.C. § 1256(a)(3)). */
export const SIXTY_FORTY = '60/40';

/** A row of `REALIZED_GAINS` says by Term and Code what Asset would; brokers mean other things by a Code. */
function assetOf(table: Table<GainKey>, row: TableRow<GainKey>, told: Asset | null): Asset {
  if (told !== null) return told;
  if (row.text('term') === SIXTY_FORTY) return 'future';
  const isOurs = table.has('why') && table.has('code');
  return isOurs && /^[A-Z]*C[A-Z]*$/.test(row.text('code')) ? 'collectible' : 'stock';
}

function readTerm(
  table: Table<GainKey>,
  row: TableRow<GainKey>,
  sold: Day,
  termOf: TermOf,
  faults: Blamed[],
): Term {
  if (!row.isBlank('term')) {
    if (row.text('term') === SIXTY_FORTY) return 'long';
    const term = termWord(row.text('term'));
    if (term) return term;
    faults.push({ column: 'Term', fault: FAULTS.oneOf(row.cell('term'), ['Short', 'Long']) });
    return 'short';
  }
  const text = normalizeHeading(row.text('acquired'));
  if (text.startsWith('INHERIT')) return 'long'; // 26 U.S.C. § 1223(9)
  const acquired = row.day('acquired');
  if (isFault(acquired)) {
    const remedy = text.startsWith('VARIOUS')
      ? `${table.has('term') ? 'fill in the Term column' : 'add a Term column'} (Short or Long) where the broker says VARIOUS`
      : acquired.remedy;
    faults.push({ column: 'Acquired', fault: { ...acquired, remedy } });
  } else if (acquired > sold) {
    faults.push({
      column: 'Acquired',
      fault: {
        code: 'soldBeforeBought',
        found: 'Acquired is after Sold',
        remedy: 'correct the dates, or fill in Term for a short sale',
      },
    });
  } else return termOf(acquired, sold);
  return 'short';
}

const NEAR = BigInt(2_000_000); // 0.02

/** Proceeds − Cost basis + Adjustment; a stated gain must be that, before or after the adjustment. */
function readGain(table: Table<GainKey>, row: TableRow<GainKey>, faults: Blamed[]): bigint {
  const read = (key: GainKey, column: string): bigint => {
    const value = row.amount(key);
    if (!isFault(value)) return value;
    faults.push({ column, fault: value });
    return ZERO;
  };
  // Where neither is told, it is the proceeds that are missing: the table may have no column Gain.
  const useParts =
    table.has('proceeds') && table.has('basis') && (!row.isBlank('proceeds') || row.isBlank('gain'));
  if (!row.isBlank('fees') && row.cell('fees') !== 0) {
    faults.push({
      column: 'Fees',
      fault: {
        code: 'feesBesideFigures',
        found: `fees of ${row.text('fees')} stand beside the figures`,
        remedy: 'take them off Proceeds or add them to Cost basis, and leave Fees out of the range',
      },
    });
  }
  const told = row.isBlank('adjustment') ? ZERO : read('adjustment', 'Adjustment');
  // A disallowed loss is a size, whatever its sign; an adjustment of Form 8949 column (g) may lower the gain.
  const adjustment = /disallow|wash/i.test(table.spelled('adjustment') ?? '') ? size(told) : told;
  if (!row.isBlank('washed') && row.isBlank('adjustment')) {
    const washed = readYesNo(row.cell('washed'));
    if (washed === true || isFault(washed)) {
      faults.push({
        column: 'Adjustment',
        fault: {
          code: 'washWithoutAmount',
          found: 'the row is marked as a wash sale, and no disallowed loss is given',
          remedy: 'enter the disallowed loss under Adjustment, 0 where there is none',
        },
      });
    }
  }
  // Gain up to the market discount that has accrued is interest.
  const discount = row.isBlank('discount') ? ZERO : size(read('discount', 'Market discount'));
  if (!useParts) return toCent(read('gain', 'Gain'));
  const all = read('proceeds', 'Proceeds') - read('basis', 'Cost basis');
  const bare = all - least(discount, most(all, ZERO));
  const gain = toCent(bare + adjustment);
  const stated = row.isBlank('gain') ? null : row.amount('gain');
  if (faults.length === 0 && stated !== null && !isFault(stated)) {
    if ([gain, bare, all, all + adjustment].every(one => size(stated - one) > NEAR)) {
      faults.push({
        column: 'Gain',
        fault: {
          code: 'gainDiffers',
          found: `Gain is ${exactText(stated)}, and Proceeds less Cost basis ${adjustment === ZERO ? '' : 'and Adjustment '}make ${exactText(gain)}`,
          remedy: 'correct the figure that is wrong',
        },
      });
    }
  }
  return gain;
}
