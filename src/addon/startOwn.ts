import { answering, refuse, type Answer } from './answer';
import { asText } from './asText';
import { today } from './edge';
import type { Opened } from './found';
import { locked } from './locked';
import { openPlanner } from './menu';
import { COUNTRY_CHOICES } from '../table/settingWords';
import { SETTING_SPECS } from '../table/settingSpecs';
import { AS_OF_ROW, ownSheets, START, type LotsFrom, type OwnSheet } from './ownSheets';
import { ASKED, DATE, SETTING_ROWS, startRows } from './ownStart';
import { plannerOpen } from './plannerServer';
import { makeRoom } from './sheets';
import { spreadsheetZone, type Zone } from './zone';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const TITLE = 'Start with my own';
const QUESTION = [
  'This adds empty sheets for your household: Start here, Lots, Trades, Prices, Securities, Settings, Plan, May I buy? and Check. What is here stays as it is.',
  'Do you have every trade of your accounts since they were opened?',
  'Yes: the lots are worked out from Trades.\nNo: you list in Lots what you hold, as your broker shows it.',
].join('\n\n');

/** Rows that are ready to be filled in. */
const READY = 300;
const HEAD = '#e6f4ea';
const ASK = '#fff4ce';
const AMOUNT = '#,##0.00';

/** Menu: empty, formatted sheets for one's own household, and the planner beside them. */
export function startOwn(): Answer<object> {
  const ui = SpreadsheetApp.getUi();
  const reply = ui.alert(TITLE, QUESTION, ui.ButtonSet.YES_NO_CANCEL);
  if (reply !== ui.Button.YES && reply !== ui.Button.NO) return { ok: true };
  const from: LotsFrom = reply === ui.Button.YES ? 'trades' : 'list';
  const answer = locked<object>(() => make(SpreadsheetApp.getActive(), from, spreadsheetZone()));
  return answering(() => {
    if (answer.ok) openPlanner();
    else ui.alert(answer.message);
    return answer;
  });
}

/** The same from the planner's page, which has asked. */
export function plannerStartOwn(from: unknown): Answer<Opened> {
  if (from !== 'trades' && from !== 'list') return refuse('invalid', 'There are no such sheets to add.');
  const made = locked<object>(() => make(SpreadsheetApp.getActive(), from, spreadsheetZone()));
  return made.ok ? plannerOpen() : made;
}

/** All of the sheets or none. */
function make(spreadsheet: Spreadsheet, from: LotsFrom, zone: Zone): Answer<object> {
  const sheets = ownSheets(from);
  const names = [START, ...sheets.map(({ name }) => name), 'Settings'];
  const before = spreadsheet.getSheets();
  const taken = before.map(sheet => sheet.getName()).filter(name => names.includes(name));
  if (taken.length > 0) {
    return refuse(
      'invalid',
      taken.length === 1
        ? `“${taken[0]!}” is here already, and stays as it is. Rename it, or start in a new spreadsheet. Nothing was added.`
        : `${taken.map(name => `“${name}”`).join(', ')} are here already, and stay as they are. Rename them, or start in a new spreadsheet. Nothing was added.`,
    );
  }
  const made: Sheet[] = [];
  const add = (name: string): Sheet => {
    const sheet = spreadsheet.insertSheet(name);
    made.push(sheet);
    return sheet;
  };
  try {
    const start = add(START);
    const added = sheets.map(own => ({ own, sheet: add(own.name) }));
    makeSettings(add('Settings'));
    // Formulas point at one another's sheets: all of them stand before the first is written.
    for (const { own, sheet } of added) makeSheet(sheet, own);
    for (const { own, sheet } of added) fill(sheet, own);
    makeStart(start, from, zone);
    if (before.length === 1 && before[0]!.getLastRow() === 0) spreadsheet.deleteSheet(before[0]!);
    spreadsheet.setActiveSheet(start);
    return { ok: true };
  } catch (error) {
    for (const sheet of made) spreadsheet.deleteSheet(sheet);
    throw error;
  }
}

/** Headings, widths, formats, and what its cells offer. */
function makeSheet(sheet: Sheet, { columns }: OwnSheet): void {
  makeRoom(sheet, READY + 1, columns.length);
  sheet.getRange(1, 1, 1, columns.length).setValues([columns.map(({ heading: text }) => text)]);
  heading(sheet, columns.length);
  columns.forEach(({ heading: text, width, is, choices, formula }, index) => {
    const cells = () => sheet.getRange(2, index + 1, READY, 1);
    sheet.setColumnWidth(index + 1, width);
    if (is === 'amount') cells().setNumberFormat(AMOUNT);
    if (is === 'date') cells().setNumberFormat(DATE);
    if (choices) offer(cells(), choices);
    if (is === 'date' && text !== '' && !formula) {
      const rule = SpreadsheetApp.newDataValidation()
        .requireDate()
        .setAllowInvalid(true)
        .setHelpText('A date')
        .build();
      cells().setDataValidation(rule);
    }
  });
}

function fill(sheet: Sheet, { columns, spills = [] }: OwnSheet): void {
  columns.forEach(({ formula }, index) => {
    if (!formula) return;
    const rows = Array.from({ length: READY }, (_, row) => [formula(row + 2)]);
    sheet.getRange(2, index + 1, READY, 1).setFormulas(rows);
  });
  for (const { column, formula } of spills) sheet.getRange(1, column, 1, 1).setFormula(formula);
}

function heading(sheet: Sheet, columns: number): void {
  sheet.getRange(1, 1, 1, columns).setFontWeight('bold').setWrap(true).setBackground(HEAD);
  sheet.setFrozenRows(1);
}

const offer = (cells: GoogleAppsScript.Spreadsheet.Range, choices: readonly string[]): void => {
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInList([...choices], true)
    .setAllowInvalid(true)
    .setHelpText(`Such as ${choices.slice(0, 4).join(', ')}`)
    .build();
  cells.setDataValidation(rule);
};

/** Every setting with its default; those that tax hangs on are coloured. */
function makeSettings(sheet: Sheet): void {
  const rows = [
    ['Setting', 'Value', 'What it says'],
    ...SETTING_ROWS.map(([name, , what]) => [
      name,
      name === 'Country' ? COUNTRY_CHOICES[0]! : '',
      asText(what) as string,
    ]),
  ];
  sheet.getRange(1, 1, rows.length, 3).setValues(rows);
  heading(sheet, 3);
  [250, 190, 640].forEach((width, index) => sheet.setColumnWidth(index + 1, width));
  sheet.getRange(2, 1, ASKED.length, 2).setBackground(ASK);
  SETTING_SPECS.forEach(({ choices, suggestions }, index) => {
    const offered = choices ?? suggestions;
    if (offered) offer(sheet.getRange(index + 2, 2, 1, 1), offered);
  });
}

function makeStart(sheet: Sheet, from: LotsFrom, zone: Zone): void {
  const rows = startRows(from);
  const top = [
    ['Tax-loss harvesting for our household', '', ''],
    ['Education, not tax advice; check your jurisdiction.', '', ''],
    ['', '', ''],
    [
      'As-of day',
      zone.write({ day: today(zone), seconds: 0 }),
      'Everything stands on it. Extensions, this add-on, Set as-of day to today moves it.',
    ],
  ];
  sheet
    .getRange(1, 1, AS_OF_ROW + rows.length, 3)
    .setValues([...top, ...rows.map(([label, , what]) => [label, '', what])]);
  sheet.getRange(AS_OF_ROW, 2, 1, 1).setNumberFormat(DATE).setBackground(ASK);
  sheet.getRange(1, 1, 1, 1).setFontWeight('bold');
  sheet.getRange(2, 1, 1, 1).setFontStyle('italic');
  [190, 120, 640].forEach((width, index) => sheet.setColumnWidth(index + 1, width));
  sheet.getRange(1, 3, AS_OF_ROW + rows.length, 1).setWrap(true);
  rows.forEach(([, formula, , format = AMOUNT], index) => {
    if (formula === '') return;
    const cell = sheet.getRange(AS_OF_ROW + 1 + index, 2, 1, 1);
    cell.setFormula(formula).setNumberFormat(format);
  });
}
