import { answering, refuse, type Answer } from './answer';
import { choose, chosenRanges, lostChoices, tablesIn, type Choice } from './chosen';
import { today } from './edge';
import { spreadsheetZone } from './zone';
import type { FileKind } from '../import/file';
import type { Opened, TargetKind } from './found';
import { keptAnswers } from './importAnswers';
import { targetOf } from './importTarget';
import { lastImport } from './importUndo';
import { canUndo, changedSince, writtenPlan } from './planSheet';
import type { WriteRequest } from './writeRequest';
import { priceDays } from './priceDays';
import { findAsOf, formsIn, isAsOfCell, isRole, readSheets, tableAround, yearsIn } from './tables';

/** Everything the page needs to plan: the tables it found, the as-of day, whether a write can be undone. */
export function plannerOpen(): Answer<Opened> {
  return answering(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const zone = spreadsheetZone();
    const sheets = readSheets(spreadsheet, zone);
    const chosen = chosenRanges();
    const asOf = findAsOf(sheets, chosen.asOf ?? null);
    const tables = tablesIn(sheets, chosen);
    const joins = (kind: FileKind): TargetKind => targetOf(spreadsheet, tables, kind).is;
    return {
      ok: true,
      tables,
      forms: formsIn(sheets),
      years: yearsIn(sheets)?.cells ?? null,
      asOf: asOf?.day ?? today(zone),
      asOfFrom: asOf?.from ?? null,
      prices: priceDays(sheets),
      isComputing: sheets.some(({ cells }) => cells.some(row => row.includes('Loading...'))),
      canUndo: canUndo(spreadsheet),
      lastImport: lastImport()?.name ?? null,
      answers: keptAnswers(sheets),
      imports: { trades: joins('trades'), lots: joins('lots'), gains: joins('gains') },
      written: writtenPlan(spreadsheet, zone),
      notes: lostChoices(sheets, chosen),
    };
  });
}

/** Are the tables still those that the page has read? */
export function plannerIsCurrent(fingerprints: unknown): Answer<{ readonly isCurrent: boolean }> {
  return answering(() => {
    if (typeof fingerprints !== 'object' || fingerprints === null)
      return refuse('invalid', 'The question could not be read.');
    const seen = fingerprints as WriteRequest['fingerprints'];
    const changed = changedSince(SpreadsheetApp.getActive(), spreadsheetZone(), { fingerprints: seen });
    return { ok: true, isCurrent: changed === null };
  });
}

const isChoice = (role: unknown): role is Choice => role === 'asOf' || isRole(role);

/** The table around the user's selection becomes the table of a role, or the selected date the as-of day. */
export function plannerUseSelection(role: unknown): Answer<Opened> {
  return answering(() => {
    if (!isChoice(role)) return refuse('invalid', 'There is no such table.');
    const spreadsheet = SpreadsheetApp.getActive();
    const range = spreadsheet.getActiveRange();
    if (!range) return refuse('nothing', 'Select a cell of the table first.');
    const sheet = range.getSheet().getName();
    const corner = range.getA1Notation().split(':')[0]!;
    const reference = `'${sheet.replace(/'/g, "''")}'!${corner}`;
    const sheets = readSheets(spreadsheet, spreadsheetZone());
    if (role === 'asOf') {
      if (!isAsOfCell(sheets, reference))
        return refuse('nothing', `${reference} holds no date: select the cell of the as-of day.`);
      choose(role, reference);
      return plannerOpen();
    }
    const found = tableAround(role, sheets, reference);
    if (!found) {
      return refuse(
        'nothing',
        `No ${role} table stands at ${reference}: its headings were not found on that sheet. Nothing was changed.`,
      );
    }
    choose(role, found.reference);
    return plannerOpen();
  });
}
