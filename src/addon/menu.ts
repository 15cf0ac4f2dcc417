import { isoDay } from '../base/day';
import { spreadsheetZone, today } from './edge';
import { findAsOf, readSheets } from './tables';

/** Runs without authorisation too: it may only add the menu. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open planner', 'openPlanner')
    .addItem('Set as-of day to today', 'refreshAsOf')
    .addItem('About', 'about')
    .addToUi();
}

export function openPlanner(): void {
  SpreadsheetApp.getUi().showSidebar(
    HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Tax-loss planner').setWidth(300),
  );
}

/** Sheets keeps a formula's result until an argument changes: the as-of cell is that argument. */
export function refreshAsOf(): void {
  const spreadsheet = SpreadsheetApp.getActive();
  const zone = spreadsheetZone();
  const found = findAsOf(readSheets(spreadsheet, zone));
  if (!found) {
    SpreadsheetApp.getUi().alert(
      'No as-of day was found. Write "As-of day" into a cell and a date to its right, and give that date to the formulas.',
    );
    return;
  }
  const day = today(zone);
  spreadsheet.getRange(found.from).setValue(zone.write({ day, seconds: 0 }));
  spreadsheet.toast(`The as-of day is now ${isoDay(day)}.`);
}

export function about(): void {
  SpreadsheetApp.getUi().alert(
    'Tax-loss harvesting for Sheets. It reads your tables, calculates in this spreadsheet, and sends nothing anywhere. Education, not tax advice; check your jurisdiction.',
  );
}
