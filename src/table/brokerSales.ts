import type { Day } from '../base/day';
import { normalizeHeading } from '../base/text';
import { size, ZERO, type Money, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Term } from '../engine/records';
import { isBlank, type Range } from './cell';
import { readTable, type Field, type TableRow } from './headings';
import { dateColumnFault } from './dateColumn';
import { problemAt, isFault } from './faults';
import { readText, termWord } from './readCell';

/** A sale as a broker's Form 1099-B or export of realized gains tells it. */
export interface BrokerSale {
  /** Its row in the table. */
  readonly row: number;
  /** A ticker, or only the security's name. */
  readonly symbol: string;
  readonly account: string;
  readonly quantity: Shares | null;
  /** null: various, or not told. */
  readonly acquired: Day | null;
  readonly sold: Day;
  readonly proceeds: Money;
  /** null: not reported. */
  readonly basis: Money | null;
  /** Wash sale loss disallowed, positive. */
  readonly disallowed: Money;
  /** null: not told. */
  readonly term: Term | null;
  /** Does the form tell the tax office the basis too, or the proceeds alone? null: it does not say. */
  readonly reported: 'basis' | 'proceeds' | null;
}

type Key =
  | 'symbol'
  | 'account'
  | 'quantity'
  | 'acquired'
  | 'sold'
  | 'proceeds'
  | 'basis'
  | 'adjustment'
  | 'term'
  | 'box';

const FIELDS: readonly Field<Key>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Description'] },
  { key: 'account', headings: ['Account', 'Account name', 'Account number'] },
  { key: 'quantity', headings: ['Quantity', 'Qty', 'Shares', 'Units'] },
  { key: 'acquired', headings: ['Acquired', 'Date acquired', 'Opened date'] },
  {
    key: 'sold',
    headings: ['Sold', 'Date sold', 'Closed date', 'Date sold or disposed'],
    needed: true,
    marksRow: true,
  },
  { key: 'proceeds', headings: ['Proceeds', 'Sales proceeds'], needed: true, marksRow: true },
  { key: 'basis', headings: ['Cost basis', 'Basis', 'Cost or other basis'], marksRow: true },
  {
    key: 'adjustment',
    headings: ['Adjustment', 'Disallowed loss', 'Wash sale loss disallowed', 'Adjustment amount'],
  },
  { key: 'term', headings: ['Term', 'Type of gain or loss', 'Holding period'] },
  { key: 'box', headings: ['Box', 'Form 8949 box', 'Form 8949 code', 'Applicable check box on Form 8949'] },
];

/** A table of sales, not a list of accounts and what their forms report. */
export function isBrokerTable(range: Range): boolean {
  const headings = (range[0] ?? []).map(cell => normalizeHeading(isBlank(cell) ? '' : readText(cell)));
  return FIELDS.filter(({ key }) => key === 'sold' || key === 'proceeds').every(field =>
    field.headings.some(heading => headings.includes(normalizeHeading(heading))),
  );
}

export function readBrokerSales(range: Range): {
  readonly sales: BrokerSale[];
  readonly problems: Problem[];
} {
  const { table, problems: structural } = readTable('Broker', range, FIELDS);
  const problems = [...structural];
  for (const key of ['acquired', 'sold'] as const) {
    const fault = dateColumnFault(table, key);
    if (fault) problems.push(problemAt('Broker', null, table.headingOf(key), fault));
  }
  if (problems.length > 0) return { sales: [], problems };
  const sales = table.rows.flatMap((row): BrokerSale[] => {
    const sold = row.day('sold');
    const proceeds = row.amount('proceeds');
    // A line that only says how much of the sale above is washed has neither.
    if (row.isBlank('sold') && row.isBlank('proceeds')) return [];
    if (isFault(sold)) problems.push(problemAt('Broker', row.number, 'Sold', sold));
    if (isFault(proceeds)) problems.push(problemAt('Broker', row.number, 'Proceeds', proceeds));
    if (isFault(sold) || isFault(proceeds)) return [];
    const acquired = row.day('acquired');
    return [
      {
        row: row.number,
        symbol: row.symbol('symbol'),
        account: row.text('account'),
        quantity: amountIn(row, 'quantity'),
        acquired: isFault(acquired) ? null : acquired,
        sold,
        proceeds,
        basis: amountIn(row, 'basis'),
        disallowed: size(amountIn(row, 'adjustment') ?? ZERO),
        term: termWord(row.text('term')) ?? termOfBox(row.text('box')),
        reported: reportedInBox(row.text('box')),
      },
    ];
  });
  return { sales, problems };
}

function amountIn(row: TableRow<Key>, key: Key): bigint | null {
  if (isBlank(row.cell(key))) return null;
  const amount = row.amount(key);
  return isFault(amount) ? null : amount;
}

/** Boxes of Form 8949: A to C and G to I are Part I. */
const termOfBox = (box: string): Term | null =>
  /^[ABCGHI]$/i.test(box) ? 'short' : /^[DEFJKL]$/i.test(box) ? 'long' : null;

const reportedInBox = (box: string): BrokerSale['reported'] =>
  /^[ADGJ]$/i.test(box) ? 'basis' : /^[BEHK]$/i.test(box) ? 'proceeds' : null;
