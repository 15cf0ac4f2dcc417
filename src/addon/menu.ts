import { isoDay } from '../base/day';
import { answering, refuse, type Answer } from './answer';
import { chosenRanges } from './chosen';
import { today } from './edge';
import { spreadsheetZone } from './zone';
import { locked } from './locked';
import { findAsOf, readSheets } from './tables';

/** Runs without authorisation too: it may only add the menu. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open planner', 'openPlanner')
    .addItem('Start with my own', 'startOwn')
    .addItem('Set as-of day to today', 'refreshAsOf')
    .addItem('Check this installation', 'checkInstallation')
    .addItem('About', 'about')
    .addToUi();
}

export function openPlanner(): void {
  SpreadsheetApp.getUi().showSidebar(
    HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Tax-loss planner').setWidth(300),
  );
}

/** Sheets keeps a formula's result until an argument changes: the as-of cell is that argument. */
export function refreshAsOf(): Answer<object> {
  const answer = locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const zone = spreadsheetZone();
    const found = findAsOf(readSheets(spreadsheet, zone), chosenRanges().asOf ?? null);
    if (!found) {
      return refuse(
        'nothing',
        'No as-of day was found. Write "As-of day" into a cell and a date to its right, or choose the cell under Tables in the planner, and give that date to the formulas.',
      );
    }
    const range = spreadsheet.getRange(found.from);
    if (range.getFormulas()[0]![0] !== '') {
      return refuse('invalid', `The as-of day in ${found.from} is a formula: it was left as it is.`);
    }
    const day = today(zone);
    range.setValue(zone.write({ day, seconds: 0 }));
    return { ok: true, day: isoDay(day) };
  });
  return answering(() => {
    if (answer.ok) SpreadsheetApp.getActive().toast(`The as-of day is now ${answer.day}.`);
    else SpreadsheetApp.getUi().alert(answer.message);
    return answer;
  });
}

export function about(): void {
  SpreadsheetApp.getUi().alert(
    'Tax-loss harvesting for Sheets. It reads your tables, calculates in this spreadsheet, and sends nothing anywhere. Education, not tax advice; check your jurisdiction.',
  );
}
