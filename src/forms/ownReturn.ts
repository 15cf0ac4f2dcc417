import type { Day } from '../base/day';
import type { Household } from '../planner/household';
import type { Cell, Row } from '../table/cell';
import { yearTable } from '../table/yearTable';
import type { Assessment } from '../planner/assessment';
import type { Country } from '../countries/country';
import type { Settlement } from '../countries/settlement';
import { amountCell, type ReturnPart } from '../countries/returnParts';

/** A year as the return of its country wants it: what is typed, and the rows it is computed from. */
export interface OwnReturn {
  readonly assessed: Assessment;
  readonly parts: readonly ReturnPart[];
  readonly count: number;
  /** What no authority settles, or the figures leave out. */
  readonly notes: readonly string[];
}

/** What is done of a year up to the as-of day, of those whose results are on the return. */
export function ownReturn(
  country: Country,
  settlement: Settlement,
  { securities }: Household,
  year: number,
  asOf: Day,
): OwnReturn {
  const { gains, settings, notes } = settlement.forReturn(year);
  const assessed = country.assess(
    gains.filter(({ day }) => day <= asOf),
    settings,
    year,
  );
  const sales = settlement.returnSales(year).filter(({ sold }) => sold <= asOf);
  const isinOf = (symbol: string): string =>
    securities.get(symbol)?.isin ?? (ISIN.test(symbol) ? symbol : '');
  return { assessed, parts: country.returnParts(sales, assessed, isinOf), count: sales.length, notes };
}

/** ISO 6166. */
const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/** A sheet's rows, and which of its cells are titles or money. */
export interface ReturnSheet {
  readonly rows: Cell[][];
  readonly bold: readonly number[];
  readonly money: readonly { readonly column: number; readonly from: number; readonly to: number }[];
  readonly wide: readonly number[];
}

/** The return's lines, then each part: what is typed, and its rows with their sums. */
export function ownReturnTable(name: string, { assessed, parts, notes }: OwnReturn): ReturnSheet {
  const rows: Cell[][] = [];
  const bold: number[] = [];
  const money: { column: number; from: number; to: number }[] = [];
  const wide = new Set([0]);
  const add = (...cells: Cell[]): number => rows.push(cells) - 1;
  const title = (...cells: Cell[]): void => void bold.push(add(...cells));
  const formatted = (column: number, from: number): void => {
    if (rows.length > from) money.push({ column, from, to: rows.length - 1 });
  };
  /** Lines with their amounts below each other; a count is no money. */
  const amounts = (
    lines: readonly { readonly cells: readonly Cell[]; readonly isMoney: boolean }[],
  ): void => {
    let from = rows.length;
    for (const { cells, isMoney } of lines) {
      if (!isMoney) formatted(1, from);
      add(...cells);
      if (!isMoney) from = rows.length;
    }
    formatted(1, from);
  };
  title(`${name}, ${assessed.name}`);
  add(
    'Education, not tax advice; check each line with the form and its notes: their numbers move from year to year.',
  );
  add();
  const [heading = [], ...lines] = yearTable(assessed);
  title(...heading);
  amounts(lines.map((cells, at) => ({ cells, isMoney: assessed.lines[at]?.kind !== 'count' })));
  notes.forEach(note => add('', '', note));
  for (const part of parts) {
    add();
    title(part.title);
    amounts(
      part.lines.map(({ words, amount, where }) => ({
        cells: [words === '' ? where : words, amountOf(amount), where],
        isMoney: typeof amount === 'number',
      })),
    );
    if (part.note !== '') add(part.note);
    if (part.rows.length === 0) continue;
    title(...part.headings.map(({ name: one }) => one));
    const start = rows.length;
    part.rows.forEach(cells => add(...cells));
    title(...totalsOf(part));
    part.headings.forEach(({ isMoney, isLong }, column) => {
      if (isMoney) formatted(column, start);
      if (isLong) wide.add(column);
    });
  }
  const width = Math.max(...rows.map(({ length }) => length));
  return {
    rows: rows.map(cells => [...cells, ...Array<Cell>(width - cells.length).fill('')]),
    bold,
    money,
    wide: [...wide],
  };
}

/** Cents are money; a count is a number, a word a word. */
const amountOf = (amount: number | string): Cell =>
  typeof amount === 'number' ? amountCell(amount) : /^\d+$/.test(amount) ? Number(amount) : amount;

const totalsOf = ({ headings, rows }: ReturnPart): Row =>
  headings.map(({ isMoney }, at): Cell => {
    if (at === 0) return 'Total';
    if (!isMoney) return '';
    return rows.reduce((sum, row) => sum + Math.round(Number(row[at] ?? 0) * 100), 0) / 100;
  });
