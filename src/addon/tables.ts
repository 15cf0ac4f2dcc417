import { isBlank, isDayTime, type Cell, type Range } from '../table/cell';
import { isAlarming, type Field } from '../table/headings';
import { normalizeHeading } from '../base/text';
import { isFormHeading } from '../table/brokerSales';
import { SECURITY_FIELDS } from '../table/securities';
import type { Day } from '../base/day';
import { toRange } from './edge';
import type { Zone } from './zone';
import { rawSheets } from './importSheets';
import { ROLES, type FoundTable, type TableRole } from './found';
import { LOT_FIELDS } from '../table/lotsTable';
import { TRADE_FIELDS } from '../table/tradesTable';

/** A sheet's cells, read in one call. */
export interface SheetCells {
  readonly name: string;
  readonly cells: Range;
  /** A broker's file as it came: what is read from it stands elsewhere. */
  readonly isRaw: boolean;
}

export function readSheets(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, zone: Zone): SheetCells[] {
  const raw = rawSheets(spreadsheet);
  return spreadsheet
    .getSheets()
    .filter(sheet => !sheet.isSheetHidden() && isGrid(sheet))
    .map(sheet => ({
      name: sheet.getName(),
      cells: toRange(sheet.getDataRange().getValues(), zone) ?? [],
      isRaw: raw.has(sheet.getSheetId()),
    }));
}

/** A chart that stands on a sheet of its own has no cells. */
const isGrid = (sheet: GoogleAppsScript.Spreadsheet.Sheet): boolean =>
  sheet.getType() === SpreadsheetApp.SheetType.GRID;

const SEARCHED = 20; // rows in which a heading row may stand

/** Every heading that one of these columns may have. */
function headingsFor<K extends string>(fields: readonly Field<K>[], keys: readonly K[]): readonly string[] {
  return fields.filter(({ key }) => keys.includes(key)).flatMap(({ headings }) => headings);
}

/** What tells a table: the headings it needs, and those that mark it as something else. */
const MARKS: Readonly<
  Record<TableRole, { readonly needs: readonly (readonly string[])[]; readonly not: readonly string[] }>
> = {
  lots: {
    needs: [
      ...LOT_FIELDS.filter(field => field.needed).map(field => field.headings),
      headingsFor(LOT_FIELDS, ['basis', 'unitCost']),
    ],
    not: ['Sold', 'Action', 'Net benefit'],
  },
  trades: {
    needs: [...TRADE_FIELDS.filter(field => field.needed).map(field => field.headings)],
    not: [],
  },
  settings: { needs: [['Setting'], ['Value']], not: [] },
  securities: {
    needs: [
      headingsFor(SECURITY_FIELDS, ['symbol']),
      headingsFor(SECURITY_FIELDS, ['replacement', 'index', 'identical', 'asset', 'class']),
    ],
    not: ['Quantity', 'Rank', 'Price', 'Amount', 'Sold'],
  },
};

/** The table of a role: the one the user chose, else the best match by headings. */
export function findTable(
  role: TableRole,
  sheets: readonly SheetCells[],
  chosen: string | null,
): FoundTable | null {
  const own = chosen === null ? null : tableAround(role, sheets, chosen);
  if (own) return own;
  const candidates = sheets.flatMap(sheet => {
    if (sheet.isRaw) return [];
    const [heading] = headingRows(role, sheet.cells, SEARCHED);
    return heading === undefined ? [] : [tableAt(role, sheet, heading)];
  });
  return candidates.sort((a, b) => score(role, b) - score(role, a))[0] ?? null;
}

/** Of the tables of one sheet the one that a cell stands in: the last whose headings are at or above it. */
export function tableAround(
  role: TableRole,
  sheets: readonly SheetCells[],
  reference: string,
): FoundTable | null {
  const sheet = sheets.find(({ name }) => reference.startsWith(`${quotedSheet(name)}!`));
  if (!sheet) return null;
  const row = Number(/(\d+)(?::|$)/.exec(reference.slice(reference.lastIndexOf('!')))?.[1] ?? 1) - 1;
  const headings = headingRows(role, sheet.cells, sheet.cells.length);
  const heading = [...headings].reverse().find(at => at <= row) ?? headings[0];
  return heading === undefined ? null : tableAt(role, sheet, heading);
}

const quotedSheet = (name: string): string => `'${name.replace(/'/g, "''")}'`;

/** A sheet named for its table wins; lots with a price win over a bare list. */
function score(role: TableRole, { reference, cells }: FoundTable): number {
  const named =
    normalizeHeading(reference.slice(0, reference.lastIndexOf('!'))) === normalizeHeading(role) ? 2 : 0;
  const headings = new Set(cells[0]!.map(headingText));
  return named + (role === 'lots' && (headings.has('PRICE') || headings.has('MARKETVALUE')) ? 1 : 0);
}

const headingText = (cell: Cell): string => (typeof cell === 'string' ? normalizeHeading(cell) : '');

/** The rows that can be the heading row of a role, among the first ones of a sheet. */
function headingRows(role: TableRole, cells: Range, among: number): number[] {
  const { needs, not } = MARKS[role];
  return cells.slice(0, among).flatMap((row, at) => {
    // Further down only rows of nothing but text are looked at: a table's own rows hold numbers and days.
    if (at >= SEARCHED && !row.every(cell => typeof cell === 'string')) return [];
    const found = new Set(row.map(headingText));
    const isHeading =
      needs.every(accepted => accepted.some(heading => found.has(normalizeHeading(heading)))) &&
      !not.some(heading => found.has(normalizeHeading(heading)));
    return isHeading ? [at] : [];
  });
}

/** What the readers know, and what they must name: a heading on which money may hang. */
const isRead = (role: Exclude<TableRole, 'settings'>, heading: Cell): boolean =>
  KNOWN[role].has(headingText(heading)) || (typeof heading === 'string' && isAlarming(heading));

/** From the heading row down to the last row with anything in it; only columns that the table's readers look at. */
function tableAt(role: TableRole, { name, cells }: SheetCells, heading: number): FoundTable {
  const headings = cells[heading]!;
  const left = headings.findIndex(cell => !isBlank(cell));
  let right = left;
  while (right + 1 < headings.length && !isBlank(headings[right + 1])) right++;
  const isKnown = (_: Cell, index: number): boolean =>
    index >= left && index <= right && (role === 'settings' || isRead(role, headings[index]!));
  // A second table further down begins with headings of its own.
  const next = ROLES.flatMap(other => headingRows(other, cells.slice(heading + 1), cells.length))
    .filter(row => !isStacked(cells, heading, heading + 1 + row))
    .sort((a, b) => a - b)[0];
  const end = next === undefined ? cells.length : heading + 1 + next;
  const rows = cells.slice(heading, end).map(row => row.filter(isKnown));
  let last = rows.length;
  while (last > 1 && rows[last - 1]!.every(isBlank)) last--;
  const table = rows.slice(0, last);
  return {
    reference: reference(name, heading, left, table.length, right - left + 1),
    cells: table,
    fingerprint: fingerprint(table),
  };
}

/** The same headings once more, without a blank row before them: one table stacked of several. */
const isStacked = (cells: Range, heading: number, again: number): boolean =>
  !cells[again - 1]!.every(isBlank) && cells[again]!.every((cell, at) => cell === cells[heading]![at]);

const headingsOf = (fields: readonly Field<string>[]): ReadonlySet<string> =>
  new Set(fields.flatMap(field => field.headings.map(normalizeHeading)));

/** Formulas that spill beside a table are not part of it: what they show must not count as a change of the table. */
const KNOWN: Readonly<Record<Exclude<TableRole, 'settings'>, ReadonlySet<string>>> = {
  lots: headingsOf(LOT_FIELDS),
  trades: headingsOf(TRADE_FIELDS),
  securities: headingsOf(SECURITY_FIELDS),
};

export function reference(sheet: string, row: number, column: number, rows: number, columns: number): string {
  const corner = (r: number, c: number): string => `${columnName(c)}${r + 1}`;
  return `${quotedSheet(sheet)}!${corner(row, column)}:${corner(row + rows - 1, column + columns - 1)}`;
}

export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** FNV-1a over everything the cells say. */
export function fingerprint(cells: Range): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(cells);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return `${text.length}-${hash.toString(36)}`;
}

/**
 * The as-of day: the cell the user chose, else a date to the right of a cell that says `As-of day`. A pasted
 * statement says `As of` too: that is not the household's.
 */
export function findAsOf(
  sheets: readonly SheetCells[],
  chosen: string | null,
): { readonly day: Day; readonly from: string } | null {
  const own = chosen === null ? null : dateAt(sheets, chosen);
  if (own !== null) return { day: own, from: chosen! };
  for (const { name, cells } of sheets) {
    for (const [r, row] of cells.slice(0, SEARCHED).entries()) {
      const at = row.findIndex(cell => headingText(cell) === 'ASOFDAY');
      const day = at < 0 ? undefined : row[at + 1];
      if (day !== undefined && isDayTime(day))
        return { day: day.day, from: reference(name, r, at + 1, 1, 1) };
    }
  }
  return null;
}

/** The brokers' lines: sheets that bear a form's name, each from its heading row down. */
export function formsIn(sheets: readonly SheetCells[]): Range | null {
  const forms = sheets.flatMap(({ name, cells, isRaw }) => {
    if (isRaw || !/^1099-?(B|DA)\b/i.test(name.trim())) return [];
    const heading = cells.slice(0, SEARCHED).findIndex(isFormHeading);
    return heading < 0 ? [] : cells.slice(heading);
  });
  return forms.length === 0 ? null : forms;
}

/** Closed years, known by their headings: a family may have a sheet Years of its own. */
export function yearsIn(
  sheets: readonly SheetCells[],
): { readonly sheet: string; readonly cells: Range } | null {
  for (const { name, cells } of sheets) {
    const heading = cells
      .slice(0, SEARCHED)
      .findIndex(row => YEARS_NEED.every(needed => row.map(headingText).includes(normalizeHeading(needed))));
    if (heading >= 0) return { sheet: name, cells: cells.slice(heading) };
  }
  return null;
}

const YEARS_NEED = ['Year', 'Short-term carryover out', 'Long-term carryover out'];

export const isAsOfCell = (sheets: readonly SheetCells[], reference: string): boolean =>
  dateAt(sheets, reference) !== null;

function dateAt(sheets: readonly SheetCells[], reference: string): Day | null {
  const sheet = sheets.find(({ name }) => reference.startsWith(`${quotedSheet(name)}!`));
  const [, letters = '', row = ''] = /!([A-Z]+)(\d+)/.exec(reference.slice(reference.lastIndexOf('!'))) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const cell = sheet?.cells[Number(row) - 1]?.[column];
  return cell !== undefined && isDayTime(cell) ? cell.day : null;
}

export const isRole = (value: unknown): value is TableRole => ROLES.includes(value as TableRole);
