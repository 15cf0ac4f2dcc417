import { layInto } from '../import/intoTable';
import { googleWords, refuse, type Answer, type Refusal } from './answer';
import { fromCells, toRange } from './edge';
import { spreadsheetZone } from './zone';
import { addAnswers, clearAnswers, type AnswersAt } from './importAnswers';
import { GONE } from './importDraft';
import { checkedImport, type ImportRequest } from './importRequest';
import { draftSheet, endDraft, markRaw, sheetName } from './importSheets';
import { livePart, rangePart, TABLE_NAME, targetNow, withPart, type Target } from './importTarget';
import { keepUndo, undoImport, type ImportUndone } from './importUndo';
import { locked } from './locked';
import { asText } from './asText';
import { freeName, makeRoom, protection } from './sheets';
import { fingerprint } from './tables';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export interface ImportDone {
  /** The sheet where the rows stand. */
  readonly sheet: string;
  readonly notes: readonly string[];
}

export function plannerImportUndo(): Answer<ImportUndone> {
  return locked(() => undoImport(SpreadsheetApp.getActive()));
}

/** What has been decided about a complete draft. */
interface Import {
  readonly spreadsheet: Spreadsheet;
  readonly request: ImportRequest;
  readonly target: Target;
  /** The draft, or the pasted tab. */
  readonly source: Sheet;
}

/** Takes a complete draft into the household's table: one call decides, and what went before is taken away again. */
export function plannerImportEnd(request: unknown): Answer<ImportDone> {
  const wanted = checkedImport(request);
  if ('ok' in wanted) return wanted;
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const source = wanted.isPasted
      ? (spreadsheet.getSheets().find(sheet => sheet.getSheetId() === wanted.sheet) ?? null)
      : draftSheet(spreadsheet, wanted.sheet);
    if (!source) return GONE;
    const target = targetNow(spreadsheet, spreadsheetZone(), wanted.kind);
    const one: Import = { spreadsheet, request: wanted, target, source };
    const refusal = refused(one);
    if (refusal) return dropped(one, refusal);
    if (target.is === 'table') return intoTable(one, target);
    return wanted.mode === 'live' ? live(one) : asValues(one);
  });
}

function refused({ request, target }: Import): Refusal | null {
  const now = 'found' in target ? target.found.fingerprint : null;
  if (target.is === 'table' && now !== request.fingerprint)
    return refuse(
      'changed',
      'The table changed since the file was compared with it. Nothing was imported; choose the file again.',
    );
  if ('sheet' in target) return protection(target.sheet);
  return null;
}

function dropped({ spreadsheet, request, source }: Import, refusal: Refusal): Refusal {
  if (!request.isPasted) spreadsheet.deleteSheet(source);
  return refusal;
}

/** Below the rows that people keep, in their own columns. */
function intoTable(one: Import, target: Extract<Target, { is: 'table' }>): Answer<ImportDone> {
  const { spreadsheet, request, source } = one;
  if (request.mode === 'live' || request.isPasted || request.kind === 'gains')
    return dropped(one, refuse('invalid', 'The table holds rows of its own: import the file as plain rows.'));
  const zone = spreadsheetZone();
  const table = spreadsheet.getRange(target.found.reference);
  const headings = toRange([table.getValues()[0]!], zone)![0]!;
  const laid = layInto(headings, toRange(source.getDataRange().getValues(), zone) ?? [], request.kind);
  if ('missing' in laid) {
    const [first] = laid.missing;
    return dropped(
      one,
      refuse(
        'invalid',
        `${target.found.reference} has no column headed ${laid.missing.join(', ')}, and these rows need it. Nothing was imported; write ${first!} to the right of its headings and import again.`,
      ),
    );
  }
  const { sheet } = target;
  const [top, left] = [table.getRow() + table.getNumRows(), table.getColumn()];
  const [count, width] = [laid.rows.length, headings.length];
  if (count === 0) return dropped(one, refuse('nothing', 'No row of the file is new. Nothing was imported.'));
  makeRoom(sheet, top + count - 1, left + width - 1);
  const below = sheet.getRange(top, left, count, width);
  const isFree =
    below.getValues().every(row => row.every(cell => cell === '' || cell === false)) &&
    below.getFormulas().every(row => row.every(formula => formula === ''));
  if (!isFree)
    return dropped(
      one,
      refuse(
        'changed',
        `Below ${target.found.reference} stands something else, and ${count} rows need the room. Nothing was imported; insert rows there, or move it.`,
      ),
    );
  below.setValues(fromCells(laid.rows, zone).map(row => row.map(asText)));
  const notes = noting('the import cannot be undone by a click', () => {
    SpreadsheetApp.flush();
    const added = { sheet: sheet.getSheetId(), row: top, column: left, rows: count, columns: width };
    const print = fingerprint(toRange(below.getValues(), zone) ?? []);
    keepUndo({ name: request.name, added: { ...added, print }, formula: null, hide: [], answers: null });
    spreadsheet.deleteSheet(source);
  });
  return { ok: true, sheet: sheet.getName(), notes };
}

/** The file's cells in a tab of their own, read by a formula: next month's file is pasted over them. */
function live(one: Import): Answer<ImportDone> {
  const { spreadsheet, request, target, source } = one;
  let answers: AnswersAt | null = null;
  let made: Sheet | null = null;
  try {
    if (!request.isPasted) source.setName(freeName(spreadsheet, `Raw ${sheetName(request.name)}`));
    markRaw(source);
    answers = addAnswers(spreadsheet, request.name, request.hints);
    const part = livePart(request.kind, source, answers?.reference ?? null);
    const before = target.is === 'stack' ? target.formula : null;
    const table =
      target.is === 'stack'
        ? target.sheet
        : (made = spreadsheet.insertSheet(freeName(spreadsheet, TABLE_NAME[request.kind])));
    if (!request.isPasted) {
      endDraft(spreadsheet, source);
      source.showSheet();
    }
    const wanted = before === null ? `=${part}` : withPart(before, part);
    table.getRange('A1').setFormula(wanted);
    return finished(
      one,
      table,
      before,
      [...(made ? [made] : []), ...(request.isPasted ? [] : [source])],
      answers,
    );
  } catch (error) {
    return takenBack(one, made, answers, error);
  }
}

/** Plain rows: as a table of their own, or joined to the files that a formula reads. */
function asValues(one: Import): Answer<ImportDone> {
  const { spreadsheet, request, target, source } = one;
  try {
    if (request.isPasted) return refuse('invalid', 'A pasted tab is read by a formula.');
    const isStack = target.is === 'stack';
    const name =
      isStack || target.is === 'formula' ? `Imported ${sheetName(request.name)}` : TABLE_NAME[request.kind];
    source.setName(freeName(spreadsheet, name));
    if (isStack) markRaw(source);
    endDraft(spreadsheet, source);
    source.showSheet();
    if (!isStack) return finished(one, source, null, [source], null);
    target.sheet.getRange('A1').setFormula(withPart(target.formula, rangePart(source)));
    return finished(one, target.sheet, target.formula, [source], null);
  } catch (error) {
    return takenBack(one, null, null, error);
  }
}

function finished(
  { request, target }: Import,
  table: Sheet,
  formula: string | null,
  hide: readonly Sheet[],
  answers: AnswersAt | null,
): Answer<ImportDone> {
  const notes = noting('the import cannot be undone by a click', () => {
    SpreadsheetApp.flush();
    keepUndo({
      name: request.name,
      added: null,
      formula:
        formula === null
          ? null
          : { sheet: table.getSheetId(), before: formula, now: table.getRange('A1').getFormulas()[0]![0]! },
      hide: hide.map(sheet => sheet.getSheetId()),
      answers,
    });
    table.setFrozenRows(1);
    table.activate();
  });
  if (target.is === 'formula')
    notes.push(
      `${target.found.reference} is made by a formula of its own (${target.formula.slice(0, 60)}): join the new sheet to it there.`,
    );
  return { ok: true, sheet: table.getName(), notes };
}

/** Google refused on the way: the table is as it was, and what was made beside it goes. */
function takenBack(
  { spreadsheet, request, source, target }: Import,
  made: Sheet | null,
  answers: AnswersAt | null,
  error: unknown,
): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  const left = noting('something was left behind', () => {
    if (target.is === 'stack' && target.sheet.getRange('A1').getFormulas()[0]![0] !== target.formula)
      target.sheet.getRange('A1').setFormula(target.formula);
    if (made) spreadsheet.deleteSheet(made);
    if (answers) clearAnswers(spreadsheet, answers);
    if (!request.isPasted) spreadsheet.deleteSheet(source);
  });
  return refuse('rights', `${googleWords(message)} Nothing was imported. ${left.join(' ')}`.trim());
}

/** What follows a decision must not turn it into a failure: it is told instead. */
function noting(consequence: string, work: () => void): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [`${googleWords(error instanceof Error ? error.message : String(error))} (${consequence})`];
  }
}
