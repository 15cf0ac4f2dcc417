import type { Cell } from '../table/cell';
import { readText } from '../table/cells';
import { plain } from '../table/headings';
import { readSettings } from '../table/settings';
import { sentence } from '../base/problem';
import { refuse, type Answer } from './answer';
import { spreadsheetZone } from './edge';
import type { Opened } from './found';
import { locked } from './locked';
import { chosenRanges, tablesIn } from './chosen';
import { plannerOpen } from './plannerServer';
import { readSheets } from './tables';

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
    const before = found?.cells ?? [['Setting', 'Value']];
    const after = merged(before, changes);
    const { problems } = readSettings(after);
    if (problems.length > 0)
      return refuse('invalid', `${problems.map(sentence).join(' ')} Nothing was written.`);
    if (!found) {
      const sheet = spreadsheet.insertSheet(freeName(spreadsheet.getSheets().map(one => one.getName())));
      sheet.getRange(1, 1, after.length, 2).setValues(after.map(([name = '', value = '']) => [name, value]));
      sheet.getRange(1, 1, 1, 2).setFontWeight('bold');
      return { ok: true };
    }
    return { ok: true, ...put(spreadsheet, found.reference, before, after) };
  });
  return written.ok ? plannerOpen() : written;
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

type Plain = string | number | boolean;

function merged(before: readonly (readonly Cell[])[], changes: readonly SettingChange[]): Plain[][] {
  const headings = before[0]!.map(cell => plain(readText(cell)));
  const [name, value] = [headings.indexOf('SETTING'), headings.indexOf('VALUE')];
  const rows = before.map(row => row.map(cell => (typeof cell === 'object' ? '' : cell)));
  for (const change of changes) {
    const row = rows.find((one, index) => index > 0 && plain(String(one[name])) === plain(change.name));
    if (row) row[value] = change.value;
    else {
      const added: Plain[] = headings.map(() => '');
      added[name] = change.name;
      added[value] = change.value;
      rows.push(added);
    }
  }
  return rows;
}

/** Only the value column is written, and the rows that are new: every other cell is the user's. */
function put(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  reference: string,
  before: readonly (readonly Cell[])[],
  after: readonly (readonly Plain[])[],
): object {
  const range = spreadsheet.getRange(reference);
  const sheet = range.getSheet();
  const column = before[0]!.findIndex(cell => plain(readText(cell)) === 'VALUE');
  after.forEach((row, index) => {
    const old = before[index];
    if (index > 0 && old && old[column] !== row[column] && typeof old[column] !== 'object') {
      sheet.getRange(range.getRow() + index, range.getColumn() + column, 1, 1).setValue(row[column] ?? '');
    }
  });
  const added = after.slice(before.length);
  if (added.length === 0) return {};
  const first = range.getRow() + before.length;
  const short = first + added.length - 1 - sheet.getMaxRows();
  if (short > 0) sheet.insertRowsAfter(sheet.getMaxRows(), short);
  sheet
    .getRange(first, range.getColumn(), added.length, added[0]!.length)
    .setValues(added.map(row => [...row]));
  return {};
}

function freeName(taken: readonly string[]): string {
  let name = 'Settings';
  for (let count = 2; taken.includes(name); count++) name = `Settings ${count}`;
  return name;
}
