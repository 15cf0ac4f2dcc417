import { isoDay, type Day } from '../base/day';
import { fromDecimal, toDecimal } from '../base/decimal';
import { worth, ZERO, type Money, type Shares } from '../base/exact';
import type { StatedLot } from '../engine/household';
import type { Accounts } from './accounts';
import { readAsset } from './assets';
import { isBlank, type Cell, type Range } from './cell';
import { readDay, readList, readNumber, readSymbol, readText, readYesNo } from './cells';
import { readTable, type Field, type Table, type TableRow } from './headings';
import type { Identities } from './identity';
import type { RowProblem } from './rowProblem';
import { at, FAULTS, isFault, type Fault } from './words';

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
  | 'asset'
  | 'identical'
  | 'replacement'
  | 'class';

export const LOT_FIELDS: readonly Field<LotKey>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund', 'Holding'], needed: true },
  { key: 'quantity', headings: ['Quantity', 'Qty', 'Shares', 'Units'], needed: true },
  {
    key: 'acquired',
    headings: ['Acquired', 'Date acquired', 'Purchase date', 'Open date', 'Bought'],
    needed: true,
  },
  { key: 'basis', headings: ['Cost basis', 'Total cost', 'Cost', 'Basis', 'Cost basis total'] },
  { key: 'unitCost', headings: ['Cost per share', 'Unit cost', 'Average cost', 'Purchase price'] },
  { key: 'price', headings: ['Price', 'Last price', 'Current price'] },
  { key: 'value', headings: ['Market value', 'Current value', 'Value'] },
  { key: 'account', headings: ['Account', 'Account name', 'Account number'] },
  { key: 'type', headings: ['Account type', 'Registration'] },
  { key: 'owner', headings: ['Owner'] },
  { key: 'lot', headings: ['Lot', 'Lot ID'] },
  { key: 'holdingStart', headings: ['Holding start', 'Adjusted acquired'] },
  { key: 'washIncluded', headings: ['Wash adjustment included'] },
  { key: 'asset', headings: ['Asset', 'Asset type'] },
  { key: 'identical', headings: ['Identical to', 'Group'] },
  { key: 'replacement', headings: ['Replacement'] },
  { key: 'class', headings: ['Class', 'Asset class', 'Sleeve'] },
];

export type LotsTable = Table<LotKey>;

export function lotsTable(range: Range): { table: LotsTable; problems: RowProblem[] } {
  const { table, problems } = readTable('Lots', range, LOT_FIELDS);
  const all: RowProblem[] = problems.map(problem => ({ problem, symbol: null }));
  if (!table.has('basis') && !table.has('unitCost')) {
    const fault = {
      found: 'there is neither a Cost basis nor a Cost per share column',
      remedy: 'add one of them; for a Sheets table write Lots[#ALL]',
    };
    all.push({ problem: at('Lots', 1, 'Cost basis', fault), symbol: null });
  }
  return { table, problems: all };
}

interface Blamed {
  readonly column: string;
  readonly fault: Fault;
}

const blame = (column: string, fault: Fault): Blamed => ({ column, fault });

/** Rows to lots. A bad row becomes a problem that spoils its symbol's group. */
export function readLots(
  table: LotsTable,
  accounts: Accounts,
  identities: Identities,
  asOf: Day,
): { lots: StatedLot[]; problems: RowProblem[] } {
  const lots: StatedLot[] = [];
  const problems: RowProblem[] = [];
  for (const row of table.rows) {
    const lot = readRow(row, accounts, identities, asOf);
    if ('source' in lot) lots.push(lot);
    else {
      const symbol = readSymbol(row.cell('symbol'));
      problems.push({
        problem: at('Lots', row.number, lot.column, lot.fault),
        symbol: symbol === '' ? null : symbol,
      });
    }
  }
  return { lots, problems };
}

function readRow(
  row: TableRow<LotKey>,
  accounts: Accounts,
  identities: Identities,
  asOf: Day,
): StatedLot | Blamed {
  const symbol = readSymbol(row.cell('symbol'));
  if (symbol === '') return blame('Symbol', FAULTS.blank('the symbol'));
  const quantity = readNumber(row.cell('quantity'));
  if (isFault(quantity)) return blame('Quantity', quantity);
  if (quantity <= ZERO) return blame('Quantity', FAULTS.positive(row.cell('quantity')));
  const acquired = readDay(row.cell('acquired'));
  if (isFault(acquired)) return blame('Acquired', acquired);
  if (acquired > asOf) {
    const found = `${isoDay(acquired)} is after the as-of day ${isoDay(asOf)}`;
    return blame('Acquired', { found, remedy: 'enter planned purchases in Trades' });
  }
  const basis = readBasis(row, quantity);
  if (isBlamed(basis)) return basis;
  const account = accounts.of(accountCells(row));
  if (isFault(account)) return blame('Account type', account);
  const asset = readAsset(row.cell('asset'));
  if (isFault(asset)) return blame('Asset', asset);
  const holdingStart = isBlank(row.cell('holdingStart')) ? null : readDay(row.cell('holdingStart'));
  if (isFault(holdingStart)) return blame('Holding start', holdingStart);
  const washIncluded = isBlank(row.cell('washIncluded')) ? null : readYesNo(row.cell('washIncluded'));
  if (isFault(washIncluded)) return blame('Wash adjustment included', washIncluded);
  return {
    source: { table: 'Lots', row: row.number },
    account,
    symbol,
    group: identities.groupOf(symbol),
    asset: identities.assetOf(symbol),
    quantity,
    basis,
    acquired,
    holdingStart,
    name: readText(row.cell('lot')) || null,
    washIncluded,
    price: readPrice(row, quantity),
    replacements: readList(row.cell('replacement')).map(one => one.toUpperCase()),
    assetClass: readText(row.cell('class')) || null,
  };
}

export const accountCells = (row: TableRow<LotKey>) => ({
  name: readText(row.cell('account')),
  type: readText(row.cell('type')),
  owner: readText(row.cell('owner')),
});

const isBlamed = (value: Money | Blamed): value is Blamed => typeof value === 'object';

function readBasis(row: TableRow<LotKey>, quantity: Shares): Money | Blamed {
  const [column, key] =
    isBlank(row.cell('basis')) && !isBlank(row.cell('unitCost'))
      ? (['Cost per share', 'unitCost'] as const)
      : (['Cost basis', 'basis'] as const);
  const amount = readNumber(row.cell(key));
  if (isFault(amount)) return blame(column, amount);
  if (amount < ZERO) return blame(column, FAULTS.negative(row.cell(key)));
  return key === 'unitCost' ? worth(quantity, amount) : amount;
}

/** Error text, a blank, anything that is no amount: a missing price, which leaves only this lot without figures. */
function readPrice(row: TableRow<LotKey>, quantity: Shares): Money | null {
  const price = amountOf(row.cell('price'));
  if (price !== null) return price;
  const value = amountOf(row.cell('value'));
  return value === null ? null : fromDecimal(toDecimal(value).div(toDecimal(quantity)));
}

function amountOf(cell: Cell): Money | null {
  const amount = isBlank(cell) ? null : readNumber(cell);
  return amount === null || isFault(amount) || amount < ZERO ? null : amount;
}
