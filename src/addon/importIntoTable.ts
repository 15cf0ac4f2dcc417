import { layInto } from '../import/intoTable';
import { readText } from '../table/readCell';
import { refuse, type Answer } from './answer';
import { asText } from './asText';
import { fromCells, toRange } from './edge';
import { GONE } from './importDraft';
import { targetNow, type Target } from './importTarget';
import { keepUndo } from './importUndo';
import { dropped, noting, type Import, type ImportDone } from './oneImport';
import { makeRoom } from './sheets';
import { fingerprint } from './tables';
import { spreadsheetZone } from './zone';

/** Below the rows that people keep, in their own columns. */
export function intoTable(one: Import, target: Extract<Target, { is: 'table' }>): Answer<ImportDone> {
  const { spreadsheet, request, source } = one;
  if (request.mode === 'live' || request.isPasted || request.kind === 'gains')
    return dropped(one, refuse('invalid', 'The table holds rows of its own: import the file as plain rows.'));
  const zone = spreadsheetZone();
  const table = spreadsheet.getRange(target.found.reference);
  const headings = toRange([table.getValues()[0]!], zone)![0]!;
  const laid = layInto(headings, toRange(source.getDataRange().getValues(), zone) ?? [], request.kind);
  if ('missing' in laid) {
    if (request.addColumns) return withColumns(one, target, laid.missing);
    const [first] = laid.missing;
    return dropped(one, {
      ...refuse(
        'columns',
        `${target.found.reference} has no column headed ${laid.missing.join(', ')}, and these rows need it. Nothing was imported; let the planner add it, or write ${first!} to the right of the headings yourself and import again.`,
      ),
      columns: laid.missing,
    });
  }
  const { sheet } = target;
  const [top, left] = [table.getRow() + table.getNumRows(), table.getColumn()];
  const [count, width] = [laid.rows.length, headings.length];
  if (count === 0) return dropped(one, refuse('nothing', 'No row of the file is new. Nothing was imported.'));
  makeRoom(sheet, top + count - 1, left + width - 1);
  const below = sheet.getRange(top, left, count, width);
  // A column filled down with a formula is the table's own: it goes on, unless the file says more than it.
  const formulas = below.getFormulas();
  const filled = filledDown(formulas);
  const isFree = below
    .getValues()
    .every((row, r) =>
      row.every(
        (cell, column) =>
          filled.has(column) || ((cell === '' || cell === false) && formulas[r]![column] === ''),
      ),
    );
  const rows = fromCells(laid.rows, zone);
  const told = [...filled].filter(column => rows.every(row => row[column] !== ''));
  if (!isFree)
    return dropped(
      one,
      refuse(
        'changed',
        `Below ${target.found.reference} stands something else, and ${count} rows need the room. Nothing was imported; insert rows there, or move it.`,
      ),
    );
  const written = [...headings.keys()].filter(column => !filled.has(column) || told.includes(column));
  const parts = neighbours(written).map(([first, columns]) => ({
    row: top,
    column: left + first,
    rows: count,
    columns,
  }));
  const areaOf = ({ row, column, columns }: Area) => sheet.getRange(row, column, count, columns);
  try {
    for (const part of parts) {
      const first = part.column - left;
      areaOf(part).setValues(rows.map(row => row.slice(first, first + part.columns).map(asText)));
    }
  } catch (error) {
    for (const part of parts) areaOf(part).clearContent();
    throw error;
  }
  const notes = noting('the import cannot be undone by a click', () => {
    SpreadsheetApp.flush();
    const added = parts.map(part => ({
      ...part,
      sheet: sheet.getSheetId(),
      print: fingerprint(toRange(areaOf(part).getValues(), zone) ?? []),
    }));
    keepUndo({ name: request.name, added, formula: null, hide: [], answers: null });
    spreadsheet.deleteSheet(source);
  });
  const untouched = [...filled].filter(
    column => !told.includes(column) && rows.some(row => row[column] !== ''),
  );
  if (untouched.length > 0)
    notes.push(
      `${untouched.map(column => readText(headings[column]!)).join(', ')}: left to the formulas that stand there.`,
    );
  return { ok: true, sheet: sheet.getName(), notes };
}

/** Writes the headings that are missing to the right of the table, and goes on. */
function withColumns(
  one: Import,
  target: Extract<Target, { is: 'table' }>,
  missing: readonly string[],
): Answer<ImportDone> {
  const { spreadsheet, request } = one;
  const table = spreadsheet.getRange(target.found.reference);
  const at = table.getColumn() + table.getNumColumns();
  makeRoom(target.sheet, 1, at + missing.length - 1);
  const room = target.sheet.getRange(table.getRow(), at, table.getNumRows(), missing.length);
  if (room.getValues().some(row => row.some(cell => cell !== '')))
    return dropped(
      one,
      refuse(
        'invalid',
        `To the right of ${target.found.reference} stands something else, where ${missing.join(', ')} would go. Nothing was imported; insert columns there and import again.`,
      ),
    );
  const headings = target.sheet.getRange(table.getRow(), at, 1, missing.length);
  headings.setValues([missing.map(asText)]);
  SpreadsheetApp.flush();
  const wider = targetNow(spreadsheet, spreadsheetZone(), request.kind);
  const answer =
    wider.is === 'table'
      ? intoTable({ ...one, request: { ...request, addColumns: false } }, wider)
      : dropped(one, GONE);
  if (!answer.ok) headings.clearContent();
  return answer;
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Columns that a formula fills from the first row below the table on. */
const filledDown = (formulas: readonly (readonly string[])[]): ReadonlySet<number> =>
  new Set([...formulas[0]!.keys()].filter(column => formulas[0]![column] !== ''));

/** Columns that stand beside each other are written in one call. */
function neighbours(columns: readonly number[]): (readonly [first: number, count: number])[] {
  const found: [number, number][] = [];
  for (const column of columns) {
    const last = found[found.length - 1];
    if (last && last[0] + last[1] === column) last[1]++;
    else found.push([column, 1]);
  }
  return found;
}
