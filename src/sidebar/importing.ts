import type { ImportMode } from '../addon/importRequest';
import type { Opened } from '../addon/found';
import { fileReader, type FileRead, type FileReader } from '../import/file';
import { presentRows, type Present } from '../import/present';
import { distinct, type Question } from '../import/questions';
import type { Cell, Range } from '../table/cell';
import { isBlank, isDayTime } from '../table/cell';
import { readText } from '../table/readCell';
import { isoDay } from '../base/day';
import type { GainsApart } from '../session/brokersGains';
import { gainsBeside } from './gainsBeside';
import { inSteps, type OnProgress } from './inSteps';
import type { RecordFields } from './RecordAnswer';
import type { Server } from './server';

/** A file on its way in: its cells, and what is known and answered of them. */
export interface Incoming {
  readonly id: number;
  readonly name: string;
  /** The id of the tab it was pasted into; null for a file. */
  readonly tab: number | null;
  readonly raw: Range;
  readonly reader: FileReader;
  readonly answers: ReadonlyMap<string, string>;
  readonly read: FileRead;
  /** Every question it has asked, so that an answer can be changed. */
  readonly asked: readonly Question[];
  readonly present: Present;
  /** Securities whose gains the file reckons otherwise than the trades do. */
  readonly apart: readonly GainsApart[];
  readonly leaveOut: boolean;
  /** null: as suits where it goes. */
  readonly mode: ImportMode | null;
}

let next = 1;

/** Takes a file's cells apart and reads them as far as they can be without an answer. */
export async function incoming(
  name: string,
  tab: number | null,
  raw: Range,
  opened: Opened,
  onProgress: OnProgress,
): Promise<Incoming | null> {
  const reader = await inSteps(fileReader(raw), done => onProgress(done / 3));
  if (!reader) return null;
  const blank = { id: next++, name, tab, raw, reader, leaveOut: true, mode: null, asked: [] };
  const file = await answered(blank, new Map(), opened, done => onProgress((1 + 2 * done) / 3));
  if (!file) return null;
  // Every file with these headings is read as the one before was corrected.
  const before = opened.answers.filter(
    ({ layout, question }) => layout === file.read.shape && !OF_ONE_FILE.has(question),
  );
  if (before.length === 0) return file;
  return answered(blank, new Map(before.map(({ question, answer }) => [question, answer])), opened, () =>
    onProgress(1),
  );
}

/** Another file with the same headings can be of another account. */
const OF_ONE_FILE = new Set(['Account', 'Account type', 'Transfers']);

/** Reads it again with what has been answered. */
export async function answered(
  file: Omit<Incoming, 'answers' | 'read' | 'present' | 'apart'>,
  answers: ReadonlyMap<string, string>,
  opened: Opened,
  onProgress: OnProgress,
): Promise<Incoming | null> {
  const given = { account: '', accountType: '', hints: hintsOf(answers) };
  const read = await inSteps(file.reader(given), onProgress);
  if (!read) return null;
  // Answered ones are asked no more; they stay on the form, where they were.
  const asked = distinct([...file.asked, ...read.questions]);
  // Realized gains are a table of their own, which nothing else keeps.
  const present =
    read.kind === 'gains'
      ? { same: new Set<number>(), alike: new Set<number>() }
      : await inSteps(presentRows(read.table, opened.tables[read.kind]?.cells ?? [], read.kind), () =>
          onProgress(1),
        );
  return present && { ...file, answers, read, asked, present, apart: await gainsBeside(read, opened) };
}

const hintsOf = (answers: ReadonlyMap<string, string>): [string, string][] =>
  [...answers].filter(([, answer]) => answer !== '');

/** A table of a file's own rows: how they come in, and why not otherwise. */
export function modeOf(file: Incoming, opened: Opened): ImportMode {
  const joins = opened.imports[file.read.kind];
  if (joins === 'table' || (file.leaveOut && file.present.same.size > 0)) return 'values';
  return file.mode ?? 'live';
}

/** The records of the file, headings first, without what is there already and without the summary. */
export function newRows({ read, present, leaveOut }: Incoming): Cell[][] {
  const record = (read.table[0] ?? []).indexOf('Row');
  return read.table.filter(
    (cells, row) => row === 0 || (!isBlank(cells[record] ?? '') && !(leaveOut && present.same.has(row))),
  );
}

/** What must be answered before anything of it comes in. */
export const openQuestions = ({ read, answers }: Incoming): Question[] =>
  read.questions.filter(
    ({ hint, otherwise = '' }) => MUST.has(hint) && otherwise === '' && !(answers.get(hint) ?? ''),
  );

/** Whose account it is, and of which kind, decides what a purchase does to a loss: never guessed. */
const MUST = new Set(['Account', 'Account type', 'Date order', 'Decimal']);

/** A cell as the page shows it. */
export const shown = (cell: Cell): string => (isDayTime(cell) ? isoDay(cell.day) : readText(cell));

export interface ToCheck {
  readonly row: Cell;
  readonly note: string;
  /** What answers it; null where it can only be answered in the sheet. */
  readonly hint: string | null;
  readonly record: RecordFields;
}

/** Records that only a person can settle, each with its row in the file and what to do. */
export function toCheck({ read }: Incoming): ToCheck[] {
  const [headings = [], ...rows] = read.table;
  const at = (name: string): number => headings.indexOf(name);
  const [row, note, action] = ['Row', 'Note', 'Action'].map(at);
  const field = (cells: readonly Cell[], name: string): string => shown(cells[at(name)] ?? '');
  return rows.slice(0, -1).flatMap(cells => {
    const text = shown(cells[note!] ?? '');
    const isOpen = action! >= 0 ? shown(cells[action!] ?? '').startsWith('Check') : text.startsWith('Check');
    const place = cells[row!] ?? '';
    const record = {
      date: field(cells, 'Date'),
      symbol: field(cells, 'Symbol'),
      quantity: field(cells, 'Quantity'),
      amount: field(cells, 'Amount'),
    };
    const hint = read.kind === 'trades' && typeof place === 'number' ? read.recordHint(place) : null;
    return isOpen ? [{ row: place, note: text.replace(/^Check: /, ''), hint, record }] : [];
  });
}

const BLOCK = 2000; // rows that go to the sheet in one request

/** Sends a file's rows in blocks and lets the server decide at the end; null when it was stopped on the way. */
export async function send(
  server: Server,
  file: Incoming,
  opened: Opened,
  addColumns: boolean,
  onProgress: OnProgress,
): Promise<Awaited<ReturnType<Server['importEnd']>> | null> {
  const mode = modeOf(file, opened);
  const { kind } = file.read;
  const isPasted = mode === 'live' && file.tab !== null;
  const rows = mode === 'live' ? file.raw : newRows(file);
  let sheet = file.tab ?? 0;
  if (!isPasted) {
    const begun = await server.importBegin();
    if (!begun.ok) return begun;
    sheet = begun.sheet;
    for (let from = 0; from < rows.length; from += BLOCK) {
      const sent = onProgress(from / rows.length)
        ? await server.importRows(sheet, from + 1, rows.slice(from, from + BLOCK))
        : null;
      if (sent?.ok) continue;
      await server.importCancel(sheet);
      return sent;
    }
  }
  return server.importEnd({
    kind,
    mode,
    sheet,
    isPasted,
    name: file.name,
    hints: mode === 'live' ? hintsOf(file.answers) : [],
    kept: mode === 'live' ? [] : hintsOf(file.answers).filter(([question]) => !OF_ONE_FILE.has(question)),
    layout: file.read.shape,
    fingerprint: kind === 'gains' ? null : (opened.tables[kind]?.fingerprint ?? null),
    addColumns,
  });
}
