type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * What an import brings stands in sheets of its own, found again by developer metadata. A mark names the sheet it was
 * made for: on a duplicate it counts for nothing.
 */
const RAW = 'import-raw';
const DRAFT = 'import-draft';

/** A draft whose import never ended is dropped by a later one after so long. */
const STALE = 3_600_000; // an hour, in milliseconds

/** What feeds a table by a formula is no table of the household itself. */
export const markRaw = (sheet: Sheet): void =>
  void sheet.addDeveloperMetadata(RAW, String(sheet.getSheetId()));

export const markDraft = (sheet: Sheet, now: number): void =>
  void sheet.addDeveloperMetadata(DRAFT, `${sheet.getSheetId()}:${now}`);

interface Mark {
  readonly sheet: Sheet;
  readonly rest: string;
  readonly entry: GoogleAppsScript.Spreadsheet.DeveloperMetadata;
}

function marked(spreadsheet: Spreadsheet, key: string): Mark[] {
  return spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(key)
    .find()
    .flatMap(entry => {
      const sheet = entry.getLocation().getSheet();
      const [id, rest = ''] = (entry.getValue() ?? '').split(':');
      return sheet && Number(id) === sheet.getSheetId() ? [{ sheet, rest, entry }] : [];
    });
}

export const rawSheets = (spreadsheet: Spreadsheet): ReadonlySet<number> =>
  new Set(marked(spreadsheet, RAW).map(({ sheet }) => sheet.getSheetId()));

/** The draft of an import under way; null where it is none, or gone. */
export const draftSheet = (spreadsheet: Spreadsheet, id: number): Sheet | null =>
  marked(spreadsheet, DRAFT).find(({ sheet }) => sheet.getSheetId() === id)?.sheet ?? null;

/** It is a sheet of the household from here on. */
export const endDraft = (spreadsheet: Spreadsheet, sheet: Sheet): void =>
  marked(spreadsheet, DRAFT)
    .filter(mark => mark.sheet.getSheetId() === sheet.getSheetId())
    .forEach(({ entry }) => entry.remove());

export const staleDrafts = (spreadsheet: Spreadsheet, now: number): Sheet[] =>
  marked(spreadsheet, DRAFT)
    .filter(({ rest }) => now - Number(rest) > STALE)
    .map(({ sheet }) => sheet);

export const DRAFT_NAME = 'Importing';

/** Letters, digits and a few signs of a file's name: enough to know it by, and nothing a formula would mind. */
export function sheetName(fileName: string): string {
  const bare = fileName
    .replace(/\.(csv|txt|tsv)$/i, '')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bare.slice(0, 60) || 'file';
}
