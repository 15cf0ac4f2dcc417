import type { Cell } from '../table/cell';
import { refuse, type Answer } from './answer';
import { fromCells } from './edge';
import { spreadsheetZone } from './zone';
import { checkedRows } from './importRequest';
import { locked } from './locked';
import { asText } from './asText';
import { freeName, makeRoom } from './sheets';
import { columnName } from './tables';

/** A table for printing, on a sheet of its own: always a new one, because the old may hold notes. */
export interface SheetRequest {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Rows, from 0, that stand out: titles, headings, totals. */
  readonly bold: readonly number[];
  /** Cells of a column, all from 0, that hold money. */
  readonly money: readonly MoneyCells[];
  /** Columns, from 0, that hold long texts. */
  readonly wide: readonly number[];
}

export interface MoneyCells {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

const LONGEST_NAME = 80;
const MOST_AREAS = 1000;
const MONEY = '#,##0.00;-#,##0.00';
const WIDE = 320;

export function plannerWriteSheet(request: unknown): Answer<{ readonly sheet: string }> {
  const wanted = checkedSheet(request);
  if (!wanted)
    return refuse('invalid', 'The table could not be read. Nothing was written; reload the planner.');
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const sheet = spreadsheet.insertSheet(freeName(spreadsheet, wanted.name));
    try {
      const [height, width] = [wanted.rows.length, wanted.rows[0]!.length];
      makeRoom(sheet, height, width);
      const rowsOf = (rows: readonly number[]): string[] =>
        rows.map(row => `A${row + 1}:${columnName(width - 1)}${row + 1}`);
      if (wanted.bold.length > 0) sheet.getRangeList(rowsOf(wanted.bold)).setFontWeight('bold');
      // The title runs over the cells beside it.
      const wrapped = wanted.bold.filter(row => row > 0 || wanted.bold.length === 1);
      if (wrapped.length > 0) sheet.getRangeList(rowsOf(wrapped)).setWrap(true);
      const money = wanted.money.map(({ column, from, to }) => {
        const name = columnName(column);
        return `${name}${from + 1}:${name}${to + 1}`;
      });
      if (money.length > 0) sheet.getRangeList(money).setNumberFormat(MONEY);
      for (const column of wanted.wide) {
        sheet.setColumnWidth(column + 1, WIDE);
        sheet.getRange(1, column + 1, height, 1).setWrap(true);
      }
      sheet
        .getRange(1, 1, height, width)
        .setValues(fromCells(wanted.rows, spreadsheetZone()).map(row => row.map(asText)));
      sheet.activate();
    } catch (error) {
      spreadsheet.deleteSheet(sheet);
      throw error;
    }
    return { ok: true, sheet: sheet.getName() };
  });
}

function checkedSheet(request: unknown): SheetRequest | null {
  if (typeof request !== 'object' || request === null) return null;
  const { name, rows, bold, money, wide } = request as Partial<SheetRequest>;
  const cells = checkedRows(rows);
  if (typeof name !== 'string' || !/^[\w .()&-]+$/.test(name) || name.length > LONGEST_NAME || !cells)
    return null;
  const within = (list: unknown, most: number): list is number[] =>
    Array.isArray(list) &&
    list.length <= most &&
    list.every(at => Number.isInteger(at) && at >= 0 && at < most);
  const isIn = (at: unknown, most: number): at is number =>
    Number.isInteger(at) && Number(at) >= 0 && Number(at) < most;
  const isArea = (one: unknown): one is MoneyCells => {
    const { column, from, to } = (one ?? {}) as Partial<MoneyCells>;
    return isIn(column, cells[0]!.length) && isIn(from, cells.length) && isIn(to, cells.length) && from <= to;
  };
  return within(bold, cells.length) &&
    Array.isArray(money) &&
    money.length <= MOST_AREAS &&
    money.every(isArea) &&
    within(wide, cells[0]!.length)
    ? { name, rows: cells, bold, money, wide }
    : null;
}
