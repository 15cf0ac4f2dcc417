import { isBlank, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { asText } from './asText';
import { freeName, makeRoom } from './sheets';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where the answers to a file's questions stand: formulas read them there, and people can change them. */
export interface AnswersAt {
  readonly sheet: number;
  readonly row: number;
  readonly rows: number;
  /** `'Import answers'!B2:C4` */
  readonly reference: string;
}

const NAME = 'Import answers';
const HEADINGS = ['File', 'Question', 'Answer', 'Layout'];
/** Sheets of earlier versions end there. */
const NEEDED = 3;

/** Adds the answers below those of other files. */
export function addAnswers(
  spreadsheet: Spreadsheet,
  file: string,
  hints: readonly (readonly [question: string, answer: string])[],
  layout: string,
): AnswersAt | null {
  if (hints.length === 0) return null;
  const found = spreadsheet.getSheetByName(NAME);
  const sheet = found && isOurs(found) ? found : anew(spreadsheet);
  const row = Math.max(2, sheet.getLastRow() + 1);
  makeRoom(sheet, row + hints.length - 1, HEADINGS.length);
  sheet
    .getRange(row, 1, hints.length, HEADINGS.length)
    .setValues(hints.map(hint => [file, ...hint, layout].map(asText)));
  const name = sheet.getName().replace(/'/g, "''");
  return {
    sheet: sheet.getSheetId(),
    row,
    rows: hints.length,
    reference: `'${name}'!B${row}:C${row + hints.length - 1}`,
  };
}

const isOurs = (sheet: Sheet): boolean =>
  !sheet.isSheetHidden() &&
  sheet.getMaxColumns() >= NEEDED &&
  sheet
    .getRange(1, 1, 1, NEEDED)
    .getValues()[0]!
    .every((cell, at) => cell === HEADINGS[at]);

function anew(spreadsheet: Spreadsheet): Sheet {
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, NAME));
  sheet
    .getRange(1, 1, 1, HEADINGS.length)
    .setValues([HEADINGS.map(asText)])
    .setFontWeight('bold');
  sheet.setFrozenRows(1);
  return sheet;
}

export function clearAnswers(spreadsheet: Spreadsheet, { sheet: id, row, rows }: AnswersAt): void {
  const sheet = spreadsheet.getSheets().find(one => one.getSheetId() === id);
  sheet?.getRange(row, 1, rows, HEADINGS.length).clearContent();
}

/** An answer that holds for every file with the same headings. */
export interface KeptAnswer {
  readonly layout: string;
  readonly question: string;
  readonly answer: string;
}

const MOST_KEPT = 2000;

/** What was answered of files before, the later answer after the earlier. */
export function keptAnswers(
  sheets: readonly { readonly name: string; readonly cells: Range }[],
): KeptAnswer[] {
  const sheet = sheets.find(({ name }) => name === NAME);
  if (!sheet || HEADINGS.some((heading, at) => sheet.cells[0]?.[at] !== heading)) return [];
  return sheet.cells
    .slice(1)
    .slice(-MOST_KEPT)
    .flatMap(([, question = '', answer = '', layout = '']) =>
      isBlank(layout) || isBlank(question)
        ? []
        : [{ layout: readText(layout), question: readText(question), answer: readText(answer) }],
    );
}
