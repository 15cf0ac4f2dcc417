/* The workbench's page: a spreadsheet, the bundle run beside it, and the add-on's menu and sidebar. */
import { InterceptorEffectEnum } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreEnglish from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationEnglish from '@univerjs/preset-sheets-data-validation/locales/en-US';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteEnglish from '@univerjs/preset-sheets-note/locales/en-US';
import '@univerjs/preset-sheets-note/lib/index.css';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import { CellAlertManagerService, CellAlertType } from '@univerjs/sheets-ui';
import { cellOf } from './page/cellOf';
import { parseCsv, toCsv } from './page/csv';
import { Executions } from './page/execution';
import { ask } from './page/ask';
import { menu } from './page/menu';
import { withoutResults } from './page/recalculated';
import { blankWorkbook, householdWorkbook, sampleWorkbook } from './page/sample';
import { sidebar } from './page/sidebar';
import { forget, keepAs, load, OWN_WORKBOOK, save } from './page/storage';
import { customFunctions } from './page/stubs';
import { parseA1, toA1 } from './standin/a1';
import type { Operation } from './standin/host';
import { boot, mergeLocales } from './univer/boot';
import { PROGRESS_ENGLISH } from './univer/words';
import { asFormulaFunction, errors, helpFor } from './univer/functions';
import { univerHost, type Beside } from './univer/host';
import { readSemicolons } from './univer/values';

const SAVE_AFTER = 600; // milliseconds of quiet
const SETTLE_LIMIT = 20_000;
const SETTLE_QUIET = 200;

const toast = (text: string): void => {
  const box = document.getElementById('toast')!;
  box.textContent = text;
  box.hidden = false;
  setTimeout(() => (box.hidden = true), 4000);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function start(): Promise<void> {
  const household = new URLSearchParams(location.search).get('household');
  if (household !== null) keepAs(`household ${household}`);
  const kept = await load().catch(() => null);
  const isOwn = household === null && chosenSample() === OWN;
  const fresh = kept ?? (await freshWorkbook(household));
  const beside: Beside = {
    metadata: (kept?.metadata as Beside['metadata'] | undefined) ?? [],
    properties: (kept?.properties as Beside['properties'] | undefined) ?? {},
  };
  const { zone, snapshot } = fresh;
  const code = await (await fetch('dist/Code.js')).text();
  const functions = customFunctions(code);

  /** Where no formula stands, nothing is ever calculated: to wait for it would be to wait in vain. */
  const hasFormulas = (): boolean => {
    const unit = api.getActiveWorkbook()?.getId();
    const data = univer.__getInjector().get(FormulaDataModel).getFormulaData()[unit] ?? {};
    return Object.values(data).some(sheet => sheet && Object.keys(sheet).length > 0);
  };
  const settled = async (): Promise<void> => {
    if (!hasFormulas()) return;
    await univer
      .__getInjector()
      .get(FormulaCalculationSessionService)
      .waitForLatestApplied(SETTLE_LIMIT, SETTLE_QUIET)
      .catch(() => undefined);
  };
  const executions = new Executions({
    call: (operation: Operation, args: unknown[]) =>
      (host[operation] as (...given: unknown[]) => unknown)(...args),
    settled,
  });
  const server = async (name: string, args: unknown[] = []): Promise<unknown> => {
    const count = (): number => api.getActiveWorkbook()?.getSheets().length ?? 0;
    const before = count();
    const answer = await executions.server(name, args);
    // A formula that was reckoned before a sheet it reads was whole keeps what it had: Sheets reckons it anew.
    if (count() !== before) api.getFormula().executeCalculation();
    return answer;
  };

  const { univer, api } = boot(
    [
      UniverSheetsCorePreset({
        container: 'grid',
        formula: {
          function: functions.map(({ name }) => [
            asFormulaFunction(name, (called, args) => executions.custom(called, args), zone),
            name,
          ]) as any,
          description: functions.map(helpFor),
        },
      }),
      UniverSheetsDataValidationPreset(),
      UniverSheetsNotePreset(),
    ],
    mergeLocales(coreEnglish, validationEnglish, noteEnglish, PROGRESS_ENGLISH),
  );

  let timer = 0;
  const keep = async (): Promise<void> => {
    const book = api.getActiveWorkbook();
    if (book) await save({ zone, snapshot: withoutResults(book.save()), ...beside });
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void keep(), SAVE_AFTER);
  };
  const openSidebar = sidebar(server);
  const showMenu = menu(name => {
    if (name === 'startOwn' && !isOwn) startOwn();
    else void server(name).catch((error: unknown) => toast(messageOf(error)));
  });
  const host = univerHost(univer, api, zone, beside, {
    menu: showMenu,
    sidebar: title => void openSidebar(title),
    toast,
    ask,
    changed,
  });

  api.createWorkbook(snapshot);
  document.getElementById('loading')?.remove();
  showSpilledFormats(univer);
  showErrorsOnHover(univer, api);
  readSemicolons(api);
  api.addEvent(api.Event.CommandExecuted, ({ type }: any) => type === 2 && changed());
  await server('onOpen');
  wireToolbar(api, changed);
  // On the first visit the planner opens by itself.
  if (!kept) {
    await settled();
    await server(isOwn ? 'startOwn' : 'openPlanner');
  }
  expose({ api, univer, settled, executions, host, keep });
}

const freshWorkbook = async (household: string | null): Promise<{ zone: string; snapshot: object }> => {
  if (household !== null) return householdWorkbook(household);
  return chosenSample() === OWN ? blankWorkbook() : sampleWorkbook(chosenSample());
};

/** The engine keeps a spilled date's pattern but its overlay drops it. */
function showSpilledFormats(univer: any): void {
  const injector = univer.__getInjector();
  const model = injector.get(FormulaDataModel);
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 99,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell: any, place: any, next: any) => {
      const spilled =
        model.getArrayFormulaCellData()?.[place.unitId]?.[place.subUnitId]?.[place.row]?.[place.col];
      return next(spilled?.s?.n && !cell?.s ? { ...cell, s: spilled.s } : cell);
    },
  });
}

const HOVER_DELAY = 150;

/** Hovering over `#ERROR!` shows the script's own message, as Sheets does. */
function showErrorsOnHover(univer: any, api: any): void {
  const alerts = univer.__getInjector().get(CellAlertManagerService);
  let timer = 0;
  api.addEvent(api.Event.CellHover, ({ workbook, worksheet, row, column }: any) => {
    clearTimeout(timer);
    alerts.removeAlert('script');
    const message = errors.get(`${worksheet.getSheetId()}!${row},${column}`);
    if (!message) return;
    timer = window.setTimeout(() => {
      alerts.removeAlert('SHEET_FORMULA_ALERT');
      alerts.showAlert({
        type: CellAlertType.ERROR,
        title: 'Error',
        message,
        key: 'script',
        width: 320,
        height: 110,
        location: {
          row,
          col: column,
          unitId: workbook.getId(),
          subUnitId: worksheet.getSheetId(),
          workbook: workbook.getWorkbook(),
          worksheet: worksheet.getSheet(),
        },
      });
    }, HOVER_DELAY);
  });
}

const SAMPLE = 'sample';
const OWN = 'own';

/** A sample's sheets and one's own would be mixed: the sample goes first. */
function startOwn(): void {
  if (!window.confirm('Forget the sample and every change to it, and start with empty sheets?')) return;
  localStorage.setItem(SAMPLE, OWN);
  keepAs(OWN_WORKBOOK);
  void forget().then(() => location.assign('./'));
}

/** Which of the sample workbooks the browser opens. */
function chosenSample(): string {
  const kept = localStorage.getItem(SAMPLE);
  const samples = document.getElementById('sample') as HTMLSelectElement;
  return [...samples.options].some(({ value }) => value === kept) ? kept! : 'sample';
}

function wireToolbar(api: any, changed: () => void): void {
  const on = (id: string, work: () => void): void =>
    document.getElementById(id)!.addEventListener('click', work);
  const file = document.getElementById('file') as HTMLInputElement;
  on('import', () => file.click());
  const take = async (): Promise<void> => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const sheet = api.getActiveWorkbook().getActiveSheet();
    const text = await chosen.text();
    file.value = '';
    const asks = `Replace everything on “${sheet.getSheetName()}” by ${chosen.name}? The planner’s Import adds a broker’s file instead.`;
    if (!isBlank(sheet) && !window.confirm(asks)) return;
    importInto(sheet, parseCsv(text));
    changed();
    toast(`${chosen.name} is in this sheet.`);
  };
  file.addEventListener('change', () => void take());
  on('export', () => {
    const sheet = api.getActiveWorkbook().getActiveSheet();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toCsv(shown(sheet))], { type: 'text/csv' }));
    link.download = `${sheet.getSheetName()}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  const reload = (): void => void forget().then(() => location.reload());
  on('reset', () => {
    if (window.confirm('Forget every change and start again?')) reload();
  });
  const samples = document.getElementById('sample') as HTMLSelectElement;
  samples.value = chosenSample();
  const household = new URLSearchParams(location.search).get('household');
  if (household !== null) {
    samples.add(new Option(`${household}, of the book`, household));
    samples.value = household;
  }
  samples.addEventListener('change', () => {
    if (samples.value !== household && window.confirm('Forget every change and load this workbook?')) {
      localStorage.setItem(SAMPLE, samples.value);
      keepAs(OWN_WORKBOOK);
      void forget().then(() => location.assign('./'));
    } else samples.value = household ?? chosenSample();
  });
}

const isBlank = (sheet: any): boolean =>
  Number(sheet.getLastRow()) <= 0 &&
  Number(sheet.getLastColumn()) <= 0 &&
  !sheet.getRange(0, 0, 1, 1).getValue();

function importInto(sheet: any, rows: string[][]): void {
  const columns = Math.max(1, ...rows.map(row => row.length));
  sheet.clear();
  const short = rows.length - sheet.getMaxRows();
  if (short > 0) sheet.insertRowsAfter(sheet.getMaxRows() - 1, short);
  const cells = rows.map(row =>
    Array.from({ length: columns }, (_, i) => ({ ...cellOf(row[i] ?? ''), si: null })),
  );
  sheet.getRange(0, 0, rows.length, columns).setValues(cells);
}

/** Formulas as formulas, everything else as it is shown. */
function shown(sheet: any): string[][] {
  const rows = Number(sheet.getLastRow()) + 1;
  const columns = Number(sheet.getLastColumn()) + 1;
  const range = sheet.getRange(0, 0, rows, columns);
  const formulas: string[][] = range.getFormulas();
  const values: string[][] = range.getDisplayValues();
  return values.map((row, r) => row.map((value, c) => formulas[r]![c] || value || ''));
}

/** What the browser tests (and a curious reader's console) hold on to. */
function expose({ api, univer, settled, executions, host, keep }: any): void {
  const area = (sheet: string, a1: string) => {
    const { row, column, rows, columns } = parseA1(a1);
    const found = host.sheets().find((one: any) => one.name === sheet);
    if (!found) throw new Error(`no sheet ${sheet}`);
    return [found.id, row, column, rows, columns];
  };
  Object.assign(window, {
    __workbench: {
      api,
      univer,
      errors,
      settled,
      keep,
      sheets: () => host.sheets().map((sheet: any) => sheet.name),
      values: (sheet: string, a1: string) => JSON.parse(JSON.stringify(host.getValues(area(sheet, a1)))),
      setCell: (sheet: string, a1: string, text: string) => {
        const { row, column } = parseA1(a1);
        api.getActiveWorkbook().getSheetByName(sheet).getRange(row, column, 1, 1).setValue(cellOf(text));
      },
      select: (sheet: string, a1: string) => {
        const { row, column, rows, columns } = parseA1(a1);
        const own = api.getActiveWorkbook().getSheetByName(sheet);
        own.activate();
        own.getRange(row, column, rows, columns).activate();
      },
      selected: () => {
        const book = api.getActiveWorkbook();
        const cells = book.getActiveRange();
        const where = { row: cells.getRow(), column: cells.getColumn(), rows: 1, columns: 1 };
        return `${book.getActiveSheet().getSheetName()}!${toA1(where)}`;
      },
      show: (sheet: string) => api.getActiveWorkbook().getSheetByName(sheet).activate(),
      server: (name: string, args: unknown[]) => executions.server(name, args),
      custom: (name: string, args: unknown[]) => executions.custom(name, args),
      serviceCalls: () => executions.lastServiceCalls,
    },
  });
}

void start().catch((error: unknown) => {
  toast(`The workbench could not start: ${messageOf(error)}`);
  throw error;
});
