import type { Answer } from '../addon/answer';
import type { Choice } from '../addon/chosen';
import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import type { ImportRequest } from '../addon/importRequest';
import type { PastedTab } from '../addon/importDraft';
import type { ImportDone } from '../addon/oneImport';
import type { ImportUndone } from '../addon/importUndo';
import type { KindColumn } from '../addon/kindServer';
import type { LotsFrom } from '../addon/ownSheets';
import type { PriceEntry } from '../addon/priceServer';
import type { Selected } from '../addon/selected';
import type { Undone, Written } from '../addon/planSheet';
import type { WriteRequest } from '../addon/writeRequest';
import type { SettingChange } from '../addon/settingsServer';
import type { Cell } from '../table/cell';
import type { AccountTypeFix, CellOf } from './leftOut';

/** What a symbol is, or what it is a right to, as Securities is to have it. */
export interface KindAnswer {
  readonly symbol: string;
  readonly column: KindColumn;
  readonly value: string;
}

/** The endpoints the page may ask: the server only reads and writes. */
export interface Server {
  open(): Promise<Answer<Opened>>;
  useSelection(role: Choice): Promise<Answer<Opened>>;
  saveSettings(changes: readonly SettingChange[]): Promise<Answer<Opened>>;
  write(request: WriteRequest): Promise<Answer<Written>>;
  undo(): Promise<Answer<Undone>>;
  show(cell: CellOf): Promise<Answer<object>>;
  selected(): Promise<Answer<Selected>>;
  fillAccountType(fix: AccountTypeFix): Promise<Answer<Opened>>;
  answerKind(answer: KindAnswer): Promise<Answer<Opened>>;
  fillPrices(entries: readonly PriceEntry[]): Promise<Answer<Opened>>;
  startOwn(from: LotsFrom): Promise<Answer<Opened>>;
  isCurrent(fingerprints: WriteRequest['fingerprints']): Promise<Answer<{ readonly isCurrent: boolean }>>;
  readTab(): Promise<Answer<PastedTab>>;
  importBegin(): Promise<Answer<{ readonly sheet: number }>>;
  importRows(
    sheet: number,
    from: number,
    rows: readonly (readonly Cell[])[],
  ): Promise<Answer<{ readonly rows: number }>>;
  importEnd(request: ImportRequest): Promise<Answer<ImportDone>>;
  importCancel(sheet: number): Promise<Answer<object>>;
  writeSheet(request: SheetRequest): Promise<Answer<{ readonly sheet: string }>>;
  closeYear(rows: readonly (readonly Cell[])[]): Promise<Answer<Opened>>;
  importUndo(): Promise<Answer<ImportUndone>>;
}

/** Google's bridge: asynchronous, unordered, with one handler each way. */
type Runner = Readonly<Record<string, (...args: unknown[]) => unknown>> & {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
};

declare const google: { readonly script: { readonly run: Runner } };

/** What to do when Google itself refuses: most often several accounts are signed in at once. */
const ADVICE =
  'Google refused the request. This often happens when several Google accounts are signed in to one browser: sign out of the others, or open the spreadsheet in a private window, then reload it.';

function call<T extends object>(endpoint: string, ...args: unknown[]): Promise<Answer<T>> {
  return new Promise(resolve => {
    const refused = (error: Error): void => {
      const isPermission = /permission|authoriz/i.test(error.message);
      const message = isPermission ? ADVICE : `${error.message} Reload the planner and try again.`;
      resolve({ ok: false, code: 'rights', message });
    };
    const runner = google.script.run
      .withSuccessHandler(value => resolve(value as Answer<T>))
      .withFailureHandler(refused);
    runner[endpoint]!(...args);
  });
}

export const googleServer: Server = {
  open: () => call('plannerOpen'),
  useSelection: role => call('plannerUseSelection', role),
  saveSettings: changes => call('plannerSaveSettings', changes),
  write: request => call('plannerWrite', request),
  undo: () => call('plannerUndo'),
  show: ({ role, row, column }) => call('plannerShow', role, row, column),
  selected: () => call('plannerSelected'),
  fillAccountType: ({ role, account, type }) => call('plannerFillAccountType', role, account, type),
  answerKind: ({ symbol, column, value }) => call('plannerAnswerKind', symbol, column, value),
  fillPrices: entries => call('plannerFillPrices', entries),
  startOwn: from => call('plannerStartOwn', from),
  isCurrent: fingerprints => call('plannerIsCurrent', fingerprints),
  readTab: () => call('plannerReadTab'),
  importBegin: () => call('plannerImportBegin'),
  importRows: (sheet, from, rows) => call('plannerImportRows', sheet, from, rows),
  importEnd: request => call('plannerImportEnd', request),
  importCancel: sheet => call('plannerImportCancel', sheet),
  writeSheet: request => call('plannerWriteSheet', request),
  closeYear: rows => call('plannerCloseYear', rows),
  importUndo: () => call('plannerImportUndo'),
};
