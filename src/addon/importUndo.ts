import { refuse, type Answer } from './answer';
import { toRange } from './edge';
import { spreadsheetZone } from './zone';
import { clearAnswers, type AnswersAt } from './importAnswers';
import { freeName } from './sheets';
import { fingerprint } from './tables';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What the last import did, by ids: enough to take it back, and to see whether anybody has worked on it since. */
interface ImportRecord {
  readonly name: string;
  /** Cells filled below a table; columns of its own formulas between them are none. */
  readonly added: readonly {
    readonly sheet: number;
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
    readonly print: string;
  }[];
  /** A formula that was given one more part. */
  readonly formula: { readonly sheet: number; readonly before: string; readonly now: string } | null;
  /** Sheets that came with it: they are hidden again, never deleted. */
  readonly hide: readonly number[];
  readonly answers: AnswersAt | null;
}

export interface ImportUndone {
  readonly name: string;
}

const KEY = 'imports';
const VERSION = 2;

/** So many imports can be taken back, the last one first: a property holds nine kilobytes. */
const MOST = 8;

export const keepUndo = (record: ImportRecord): void => keep([record, ...imports()].slice(0, MOST));

const keep = (records: readonly ImportRecord[]): void =>
  void PropertiesService.getDocumentProperties().setProperty(
    KEY,
    JSON.stringify({ version: VERSION, records }),
  );

export const lastImport = (): ImportRecord | null => imports()[0] ?? null;

/** The last one first; what cannot be read counts as none. */
function imports(): readonly ImportRecord[] {
  try {
    const kept = PropertiesService.getDocumentProperties().getProperty(KEY) ?? '{}';
    const { version, records } = JSON.parse(kept) as { version?: unknown; records?: unknown };
    return version === VERSION && Array.isArray(records) ? (records as ImportRecord[]) : [];
  } catch {
    return [];
  }
}

/** Takes the last import back. Rows that somebody has worked on since are theirs: then nothing is done. */
export function undoImport(spreadsheet: Spreadsheet): Answer<ImportUndone> {
  const record = lastImport();
  if (!record) return refuse('nothing', 'There is no import to undo.');
  const sheets = spreadsheet.getSheets();
  const byId = (id: number) => sheets.find(sheet => sheet.getSheetId() === id) ?? null;
  const { added, formula } = record;
  const changed = refuse(
    'changed',
    `What was imported from ${record.name} has been changed since: undoing would lose that. Nothing was undone; delete by hand what you do not want.`,
  );
  const zone = spreadsheetZone();
  const grown = added.map(({ sheet, row, column, rows, columns, print }) => {
    const area = byId(sheet)?.getRange(row, column, rows, columns);
    return area && fingerprint(toRange(area.getValues(), zone) ?? []) === print ? area : null;
  });
  if (grown.includes(null)) return changed;
  const top = formula && byId(formula.sheet)?.getRange('A1');
  if (formula && top?.getFormulas()[0]![0] !== formula.now) return changed;
  const hidden = record.hide.flatMap(id => byId(id) ?? []);
  const stay = sheets.filter(sheet => !sheet.isSheetHidden() && !hidden.includes(sheet));
  if (stay.length === 0) return refuse('nothing', 'The spreadsheet has no other sheet. Nothing was undone.');
  for (const area of grown) area!.clearContent();
  if (formula) top!.setFormula(formula.before);
  if (record.answers) clearAnswers(spreadsheet, record.answers);
  for (const sheet of hidden) {
    sheet.setName(freeName(spreadsheet, `${sheet.getName()} (undone)`));
    sheet.hideSheet();
  }
  keep(imports().slice(1));
  return { ok: true, name: record.name };
}
