import { makeRoom } from './sheets';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** One behaviour of Google's that the add-on relies on: docs/google.md. */
export interface Trial {
  readonly what: string;
  /** null: no document says; what is found is noted. */
  readonly expected: string | null;
  /** What happens, in the words of `expected`. */
  readonly found: (sheet: Sheet, spreadsheet: Spreadsheet) => string;
}

/** Trials work in the first cells of their own columns, far from what is written about them. */
export const AT = 8;

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

export const TRIALS: readonly Trial[] = [
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
  {
    what: 'A formula of two arguments, written with a semicolon, is taken and answers',
    expected: '100',
    found: sheet => {
      area(sheet, 4, 2).setValues([
        ['Term', 'Gain'],
        ['Long', 100],
        ['Setting', 'Value'],
        ['Tax year', 2026],
      ]);
      return String(answer(sheet, `=NET_GAIN(${a1(sheet, 1, 2, 2)};${a1(sheet, 3, 2, 2)};2026;"net")`));
    },
  },
  {
    what: 'A day that a custom function returns is that day in the spreadsheet’s zone',
    expected: '2026-03-01 00:00',
    found: sheet => {
      const back = answer(sheet, `=OPEN_LOTS(${trades(sheet)};"";"2026-12-31")`, 'Acquired');
      const zone = SpreadsheetApp.getActive().getSpreadsheetTimeZone();
      return kind(back) === 'date'
        ? Utilities.formatDate(back as Date, zone, 'yyyy-MM-dd HH:mm:ss').slice(0, 16)
        : `${kind(back)} ${String(back)}`;
    },
  },
  {
    what: 'Tables of custom functions stand below each other inside VSTACK',
    expected: '2 rows',
    found: sheet => {
      const one = `OPEN_LOTS(${trades(sheet)};"";"2026-12-31")`;
      answer(sheet, `=VSTACK(${one};${one})`);
      const cells = spill(sheet).getValues();
      return `${cells.flat().filter(cell => cell === 'AAA').length} rows`;
    },
  },
  {
    what: 'A list to choose from lets another word stand',
    expected: 'other',
    found: sheet => {
      const cell = sheet.getRange(1, AT, 1, 1);
      cell.clear();
      const rule = SpreadsheetApp.newDataValidation()
        .requireValueInList(['one', 'two'], true)
        .setAllowInvalid(true)
        .setHelpText('Such as one')
        .build();
      cell.setDataValidation(rule);
      cell.setValues([['other']]);
      SpreadsheetApp.flush();
      return String(cell.getValues()[0]![0]);
    },
  },
  {
    what: 'A chart is found again by its title',
    expected: 'found',
    found: sheet => {
      area(sheet, 3, 2).setValues([
        ['Sell', 'Net'],
        ['A', 1],
        ['B', 2],
      ]);
      const title = 'Installation';
      const [names, amounts] = [sheet.getRange(1, AT, 3, 1), sheet.getRange(1, AT + 1, 3, 1)];
      const chart = sheet.newChart().asBarChart().addRange(names).addRange(amounts).setNumHeaders(1);
      sheet.insertChart(chart.setOption('title', title).setPosition(1, 1, 0, 0).build());
      SpreadsheetApp.flush();
      const own = sheet.getCharts().filter(one => one.getOptions().get('title') === title);
      own.forEach(one => sheet.removeChart(one));
      return own.length === 1 ? 'found' : `${own.length} of that title`;
    },
  },
  {
    what: 'Columns can be put into a group',
    expected: 'grouped',
    found: sheet => {
      sheet.getRange(1, AT + 4, 1, 2).shiftColumnGroupDepth(1);
      SpreadsheetApp.flush();
      return 'grouped';
    },
  },
  {
    what: 'A duplicated sheet keeps the protection of a range',
    expected: null,
    found: (sheet, spreadsheet) => {
      sheet.getRange(1, AT, 1, 1).protect();
      SpreadsheetApp.flush();
      const copy = sheet.copyTo(spreadsheet);
      try {
        return `${copy.getProtections(SpreadsheetApp.ProtectionType.RANGE).length} of 1 kept`;
      } finally {
        spreadsheet.deleteSheet(copy);
      }
    },
  },
  {
    what: '20,000 cells are written and read in one call each',
    expected: 'within ten seconds',
    found: sheet => {
      makeRoom(sheet, LONG, AT + ROOM - 1);
      const block = sheet.getRange(1, AT, LONG, ROOM);
      const began = new Date().getTime();
      block.setValues(Array.from({ length: LONG }, (_, at) => Array<number>(ROOM).fill(at)));
      SpreadsheetApp.flush();
      const isThere = block.getValues()[LONG - 1]![ROOM - 1] === LONG - 1;
      const took = new Date().getTime() - began;
      block.clearContent();
      if (!isThere) return 'not as written';
      return took < SLOW ? 'within ten seconds' : `${took} ms`;
    },
  },
];

const [LONG, ROOM] = [1000, 20];
const SLOW = 10_000; // milliseconds

const area = (sheet: Sheet, rows: number, columns: number) => {
  const range = sheet.getRange(1, AT, rows, columns);
  range.clear();
  return range;
};

/** `H3:I4` of the cells that a trial works in. */
const a1 = (sheet: Sheet, row: number, rows: number, columns: number): string =>
  sheet.getRange(row, AT, rows, columns).getA1Notation();

/** One purchase of 1 March 2026. */
function trades(sheet: Sheet): string {
  area(sheet, 2, 6).setValues([
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
    ['2026-03-01', 'Buy', 'AAA', 1, 10, 'Main'],
  ]);
  return a1(sheet, 1, 2, 6);
}

/** Where a formula's table comes to stand. */
const spill = (sheet: Sheet) => sheet.getRange(SPILL, AT, 8, 18);
const SPILL = 6;

/** What the formula shows, below one of its headings where that is named. Google computes it by itself, in its own time. */
function answer(sheet: Sheet, formula: string, heading?: string): unknown {
  const cells = spill(sheet);
  cells.clear();
  cells.getSheet().getRange(SPILL, AT, 1, 1).setFormula(formula);
  for (let tries = 0; ; tries++) {
    SpreadsheetApp.flush();
    const [first = [], second = []] = cells.getValues() as unknown[][];
    const isComputing = first[0] === '' || /^Loading|^#/.test(String(first[0]));
    // For a quarter of a minute.
    if (isComputing && tries < 15) {
      Utilities.sleep(1000);
      continue;
    }
    return heading === undefined ? first[0] : second[first.indexOf(heading)];
  }
}
