import { sentence } from '../base/problem';
import type { Cell } from '../table/cell';
import { readText } from '../table/readCell';
import { normalizeHeading } from '../base/text';
import { readSettings } from '../table/settings';
import { refuse, type Answer, type Refusal } from './answer';
import { chosenRanges, tablesIn } from './chosen';
import { spreadsheetZone } from './zone';
import type { FoundTable, Opened } from './found';
import { locked } from './locked';
import { asText, type GoogleCell } from './asText';
import { plannerOpen } from './plannerServer';
import { freeName, makeRoom } from './sheets';
import { readSheets } from './tables';
import { LeftBehind, writeTogether, type Block } from './writtenTogether';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** A setting as the page's form has it. */
export interface SettingChange {
  readonly name: string;
  readonly value: string | number | boolean;
}

const MOST = 50;

/** Writes settings into the Settings table, which formulas read too; makes the table when there is none. */
export function plannerSaveSettings(changes: unknown): Answer<Opened> {
  if (!Array.isArray(changes) || changes.length > MOST || !changes.every(isChange)) {
    return refuse('invalid', 'The settings could not be read. Nothing was written.');
  }
  const written = locked<object>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const found = tablesIn(readSheets(spreadsheet, spreadsheetZone()), chosenRanges()).settings;
    const { problems } = readSettings(merged(found?.cells ?? [['Setting', 'Value']], changes));
    if (problems.length > 0)
      return refuse('invalid', `${problems.map(sentence).join(' ')} Nothing was written.`);
    return found ? put(spreadsheet, found, changes) : make(spreadsheet, changes);
  });
  if (!written.ok) return written;
  const opened = plannerOpen();
  return opened.ok
    ? opened
    : { ...opened, message: `The settings are saved. ${opened.message} Reload the planner.` };
}

const isChange = (change: unknown): change is SettingChange => {
  if (typeof change !== 'object' || change === null) return false;
  const { name, value } = change as Partial<SettingChange>;
  const isText = typeof value === 'string' && value.length < 200 && !/^[=+@\t']/.test(value);
  return (
    typeof name === 'string' &&
    name.length < 80 &&
    !/^[=+\-@\t']/.test(name) &&
    (isText || typeof value === 'number' || typeof value === 'boolean')
  );
};

const columnsOf = (headings: readonly unknown[]): { readonly name: number; readonly value: number } => {
  const texts = headings.map(cell => normalizeHeading(readText(cell as Cell)));
  return { name: texts.indexOf('SETTING'), value: texts.indexOf('VALUE') };
};

/** The table as it would read: checked before anything is written. */
function merged(before: readonly (readonly Cell[])[], changes: readonly SettingChange[]): Cell[][] {
  const { name, value } = columnsOf(before[0]!);
  const rows = before.map(row => [...row]);
  for (const change of changes) {
    const row = rows.find(
      (one, index) =>
        index > 0 && normalizeHeading(readText(one[name] ?? '')) === normalizeHeading(change.name),
    );
    if (row) row[value] = change.value;
    else {
      const added: Cell[] = rows[0]!.map(() => '');
      [added[name], added[value]] = [change.name, change.value];
      rows.push(added);
    }
  }
  return rows;
}

/** A cell that a change goes into, what it holds, and what it will. */
interface Target {
  readonly row: number;
  readonly before: GoogleCell;
  readonly after: GoogleCell;
}

/**
 * Only cells that change are written: what somebody types into another one meanwhile is theirs. All of it is saved or
 * nothing: where Google refuses in between, what was written is put back.
 */
function put(
  spreadsheet: Spreadsheet,
  { reference }: FoundTable,
  changes: readonly SettingChange[],
): Answer<object> {
  const table = spreadsheet.getRange(reference);
  const sheet = table.getSheet();
  const values = table.getValues() as GoogleCell[][];
  const formulas = table.getFormulas();
  const { name, value } = columnsOf(values[0]!);
  const top = table.getRow();
  const targets: Target[] = [];
  const added: SettingChange[] = [];
  for (const change of changes) {
    const at = values.findIndex(
      (row, r) => r > 0 && normalizeHeading(String(row[name])) === normalizeHeading(change.name),
    );
    if (at < 0) {
      added.push(change);
      continue;
    }
    const before = values[at]![value]!;
    const held = whatItHolds(before, formulas[at]?.[value] ?? '');
    if (held) return asksFirst(sheet.getName(), change.name, top + at, held);
    targets.push({ row: top + at, before, after: change.value });
  }
  const column = table.getColumn() + value;
  const blocks = runsOf(targets).map((run): Block => ({
    range: sheet.getRange(run[0]!.row, column, run.length, 1),
    before: run.map(({ before }) => [before]),
    after: run.map(({ after }) => [after]),
  }));
  if (added.length > 0) blocks.push(below(sheet, table, { name, value }, values.length, added));
  try {
    writeTogether(blocks);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof LeftBehind)) throw error;
    return refuse(
      'rights',
      `Google Sheets refused in the middle, and again when putting back: look at rows ${error.rows.join(', ')} of “${sheet.getName()}”, which may be saved; the others are not.`,
    );
  }
}

/** Cells below one another are written in one call. */
function runsOf(targets: readonly Target[]): Target[][] {
  const runs: Target[][] = [];
  for (const target of [...targets].sort((a, b) => a.row - b.row)) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1]!.row === target.row - 1) last.push(target);
    else runs.push([target]);
  }
  return runs;
}

/** New settings, below the table. */
function below(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  table: GoogleAppsScript.Spreadsheet.Range,
  columns: { readonly name: number; readonly value: number },
  rows: number,
  added: readonly SettingChange[],
): Block {
  const left = Math.min(columns.name, columns.value);
  const width = Math.abs(columns.name - columns.value) + 1;
  const first = table.getRow() + rows;
  makeRoom(sheet, first + added.length - 1, table.getColumn() + left + width - 1);
  const range = sheet.getRange(first, table.getColumn() + left, added.length, width);
  return {
    range,
    before: range.getValues() as GoogleCell[][],
    after: added.map(change => {
      const row = Array<GoogleCell>(width).fill('');
      row[columns.name - left] = change.name;
      row[columns.value - left] = change.value;
      return row;
    }),
  };
}

/** What a person put there on purpose. */
function whatItHolds(value: GoogleCell | undefined, formula: string): string | null {
  if (formula !== '') return 'a formula';
  return typeof value === 'object' ? 'a date' : null;
}

const asksFirst = (sheet: string, name: string, row: number, held: string): Refusal =>
  refuse(
    'invalid',
    `${name} holds ${held} in row ${row} of “${sheet}”: change it there, or clear the cell first. Nothing was written.`,
  );

function make(spreadsheet: Spreadsheet, changes: readonly SettingChange[]): Answer<object> {
  const rows = [
    ['Setting', 'Value'],
    ...changes.map(({ name, value }): GoogleCell[] => [asText(name), asText(value)]),
  ];
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, 'Settings'));
  try {
    sheet.getRange(1, 1, rows.length, 2).setValues(rows);
    sheet.getRange(1, 1, 1, 2).setFontWeight('bold');
    return { ok: true };
  } catch (error) {
    spreadsheet.deleteSheet(sheet);
    throw error;
  }
}
