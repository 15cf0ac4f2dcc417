import { googleWords, refuse, type Answer, type Refusal } from './answer';
import { spreadsheetZone } from './zone';
import { addAnswers, clearAnswers, type AnswersAt } from './importAnswers';
import { GONE } from './importDraft';
import { checkedImport } from './importRequest';
import { draftSheet, endDraft, markRaw, sheetName } from './importSheets';
import { livePart, rangePart, TABLE_NAME, targetNow, withPart } from './importTarget';
import { formulaEdit, keepUndo, undoImport, type ImportUndone } from './importUndo';
import { intoTable } from './importIntoTable';
import { dropped, noting, type Import, type ImportDone } from './oneImport';
import { locked } from './locked';
import { freeName, protection } from './sheets';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function plannerImportUndo(): Answer<ImportUndone> {
  return locked(() => undoImport(SpreadsheetApp.getActive()));
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
    if (target.is === 'table') return keeping(one, intoTable(one, target));
    return wanted.mode === 'live' ? live(one) : keeping(one, asValues(one));
  });
}

/** What was corrected holds for the next file with the same headings; plain rows read it nowhere else. */
function keeping({ spreadsheet, request }: Import, done: Answer<ImportDone>): Answer<ImportDone> {
  if (!done.ok || request.kept.length === 0) return done;
  const notes = noting('what you corrected was not kept for the next file', () => {
    addAnswers(spreadsheet, request.name, request.kept, request.layout);
    spreadsheet.getSheetByName(done.sheet)?.activate();
  });
  return { ...done, notes: [...done.notes, ...notes] };
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

/** The file's cells in a tab of their own, read by a formula: next month's file is pasted over them. */
function live(one: Import): Answer<ImportDone> {
  const { spreadsheet, request, target, source } = one;
  let answers: AnswersAt | null = null;
  let made: Sheet | null = null;
  try {
    if (!request.isPasted) source.setName(freeName(spreadsheet, `Raw ${sheetName(request.name)}`));
    markRaw(source);
    answers = addAnswers(spreadsheet, request.name, request.hints, request.layout);
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
      added: [],
      formula:
        formula === null
          ? null
          : formulaEdit(table.getSheetId(), formula, table.getRange('A1').getFormulas()[0]![0]!),
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
