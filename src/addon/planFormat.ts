import { lookIfAny } from './columnLooks';
import type { PlanGrid } from './planGrid';
import { ADDED_UP, FIRST_DETAIL } from './planLayout';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A list to work off is printed: its reasons are short, and wrap. */
const WHY_WIDTH = 330;

/** Looks, and the checkboxes: before the values, because inserting checkboxes sets their cells to false. */
export function formatPlan(sheet: Sheet, grid: PlanGrid, isNew: boolean): void {
  const { cells, headingRow, headings, suggestions, ticks } = grid;
  const first = headingRow + 2;
  const body = cells.length - headingRow - 1;
  if (isNew) {
    sheet.getRange(1, 1, 1, 1).setFontWeight('bold');
    sheet.getRange(2, 1, 2, 1).setFontStyle('italic');
  }
  sheet
    .getRange(headingRow + 1, 1, 1, headings.length)
    .setFontWeight('bold')
    .setWrap(true)
    .setBackground('#e6f4ea');
  sheet.setFrozenRows(headingRow + 1);
  if (body < 1) return;
  headings.forEach((heading, index) => {
    const look = lookIfAny(heading);
    if (isNew && look) sheet.setColumnWidth(index + 1, heading === 'Why' ? WHY_WIDTH : look.width);
    const column = () => sheet.getRange(first, index + 1, body, 1);
    if (look?.is === 'amount') column().setNumberFormat('#,##0.00');
    // A note is one long line that runs on over the blank cells beside it.
    // Which lot to name must not be cut off by the next column.
    if (heading === 'Sell' && suggestions > 0) sheet.getRange(first, index + 1, suggestions, 1).setWrap(true);
    if (heading === 'Why') {
      if (suggestions > 0) sheet.getRange(first, index + 1, suggestions, 1).setWrap(true);
      if (body > suggestions)
        sheet.getRange(first + suggestions, index + 1, body - suggestions, 1).setWrap(false);
    }
    // Dates take the format of the spreadsheet's own locale.
  });
  if (isNew) {
    const [from, to] = [ADDED_UP[0]!, ADDED_UP[ADDED_UP.length - 1]!].map(name => headings.indexOf(name));
    if (from! >= 0)
      sheet
        .getRange(headingRow, from! + 1, 1, to! - from! + 1)
        .setNumberFormat('#,##0.00')
        .setFontWeight('bold');
    const details = headings.indexOf(FIRST_DETAIL);
    if (details >= 0) sheet.getRange(1, details + 1, 1, headings.length - details).shiftColumnGroupDepth(1);
  }
  for (const tick of ticks) {
    if (suggestions > 0) sheet.getRange(first, tick + 1, suggestions, 1).insertCheckboxes();
    if (!isNew && body > suggestions)
      sheet.getRange(first + suggestions, tick + 1, body - suggestions, 1).removeCheckboxes();
  }
}
