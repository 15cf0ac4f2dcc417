import type { Cell, Range } from '../table/cell';
import { readText } from '../table/cells';
import { refuse, type Answer, type Refusal } from './answer';
import { fromCells, spreadsheetZone, toRange, type Zone } from './edge';
import { ROLES, type TableRole } from './found';
import { locked } from './locked';
import { chosenRanges, tablesIn } from './chosen';
import { readSheets } from './tables';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleCell = string | number | boolean | Date;

/** What the page asks to have written: the plan's table, heading row first, and what stands above it. */
export interface WriteRequest {
  readonly fingerprints: Readonly<Record<TableRole, string | null>>;
  readonly title: string;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Written {
  readonly sheet: string;
  readonly suggestions: number;
}

/** The plan's sheet and the copy of what it held before are found by these marks, whatever they are called. */
const PLAN = 'harvest-plan';
const BEFORE = 'harvest-plan-before';
const NAME = 'Harvest plan';
const BEFORE_NAME = 'Harvest plan (before)';

/** The household's own columns: they stay with their suggestion from one plan to the next. */
const OWN = ['Accept', 'Owner', 'Done'] as const;
const DISCLAIMER = 'Education, not tax advice; check your jurisdiction.';
const HEADING_ROW = 4;
const ID = 'Id';

/** Writes the plan into its own sheet, unless the tables have changed since the page read them. */
export function plannerWrite(request: unknown): Answer<Written> {
  const plan = checked(request);
  if ('ok' in plan) return plan;
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const zone = spreadsheetZone();
    const changed = changedSince(spreadsheet, zone, plan);
    if (changed) return changed;
    const found = marked(spreadsheet, PLAN);
    const refusal = found && protection(found);
    if (refusal) return refusal;
    const before = found ? cellsOf(found) : [];
    const sheet = found ?? create(spreadsheet, NAME, PLAN);
    keep(spreadsheet, found ? before : []);
    const rows = withOwnColumns(plan, ownCells(before), zone);
    if (found) found.clear();
    fill(sheet, rows, plan);
    sheet.activate();
    return {
      ok: true,
      sheet: sheet.getName(),
      suggestions: plan.rows.filter(row => row[plan.rows[0]!.indexOf(ID)] !== '').length - 1,
    };
  });
}

/** Puts back what the last write replaced; a sheet that the write made goes away again. */
export function plannerUndo(): Answer<{ readonly sheet: string | null }> {
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const sheet = marked(spreadsheet, PLAN);
    const kept = marked(spreadsheet, BEFORE);
    if (!sheet || !kept) return refuse('nothing', 'There is no write to undo.');
    const refusal = protection(sheet);
    if (refusal) return refusal;
    const before = cellsOf(kept);
    spreadsheet.deleteSheet(kept);
    if (isEmpty(before)) {
      spreadsheet.deleteSheet(sheet);
      return { ok: true, sheet: null };
    }
    sheet.clear();
    makeRoom(sheet, before);
    decorate(sheet, before.length, before[0]!.length, before[HEADING_ROW - 1]?.map(String) ?? []);
    write(sheet, before);
    return { ok: true, sheet: sheet.getName() };
  });
}

export const canUndo = (spreadsheet: Spreadsheet): boolean => marked(spreadsheet, BEFORE) !== null;

const cellsOf = (sheet: Sheet): GoogleCell[][] => sheet.getDataRange().getValues() as GoogleCell[][];

/** What the plan's sheet holds now. */
export function writtenPlan(spreadsheet: Spreadsheet, zone: Zone): Range | null {
  const sheet = marked(spreadsheet, PLAN);
  return sheet && toRange(cellsOf(sheet), zone);
}

const MOST_ROWS = 5000;
const MOST_COLUMNS = 60;

/** The page is a client like any other: whoever may open the sheet could send anything. */
function checked(request: unknown): WriteRequest | Refusal {
  const invalid = refuse('invalid', 'The plan could not be read. Nothing was written; reload the planner.');
  if (typeof request !== 'object' || request === null) return invalid;
  const { fingerprints, title, rows } = request as Partial<WriteRequest>;
  if (typeof title !== 'string' || title.length > 500 || typeof fingerprints !== 'object') return invalid;
  if (!Array.isArray(rows) || rows.length < 1 || rows.length > MOST_ROWS) return invalid;
  const table = rows as unknown[];
  const width = Array.isArray(table[0]) ? table[0].length : 0;
  if (width < 1 || width > MOST_COLUMNS || !(table[0] as unknown[]).includes(ID)) return invalid;
  const sound = table.every(row => Array.isArray(row) && row.length === width && row.every(isCell));
  return sound ? { fingerprints, title, rows } : invalid;
}

function isCell(cell: unknown): cell is Cell {
  if (typeof cell === 'string') return cell.length < 50_000;
  if (typeof cell === 'number') return Number.isFinite(cell);
  if (typeof cell === 'boolean') return true;
  const { day, seconds } = (cell ?? {}) as { day?: unknown; seconds?: unknown };
  return Number.isInteger(day) && Math.abs(day as number) < 200_000 && seconds === 0;
}

function changedSince(spreadsheet: Spreadsheet, zone: Zone, { fingerprints }: WriteRequest): Refusal | null {
  const now = tablesIn(readSheets(spreadsheet, zone), chosenRanges());
  const changed = ROLES.filter(role => (now[role]?.fingerprint ?? null) !== (fingerprints[role] ?? null));
  if (changed.length === 0) return null;
  return refuse(
    'changed',
    `${changed.join(' and ')} changed since the plan was made. Nothing was written; refresh the plan.`,
  );
}

function marked(spreadsheet: Spreadsheet, key: string): Sheet | null {
  return spreadsheet.createDeveloperMetadataFinder().withKey(key).find()[0]?.getLocation().getSheet() ?? null;
}

function create(spreadsheet: Spreadsheet, name: string, key: string): Sheet {
  const taken = new Set(spreadsheet.getSheets().map(sheet => sheet.getName()));
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} ${count}`;
  const sheet = spreadsheet.insertSheet(free);
  sheet.addDeveloperMetadata(key, '1');
  return sheet;
}

function protection(sheet: Sheet): Refusal | null {
  const all = [
    ...sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET),
    ...sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE),
  ];
  if (all.every(one => one.canEdit())) return null;
  return refuse(
    'protected',
    `${sheet.getName()} is protected and you may not edit it. Nothing was written; ask its owner.`,
  );
}

/** Keeps what the sheet held in a hidden one, so that one write can be undone. */
function keep(spreadsheet: Spreadsheet, before: readonly GoogleCell[][]): void {
  const kept = marked(spreadsheet, BEFORE);
  const sheet = kept ?? create(spreadsheet, BEFORE_NAME, BEFORE);
  if (kept) sheet.clear();
  if (!isEmpty(before)) {
    makeRoom(sheet, before);
    write(sheet, before);
  }
  sheet.hideSheet();
}

const isEmpty = (cells: readonly (readonly GoogleCell[])[]): boolean =>
  cells.every(row => row.every(cell => cell === ''));

/** What the household wrote beside each suggestion, by the suggestion's id. */
function ownCells(before: readonly GoogleCell[][]): ReadonlyMap<string, readonly GoogleCell[]> {
  const headings = before[HEADING_ROW - 1] ?? [];
  const id = headings.indexOf(ID);
  if (id < 0) return new Map();
  const columns = OWN.map(name => headings.indexOf(name));
  return new Map(
    before.slice(HEADING_ROW).map(row => [String(row[id]), columns.map(at => (at < 0 ? '' : row[at]!))]),
  );
}

function withOwnColumns(
  { rows }: WriteRequest,
  own: ReadonlyMap<string, readonly GoogleCell[]>,
  zone: Zone,
): GoogleCell[][] {
  const id = rows[0]!.indexOf(ID);
  const blank: readonly GoogleCell[] = [false, '', false];
  const note: readonly GoogleCell[] = ['', '', ''];
  return fromCells(rows, zone).map((row, index) => {
    if (index === 0)
      return [...OWN, ...row.map(heading => (heading === 'Owner' ? 'Account owner' : heading))];
    const key = readText(rows[index]![id]!);
    return [...(key === '' ? note : (own.get(key) ?? blank)), ...row];
  });
}

function fill(sheet: Sheet, rows: readonly GoogleCell[][], { title }: WriteRequest): void {
  const width = rows[0]!.length;
  const head = [[title], [DISCLAIMER], ['']].map(line => [...line, ...Array<string>(width - 1).fill('')]);
  const all = [...head, ...rows];
  makeRoom(sheet, all);
  // The checkboxes first: inserting them sets their cells to false.
  decorate(sheet, all.length, width, rows[0]!.map(String));
  write(sheet, all);
}

function makeRoom(sheet: Sheet, cells: readonly (readonly GoogleCell[])[]): void {
  const [rows, columns] = [cells.length, cells[0]!.length];
  const short = rows - sheet.getMaxRows();
  if (short > 0) sheet.insertRowsAfter(sheet.getMaxRows(), short);
  const narrow = columns - sheet.getMaxColumns();
  if (narrow > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), narrow);
}

/** One call, whatever the number of rows. Text never becomes a formula. */
const write = (sheet: Sheet, cells: readonly (readonly GoogleCell[])[]): void =>
  void sheet.getRange(1, 1, cells.length, cells[0]!.length).setValues(cells.map(row => row.map(escaped)));

const escaped = (cell: GoogleCell): GoogleCell =>
  typeof cell === 'string' && /^[=+\-@\t']/.test(cell) ? `'${cell}` : cell;

const MONEY = new Set([
  'Proceeds',
  'Loss',
  'Usable loss',
  'Tax saved now',
  'Saved later',
  'Later tax (present value)',
  'Costs',
  'Net benefit',
  'New basis',
]);
const WIDTHS: Readonly<Record<string, number>> = {
  Account: 140,
  'Account owner': 110,
  Id: 90,
  'Later tax (present value)': 170,
  'Do not buy before': 130,
  Why: 600,
};
const DAYS = new Set(['Acquired', 'Do not buy before', 'Better from']);

function decorate(sheet: Sheet, rows: number, columns: number, headings: readonly string[]): void {
  sheet.getRange(1, 1, 1, 1).setFontWeight('bold');
  sheet.getRange(2, 1, 1, 1).setFontStyle('italic');
  sheet.getRange(HEADING_ROW, 1, 1, columns).setFontWeight('bold').setBackground('#e6f4ea');
  sheet.setFrozenRows(HEADING_ROW);
  const body = rows - HEADING_ROW;
  if (body < 1) return;
  headings.forEach((heading, index) => {
    const width = WIDTHS[heading];
    if (width !== undefined) sheet.setColumnWidth(index + 1, width);
    const column = () => sheet.getRange(HEADING_ROW + 1, index + 1, body, 1);
    if (MONEY.has(heading)) column().setNumberFormat('#,##0.00');
    if (DAYS.has(heading)) column().setNumberFormat('yyyy-mm-dd');
    if (heading === 'Accept' || heading === 'Done') column().insertCheckboxes();
  });
}
