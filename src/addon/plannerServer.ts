import { answering, refuse, type Answer } from './answer';
import { spreadsheetZone, today } from './edge';
import { choose, chosenRanges, tablesIn } from './chosen';
import type { Opened } from './found';
import { canUndo, writtenPlan } from './planSheet';
import { findAsOf, isRole, readSheets } from './tables';

/** Everything the page needs to plan: the tables it found, the as-of day, whether a write can be undone. */
export function plannerOpen(): Answer<Opened> {
  return answering(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const zone = spreadsheetZone();
    const sheets = readSheets(spreadsheet, zone);
    const asOf = findAsOf(sheets);
    return {
      ok: true,
      tables: tablesIn(sheets, chosenRanges()),
      asOf: asOf?.day ?? today(zone),
      asOfFrom: asOf?.from ?? null,
      canUndo: canUndo(spreadsheet),
      written: writtenPlan(spreadsheet, zone),
    };
  });
}

/** The sheet of the user's selection becomes the table of a role, in this document. */
export function plannerUseSelection(role: unknown): Answer<Opened> {
  return answering(() => {
    if (!isRole(role)) return refuse('invalid', 'There is no such table.');
    const range = SpreadsheetApp.getActive().getActiveRange();
    if (!range) return refuse('nothing', 'Select a cell of the table first.');
    const sheet = range.getSheet().getName().replace(/'/g, "''");
    choose(role, `'${sheet}'!${range.getA1Notation()}`);
    return plannerOpen();
  });
}
