import { FUNCTION_OF, type FileKind } from '../import/file';
import { chosenRanges, tablesIn } from './chosen';
import type { Zone } from './zone';
import type { FoundTable, TableRole } from './found';
import { columnName, readSheets } from './tables';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Where the rows of a file go. */
export type Target =
  /** The household has no such table yet. */
  | { readonly is: 'none' }
  /** A sheet whose formula reads the files that were imported before. */
  | { readonly is: 'stack'; readonly sheet: Sheet; readonly formula: string }
  /** A table that people keep: rows are added below it. */
  | { readonly is: 'table'; readonly sheet: Sheet; readonly found: FoundTable }
  /** A table that some other formula makes: it is theirs. */
  | { readonly is: 'formula'; readonly found: FoundTable; readonly formula: string };

/** The name of the sheet that a kind of file makes where there is none. */
export const TABLE_NAME: Readonly<Record<FileKind, string>> = {
  trades: 'Trades',
  lots: 'Lots',
  gains: 'Realized sales',
};

export const targetNow = (spreadsheet: Spreadsheet, zone: Zone, kind: FileKind): Target =>
  targetOf(spreadsheet, tablesIn(readSheets(spreadsheet, zone), chosenRanges()), kind);

export function targetOf(
  spreadsheet: Spreadsheet,
  tables: Readonly<Record<TableRole, FoundTable | null>>,
  kind: FileKind,
): Target {
  if (kind === 'gains') {
    const sheet = spreadsheet.getSheetByName(TABLE_NAME.gains);
    const formula = sheet && !sheet.isSheetHidden() ? formulaAt(sheet, 'A1') : '';
    return isStack(formula, kind) ? { is: 'stack', sheet: sheet!, formula } : { is: 'none' };
  }
  const found = tables[kind];
  if (!found) return { is: 'none' };
  const range = spreadsheet.getRange(found.reference);
  const sheet = range.getSheet();
  const formula = formulaAt(
    sheet,
    found.reference.slice(found.reference.lastIndexOf('!') + 1).split(':')[0]!,
  );
  if (formula === '') return { is: 'table', sheet, found };
  return isStack(formula, kind) ? { is: 'stack', sheet, formula } : { is: 'formula', found, formula };
}

const formulaAt = (sheet: Sheet, cell: string): string => sheet.getRange(cell).getFormulas()[0]![0]!;

const isStack = (formula: string, kind: FileKind): boolean =>
  new RegExp(`^=(VSTACK\\(\\s*)?${FUNCTION_OF[kind]}\\(`).test(formula);

/**
 * The formula with one more part. Google gives a formula with the separators of the spreadsheet's locale, and takes
 * semicolons in each: commas are kept only where they stand in it already.
 */
export function withPart(formula: string, part: string): string {
  const outside = formula.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '');
  const hasCommas = outside.includes(',') && !outside.includes(';');
  const [from, to] = hasCommas ? [/;/g, ','] : [/,/g, ';'];
  const own = part.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[,;]/g, token =>
    token.length === 1 ? token.replace(from, to) : token,
  );
  const stacked = /^=VSTACK\(([\s\S]*)\)$/.exec(formula)?.[1];
  return `=VSTACK(${stacked ?? formula.slice(1)}${to} ${own})`;
}

const quoted = (name: string): string => `'${name.replace(/'/g, "''")}'`;

/** Whole columns: next month's file may be longer, and is pasted over this one. */
export const livePart = (kind: FileKind, raw: Sheet, answers: string | null): string =>
  `${FUNCTION_OF[kind]}(${quoted(raw.getName())}!A:${columnName(Math.max(LETTERS, raw.getLastColumn()) - 1)}${answers === null ? '' : `;"";"";${answers}`})`;

export const rangePart = (sheet: Sheet): string =>
  `${quoted(sheet.getName())}!A1:${columnName(sheet.getLastColumn() - 1)}${sheet.getLastRow()}`;

/** Room for a file that grows wider. */
const LETTERS = 26;
