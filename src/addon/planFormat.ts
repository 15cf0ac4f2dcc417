import type { PlanGrid } from './planGrid';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const MONEY = new Set([
  'Proceeds',
  'Loss',
  'Usable loss',
  'Tax saved now',
  'Saved later',
  'Later tax (present value)',
  'Costs',
  'Net benefit',
  'New basis',
]);
const WIDTHS: Readonly<Record<string, number>> = {
  Account: 140,
  'Account owner': 110,
  Id: 90,
  'Later tax (present value)': 170,
  'Do not buy before': 130,
  Why: 600,
};
const DAYS = new Set(['Acquired', 'Do not buy before', 'Better from']);

/** Looks, and the checkboxes: before the values, because inserting checkboxes sets their cells to false. */
export function formatPlan(sheet: Sheet, grid: PlanGrid, isNew: boolean): void {
  const { cells, headingRow, headings, suggestions, ticks } = grid;
  const first = headingRow + 2;
  const body = cells.length - headingRow - 1;
  if (isNew) {
    sheet.getRange(1, 1, 1, 1).setFontWeight('bold');
    sheet.getRange(2, 1, 1, 1).setFontStyle('italic');
  }
  sheet
    .getRange(headingRow + 1, 1, 1, headings.length)
    .setFontWeight('bold')
    .setBackground('#e6f4ea');
  sheet.setFrozenRows(headingRow + 1);
  if (body < 1) return;
  headings.forEach((heading, index) => {
    const width = WIDTHS[heading];
    if (isNew && width !== undefined) sheet.setColumnWidth(index + 1, width);
    const column = () => sheet.getRange(first, index + 1, body, 1);
    if (MONEY.has(heading)) column().setNumberFormat('#,##0.00');
    if (DAYS.has(heading)) column().setNumberFormat('yyyy-mm-dd');
  });
  for (const tick of ticks) {
    if (suggestions > 0) sheet.getRange(first, tick + 1, suggestions, 1).insertCheckboxes();
    if (!isNew && body > suggestions)
      sheet.getRange(first + suggestions, tick + 1, body - suggestions, 1).removeCheckboxes();
  }
}
