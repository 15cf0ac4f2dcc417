import { exact, ZERO, type Money, type Price, type Shares } from '../base/exact';
import { grossOf, PER_SHARE, type Quote } from './amounts';
import type { Range } from './cell';
import { readTable, type Field, type Table, type TableRow } from './headings';
import { normalizeHeading } from '../base/text';
import { dateColumnFault } from './dateColumn';
import type { RowProblem } from './rowProblem';
import { problemAt, isFault, type Fault } from './faults';

export type LotKey =
  | 'symbol'
  | 'quantity'
  | 'acquired'
  | 'basis'
  | 'unitCost'
  | 'price'
  | 'value'
  | 'account'
  | 'type'
  | 'owner'
  | 'lot'
  | 'holdingStart'
  | 'washIncluded'
  | 'inherited'
  | 'valueAtGift'
  | 'term'
  | 'donor'
  | 'asset'
  | 'identical'
  | 'replacement'
  | 'class'
  | 'currency'
  | 'rate'
  | 'priceRate'
  | 'aside';

export const LOT_FIELDS: readonly Field<LotKey>[] = [
  {
    key: 'symbol',
    headings: ['Symbol', 'Ticker', 'Security', 'Fund', 'Holding'],
    needed: true,
    marksRow: true,
  },
  { key: 'quantity', headings: ['Quantity', 'Qty', 'Shares', 'Units'], needed: true, marksRow: true },
  {
    key: 'acquired',
    headings: ['Acquired', 'Date acquired', 'Purchase date', 'Open date', 'Bought'],
    needed: true,
    marksRow: true,
  },
  {
    key: 'basis',
    headings: ['Cost basis', 'Total cost', 'Cost', 'Basis', 'Cost basis total', 'Total cost basis'],
    marksRow: true,
  },
  {
    key: 'unitCost',
    headings: [
      'Cost per share',
      'Unit cost',
      'Average cost',
      'Purchase price',
      'Average cost basis',
      'Cost basis per share',
      'Cost/share',
      'Avg cost',
    ],
    marksRow: true,
  },
  { key: 'price', headings: ['Price', 'Last price', 'Current price'] },
  { key: 'value', headings: ['Market value', 'Current value', 'Value'] },
  { key: 'account', headings: ['Account', 'Account name', 'Account number'] },
  { key: 'type', headings: ['Account type', 'Registration'] },
  { key: 'owner', headings: ['Owner'] },
  { key: 'lot', headings: ['Lot', 'Lot ID'] },
  { key: 'holdingStart', headings: ['Holding start', 'Adjusted acquired'] },
  { key: 'washIncluded', headings: ['Wash adjustment included'] },
  { key: 'inherited', headings: ['Inherited'] },
  { key: 'valueAtGift', headings: ['Value at gift'] },
  { key: 'term', headings: ['Term'] },
  { key: 'donor', headings: ['Donor acquired'] },
  { key: 'asset', headings: ['Asset', 'Asset type'] },
  { key: 'identical', headings: ['Identical to', 'Group'] },
  { key: 'replacement', headings: ['Replacement'] },
  { key: 'class', headings: ['Class', 'Asset class', 'Sleeve'] },
  { key: 'currency', headings: ['Currency'] },
  { key: 'rate', headings: ['Exchange rate'] },
  { key: 'priceRate', headings: ['Price exchange rate'] },
];

/** Told by OPEN_LOTS and brokers beside the basis that has it already: understood, and not needed. */
const BESIDE = [
  { key: 'aside' as const, headings: ['Wash adjustment'] },
  { key: 'aside' as const, headings: ['Cost basis method'] },
  { key: 'aside' as const, headings: ['Harvestable loss'] },
];

export type LotsTable = Table<LotKey>;

export function lotsTable(range: Range): { table: LotsTable; problems: RowProblem[] } {
  const { table, problems } = readTable('Lots', range, [...LOT_FIELDS, ...BESIDE], { mustReadMoney: true });
  const all: RowProblem[] = problems.map(problem => ({ problem, symbol: null }));
  if (all.length > 0) return { table, problems: all };
  if (!table.has('basis') && !table.has('unitCost')) {
    const fault = {
      code: 'noBasisColumn',
      found: 'there is neither a Cost basis nor a Cost per share column',
      remedy: 'add one of them; for a Sheets table write Lots[#ALL]',
    };
    all.push({ problem: problemAt('Lots', 1, 'Cost basis', fault), symbol: null });
  }
  const dates = dateColumnFault(table, 'acquired');
  if (dates) all.push({ problem: problemAt('Lots', null, 'Acquired', dates), symbol: null });
  const perShare = looksPerShare(table);
  if (perShare) all.push({ problem: perShare, symbol: null });
  return { table, problems: all };
}

/** Says outright that it is a total. */
const SURELY_TOTAL = new Set(['TOTALCOST', 'COSTBASISTOTAL', 'TOTALCOSTBASIS'].map(normalizeHeading));
/** How near a total may be to the price of a share, in tenths, and what part of the value it must be less than. */
interface Suspicion {
  readonly lots: number;
  readonly tenths: bigint;
  readonly part: bigint;
}

/** Several lots that all look so say more than one. */
const SEVERAL: Suspicion = { lots: 3, tenths: BigInt(30), part: BigInt(20) };
const ONE: Suspicion = { lots: 1, tenths: BigInt(15), part: BigInt(50) };
/** Under a bare `Cost`, which people use for both, one is enough. */
const BARE: Suspicion = { ...SEVERAL, lots: 1 };

/**
 * A total cost that stands near the price of one share in every row, a small part of the value, is likely a cost per
 * share: asked, never guessed.
 */
function looksPerShare(table: LotsTable): RowProblem['problem'] | null {
  const heading = table.spelled('basis');
  if (heading === null || SURELY_TOTAL.has(normalizeHeading(heading)) || table.has('unitCost')) return null;
  const suspicions = normalizeHeading(heading) === normalizeHeading('Cost basis') ? [SEVERAL, ONE] : [BARE];
  const first = suspicions.map(suspicion => firstAlike(table, suspicion)).find(row => row !== null);
  return first
    ? problemAt('Lots', first.number, table.headingOf('basis'), {
        code: 'maybePerShare',
        found: `${first.text('basis')} under "${heading}" is near the price of one share, in every row`,
        remedy: 'head it Cost per share if it is that, or Total cost if it is not',
      })
    : null;
}

/** The first such row, where no row speaks against it. */
function firstAlike(table: LotsTable, { lots, tenths, part }: Suspicion): TableRow<LotKey> | null {
  const ten = BigInt(10);
  let first: TableRow<LotKey> | null = null;
  let count = 0;
  for (const row of table.rows) {
    const [quantity, basis] = [row.amount('quantity'), row.amount('basis')];
    const value = isFault(quantity) ? null : valueOf(row, quantity, PER_SHARE);
    if (isFault(quantity) || isFault(basis) || value === null || quantity <= ZERO || value === ZERO) continue;
    const price = (value * exact(1)) / quantity;
    if (basis * ten > price * tenths || basis * tenths < price * ten) return null;
    if (basis * part > value) continue;
    first ??= row;
    count++;
  }
  return count >= lots ? first : null;
}

/** A value or price of nothing is a missing one: what `=IFERROR(GOOGLEFINANCE(…); 0)` leaves of a security it does not know. */
const told = <T extends bigint>(figure: T | Fault): T | null =>
  isFault(figure) || figure <= ZERO ? null : figure;

/** The market value that the row states, or null. */
export const statedValueOf = (row: TableRow<LotKey>): Money | null =>
  row.isBlank('value') ? null : told(row.amount('value'));

export const priceOf = (row: TableRow<LotKey>): Price | null =>
  row.isBlank('price') ? null : told(row.price('price'));

/** What a lot is worth: its stated value as it stands, else Quantity × Price. */
export function valueOf(row: TableRow<LotKey>, quantity: Shares, quote: Quote): Money | null {
  const stated = statedValueOf(row);
  const price = priceOf(row);
  return stated ?? (price === null ? null : grossOf(quantity, price, quote));
}
