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
  readonly formula: FormulaEdit | null;
  /** Sheets that came with it: they are hidden again, never deleted. */
  readonly hide: readonly number[];
  readonly answers: AnswersAt | null;
}

export interface ImportUndone {
  readonly name: string;
}

/** What came into a formula, and where: the whole formula may be longer than a property holds. */
interface FormulaEdit {
  readonly sheet: number;
  readonly at: number;
  readonly removed: string;
  readonly added: string;
  /** Of the formula as it was left. */
  readonly print: string;
}

export function formulaEdit(sheet: number, before: string, now: string): FormulaEdit {
  const most = Math.min(before.length, now.length);
  let at = 0;
  while (at < most && before[at] === now[at]) at++;
  let end = 0;
  while (end < most - at && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  return {
    sheet,
    at,
    removed: before.slice(at, before.length - end),
    added: now.slice(at, now.length - end),
    print: fingerprint([[now]]),
  };
}

const withoutEdit = (formula: string, { at, removed, added }: FormulaEdit): string =>
  formula.slice(0, at) + removed + formula.slice(at + added.length);

/** How many imports can be taken back. Each is kept in a property of its own: one holds nine kilobytes. */
const KEY = 'imports';
const VERSION = 3;

const keyOf = (number: number): string => `import ${number}`;

/** All properties of a document hold 500 kilobytes together: of so many the oldest is forgotten. */
const MOST = 200;

type Properties = GoogleAppsScript.Properties.Properties;
const properties = (): Properties => PropertiesService.getDocumentProperties();

/** The record first: what is counted is there. */
export function keepUndo(record: ImportRecord): void {
  const [kept, number] = [properties(), countOf() + 1];
  kept.setProperty(keyOf(number), JSON.stringify(record));
  count(number);
  if (number > MOST) kept.deleteProperty(keyOf(number - MOST));
}

const count = (number: number): void =>
  void properties().setProperty(KEY, JSON.stringify({ version: VERSION, count: number }));

function countOf(): number {
  try {
    const told = JSON.parse(properties().getProperty(KEY) ?? '{}') as { version?: unknown; count?: unknown };
    return told.version === VERSION && typeof told.count === 'number' ? told.count : 0;
  } catch {
    return 0;
  }
}

/** What cannot be read counts as none. */
export function lastImport(): ImportRecord | null {
  try {
    const kept = properties().getProperty(keyOf(countOf()));
    return kept === null ? null : (JSON.parse(kept) as ImportRecord);
  } catch {
    return null;
  }
}

function forgetLast(): void {
  const number = countOf();
  count(number - 1);
  properties().deleteProperty(keyOf(number));
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
  const now = top?.getFormulas()[0]![0] ?? '';
  if (formula && fingerprint([[now]]) !== formula.print) return changed;
  const hidden = record.hide.flatMap(id => byId(id) ?? []);
  const stay = sheets.filter(sheet => !sheet.isSheetHidden() && !hidden.includes(sheet));
  if (stay.length === 0) return refuse('nothing', 'The spreadsheet has no other sheet. Nothing was undone.');
  for (const area of grown) area!.clearContent();
  if (formula) top!.setFormula(withoutEdit(now, formula));
  if (record.answers) clearAnswers(spreadsheet, record.answers);
  for (const sheet of hidden) {
    sheet.setName(freeName(spreadsheet, `${sheet.getName()} (undone)`));
    sheet.hideSheet();
  }
  forgetLast();
  return { ok: true, name: record.name };
}
