import { answering, type Answer } from './answer';
import { locked } from './locked';
import { freeName } from './sheets';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** One behaviour of Google's that the add-on relies on: docs/google.md. */
interface Trial {
  readonly what: string;
  readonly expected: string;
  /** What happens, in the words of `expected`. */
  readonly found: (sheet: Sheet, spreadsheet: Spreadsheet) => string;
}

const NAME = 'Installation check';
/** Trials work in the first cells of their own columns, far from what is written about them. */
const AT = 8;
const WIDTHS = [460, 200, 200, 100];

const put = (sheet: Sheet, value: string | number | boolean): unknown => {
  const cell = sheet.getRange(1, AT, 1, 1);
  cell.clear();
  cell.setValues([[value]]);
  SpreadsheetApp.flush();
  return cell.getValues()[0]![0] as unknown;
};

const kind = (value: unknown): string =>
  Object.prototype.toString.call(value) === '[object Date]' ? 'date' : typeof value;

const kept = (text: string): Trial => ({
  what: `The text ${JSON.stringify(text)}, written with an apostrophe, stays as it is`,
  expected: 'the same text',
  found: sheet => {
    const back = put(sheet, `'${text}`);
    return back === text ? 'the same text' : `${kind(back)} ${String(back)}`;
  },
});

const TRIALS: readonly Trial[] = [
  { what: 'The text 00123 becomes a number', expected: 'number', found: sheet => kind(put(sheet, '00123')) },
  { what: 'The text 1-2 becomes a date', expected: 'date', found: sheet => kind(put(sheet, '1-2')) },
  ...['00123', '1-2', '=1+1', '+1', '-1', '@x', '＝1', '\t=1', ' lead', 'a\nb', "'quoted", 'TRUE', '50%'].map(
    kept,
  ),
  {
    what: 'Inserting checkboxes sets their cells to false',
    expected: 'false',
    found: sheet => {
      const cell = sheet.getRange(1, AT, 1, 1);
      cell.setValues([[true]]);
      cell.insertCheckboxes();
      SpreadsheetApp.flush();
      return String(cell.getValues()[0]![0]);
    },
  },
  {
    what: 'A value written into a checkbox stays',
    expected: 'true',
    found: sheet => {
      const cell = sheet.getRange(1, AT, 1, 1);
      cell.insertCheckboxes();
      cell.setValues([[true]]);
      SpreadsheetApp.flush();
      return String(cell.getValues()[0]![0]);
    },
  },
  {
    what: 'Removing checkboxes leaves blank cells',
    expected: 'blank',
    found: sheet => {
      const cell = sheet.getRange(1, AT, 1, 1);
      cell.insertCheckboxes();
      cell.removeCheckboxes();
      SpreadsheetApp.flush();
      const back: unknown = cell.getValues()[0]![0];
      return back === '' ? 'blank' : String(back);
    },
  },
  {
    what: 'Values that do not fit their range are refused whole',
    expected: 'refused, nothing written',
    found: sheet => {
      const range = sheet.getRange(1, AT, 2, 1);
      range.clear();
      try {
        range.setValues([['a'], ['b'], ['c']]);
        return 'written';
      } catch {
        SpreadsheetApp.flush();
        return range.getValues().every(row => row[0] === '')
          ? 'refused, nothing written'
          : 'refused, in part written';
      }
    },
  },
  {
    what: 'A duplicated sheet holds what the original holds, and says it is a copy',
    expected: 'Copy of, with its cells',
    found: (sheet, spreadsheet) => {
      put(sheet, "'kept");
      const copy = sheet.copyTo(spreadsheet);
      try {
        const has = copy.getRange(1, AT, 1, 1).getValues()[0]![0] === 'kept';
        return copy.getName().startsWith('Copy of ') && has ? 'Copy of, with its cells' : copy.getName();
      } finally {
        spreadsheet.deleteSheet(copy);
      }
    },
  },
  {
    what: 'A mark on a sheet is found after it is renamed',
    expected: 'found',
    found: (sheet, spreadsheet) => {
      sheet.addDeveloperMetadata('harvest-installation', 'mark');
      const name = sheet.getName();
      sheet.setName(`${name} renamed`);
      const entries = spreadsheet.createDeveloperMetadataFinder().withKey('harvest-installation').find();
      sheet.setName(name);
      return entries.some(entry => entry.getLocation().getSheet()?.getSheetId() === sheet.getSheetId())
        ? 'found'
        : 'not found';
    },
  },
  {
    what: 'Two sheets may not have one name',
    expected: 'refused',
    found: (sheet, spreadsheet) => {
      try {
        spreadsheet.deleteSheet(spreadsheet.insertSheet(sheet.getName()));
        return 'allowed';
      } catch {
        return 'refused';
      }
    },
  },
  {
    what: 'A date cell is midnight in the spreadsheet’s zone',
    expected: '2026-03-01 00:00',
    found: sheet => {
      const back = put(sheet, '2026-03-01');
      const zone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
      return kind(back) === 'date'
        ? Utilities.formatDate(back as Date, zone, 'yyyy-MM-dd HH:mm:ss').slice(0, 16)
        : kind(back);
    },
  },
];

/** Menu: tries on Google itself what the add-on relies on, in a sheet of its own. */
export function checkInstallation(): Answer<{ readonly different: number }> {
  const answer = locked<{ readonly different: number; readonly sheet: string }>(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const name = freeName(spreadsheet, NAME);
    const sheet = spreadsheet.insertSheet(name);
    const results = TRIALS.map(trial => tried(trial, sheet, spreadsheet));
    sheet.getRange(1, AT, 2, 1).clear();
    const rows = [['What was tried', 'Expected', 'Found', 'Result'], ...results].map(row =>
      row.map(text => `'${text}`),
    );
    sheet.getRange(1, 1, rows.length, 4).setValues(rows);
    sheet.getRange(1, 1, 1, 4).setFontWeight('bold');
    WIDTHS.forEach((width, index) => sheet.setColumnWidth(index + 1, width));
    return { ok: true, different: results.filter(row => row[3] !== 'as expected').length, sheet: name };
  });
  return answering(() => {
    SpreadsheetApp.getUi().alert(
      answer.ok
        ? answer.different === 0
          ? `Everything is as expected: see “${answer.sheet}”, which you may delete.`
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
  return [what, expected, was, was === expected ? 'as expected' : 'different'];
}
