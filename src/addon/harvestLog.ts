import { PLAN_COLUMNS } from '../table/planColumns';
import { becomeLog, logSheet } from './marks';
import { asText, type GoogleCell } from './asText';
import { OWN, type LeavingRow } from './planGrid';
import { SHEET_HEADINGS } from './planLayout';
import { freeName, makeRoom } from './sheets';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What became of a suggestion, as the page found it in the trades. */
export interface Outcome {
  readonly id: string;
  /** Planned loss beside realised, and any wash since. */
  readonly words: string;
}

const NAME = 'Harvest log';
const COLUMNS: readonly string[] = [
  'Left the plan with',
  'Sell',
  ...OWN,
  ...PLAN_COLUMNS.filter(({ inLog }) => inLog).map(({ heading, onSheet }) => onSheet ?? heading),
  'What became of it',
  'Notes',
];
const DAYS_AT = COLUMNS.indexOf('Acquired') + 1;

/** Rows that leave the plan, in the log: what was written there, so that it can be taken away again. */
export interface Logged {
  readonly sheet: Sheet;
  /** The log was made for them. */
  readonly isNew: boolean;
  readonly first: number;
  readonly count: number;
}

/** Rows that leave the plan are kept before they do: ticks, owner, notes, planned against realised. */
export function logLeaving(
  spreadsheet: Spreadsheet,
  leaving: readonly LeavingRow[],
  outcomes: readonly Outcome[],
  title: string,
): Logged | null {
  if (leaving.length === 0) return null;
  const told = new Map(outcomes.map(({ id, words }) => [id, words]));
  const found = logSheet(spreadsheet);
  const first = found ? found.getLastRow() + 1 : 2;
  const sheet = found ?? created(spreadsheet);
  const rows = leaving.map(row => entry(row, told, title).map(asText));
  const logged: Logged = { sheet, isNew: !found, first, count: rows.length };
  try {
    makeRoom(sheet, first + rows.length - 1, COLUMNS.length);
    sheet.getRange(first, DAYS_AT, rows.length, 1).setNumberFormat('yyyy-mm-dd');
    sheet.getRange(first, 1, rows.length, COLUMNS.length).setValues(rows);
  } catch (error) {
    unlog(spreadsheet, logged);
    throw error;
  }
  return logged;
}

/** The plan was not written after all: its rows have not left. */
export function unlog(spreadsheet: Spreadsheet, { sheet, isNew, first, count }: Logged): void {
  if (isNew) spreadsheet.deleteSheet(sheet);
  else sheet.getRange(first, 1, count, COLUMNS.length).clearContent();
}

function created(spreadsheet: Spreadsheet): Sheet {
  const sheet = spreadsheet.insertSheet(freeName(spreadsheet, NAME));
  try {
    becomeLog(sheet);
    sheet
      .getRange(1, 1, 1, COLUMNS.length)
      .setValues([[...COLUMNS]])
      .setFontWeight('bold');
    sheet.setFrozenRows(1);
    return sheet;
  } catch (error) {
    spreadsheet.deleteSheet(sheet);
    throw error;
  }
}

function entry(row: LeavingRow, told: ReadonlyMap<string, string>, title: string): GoogleCell[] {
  const cells = new Map(row);
  const notes = row
    .filter(([heading, value]) => !PLAN_HEADINGS.has(heading) && value !== '' && value !== false)
    .map(([heading, value]) => (heading === '' ? String(value) : `${heading}: ${String(value)}`));
  return COLUMNS.map(column => {
    if (column === 'Left the plan with') return title;
    if (column === 'What became of it') return told.get(String(cells.get('Id') ?? '')) ?? '';
    if (column === 'Notes') return notes.join('; ').slice(0, 1000);
    return cells.get(column) ?? '';
  });
}

/** The plan's own headings: everything else on a row is the household's note. */
const PLAN_HEADINGS = new Set<string>([...COLUMNS, ...SHEET_HEADINGS]);
