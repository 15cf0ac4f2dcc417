import { size, worth, ZERO, type Money, type Shares } from '../base/exact';
import type { Action, Trade } from '../engine/household';
import type { Accounts } from './accounts';
import { actionWord, KNOWN_ACTIONS, readAction } from './actions';
import { readAsset } from './assets';
import { isBlank, type Cell, type Range } from './cell';
import { readDay, readNumber, readSymbol, readText, readTime } from './cells';
import { feeReading, MIXED, NEITHER, withFees, type FeeReading } from './fees';
import { readTable, type Field, type Table, type TableRow } from './headings';
import type { Identities } from './identity';
import { readSaleLots } from './lotCell';
import type { RowProblem } from './rowProblem';
import { at, FAULTS, isFault, type Fault } from './words';

export type TradeKey =
  | 'date'
  | 'time'
  | 'action'
  | 'symbol'
  | 'quantity'
  | 'amount'
  | 'price'
  | 'fees'
  | 'account'
  | 'type'
  | 'owner'
  | 'lot'
  | 'asset'
  | 'identical'
  | 'donor';

export const TRADE_FIELDS: readonly Field<TradeKey>[] = [
  { key: 'date', headings: ['Date', 'Trade date'], needed: true },
  { key: 'time', headings: ['Time'] },
  { key: 'action', headings: ['Action', 'Transaction'], needed: true },
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund', 'Holding'], needed: true },
  { key: 'quantity', headings: ['Quantity', 'Qty', 'Shares', 'Units'], needed: true },
  { key: 'amount', headings: ['Amount', 'Total', 'Value', 'Net amount'] },
  { key: 'price', headings: ['Price', 'Price per share', 'Share price'] },
  { key: 'fees', headings: ['Fees', 'Fee', 'Commission'] },
  { key: 'account', headings: ['Account', 'Account name', 'Account number'] },
  { key: 'type', headings: ['Account type', 'Registration'] },
  { key: 'owner', headings: ['Owner'] },
  { key: 'lot', headings: ['Lot', 'Lot ID'] },
  { key: 'asset', headings: ['Asset', 'Asset type'] },
  { key: 'identical', headings: ['Identical to', 'Group'] },
  { key: 'donor', headings: ['Donor acquired', 'Acquired', 'Holding start'] },
];

export type TradesTable = Table<TradeKey>;

export function tradesTable(range: Range): { table: TradesTable; problems: RowProblem[] } {
  const { table, problems } = readTable('Trades', range, TRADE_FIELDS);
  const all: RowProblem[] = problems.map(problem => ({ problem, symbol: null }));
  if (!table.has('amount') && !table.has('price')) {
    const fault = { found: 'there is neither an Amount nor a Price column', remedy: 'add one of them' };
    all.push({ problem: at('Trades', 1, 'Amount', fault), symbol: null });
  }
  return { table, problems: all };
}

/** A row's figures before the table's reading of fees is known. */
interface Draft {
  readonly row: TableRow<TradeKey>;
  readonly trade: Trade;
  readonly amount: Money | null;
  readonly fees: Money;
  readonly price: Money | null;
}

/** Rows to trades. A bad row becomes a problem that spoils its symbol's group. */
export function readTrades(
  table: TradesTable,
  accounts: Accounts,
  identities: Identities,
): { trades: Trade[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const drafts: Draft[] = [];
  for (const row of table.rows) {
    const draft = readRow(row, accounts, identities);
    if ('trade' in draft) drafts.push(draft);
    else problems.push(problemOf(row, draft));
  }
  const reading = readingOf(table, drafts, problems);
  const trades = drafts.map(({ trade, amount, fees, price }) => {
    if (!MOVES_MONEY.has(trade.action)) return trade;
    const gross = amount ?? worth(trade.quantity, price!);
    return {
      ...trade,
      amount: withFees(gross, fees, BUYS.has(trade.action), amount === null ? 'before' : reading),
    };
  });
  return { trades, problems };
}

const BUYS = new Set<Action>(['buy', 'reinvest', 'vest', 'inherit', 'cover']);
const MOVES_MONEY = new Set<Action>([...BUYS, 'sell', 'short']);
/** Money on shares that stay: an amount, and no quantity. */
const PAYS_ONLY = new Set<Action>(['returnOfCapital', 'capitalGainDividend', 'exemptInterestDividend']);
const LEAVES = new Set<Action>(['sell', 'short', 'transferOut']);

interface Blamed {
  readonly column: string | null;
  readonly fault: Fault;
}

const blame = (column: string, fault: Fault): Blamed => ({ column, fault });

function problemOf(row: TableRow<TradeKey>, { column, fault }: Blamed): RowProblem {
  const symbol = readSymbol(row.cell('symbol'));
  return { problem: at('Trades', row.number, column, fault), symbol: symbol === '' ? null : symbol };
}

function readRow(row: TableRow<TradeKey>, accounts: Accounts, identities: Identities): Draft | Blamed {
  const symbol = readSymbol(row.cell('symbol'));
  if (symbol === '') return blame('Symbol', FAULTS.blank('the symbol'));
  const day = readDay(row.cell('date'));
  if (isFault(day)) return blame('Date', day);
  const time = readTime(row.cell('time'));
  if (isFault(time)) return blame('Time', time);
  const action = readAction(readText(row.cell('action')));
  if (!action) {
    const found = isBlank(row.cell('action'))
      ? 'the cell is blank'
      : `"${readText(row.cell('action'))}" is not a supported action`;
    return blame('Action', { found, remedy: `use one of ${KNOWN_ACTIONS}` });
  }
  const asset = readAsset(row.cell('asset'));
  if (isFault(asset)) return blame('Asset', asset);
  const account = accounts.of(accountCells(row));
  if (isFault(account)) return blame('Account type', account);
  const quantity = readQuantity(row.cell('quantity'), action);
  if (isFault(quantity)) return blame('Quantity', quantity);
  const figures = readFigures(row, action);
  if ('fault' in figures) return figures;
  const lots = LEAVES.has(action) || action === 'cover' ? readSaleLots(row.cell('lot'), quantity) : null;
  if (isFault(lots)) return blame('Lot', lots);
  const trade: Trade = {
    source: { table: 'Trades', row: row.number },
    day,
    time,
    action,
    account,
    symbol,
    group: identities.groupOf(symbol),
    asset: identities.assetOf(symbol),
    quantity,
    amount: figures.amount ?? ZERO,
    lot: lots === null ? readText(row.cell('lot')) || null : null,
    picks: lots?.picks ?? [],
    method: lots?.method ?? null,
    valueAtGift: null,
    donorAcquired: null,
  };
  return action === 'giftIn' ? giftDraft(row, trade, figures) : { row, trade, ...figures };
}

export const accountCells = (row: TableRow<'account' | 'type' | 'owner' | TradeKey>) => ({
  name: readText(row.cell('account')),
  type: readText(row.cell('type')),
  owner: readText(row.cell('owner')),
});

function readQuantity(cell: Cell, action: Action): Shares | Fault {
  if (PAYS_ONLY.has(action)) return ZERO;
  const quantity = readNumber(cell);
  if (isFault(quantity)) return quantity;
  if (quantity < ZERO && !LEAVES.has(action)) return FAULTS.sign(cell, actionWord(action));
  return quantity === ZERO ? FAULTS.positive(cell) : size(quantity);
}

type Figures = Pick<Draft, 'amount' | 'fees' | 'price'>;

function readFigures(row: TableRow<TradeKey>, action: Action): Figures | Blamed {
  const amount = optionalNumber(row.cell('amount'));
  if (isFault(amount)) return blame('Amount', amount);
  const price = optionalNumber(row.cell('price'));
  if (isFault(price)) return blame('Price', price);
  if (price !== null && price < ZERO) return blame('Price', FAULTS.negative(row.cell('price')));
  const fees = optionalNumber(row.cell('fees'));
  if (isFault(fees)) return blame('Fees', fees);
  if (action === 'split' && amount !== null && amount !== ZERO) {
    return blame('Amount', {
      found: 'a split has no amount',
      remedy: 'enter cash in lieu of a fraction as a Sell row',
    });
  }
  // Cash that leaves for a purchase may be written below zero; proceeds may not.
  if (amount !== null && amount < ZERO && !BUYS.has(action) && !action.startsWith('transfer')) {
    return blame('Amount', FAULTS.sign(row.cell('amount'), actionWord(action)));
  }
  if (amount === null && (PAYS_ONLY.has(action) || action === 'giftIn')) {
    return blame('Amount', FAULTS.blank(action === 'giftIn' ? "the donor's basis" : 'the amount paid'));
  }
  if (amount === null && price === null && MOVES_MONEY.has(action)) {
    return blame('Amount', FAULTS.blank('the amount, or the price per share in Price'));
  }
  return { amount: amount === null ? null : size(amount), fees: size(fees ?? ZERO), price };
}

const optionalNumber = (cell: Cell): bigint | null | Fault => (isBlank(cell) ? null : readNumber(cell));

/** Amount is the donor's basis; Price, where given, the value per share on the day of the gift. */
function giftDraft(row: TableRow<TradeKey>, trade: Trade, figures: Figures): Draft | Blamed {
  const donorAcquired = isBlank(row.cell('donor')) ? null : readDay(row.cell('donor'));
  if (isFault(donorAcquired)) return blame('Donor acquired', donorAcquired);
  const valueAtGift = figures.price === null ? null : worth(trade.quantity, figures.price);
  return { row, trade: { ...trade, valueAtGift, donorAcquired }, ...figures };
}

/** Arithmetic tells once for the table; without it `Amount` is before fees and `Net amount` after. */
function readingOf(table: TradesTable, drafts: Draft[], problems: RowProblem[]): FeeReading {
  let reading: FeeReading | null = null;
  for (const draft of [...drafts]) {
    const { trade, amount, fees, price } = draft;
    if (amount === null || price === null || fees === ZERO || !MOVES_MONEY.has(trade.action)) continue;
    const isPurchase = BUYS.has(trade.action);
    const said = feeReading({ isPurchase, quantity: trade.quantity, price, amount, fees });
    if (said === null) continue;
    if (said !== 'neither') reading ??= said;
    if (said !== reading) {
      drafts.splice(drafts.indexOf(draft), 1);
      problems.push(problemOf(draft.row, blame('Amount', said === 'neither' ? NEITHER : MIXED)));
    }
  }
  return reading ?? (/net/i.test(table.spelled('amount') ?? '') ? 'after' : 'before');
}
