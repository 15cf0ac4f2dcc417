import { normalizeHeading } from '../base/text';
import type { Cell } from '../table/cell';
import { readText } from '../table/readCell';
import { YEARS_HEADINGS } from '../table/years';
import { refuse, type Answer } from './answer';
import { asText } from './asText';
import { fromCells } from './edge';
import type { Opened } from './found';
import { checkedRows } from './importRequest';
import { locked } from './locked';
import { plannerOpen } from './plannerServer';
import { freeName, makeRoom, protection } from './sheets';
import { readSheets, yearsIn } from './tables';
import { spreadsheetZone } from './zone';

const NAME = 'Years';
const MOST = 20;

/**
 * Closes a year: its rows go below whatever stands in the table of closed years, each figure under its heading; a sheet
 * is made where there is none. Nothing that stands there is changed; of a year closed twice the last row holds.
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
    const zone = spreadsheetZone();
    const found = yearsIn(readSheets(spreadsheet, zone));
    const own = found && spreadsheet.getSheetByName(found.sheet);
    const refusal = own && protection(own);
    if (refusal) return refusal;
    const headings = own ? found.cells[0]!.map(cell => normalizeHeading(readText(cell))) : [];
    const places = YEARS_HEADINGS.map((heading, at) =>
      own ? headings.indexOf(normalizeHeading(heading)) : at,
    );
    const width = Math.max(...places) + 1;
    // A column that the family has taken out stays out.
    const laid = rows.map(row => {
      const cells = Array<Cell>(width).fill('');
      row.forEach((cell, at) => places[at]! >= 0 && (cells[places[at]!] = cell));
      return cells;
    });
    const sheet = own ?? spreadsheet.insertSheet(freeName(spreadsheet, NAME));
    const below = own ? laid : [[...YEARS_HEADINGS], ...laid];
    try {
      const first = sheet.getLastRow() + 1;
      makeRoom(sheet, first + below.length - 1, width);
      sheet
        .getRange(first, 1, below.length, width)
        .setValues(fromCells(below, zone).map(row => row.map(asText)));
      if (!own) {
        sheet.setFrozenRows(1);
        sheet.getRange(1, 1, 1, width).setFontWeight('bold').setWrap(true);
      }
    } catch (error) {
      if (!own) spreadsheet.deleteSheet(sheet);
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
