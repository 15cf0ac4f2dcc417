import { isAccountType } from '../table/accounts';
import { nameKey } from '../base/text';
import { readText } from '../table/readCell';
import { columnAt, type Field } from '../table/headings';
import { LOT_FIELDS } from '../table/lotsTable';
import { SECURITY_FIELDS } from '../table/securities';
import { TRADE_FIELDS } from '../table/tradesTable';
import type { Cell } from '../table/cell';
import { answering, refuse, type Answer } from './answer';
import { chosenRanges, tablesIn } from './chosen';
import { spreadsheetZone } from './zone';
import type { FoundTable, Opened, TableRole } from './found';
import { locked } from './locked';
import type { GoogleCell } from './asText';
import { plannerOpen } from './plannerServer';
import { protection } from './sheets';
import { isRole, readSheets } from './tables';
import { LeftBehind, writeTogether } from './writtenTogether';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const GONE = refuse('changed', 'That table is not where it was. Refresh the planner.');

/** Takes the user to a cell of one of the planner's tables: a row counts from the heading row, 1. */
export function plannerShow(role: unknown, row: unknown, column: unknown): Answer<object> {
  return answering(() => {
    if (!isRole(role) || !Number.isInteger(row) || (row as number) < 1)
      return refuse('invalid', 'There is no such cell.');
    const spreadsheet = SpreadsheetApp.getActive();
    const found = tableNow(spreadsheet)[role];
    if (!found) return GONE;
    const table = spreadsheet.getRange(found.reference);
    if ((row as number) > table.getNumRows()) return GONE;
    const at =
      typeof column === 'string' ? columnAt(FIELDS[role], headingsOf(table.getValues()), column) : -1;
    const sheet = table.getSheet();
    sheet.activate();
    sheet.getRange(table.getRow() + (row as number) - 1, table.getColumn() + Math.max(0, at)).activate();
    return { ok: true };
  });
}

/** Fills in what an account is, in every row of it where that is blank: nothing else is touched. */
export function plannerFillAccountType(role: unknown, account: unknown, type: unknown): Answer<Opened> {
  const isText = (text: unknown): text is string => typeof text === 'string' && text.length < 200;
  if ((role !== 'lots' && role !== 'trades') || !isText(account) || !isText(type) || !isAccountType(type))
    return refuse('invalid', 'That is not an account type. Nothing was written.');
  const written = locked<object>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const found = tableNow(spreadsheet)[role];
    return found ? fill(spreadsheet, role, found, account, type) : GONE;
  });
  return written.ok ? plannerOpen() : written;
}

const tableNow = (spreadsheet: Spreadsheet) =>
  tablesIn(readSheets(spreadsheet, spreadsheetZone()), chosenRanges());

const headingsOf = (values: readonly (readonly unknown[])[]): Cell[] => values[0]!.map(String);

const FIELDS: Readonly<Record<TableRole, readonly Field<string>[]>> = {
  lots: LOT_FIELDS,
  trades: TRADE_FIELDS,
  securities: SECURITY_FIELDS,
  settings: [
    { key: 'setting', headings: ['Setting'] },
    { key: 'value', headings: ['Value'] },
  ],
};

function fill(
  spreadsheet: Spreadsheet,
  role: TableRole,
  { reference }: FoundTable,
  account: string,
  type: string,
): Answer<object> {
  const table = spreadsheet.getRange(reference);
  const values = table.getValues() as GoogleCell[][];
  const formulas = table.getFormulas();
  const headings = headingsOf(values);
  const name = columnAt(FIELDS[role], headings, 'Account');
  const kind = columnAt(FIELDS[role], headings, 'Account type');
  const blanks = values.flatMap((row, at) =>
    at > 0 &&
    nameKey(readText(row[name] as Cell)) === nameKey(account) &&
    row[kind] === '' &&
    formulas[at]?.[kind] === ''
      ? [at]
      : [],
  );
  if (name < 0 || kind < 0 || blanks.length === 0)
    return refuse('changed', 'Those cells are not blank any more. Nothing was written; refresh the planner.');
  // A formula among the headings fills what is below it and to its right; typed into, all of that is an error.
  if (formulas[0]!.some((formula, column) => column <= kind && formula !== ''))
    return refuse(
      'invalid',
      'That table is made by a formula. Nothing was written; give the account its type where the formula reads it, for an imported file under Import answers.',
    );
  const sheet = table.getSheet();
  const refusal = protection(sheet);
  if (refusal) return refusal;
  const column = (cell: string, count: number) => Array.from({ length: count }, () => [cell]);
  try {
    writeTogether(
      runs(blanks).map(([first, count]) => ({
        range: sheet.getRange(table.getRow() + first, table.getColumn() + kind, count, 1),
        before: column('', count),
        after: column(type, count),
      })),
    );
    return { ok: true };
  } catch (error) {
    if (!(error instanceof LeftBehind)) throw error;
    return refuse(
      'rights',
      `Google Sheets refused in the middle, and again when putting back: look at rows ${error.rows.join(', ')} of “${sheet.getName()}”, where the type may stand; the others have none.`,
    );
  }
}

/** Rows that follow each other are written in one call. */
function runs(rows: readonly number[]): (readonly [first: number, count: number])[] {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found[found.length - 1];
    if (last && last[0] + last[1] === row) last[1]++;
    else found.push([row, 1]);
  }
  return found;
}
