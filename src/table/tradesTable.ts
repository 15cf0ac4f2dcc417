import type { Range } from './cell';
import { readTable, type Field, type Table } from './headings';
import { dateColumnFault } from './dateColumn';
import type { RowProblem } from './rowProblem';
import { problemAt } from './faults';

export type TradeKey =
  | 'date'
  | 'time'
  | 'action'
  | 'symbol'
  | 'quantity'
  | 'amount'
  | 'price'
  | 'fees'
  | 'commission'
  | 'account'
  | 'type'
  | 'owner'
  | 'lot'
  | 'asset'
  | 'identical'
  | 'donor'
  | 'newSymbol'
  | 'basisShare'
  | 'currency'
  | 'rate'
  | 'accrued'
  | 'fairValue'
  | 'grantDay'
  | 'grantValue';

export const TRADE_FIELDS: readonly Field<TradeKey>[] = [
  { key: 'date', headings: ['Date', 'Trade date'], needed: true, marksRow: true },
  { key: 'time', headings: ['Time'] },
  { key: 'action', headings: ['Action', 'Transaction'], needed: true, marksRow: true },
  {
    key: 'symbol',
    headings: ['Symbol', 'Ticker', 'Security', 'Fund', 'Holding'],
    needed: true,
    marksRow: true,
  },
  { key: 'quantity', headings: ['Quantity', 'Qty', 'Shares', 'Units'], needed: true, marksRow: true },
  { key: 'amount', headings: ['Amount', 'Total', 'Value', 'Net amount'], marksRow: true },
  { key: 'price', headings: ['Price', 'Price per share', 'Share price'], marksRow: true },
  {
    key: 'fees',
    headings: [
      'Fees',
      'Fee',
      'Fees & Comm',
      'Fees and commissions',
      'Fees & commissions',
      'Commissions and fees',
      'Commission & fees',
      'Commission fees',
      'Transaction fees',
      'Trading fees',
      'Total fees',
    ],
  },
  { key: 'commission', headings: ['Commission', 'Commissions', 'Comm', 'Brokerage', 'Brokerage fee'] },
  { key: 'account', headings: ['Account', 'Account name', 'Account number'] },
  { key: 'type', headings: ['Account type', 'Registration'] },
  { key: 'owner', headings: ['Owner'] },
  { key: 'lot', headings: ['Lot', 'Lot ID'] },
  { key: 'asset', headings: ['Asset', 'Asset type'] },
  { key: 'identical', headings: ['Identical to', 'Group'] },
  { key: 'donor', headings: ['Donor acquired', 'Acquired', 'Holding start'] },
  { key: 'newSymbol', headings: ['New symbol'] },
  { key: 'basisShare', headings: ['Basis share'] },
  { key: 'currency', headings: ['Currency'] },
  { key: 'rate', headings: ['Exchange rate'] },
  { key: 'accrued', headings: ['Accrued interest', 'Accrued int', 'Interest accrued'] },
  {
    key: 'fairValue',
    headings: ['Fair value', 'Fair market value', 'FMV', 'Purchase FMV', 'Exercise FMV'],
  },
  { key: 'grantDay', headings: ['Grant date', 'Offering date', 'Granted'] },
  { key: 'grantValue', headings: ['Grant value', 'Offering value', 'Grant FMV', 'FMV at grant'] },
];

export type TradesTable = Table<TradeKey>;

export function tradesTable(range: Range): { table: TradesTable; problems: RowProblem[] } {
  const { table, problems } = readTable('Trades', range, TRADE_FIELDS, { mustReadMoney: true });
  const all: RowProblem[] = problems.map(problem => ({ problem, symbol: null }));
  if (all.length === 0 && !table.has('amount') && !table.has('price')) {
    const fault = {
      code: 'noAmountColumn',
      found: 'there is neither an Amount nor a Price column',
      remedy: 'add one of them',
    };
    all.push({ problem: problemAt('Trades', 1, 'Amount', fault), symbol: null });
  }
  const dates = dateColumnFault(table, 'date');
  if (dates) all.push({ problem: problemAt('Trades', null, 'Date', dates), symbol: null });
  return { table, problems: all };
}
