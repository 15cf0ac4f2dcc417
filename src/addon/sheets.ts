import { refuse, type Refusal } from './answer';
import type { GoogleCell } from './asText';
import type { Kept } from './planGrid';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What several flows do with sheets. */

/** The name, or the first of `name 2`, `name 3` … that no sheet has. */
export function freeName(spreadsheet: Spreadsheet, name: string): string {
  const taken = new Set(spreadsheet.getSheets().map(sheet => sheet.getName()));
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} ${count}`;
  return free;
}

/** Room for the cells: a range may not reach beyond its sheet. */
export function makeRoom(sheet: Sheet, rows: number, columns: number): void {
  const [has, wide] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows > has) sheet.insertRowsAfter(has, rows - has);
  if (columns > wide) sheet.insertColumnsAfter(wide, columns - wide);
}

/** Every cell as it stands, with the formula behind it. */
export function keptOf(sheet: Sheet): Kept[][] {
  const range = sheet.getDataRange();
  const values = range.getValues() as GoogleCell[][];
  const formulas = range.getFormulas();
  return values.map((row, r) => row.map((value, c) => ({ value, formula: formulas[r]?.[c] ?? '' })));
}

export function protection(sheet: Sheet): Refusal | null {
  const all = [
    ...sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET),
    ...sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE),
  ];
  if (all.every(one => one.canEdit())) return null;
  return refuse(
    'protected',
    `${sheet.getName()} is protected and you may not edit it. Nothing was written; ask its owner.`,
  );
}
