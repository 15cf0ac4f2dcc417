import { answering, type Answer } from './answer';
import { locked } from './locked';
import { freeName } from './sheets';
import { AT, TRIALS, type Trial } from './trials';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

declare const TLH_VERSION: string;

const NAME = 'Installation check';
const WIDTHS = [460, 200, 200, 100];

/** Menu: tries on Google itself what the add-on relies on, in a sheet of its own. */
export function checkInstallation(): Answer<{ readonly different: number }> {
  const answer = locked<{ readonly different: number; readonly sheet: string }>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const name = freeName(spreadsheet, NAME);
    const sheet = spreadsheet.insertSheet(name);
    const results = TRIALS.map(trial => tried(trial, sheet, spreadsheet));
    sheet.getRange(1, AT, sheet.getMaxRows(), sheet.getMaxColumns() - AT + 1).clear();
    const rows = [
      ['What was tried', 'Expected', 'Found', 'Result'],
      ...results,
      ...circumstances(spreadsheet).map(([what, found]) => [what, '', found, '']),
    ].map(row => row.map(text => `'${text}`));
    sheet.getRange(1, 1, rows.length, 4).setValues(rows);
    sheet.getRange(1, 1, 1, 4).setFontWeight('bold');
    WIDTHS.forEach((width, index) => sheet.setColumnWidth(index + 1, width));
    return { ok: true, different: results.filter(row => row[3] === 'different').length, sheet: name };
  });
  return answering(() => {
    SpreadsheetApp.getUi().alert(
      answer.ok
        ? answer.different === 0
          ? `Everything is as expected: see “${answer.sheet}”, which you may delete. It holds no figure of yours: to help others, download it (File, Download, CSV) and send it.`
          : `${answer.different} of ${TRIALS.length} are different: see “${answer.sheet}”, and please report them.`
        : answer.message,
    );
    return answer;
  });
}

function tried({ what, expected, found }: Trial, sheet: Sheet, spreadsheet: Spreadsheet): string[] {
  let was: string;
  try {
    was = found(sheet, spreadsheet);
  } catch (error) {
    was = `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
  const result = expected === null ? 'noted' : was === expected ? 'as expected' : 'different';
  return [what, expected ?? 'not documented', was, result];
}

/** What a reader of the transcript must know of where it was made; nothing of whose it is. */
const circumstances = (spreadsheet: Spreadsheet): (readonly [string, string])[] => [
  ['Version', TLH_VERSION],
  ['Locale of the spreadsheet', spreadsheet.getSpreadsheetLocale()],
  ['Time zone of the spreadsheet', spreadsheet.getSpreadsheetTimeZone()],
  ['Time zone of the script', Session.getScriptTimeZone()],
  ['Day', Utilities.formatDate(new Date(), spreadsheet.getSpreadsheetTimeZone(), 'yyyy-MM-dd')],
];
