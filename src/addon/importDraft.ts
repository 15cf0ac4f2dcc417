import type { Cell } from '../table/cell';
import { answering, refuse, type Answer } from './answer';
import { fromCells, toRange } from './edge';
import { spreadsheetZone } from './zone';
import { checkedRows } from './importRequest';
import { DRAFT_NAME, draftSheet, markDraft, staleDrafts } from './importSheets';
import { locked } from './locked';
import { asText } from './asText';
import { freeName, makeRoom } from './sheets';

/** A tab that somebody pasted a file into. */
export interface PastedTab {
  readonly sheet: number;
  readonly name: string;
  readonly cells: readonly (readonly Cell[])[];
}

/** The open tab as it is: what was pasted there. */
export function plannerReadTab(): Answer<PastedTab> {
  return answering(() => {
    const sheet = SpreadsheetApp.getActive().getActiveSheet();
    if (sheet.getType() !== SpreadsheetApp.SheetType.GRID)
      return refuse('nothing', 'The open tab is a chart: open the one that the file was pasted into.');
    const cells = toRange(sheet.getDataRange().getValues(), spreadsheetZone());
    if (!cells) return refuse('nothing', `${sheet.getName()} is blank: paste the file there first.`);
    return { ok: true, sheet: sheet.getSheetId(), name: sheet.getName(), cells };
  });
}

/** A hidden sheet for the rows of a file, which come in blocks: nothing is seen of them until they are complete. */
export function plannerImportBegin(): Answer<{ readonly sheet: number }> {
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const now = Date.now();
    for (const stale of staleDrafts(spreadsheet, now)) spreadsheet.deleteSheet(stale);
    const sheet = spreadsheet.insertSheet(freeName(spreadsheet, DRAFT_NAME));
    try {
      markDraft(sheet, now);
      sheet.hideSheet();
    } catch (error) {
      spreadsheet.deleteSheet(sheet);
      throw error;
    }
    return { ok: true, sheet: sheet.getSheetId() };
  });
}

/** One block of rows, in one call; text stays the text it is in any locale. */
export function plannerImportRows(
  id: unknown,
  from: unknown,
  rows: unknown,
): Answer<{ readonly rows: number }> {
  const cells = checkedRows(rows);
  if (!cells || !Number.isInteger(id) || !Number.isInteger(from) || (from as number) < 1)
    return refuse('invalid', 'The rows could not be read. Nothing was changed; reload the planner.');
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const sheet = draftSheet(spreadsheet, id as number);
    if (!sheet) return GONE;
    const zone = spreadsheetZone();
    const [first, width] = [from as number, cells[0]!.length];
    makeRoom(sheet, first + cells.length - 1, width);
    sheet
      .getRange(first, 1, cells.length, width)
      .setValues(fromCells(cells, zone).map(row => row.map(asText)));
    return { ok: true, rows: cells.length };
  });
}

export const GONE = refuse(
  'changed',
  'The sheet that was being filled is not there any more. Nothing was imported; start the import again.',
);

/** The import is given up: its draft goes, nothing else was touched. */
export function plannerImportCancel(id: unknown): Answer<object> {
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const sheet = Number.isInteger(id) ? draftSheet(spreadsheet, id as number) : null;
    if (sheet) spreadsheet.deleteSheet(sheet);
    return { ok: true };
  });
}
