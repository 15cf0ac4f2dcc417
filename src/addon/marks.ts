type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * The add-on's own sheets are found by developer metadata, whatever they are called and wherever they stand. A mark
 * names the sheet it was made for, because a duplicate may carry it along: there it counts for nothing while the
 * original lives, and the first duplicate takes over when it is gone. Setting one mark is one call: what it changes
 * is changed whole or not at all.
 */
const PLAN = 'harvest-plan';
const LOG = 'harvest-log';
const DRAFT = 'harvest-plan-draft';

interface Mark {
  readonly sheet: Sheet;
  readonly generation: number;
  /** Taken back by an undo: where nothing stood before it, and where something did. */
  readonly isGone: boolean;
  readonly isUndone: boolean;
  /** What the sheet is to be called while it is the plan. */
  readonly name: string;
}

/** The plan's sheet, the one it replaced, and what is left over from older writes. */
export interface PlanSheets {
  /** null where none was written, or where the last write was undone. */
  readonly plan: Sheet | null;
  /** What the family calls it, also where a failure left another name on it. */
  readonly name: string | null;
  /** What an undo brings back. */
  readonly before: Sheet | null;
  readonly older: readonly Sheet[];
  /** Ids of those that an undo took back: their entries went nowhere. */
  readonly undone: ReadonlySet<number>;
  /** Left behind by a write that failed. */
  readonly drafts: readonly Sheet[];
  readonly generation: number;
}

export function planSheets(spreadsheet: Spreadsheet): PlanSheets {
  const marks = latestMarks(spreadsheet, PLAN).sort((a, b) => b.generation - a.generation);
  const [latest, ...rest] = marks;
  const isPlan = latest && !latest.isGone;
  const [before, ...older] = isPlan ? rest : marks;
  const known = new Set(marks.map(({ sheet }) => sheet.getSheetId()));
  const drafts = latestMarks(spreadsheet, DRAFT)
    .map(({ sheet }) => sheet)
    .filter(sheet => !known.has(sheet.getSheetId()));
  return {
    plan: isPlan ? latest.sheet : null,
    name: latest ? nameOf(latest) : null,
    before: before?.sheet ?? null,
    older: older.map(({ sheet }) => sheet),
    undone: new Set(
      marks.filter(({ isUndone, isGone }) => isUndone || isGone).map(({ sheet }) => sheet.getSheetId()),
    ),
    drafts,
    generation: latest?.generation ?? 0,
  };
}

/** From here on this sheet is the plan: the one call by which a write, or an undo, takes place. */
export const becomePlan = (sheet: Sheet, generation: number, name: string): void =>
  mark(sheet, PLAN, `${sheet.getSheetId()}:${generation}:plan:${name}`);

/** A sheet that people see has the name they gave it. */
const nameOf = ({ sheet, name }: Mark): string =>
  sheet.isSheetHidden() || name === '' || /^Copy of /.test(sheet.getName())
    ? name || sheet.getName()
    : sheet.getName();

/** The plan is taken back, and nothing stood before it. */
export const becomeGone = (sheet: Sheet, generation: number, name: string): void =>
  mark(sheet, PLAN, `${sheet.getSheetId()}:${generation}:gone:${name}`);

/** About to be taken back, for the plan before it. */
export const becomeUndone = (sheet: Sheet, generation: number, name: string): void =>
  mark(sheet, PLAN, `${sheet.getSheetId()}:${generation}:undone:${name}`);

export const becomeDraft = (sheet: Sheet): void => mark(sheet, DRAFT, `${sheet.getSheetId()}:1`);

export const logSheet = (spreadsheet: Spreadsheet): Sheet | null =>
  latestMarks(spreadsheet, LOG)[0]?.sheet ?? null;

export const becomeLog = (sheet: Sheet): void => mark(sheet, LOG, `${sheet.getSheetId()}:1`);

const mark = (sheet: Sheet, key: string, value: string): void => void sheet.addDeveloperMetadata(key, value);

/** Of each sheet its latest mark; duplicates only where no original is left. */
function latestMarks(spreadsheet: Spreadsheet, key: string): Mark[] {
  const found = spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .flatMap(entry => {
      const sheet = entry.getLocation().getSheet();
      const [id, generation, state, ...name] = (entry.getValue() ?? '').split(':');
      return sheet && Number.isInteger(Number(generation))
        ? [
            {
              sheet,
              of: Number(id),
              generation: Number(generation),
              isGone: state === 'gone',
              isUndone: state === 'undone',
              name: name.join(':'),
            },
          ]
        : [];
    });
  const isOwn = ({ sheet, of }: (typeof found)[number]): boolean => sheet.getSheetId() === of;
  const own = found.filter(isOwn);
  const latest = new Map<number, Mark>();
  for (const one of own.length > 0 ? own : firstCopies(found)) {
    const id = one.sheet.getSheetId();
    const known = latest.get(id);
    if (!known || known.generation < one.generation) latest.set(id, one);
  }
  return [...latest.values()];
}

/** Of several duplicates without an original, the one that stands first. */
function firstCopies<T extends { readonly sheet: Sheet }>(copies: readonly T[]): T[] {
  const first = Math.min(...copies.map(({ sheet }) => sheet.getIndex()));
  return copies.filter(({ sheet }) => sheet.getIndex() === first);
}
