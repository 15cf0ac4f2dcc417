import { KINDS } from '../table/assets';
import type { Cell } from '../table/cell';
import { columnAt } from '../table/headings';
import { SECURITY_FIELDS } from '../table/securities';
import { readSymbolText } from '../table/symbol';
import { readText } from '../table/readCell';
import { asText, type GoogleCell } from './asText';
import { refuse, type Answer } from './answer';
import { chosenRanges, tablesIn } from './chosen';
import type { FoundTable, Opened } from './found';
import { locked } from './locked';
import { plannerOpen } from './plannerServer';
import { freeName, makeRoom, protection } from './sheets';
import { readSheets } from './tables';
import { LeftBehind, writeTogether } from './writtenTogether';
import { spreadsheetZone } from './zone';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Which column of Securities an answer goes into. */
export type KindColumn = 'Asset' | 'Identical to';

/** Writes what a symbol is into Securities, where formulas read it too; makes the table when there is none. */
export function plannerAnswerKind(symbol: unknown, column: unknown, value: unknown): Answer<Opened> {
  if (!isAnswer(symbol, column, value))
    return refuse('invalid', 'That is no answer to what a security is. Nothing was written.');
  const written = locked<object>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const found = tablesIn(readSheets(spreadsheet, spreadsheetZone()), chosenRanges()).securities;
    return found
      ? put(spreadsheet, found, symbol as string, column as KindColumn, value as string)
      : make(spreadsheet, symbol as string, column as KindColumn, value as string);
  });
  return written.ok ? plannerOpen() : written;
}

function isAnswer(symbol: unknown, column: unknown, value: unknown): boolean {
  const isText = (text: unknown): text is string =>
    typeof text === 'string' && text !== '' && text.length < 80 && !/^[=+\-@\t']/.test(text);
  if (!isText(symbol) || !isText(value)) return false;
  return column === 'Asset' ? (KINDS as readonly string[]).includes(value) : column === 'Identical to';
}

/** Into the symbol's own row, where its cell is blank; else into a new one below the table. */
function put(
  spreadsheet: Spreadsheet,
  { reference }: FoundTable,
  symbol: string,
  column: KindColumn,
  value: string,
): Answer<object> {
  const table = spreadsheet.getRange(reference);
  const values = table.getValues() as GoogleCell[][];
  const headings = values[0]!.map((cell): Cell => String(cell));
  const [own, at] = [
    columnAt(SECURITY_FIELDS, headings, 'Symbol'),
    columnAt(SECURITY_FIELDS, headings, column),
  ];
  const sheet = table.getSheet();
  if (at < 0)
    return refuse(
      'invalid',
      `The Securities table in “${sheet.getName()}” has no column ${column}: add it beside the others. Nothing was written.`,
    );
  if (isSpilled(table))
    return refuse(
      'invalid',
      `The Securities table in “${sheet.getName()}” is made by a formula: answer where the formula reads it. Nothing was written.`,
    );
  const refusal = protection(sheet);
  if (refusal) return refusal;
  const row = values.findIndex(
    (cells, index) => index > 0 && readSymbolText(readText(cells[own] as Cell)) === symbol,
  );
  if (row > 0 && values[row]![at] !== '')
    return refuse('changed', `${symbol} says what it is already. Nothing was written; refresh the planner.`);
  const first = row > 0 ? row : values.length;
  const [left, right] = row > 0 ? [at, at] : [Math.min(own, at), Math.max(own, at)];
  makeRoom(sheet, table.getRow() + first, table.getColumn() + right);
  const range = sheet.getRange(table.getRow() + first, table.getColumn() + left, 1, right - left + 1);
  const before = range.getValues() as GoogleCell[][];
  const after = [...before[0]!];
  after[at - left] = value;
  if (row < 0) after[own - left] = symbol;
  try {
    writeTogether([{ range, before, after: [after] }]);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof LeftBehind)) throw error;
    return refuse(
      'rights',
      `Google Sheets refused in the middle, and again when putting back: look at row ${error.rows.join(', ')} of “${sheet.getName()}”.`,
    );
  }
}

/** A formula among the headings fills what is below it. */
const isSpilled = (table: GoogleAppsScript.Spreadsheet.Range): boolean =>
  table.getFormulas()[0]!.some(formula => formula !== '');

function make(spreadsheet: Spreadsheet, symbol: string, column: KindColumn, value: string): Answer<object> {
  const headings = ['Symbol', 'Asset', 'Identical to', 'Index', 'Class', 'Replacement', 'Next distribution'];
  const row = headings.map(heading => (heading === 'Symbol' ? symbol : heading === column ? value : ''));
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, 'Securities'));
  try {
    sheet.getRange(1, 1, 2, headings.length).setValues([headings, row.map(asText)]);
    sheet.getRange(1, 1, 1, headings.length).setFontWeight('bold');
    return { ok: true };
  } catch (error) {
    spreadsheet.deleteSheet(sheet);
    throw error;
  }
}
