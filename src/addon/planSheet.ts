import type { Range } from '../table/cell';
import { googleWords, refuse, type Answer, type Refusal } from './answer';
import { chosenRanges, tablesIn } from './chosen';
import { fromCells, toRange } from './edge';
import { spreadsheetZone, type Zone } from './zone';
import { ROLES } from './found';
import { logLeaving, unlog, type Logged } from './harvestLog';
import { locked } from './locked';
import { becomeDraft, becomeGone, becomePlan, becomeUndone, planSheets, type PlanSheets } from './marks';
import { drawChart } from './planChart';
import { formatPlan } from './planFormat';
import { laidOut, WRITTEN_PLAN } from './planLayout';
import { ownEntries, planGrid, type Kept, type NewPlan, type PlanGrid } from './planGrid';
import { freeName, keptOf, makeRoom, protection } from './sheets';
import { checked, type WriteRequest } from './writeRequest';
import { findAsOf, readSheets } from './tables';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export interface Written {
  readonly sheet: string;
  readonly sales: number;
  /** What happened beside it and should be known. */
  readonly notes: readonly string[];
}

export interface Undone {
  /** The sheet that is the plan again; null where none is. */
  readonly sheet: string | null;
  readonly notes: readonly string[];
}

/**
 * Writes the plan: into a copy of the plan's sheet, beside it. Only when the copy is complete and the tables are
 * still those the plan was made of does it take the old sheet's place, in one call; the old one, with everything
 * anybody types into it meanwhile, is kept hidden and is what an undo brings back.
 */
export function plannerWrite(request: unknown): Answer<Written> {
  const plan = checked(request);
  if ('ok' in plan) return plan;
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const zone = spreadsheetZone();
    const changed = changedSince(spreadsheet, zone, plan);
    if (changed) return changed;
    const sheets = planSheets(spreadsheet);
    const refusal = sheets.plan && protection(sheets.plan);
    if (refusal) return refusal;
    const wanted = newPlan(plan, zone);
    const draft = draftOf(spreadsheet, sheets, wanted);
    if ('ok' in draft) return draft;
    const stale = changedSince(spreadsheet, zone, plan);
    if (stale) return withoutDraft(spreadsheet, draft.sheet, stale);
    let logged: Logged | null = null;
    let name = WRITTEN_PLAN;
    try {
      name = sheets.name ?? draft.sheet.getName();
      logged = logLeaving(spreadsheet, draft.grid.leaving, plan.outcomes ?? [], wanted.title);
      becomePlan(draft.sheet, sheets.generation + 1, name);
    } catch (error) {
      if (logged) unlog(spreadsheet, logged);
      return withoutDraft(spreadsheet, draft.sheet, unwritten(sheets, error));
    }
    const notes = takePlace(spreadsheet, sheets, draft, wanted, name);
    if (logged)
      notes.push(
        `${logged.count === 1 ? '1 suggestion left the plan and stands' : `${logged.count} suggestions left the plan and stand`} in the harvest log.`,
      );
    return { ok: true, sheet: name, sales: salesIn(plan), notes };
  });
}

/** Rows of the plan: sales that only work together are counted each, as everywhere. */
function salesIn({ rows }: WriteRequest): number {
  const [headings, ...body] = rows;
  const id = headings!.indexOf('Id');
  return body.filter(row => row[id] !== '').length;
}

/** Takes the last write back, or takes that back again: nothing is thrown away either time. */
export function plannerUndo(): Answer<Undone> {
  return locked(() => {
    const spreadsheet = SpreadsheetApp.getActive();
    const { plan, before, generation, name } = planSheets(spreadsheet);
    const target = before ?? (plan?.isSheetHidden() ? plan : null);
    if (!plan && !target) return refuse('nothing', 'There is no write to undo.');
    const refusal = plan && protection(plan);
    if (refusal) return refusal;
    const notes: string[] = [];
    const named = name ?? WRITTEN_PLAN;
    // What is taken back may hold entries that nothing else has: the next write must know. Then one mark decides.
    if (plan && target && plan !== target) becomeUndone(plan, generation + 1, named);
    if (target) becomePlan(target, generation + 2, named);
    else becomeGone(plan!, generation + 2, named);
    attempt(notes, 'the sheets could not be renamed', () => {
      SpreadsheetApp.flush();
      if (!target) {
        plan!.setName(freeName(spreadsheet, `${named} (undone)`));
        plan!.hideSheet();
        return;
      }
      target.showSheet();
      if (plan && plan.getSheetId() !== target.getSheetId()) {
        plan.setName(freeName(spreadsheet, `${named} (undone)`));
        target.setName(named);
        plan.hideSheet();
      } else if (target.getName() !== named) target.setName(freeName(spreadsheet, named));
      target.activate();
    });
    return { ok: true, sheet: target ? named : null, notes };
  });
}

export const canUndo = (spreadsheet: Spreadsheet): boolean => {
  const { plan, before } = planSheets(spreadsheet);
  return plan !== null || before !== null;
};

/** What the plan's sheet holds now. */
export function writtenPlan(spreadsheet: Spreadsheet, zone: Zone): Range | null {
  const { plan } = planSheets(spreadsheet);
  return plan && toRange(plan.getDataRange().getValues(), zone);
}

/** What is not any more as the page has seen it; null where all is. */
export function changedSince(
  spreadsheet: Spreadsheet,
  zone: Zone,
  { fingerprints }: Pick<WriteRequest, 'fingerprints'>,
): Refusal | null {
  const sheets = readSheets(spreadsheet, zone);
  const chosen = chosenRanges();
  const now = tablesIn(sheets, chosen);
  const changed: string[] = ROLES.filter(
    role => (now[role]?.fingerprint ?? null) !== (fingerprints[role] ?? null),
  );
  const asOf = findAsOf(sheets, chosen.asOf ?? null);
  if (fingerprints.asOf !== undefined && fingerprints.asOf !== (asOf ? `${asOf.from} ${asOf.day}` : ''))
    changed.push('the as-of day');
  if (changed.length === 0) return null;
  return refuse(
    'changed',
    `${changed.join(' and ')} changed since the plan was made. Nothing was written; refresh the plan.`,
  );
}

const newPlan = ({ title, rows }: WriteRequest, zone: Zone): NewPlan => ({
  title,
  rows: fromCells(laidOut(rows), zone),
});

interface Draft {
  readonly sheet: Sheet;
  /** What the old sheet held when the draft was laid over it. */
  readonly over: readonly (readonly Kept[])[];
  readonly grid: PlanGrid;
}

/** The new plan, complete, in a hidden sheet beside the old one. */
function draftOf(spreadsheet: Spreadsheet, sheets: PlanSheets, plan: NewPlan): Draft | Refusal {
  let sheet: Sheet | null = null;
  try {
    // What an earlier failure left behind.
    for (const left of sheets.drafts) spreadsheet.deleteSheet(left);
    const over = sheets.plan ? keptOf(sheets.plan) : [];
    sheet = sheets.plan
      ? sheets.plan.copyTo(spreadsheet)
      : spreadsheet.insertSheet(freeName(spreadsheet, WRITTEN_PLAN));
    becomeDraft(sheet);
    sheet.hideSheet();
    const grid = planGrid(over, plan);
    fill(sheet, grid, over.length === 0);
    SpreadsheetApp.flush();
    return { sheet, over, grid };
  } catch (error) {
    return withoutDraft(spreadsheet, sheet, unwritten(sheets, error));
  }
}

const unwritten = ({ plan }: PlanSheets, error: unknown): Refusal =>
  refuse(
    'rights',
    `${googleWords(messageOf(error))} Nothing was written; ${plan ? 'the plan’s sheet is as it was' : 'there is no plan’s sheet yet'}. Try again.`,
  );

/** The old sheet was never touched: only the draft has to go. */
function withoutDraft(spreadsheet: Spreadsheet, draft: Sheet | null, refusal: Refusal): Refusal {
  if (!draft) return refusal;
  try {
    spreadsheet.deleteSheet(draft);
    return refusal;
  } catch {
    return {
      ...refusal,
      message: `${refusal.message} An unfinished sheet was left behind; the next write takes it away.`,
    };
  }
}

/** The draft is the plan now: it takes the old sheet's name and place; entries of the last moments come along. */
function takePlace(
  spreadsheet: Spreadsheet,
  sheets: PlanSheets,
  draft: Draft,
  plan: NewPlan,
  name: string,
): string[] {
  const notes: string[] = [];
  const { plan: old } = sheets;
  if (draft.grid.broken !== null) {
    notes.push(
      `On the old sheet ${draft.grid.broken}: the plan was started anew, and what stood there is kept: “Undo last write” brings it back.`,
    );
  }
  attempt(notes, 'entries of the last moments may stand in the hidden sheet only', () => {
    if (!old) return;
    old.hideSheet();
    const now = keptOf(old);
    if (JSON.stringify(now) === JSON.stringify(draft.over)) return;
    fill(draft.sheet, planGrid(now, plan, draft.grid.cells.length), false);
    notes.push('Somebody was typing into the plan: their entries were taken over.');
  });
  let spare: Sheet[] = [];
  attempt(notes, 'an older plan is kept beside', () => {
    SpreadsheetApp.flush();
    spare = dispensable(sheets, plan);
    for (const sheet of spare) spreadsheet.deleteSheet(sheet);
  });
  attempt(notes, 'the old sheet still has its name', () => {
    if (old && !spare.includes(old)) old.setName(freeName(spreadsheet, `${name} (before)`));
  });
  attempt(notes, 'the plan stands in a sheet of another name', () => {
    if (draft.sheet.getName() !== name) draft.sheet.setName(freeName(spreadsheet, name));
  });
  attempt(notes, 'its chart could not be drawn', () => drawChart(draft.sheet, draft.grid));
  attempt(notes, 'its sheet is hidden: choose View, Hidden sheets', () => {
    draft.sheet.showSheet();
    draft.sheet.activate();
  });
  attempt(notes, 'it does not stand where it stood', () => {
    if (old && !spare.includes(old)) spreadsheet.moveActiveSheet(old.getIndex());
  });
  return notes;
}

/**
 * Sheets that nothing is lost with: what the old plan itself replaced, because its entries came along into it. Of one
 * that an undo took back they did not: it stays while it holds an entry that the old plan has not. An emptied sheet
 * never takes the place of a full one that is kept.
 */
function dispensable({ plan: old, before, older, undone }: PlanSheets, plan: NewPlan): Sheet[] {
  if (!old) return [];
  const held = keptOf(old);
  if (before && isEmpty(held)) return [old];
  const has = ownEntries(held, plan);
  const isUndone = (sheet: Sheet): boolean => undone.has(sheet.getSheetId());
  return [...(before ? [before] : []), ...older].filter(
    sheet => !isUndone(sheet) || [...ownEntries(keptOf(sheet), plan)].every(entry => has.has(entry)),
  );
}

/** What follows a decision must not turn it into a failure: it is told instead. */
function attempt(notes: string[], consequence: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    notes.push(`Google Sheets refused: ${messageOf(error)} Done all the same, but ${consequence}.`);
  }
}

/** Looks first, then all values in one call. */
function fill(sheet: Sheet, grid: PlanGrid, isNew: boolean): void {
  const width = grid.headings.length;
  makeRoom(sheet, grid.cells.length, width);
  formatPlan(sheet, grid, isNew);
  sheet.getRange(1, 1, grid.cells.length, width).setValues(grid.cells.map(row => [...row]));
}

const isEmpty = (cells: readonly (readonly Kept[])[]): boolean =>
  cells.every(row => row.every(({ value, formula }) => value === '' && formula === ''));

const messageOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
};
