import { YEARS_HEADINGS } from '../table/years';
import { refuse, type Answer } from './answer';
import { asText } from './asText';
import { fromCells } from './edge';
import type { Opened } from './found';
import { checkedRows } from './importRequest';
import { locked } from './locked';
import { plannerOpen } from './plannerServer';
import { freeName, makeRoom, protection } from './sheets';
import { YEARS_SHEET } from './tables';
import { spreadsheetZone } from './zone';

const MOST = 20;

/**
 * Closes a year: its rows go below whatever stands on the sheet Years, which is made where there is none. Nothing that
 * stands there is changed; of a year closed twice the last row holds.
 */
export function plannerCloseYear(request: unknown): Answer<Opened> {
  const rows = checkedRows(request);
  if (!rows || rows.length > MOST || rows.some(row => row.length !== YEARS_HEADINGS.length))
    return refuse(
      'invalid',
      'The closing figures could not be read. Nothing was written; reload the planner.',
    );
  const written = locked<object>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const found = spreadsheet.getSheetByName(YEARS_SHEET);
    const refusal = found && protection(found);
    if (refusal) return refusal;
    const sheet = found ?? spreadsheet.insertSheet(freeName(spreadsheet, YEARS_SHEET));
    const isEmpty = sheet.getLastRow() === 0;
    const below = isEmpty ? [[...YEARS_HEADINGS], ...rows] : rows;
    try {
      const first = sheet.getLastRow() + 1;
      makeRoom(sheet, first + below.length - 1, YEARS_HEADINGS.length);
      sheet
        .getRange(first, 1, below.length, YEARS_HEADINGS.length)
        .setValues(fromCells(below, spreadsheetZone()).map(row => row.map(asText)));
      if (isEmpty) {
        sheet.setFrozenRows(1);
        sheet.getRange(1, 1, 1, YEARS_HEADINGS.length).setFontWeight('bold').setWrap(true);
      }
    } catch (error) {
      if (!found) spreadsheet.deleteSheet(sheet);
      throw error;
    }
    return { ok: true };
  });
  if (!written.ok) return written;
  const opened = plannerOpen();
  return opened.ok
    ? opened
    : { ...opened, message: `The year is closed. ${opened.message} Reload the planner.` };
}
