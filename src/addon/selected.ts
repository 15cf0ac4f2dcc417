import { CUSTOM_FUNCTIONS } from '../functions/all';
import { isBlank, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { answering, refuse, type Answer } from './answer';
import { chosenRanges, tablesIn } from './chosen';
import { toRange } from './edge';
import { ROLES, type TableRole } from './found';
import { readSheets, reference } from './tables';
import { writtenAnswer } from './writtenAnswers';
import { spreadsheetZone } from './zone';

/** What stands in the selected cell, and what it belongs to. */
export interface Selected {
  /** `'Lots'!M5:M5` */
  readonly reference: string;
  /** The row of one of the planner's tables it stands in or beside: the heading row is 1. */
  readonly table: { readonly role: TableRole; readonly row: number } | null;
  readonly cell: Cell;
  /** Blank where it is typed. */
  readonly formula: string;
  /** The result of one of the add-on's functions, or of a sheet that the planner wrote, that it is part of. */
  readonly result: {
    readonly name: string;
    /** Blank where the function gives one figure. */
    readonly headings: readonly Cell[];
    readonly cells: readonly Cell[];
  } | null;
}

/** Functions that fill a row for each row of their first range. */
const ROW_ALIGNED: ReadonlySet<string> = new Set(['HARVEST_LOSS', 'WASH_SALE_RISK']);

/** Functions that give one figure; NET_GAIN with "all" gives a table. */
const SINGLE: ReadonlySet<string> = new Set(['NET_GAIN', 'MARGINAL_COST', 'DEFERRAL_VALUE']);

const isFigure = (name: string, formula: string): boolean =>
  SINGLE.has(name) && !/"\s*all\s*"/i.test(formula);

const OURS = new RegExp(`^=\\s*(${CUSTOM_FUNCTIONS.map(({ name }) => name).join('|')})\\s*\\(`, 'i');

/** The selected cell, for the page to explain. */
export function plannerSelected(): Answer<Selected> {
  return answering(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const range = spreadsheet.getActiveRange();
    if (!range) return refuse('nothing', 'Select a cell first.');
    const sheet = range.getSheet();
    const [row, column] = [range.getRow() - 1, range.getColumn() - 1];
    const zone = spreadsheetZone();
    const all = sheet.getDataRange();
    const cells = toRange(all.getValues(), zone) ?? [];
    const formulas = all.getFormulas();
    const source = sourceOf(formulas, cells, row, column);
    const tables = tablesIn(readSheets(spreadsheet, zone), chosenRanges());
    const rowIn = (name: string, at: number): Selected['table'] => {
      for (const role of ROLES) {
        const place = tables[role] && placeOf(tables[role].reference);
        if (place?.sheet === name && at >= place.first && at <= place.last)
          return { role, row: at - place.first + 1 };
      }
      return null;
    };
    const aligned = source && ROW_ALIGNED.has(source.name) ? firstRange(source.formula) : null;
    return {
      ok: true,
      reference: reference(sheet.getName(), row, column, 1, 1),
      table: aligned
        ? rowIn(aligned.sheet ?? sheet.getName(), aligned.row + row - source!.row)
        : rowIn(sheet.getName(), row),
      result: source
        ? {
            name: source.name,
            headings: source.headings,
            cells: isFigure(source.name, source.formula)
              ? [cells[row]?.[column] ?? '']
              : (cells[row] ?? []).slice(source.column, source.column + source.headings.length),
          }
        : writtenAnswer(cells, row),
      cell: cells[row]?.[column] ?? '',
      formula: formulas[row]?.[column] ?? '',
    };
  });
}

interface Formula {
  readonly name: string;
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  /** Of its columns; none where it gives one figure. */
  readonly headings: readonly Cell[];
}

/** The formula whose result the cell shows: in it, or above and to the left, with headings that reach this far. */
function sourceOf(
  formulas: readonly (readonly string[])[],
  cells: Range,
  row: number,
  column: number,
): Formula | null {
  let nearest: Formula | null = null;
  for (let r = 0; r <= row; r++) {
    for (let c = 0; c <= column; c++) {
      const formula = formulas[r]?.[c] ?? '';
      const name = OURS.exec(formula)?.[1]?.toUpperCase();
      if (name === undefined) continue;
      const isHere = r === row && c === column;
      const headings = isFigure(name, formula) ? [] : across(cells[r] ?? [], formulas[r]!, c);
      if (isHere || c + headings.length > column) nearest = { name, formula, row: r, column: c, headings };
    }
  }
  return nearest;
}

/** The headings of a result: from its first cell to the next that is blank or another formula's. */
function across(headings: readonly Cell[], formulas: readonly string[], from: number): readonly Cell[] {
  const rest = headings.slice(from);
  const end = rest.findIndex((cell, at) => isBlank(cell) || (at > 0 && formulas[from + at] !== ''));
  return (end < 0 ? rest : rest.slice(0, end)).map(readText);
}

/** Where a range begins: rows from 0. */
function firstRange(formula: string): { readonly sheet: string | null; readonly row: number } | null {
  const found = /\(\s*(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!)?\$?[A-Z]{1,3}\$?(\d*):/u.exec(formula);
  if (!found) return null;
  const [, quoted, bare, digits] = found;
  const sheet = quoted?.replace(/''/g, "'") ?? bare ?? null;
  return { sheet, row: digits === '' || digits === undefined ? 0 : Number(digits) - 1 };
}

function placeOf(
  where: string,
): { readonly sheet: string; readonly first: number; readonly last: number } | null {
  const [, sheet = '', first = '', last = ''] = /^'(.*)'![A-Z]+(\d+):[A-Z]+(\d+)$/.exec(where) ?? [];
  return sheet === ''
    ? null
    : { sheet: sheet.replace(/''/g, "'"), first: Number(first) - 1, last: Number(last) - 1 };
}
