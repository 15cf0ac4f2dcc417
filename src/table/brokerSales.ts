import type { Day } from '../base/day';
import { nameKey, normalizeHeading } from '../base/text';
import { size, ZERO, type Money, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Term } from '../engine/records';
import { isBlank, type Range, type Row } from './cell';
import { readTable, type Field, type TableRow } from './headings';
import { dateColumnFault } from './dateColumn';
import { problemAt, isFault } from './faults';
import { isTicked, readText, termWord } from './readCell';
import { isTotalsRow } from './rowProblem';

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
  /** The box of Form 8949 as told, A to L; null: not told. */
  readonly box: string | null;
  /** Does the form tell the tax office the basis too, or the proceeds alone? null: it does not say. */
  readonly reported: 'basis' | 'proceeds' | null;
  /** Accrued market discount (box 1f): so much of the gain is interest. */
  readonly discount: Money;
  /** Box 2: a gain of this sale may be ordinary income. */
  readonly isOrdinary: boolean;
  /** Box 6: are the proceeds told before commissions and option premiums, or after? null: it does not say. */
  readonly proceedsAre: 'gross' | 'net' | null;
  /** Of a form that corrects one sent before. */
  readonly isCorrected: boolean;
}

/** What the form's cover says all lines of a box make, or all of an account's, and what they make. */
export interface CoverTotal {
  readonly row: number;
  /** The heading row of its form. */
  readonly form: number;
  readonly account: string;
  /** null: all boxes. */
  readonly box: string | null;
  readonly told: Sums;
  readonly lines: Sums;
}

/** null: not told. */
export interface Sums {
  readonly proceeds: Money;
  readonly basis: Money | null;
  readonly disallowed: Money | null;
}

/** The lines of one or several forms. */
export interface BrokerLines {
  readonly sales: readonly BrokerSale[];
  readonly cover: readonly CoverTotal[];
  readonly problems: readonly Problem[];
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
  | 'box'
  | 'discount'
  | 'ordinary'
  | 'grossNet'
  | 'corrected';

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
  { key: 'discount', headings: ['Market discount', 'Accrued market discount'] },
  { key: 'ordinary', headings: ['Ordinary', 'Ordinary income'] },
  { key: 'grossNet', headings: ['Gross or net', 'Gross/net', 'Reported to IRS'] },
  { key: 'corrected', headings: ['Corrected', 'Correction'] },
];

/** A table of sales, not a list of accounts and what their forms report. */
export const isBrokerTable = (range: Range): boolean => isFormHeading(range[0] ?? []);

export function isFormHeading(row: Row): boolean {
  const headings = row.map(cell => normalizeHeading(isBlank(cell) ? '' : readText(cell)));
  return FIELDS.filter(({ key }) => key === 'sold' || key === 'proceeds').every(field =>
    field.headings.some(heading => headings.includes(normalizeHeading(heading))),
  );
}

/** Several forms may stand below each other, each with headings of its own or all below the first. */
export function readBrokerSales(range: Range): BrokerLines {
  const starts = [0, ...range.flatMap((row, at) => (at > 0 && isFormHeading(row) ? [at] : []))];
  const forms = starts.map((start, at) => readForm(range.slice(start, starts[at + 1]), start));
  return {
    sales: forms.flatMap(({ sales }) => sales),
    cover: forms.flatMap(({ cover }) => cover),
    problems: forms.flatMap(({ problems }) => problems),
  };
}

function readForm(range: Range, start: number): BrokerLines {
  const { table, problems: structural } = readTable('Broker', range, FIELDS);
  const numberOf = ({ number }: TableRow<Key>): number => number + start;
  const problems = structural.map(one => (one.row === null ? one : { ...one, row: one.row + start }));
  for (const key of ['acquired', 'sold'] as const) {
    const fault = dateColumnFault(table, key);
    if (fault) problems.push(problemAt('Broker', null, table.headingOf(key), fault));
  }
  if (problems.length > 0) return { sales: [], cover: [], problems };
  const totals: Omit<CoverTotal, 'lines'>[] = [];
  const sales = table.rows.flatMap((row): BrokerSale[] => {
    const sold = row.day('sold');
    const proceeds = row.amount('proceeds');
    // A line that only says how much of the sale above is washed has neither.
    if (row.isBlank('sold') && row.isBlank('proceeds')) return [];
    if (isTotal(row) && !isFault(proceeds)) {
      const disallowed = amountIn(row, 'adjustment');
      totals.push({
        row: numberOf(row),
        form: start + 1,
        account: row.text('account'),
        box: boxIn(row),
        told: {
          proceeds,
          basis: amountIn(row, 'basis'),
          disallowed: disallowed === null ? null : size(disallowed),
        },
      });
      return [];
    }
    if (isFault(sold)) problems.push(problemAt('Broker', numberOf(row), 'Sold', sold));
    if (isFault(proceeds)) problems.push(problemAt('Broker', numberOf(row), 'Proceeds', proceeds));
    if (isFault(sold) || isFault(proceeds)) return [];
    const acquired = row.day('acquired');
    return [
      {
        row: numberOf(row),
        symbol: row.symbol('symbol'),
        account: row.text('account'),
        quantity: amountIn(row, 'quantity'),
        acquired: isFault(acquired) ? null : acquired,
        sold,
        proceeds,
        basis: amountIn(row, 'basis'),
        disallowed: size(amountIn(row, 'adjustment') ?? ZERO),
        term: termWord(row.text('term')) ?? termOfBox(row.text('box')),
        box: boxIn(row),
        reported: reportedInBox(row.text('box')),
        discount: size(amountIn(row, 'discount') ?? ZERO),
        isOrdinary: isTicked(row.cell('ordinary')) || /ordinary/i.test(row.text('term')),
        proceedsAre: proceedsWord(row.text('grossNet')),
        isCorrected: isTicked(row.cell('corrected')) || /^corrected/i.test(row.text('corrected')),
      },
    ];
  });
  return { sales, cover: totals.map(total => ({ ...total, lines: sumOf(sales, total) })), problems };
}

const isTotal = (row: TableRow<Key>): boolean => {
  const named = [row.cell('symbol'), row.cell('acquired'), row.cell('sold')];
  return isTotalsRow(named) && named.some(cell => readText(cell) !== '');
};

const boxIn = (row: TableRow<Key>): string | null =>
  /^[A-L]$/i.test(row.text('box')) ? row.text('box').toUpperCase() : null;

/** What the lines of a form make that one of its totals is about. */
function sumOf(sales: readonly BrokerSale[], { account, box }: Pick<CoverTotal, 'account' | 'box'>): Sums {
  const own = sales.filter(
    sale =>
      (box === null || sale.box === box) &&
      (account === '' || sale.account === '' || nameKey(sale.account) === nameKey(account)),
  );
  const sum = (pick: (sale: BrokerSale) => Money): Money =>
    own.reduce((total, sale) => total + pick(sale), ZERO);
  return {
    proceeds: sum(sale => sale.proceeds),
    basis: sum(sale => sale.basis ?? ZERO),
    disallowed: sum(sale => sale.disallowed),
  };
}

const proceedsWord = (word: string): BrokerSale['proceedsAre'] =>
  /^gross/i.test(word) ? 'gross' : /^net/i.test(word) ? 'net' : null;

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
