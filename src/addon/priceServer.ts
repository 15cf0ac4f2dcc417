import { isBlank, type Cell } from '../table/cell';
import { columnAt } from '../table/headings';
import { LOT_FIELDS } from '../table/lotsTable';
import { readSymbol } from '../table/readCell';
import { refuse, type Answer } from './answer';
import type { GoogleCell } from './asText';
import { chosenRanges, tablesIn } from './chosen';
import { today } from './edge';
import type { FoundTable, Opened } from './found';
import { locked } from './locked';
import { plannerOpen } from './plannerServer';
import { priceTable, type PriceTable } from './priceDays';
import { makeRoom, protection } from './sheets';
import { columnName, readSheets } from './tables';
import { LeftBehind, writeTogether, type Block } from './writtenTogether';
import { spreadsheetZone, type Zone } from './zone';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** A price that somebody typed, or null: Google is asked for it. */
export interface PriceEntry {
  readonly symbol: string;
  readonly price: number | null;
}

const MOST = 500;

/** What is to be written into blank cells: values, and formulas, which hold no text of any cell. */
interface Fill {
  readonly sheet: Sheet;
  readonly values: readonly { readonly row: number; readonly column: number; readonly cell: GoogleCell }[];
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly formula: string }[];
}

/**
 * Fills in prices that are missing: in the table of prices (Symbol, Price, As of) where there is one, a row for each
 * symbol that it lacks; else in the Price column of Lots. Only blank cells are written.
 */
export function plannerFillPrices(entries: unknown): Answer<Opened> {
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MOST || !entries.every(isEntry))
    return refuse('invalid', 'Those are no prices. Nothing was written.');
  const written = locked<object>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const zone = spreadsheetZone();
    const sheets = readSheets(spreadsheet, zone);
    const table = priceTable(sheets);
    const { lots } = tablesIn(sheets, chosenRanges());
    const fill = table
      ? inPrices(spreadsheet, table, entries, zone)
      : lots
        ? inLots(spreadsheet, lots, entries)
        : refuse('nothing', 'There is no table with a column for prices. Nothing was written.');
    return 'ok' in fill ? fill : carriedOut(fill);
  });
  return written.ok ? plannerOpen() : written;
}

const isEntry = (entry: unknown): entry is PriceEntry => {
  if (typeof entry !== 'object' || entry === null) return false;
  const { symbol, price } = entry as Partial<PriceEntry>;
  return (
    typeof symbol === 'string' &&
    symbol !== '' &&
    symbol.length < 80 &&
    !/^[=+\-@\t']/.test(symbol) &&
    (price === null || (typeof price === 'number' && price > 0 && price < 1e12))
  );
};

/** Semicolons, as in every formula of ours; the symbol is asked of its cell. */
const google = (cell: string): string => `=IFERROR(GOOGLEFINANCE(${cell};"price");"")`;

function inPrices(
  spreadsheet: Spreadsheet,
  table: PriceTable,
  entries: readonly PriceEntry[],
  zone: Zone,
): Fill | ReturnType<typeof refuse> {
  const sheet = spreadsheet.getSheetByName(table.sheet)!;
  const below = table.cells.slice(table.row + 1);
  const known = new Map(below.map((row, at) => [readSymbol(row[table.symbol] ?? ''), at] as const));
  const count = below.length + entries.length;
  makeRoom(sheet, table.row + 1 + count, table.price + 1);
  const formulasOf = (column: number): string[] =>
    sheet
      .getRange(table.row + 2, column + 1, count, 1)
      .getFormulas()
      .map(([formula]) => formula ?? '');
  const formulas = { symbol: formulasOf(table.symbol), price: formulasOf(table.price) };
  if (formulas.symbol.some(formula => formula !== ''))
    return refuse(
      'invalid',
      `The symbols of “${table.sheet}” are made by a formula. Nothing was written; add the symbol where the formula reads it.`,
    );
  const free = Array.from({ length: count }, (_, at) => at).filter(
    at => isBlank(below[at]?.[table.symbol] ?? '') && isBlank(below[at]?.[table.typed] ?? ''),
  );
  const values: { row: number; column: number; cell: GoogleCell }[] = [];
  const asked: Fill['formulas'][number][] = [];
  const day = zone.write({ day: today(zone), seconds: 0 });
  for (const { symbol, price } of entries) {
    const own = known.get(symbol);
    const at = own ?? free.shift()!;
    const row = table.row + 1 + at;
    if (own === undefined) values.push({ row, column: table.symbol, cell: symbol });
    const isFilledIn = formulas.price[at] !== '';
    const isFree = (column: number): boolean => isBlank(below[at]?.[column] ?? '');
    if (price !== null && table.typed >= 0 && isFree(table.typed)) {
      values.push({ row, column: table.typed, cell: price });
      if (table.typedOn >= 0) values.push({ row, column: table.typedOn, cell: day });
    } else if (price !== null && !isFilledIn && isFree(table.price)) {
      values.push({ row, column: table.price, cell: price });
      if (isFree(table.day)) values.push({ row, column: table.day, cell: day });
    } else if (price === null && !isFilledIn && isFree(table.price)) {
      asked.push({ row, column: table.price, formula: google(`${columnName(table.symbol)}${row + 1}`) });
    }
  }
  return { sheet, values, formulas: asked };
}

function inLots(
  spreadsheet: Spreadsheet,
  { reference }: FoundTable,
  entries: readonly PriceEntry[],
): Fill | ReturnType<typeof refuse> {
  const range = spreadsheet.getRange(reference);
  const sheet = range.getSheet();
  const cells = range.getValues() as GoogleCell[][];
  const formulas = range.getFormulas();
  const headings = cells[0]!.map((cell): Cell => String(cell));
  const [own, at] = ['Symbol', 'Price'].map(heading => columnAt(LOT_FIELDS, headings, heading));
  if (at! < 0)
    return refuse(
      'columns',
      `The Lots table in “${sheet.getName()}” has no column Price: add it beside the others. Nothing was written.`,
    );
  if (formulas[0]!.some(formula => formula !== ''))
    return refuse(
      'invalid',
      `The Lots table in “${sheet.getName()}” is made by a formula: give the prices where the formula reads them. Nothing was written.`,
    );
  const wanted = new Map(entries.map(({ symbol, price }) => [symbol, price]));
  const values: { row: number; column: number; cell: GoogleCell }[] = [];
  const asked: Fill['formulas'][number][] = [];
  cells.forEach((row, index) => {
    const price = wanted.get(readSymbol(row[own!] as Cell));
    if (index === 0 || price === undefined || row[at!] !== '' || formulas[index]![at!] !== '') return;
    const cell = { row: range.getRow() - 1 + index, column: range.getColumn() - 1 + at! };
    if (price !== null) values.push({ ...cell, cell: price });
    else
      asked.push({
        ...cell,
        formula: google(`${columnName(range.getColumn() - 1 + own!)}${cell.row + 1}`),
      });
  });
  return { sheet, values, formulas: asked };
}

/** All of it or nothing: what was written before a refusal is put back. */
function carriedOut({ sheet, values, formulas }: Fill): Answer<object> {
  if (values.length + formulas.length === 0)
    return refuse(
      'changed',
      'No blank cell waits for these prices: a formula there may still be computing. Nothing was written; refresh the planner.',
    );
  const refusal = protection(sheet);
  if (refusal) return refusal;
  const areaOf = ([first, ...more]: readonly { readonly row: number; readonly column: number }[]) =>
    sheet.getRange(first!.row + 1, first!.column + 1, more.length + 1, 1);
  const blocks = runs(values).map((run): Block => ({
    range: areaOf(run),
    before: run.map(() => ['']),
    after: run.map(({ cell }) => [cell]),
  }));
  const begun: GoogleAppsScript.Spreadsheet.Range[] = [];
  try {
    writeTogether(blocks);
    try {
      for (const run of runs(formulas)) {
        const range = areaOf(run);
        begun.push(range);
        range.setFormulas(run.map(({ formula }) => [formula]));
      }
    } catch (error) {
      for (const range of begun) range.clearContent();
      writeTogether(blocks.map(({ range, before, after }) => ({ range, before: after, after: before })));
      throw error;
    }
    return { ok: true };
  } catch (error) {
    if (!(error instanceof LeftBehind)) throw error;
    return refuse(
      'rights',
      `Google Sheets refused in the middle, and again when putting back: look at rows ${error.rows.join(', ')} of “${sheet.getName()}”.`,
    );
  }
}

/** Cells below each other are written in one call. */
function runs<T extends { readonly row: number; readonly column: number }>(cells: readonly T[]): T[][] {
  const found: T[][] = [];
  for (const cell of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = found[found.length - 1];
    const before = last?.[last.length - 1];
    if (last && before?.column === cell.column && before.row + 1 === cell.row) last.push(cell);
    else found.push([cell]);
  }
  return found;
}
