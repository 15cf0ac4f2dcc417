import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { parseA1, splitSheet, toA1 } from './a1';
import {
  READS,
  type Area,
  type CellValue,
  type ChartFacts,
  type Host,
  type MetadataEntry,
  type Operation,
  type Operations,
  type ProtectionFacts,
  type Reply,
} from './host';
import { checkReturned } from './returned';
import { services } from './services';
import { evaluated, sumProduct, whole } from './formulas';
import { hasCommas, withSeparators } from './separators';
import { isFormula, typed } from './typed';

/**
 * A spreadsheet in memory for tests in Node. Every run evaluates the bundle in a fresh context, as Apps Script does:
 *
 *     const book = openWorkbook({ sheets: { Lots: [['Symbol', …], …] } });
 *     book.run('plannerOpen');              // a server function, over google.script.run's rules
 *     book.custom('NET_GAIN', range);       // a custom function, reading only
 *     book.serviceCalls;                    // of the last run
 */
export interface Workbook {
  run(name: string, ...args: unknown[]): unknown;
  custom(name: string, ...args: unknown[]): unknown;
  values(sheet: string, a1?: string): CellValue[][];
  set(sheet: string, a1: string, value: CellValue): void;
  sheetNames(): string[];
  protect(sheet: string, canEdit: boolean): void;
  holdLock(held: boolean): void;
  /** Has the script given back the lock it took? */
  readonly isLockFree: boolean;
  /** Asked before every service call: may type into the book, or throw as Google does. */
  onCall: ((count: number, operation: Operation) => void) | null;
  /** The same after the call has acted: Google fails there too, by a timeout. */
  onActed: ((count: number, operation: Operation) => void) | null;
  /** A cell with a formula, and what it shows. */
  setFormula(sheet: string, a1: string, formula: string, shows: CellValue): void;
  formula(sheet: string, a1: string): string;
  renameSheet(sheet: string, name: string): void;
  moveSheet(sheet: string, to: number): void;
  duplicateSheet(sheet: string, name: string): void;
  deleteSheet(sheet: string): void;
  /** A person's sort, insertion or removal: the rows as they stand from then on. */
  arrange(sheet: string, rows: (rows: CellValue[][]) => CellValue[][]): void;
  /** Its cells are gone: a chart that stands on a sheet of its own. */
  makeChart(sheet: string): void;
  setProperty(key: string, value: string): void;
  /** The same spreadsheet once more, to be changed by itself. */
  clone(): Workbook;
  allSheets(): readonly { readonly name: string; readonly hidden: boolean; readonly rows: CellValue[][] }[];
  select(reference: string): void;
  /** Where the cursor is: `Lots!H4`. */
  readonly selected: string;
  readonly serviceCalls: number;
  readonly alerts: readonly string[];
  /** The person's answer to the next questions. */
  answer(reply: Reply): void;
  readonly menuItems: readonly { caption: string; run: string }[];
  formatsOf(sheet: string): readonly string[];
  chartsOf(sheet: string): readonly ChartFacts[];
  /** A chart that a person put on the sheet. */
  addChart(sheet: string, chart: ChartFacts): void;
}

interface MemorySheet {
  id: number;
  name: string;
  hidden: boolean;
  isChart?: boolean;
  rows: CellValue[][];
  /** By `row,column`. */
  formulas: Map<string, string>;
  formats: string[];
  charts: readonly ChartFacts[];
  maxRows: number;
  maxColumns: number;
}

interface State {
  sheets: MemorySheet[];
  active: number;
  range: Area | null;
  metadata: MetadataEntry[];
  protections: ProtectionFacts[];
  properties: Record<string, string>;
  lockHeld: boolean;
  /** The execution that holds the lock. */
  lockTaken: number | null;
  executions: number;
  onCall: Workbook['onCall'];
  onActed: Workbook['onActed'];
  alerts: string[];
  /** What the person chooses when asked. */
  reply: Reply;
  menu: { caption: string; run: string }[];
  calls: number;
  /** Formulas that a person wrote, whatever row they stand in, and what they show: no others may be written. */
  shown: Map<string, CellValue>;
  /** The locale writes decimals with a comma: a comma separates no arguments there. */
  readonly isDecimalComma: boolean;
}

export interface WorkbookOptions {
  readonly zone?: string;
  readonly sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>;
  readonly code?: string;
  readonly isDecimalComma?: boolean;
}

export function openWorkbook({
  zone = 'America/New_York',
  sheets,
  code = 'dist/Code.js',
  isDecimalComma = false,
}: WorkbookOptions): Workbook {
  const text = readFileSync(code, 'utf8');
  const bundle = {
    script: new vm.Script(text, { filename: 'Code.js' }),
    functions: new Set([...text.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name!)),
  };
  return workbookOver(zone, bundle, sheets, null, isDecimalComma);
}

interface Bundle {
  readonly script: vm.Script;
  /** The names of its stubs. */
  readonly functions: ReadonlySet<string>;
}

function workbookOver(
  zone: string,
  bundle: Bundle,
  sheets: WorkbookOptions['sheets'],
  from: State | null,
  isDecimalComma = false,
): Workbook {
  let next = 1 + Math.max(0, ...(from?.sheets ?? []).map(({ id }) => id));
  const sheetOf = (name: string, rows: readonly (readonly CellValue[])[] = []): MemorySheet => ({
    id: next++,
    name,
    hidden: false,
    rows: rows.map(row => [...row]),
    formulas: new Map(),
    formats: [],
    charts: [],
    maxRows: Math.max(100, rows.length),
    maxColumns: Math.max(26, ...rows.map(row => row.length)),
  });
  const book: State = from ?? {
    sheets: Object.entries(sheets).map(([name, rows]) => sheetOf(name, rows)),
    active: 1,
    range: null,
    metadata: [],
    protections: [],
    properties: {},
    lockHeld: false,
    lockTaken: null,
    executions: 0,
    onCall: null,
    onActed: null,
    alerts: [],
    reply: 'CLOSE',
    menu: [],
    calls: 0,
    shown: new Map(),
    isDecimalComma,
  };
  const isUnread = (formula: string): boolean => book.isDecimalComma && hasCommas(formula);
  /** A formula of the script's own functions, or of tables stacked from them. */
  const isOurs = (formula: string): boolean => {
    const [, name = ''] = /^=([A-Z_]+)\(/.exec(formula) ?? [];
    return name === 'VSTACK' || bundle.functions.has(name);
  };
  const byId = (id: number): MemorySheet => book.sheets.find(sheet => sheet.id === id)!;
  const each = (
    [id, row, column, rows, columns]: Area,
    visit: (sheet: MemorySheet, r: number, c: number) => void,
  ): void => {
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) visit(byId(id), r, c);
  };
  const grid = <T>(
    [id, row, column, rows, columns]: Area,
    cell: (sheet: MemorySheet, r: number, c: number) => T,
  ): T[][] =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => cell(byId(id), row + r, column + c)),
    );

  const operations: Operations = {
    zone: () => zone,
    locale: () => (book.isDecimalComma ? 'de_DE' : 'en_US'),
    sheets: () =>
      book.sheets.map(({ id, name, hidden, rows, maxRows, maxColumns, isChart = false }) => {
        const used = rows.map(row =>
          row.reduce<number>((last, value, index) => (value === '' ? last : index + 1), 0),
        );
        return {
          id,
          name,
          hidden,
          isChart,
          maxRows,
          maxColumns,
          lastRow: used.reduce((last, width, index) => (width > 0 ? index + 1 : last), 0),
          lastColumn: Math.max(0, ...used),
        };
      }),
    size: id => ({ maxRows: byId(id).maxRows, maxColumns: byId(id).maxColumns }),
    activeSheet: () => book.active,
    activeRange: () => book.range,
    insertSheet: name => {
      const sheet = sheetOf(name);
      book.sheets.push(sheet);
      return sheet.id;
    },
    copySheet: (id, name) => {
      const from = byId(id);
      const sheet = {
        ...sheetOf(name, from.rows),
        formulas: new Map(from.formulas),
        formats: [...from.formats],
        charts: from.charts,
      };
      sheet.maxRows = from.maxRows;
      sheet.maxColumns = from.maxColumns;
      book.sheets.push(sheet);
      const carried = book.metadata.filter(entry => entry.sheet === id);
      const last = Math.max(0, ...book.metadata.map(entry => entry.id));
      book.metadata = [
        ...book.metadata,
        ...carried.map((entry, index) => ({ ...entry, id: last + 1 + index, sheet: sheet.id })),
      ];
      return sheet.id;
    },
    deleteSheet: id => void (book.sheets = book.sheets.filter(sheet => sheet.id !== id)),
    renameSheet: (id, name) => void (byId(id).name = name),
    hideSheet: (id, hidden) => void (byId(id).hidden = hidden),
    activate: id => void (book.active = id),
    select: area => void (book.range = area),
    moveSheet: (id, to) => {
      const sheet = byId(id);
      book.sheets = book.sheets.filter(other => other !== sheet);
      book.sheets.splice(to, 0, sheet);
    },
    grow: (id, rows, columns) => {
      byId(id).maxRows += rows;
      byId(id).maxColumns += columns;
    },
    freeze: () => undefined,
    columnWidth: () => undefined,
    groupColumns: () => undefined,
    getValues: area =>
      grid(area, (sheet, r, c) => {
        const formula = sheet.formulas.get(`${r},${c}`) ?? '';
        return sumProduct(formula, sheet.rows) ?? sheet.rows[r]?.[c] ?? '';
      }),
    setValues: (area, values) => {
      const locked = book.protections.find(protection => protection.sheet === area[0] && !protection.canEdit);
      if (locked) throw new Error('You are trying to edit a protected cell or object.');
      each(area, (sheet, r, c) => {
        while (sheet.rows.length <= r) sheet.rows.push([]);
        const row = sheet.rows[r]!;
        while (row.length < c) row.push('');
        const value = values[r - area[1]]![c - area[2]]!;
        const key = `${r},${c}`;
        if (typeof value === 'string' && value.startsWith('=')) {
          sheet.formulas.set(key, value);
          const known = sumProduct(value, sheet.rows) ?? book.shown.get(value.replace(/\d+/g, '#'));
          row[c] = known ?? '#REF!';
          if (row[c] === '#REF!') throw new Error(`a formula was written: ${value}`);
          return;
        }
        sheet.formulas.delete(key);
        if (isFormula(value)) throw new Error(`a formula was written: ${String(value)}`);
        row[c] = typed(value, zone);
      });
    },
    setFormula: (area, written) => {
      const [id, row, column] = area;
      const formula = withSeparators(written, book.isDecimalComma);
      if (!isOurs(formula) || isUnread(formula)) return operations.setFormulas(area, [[formula]]);
      const shown = evaluated(
        formula,
        (name, a1) => {
          const { id: from, maxRows } = byId(name === null ? id : idOf(name));
          const { row: r, column: c, rows, columns } = whole(a1, maxRows);
          return operations.getValues([from, r, c, rows, columns]);
        },
        (name, args) => execute(name, args, true),
      );
      // What spills is shown as it is: results are never typed.
      const { rows } = byId(id);
      shown.forEach((values, r) => {
        while (rows.length <= row + r) rows.push([]);
        values.forEach((value, c) => (rows[row + r]![column + c] = value));
      });
      byId(id).formulas.set(`${row},${column}`, formula);
    },
    // What Sheets' own functions give is the workbench's to calculate: here their cells are blank.
    setFormulas: (area, formulas) =>
      each(area, (sheet, r, c) => {
        while (sheet.rows.length <= r) sheet.rows.push([]);
        const formula = formulas[r - area[1]]![c - area[2]]!;
        sheet.rows[r]![c] = isUnread(formula) ? '#ERROR!' : '';
        if (formula === '') sheet.formulas.delete(`${r},${c}`);
        else sheet.formulas.set(`${r},${c}`, withSeparators(formula, book.isDecimalComma));
      }),
    validate: ([id, ...where], rule, help) =>
      void byId(id).formats.push(`${where.join(',')} ${JSON.stringify({ rule, help })}`),
    getFormulas: area => grid(area, (sheet, r, c) => sheet.formulas.get(`${r},${c}`) ?? ''),
    getNumberFormats: area => grid(area, () => 'General'),
    format: (areas, format) =>
      areas.forEach(([id, ...where]) =>
        byId(id).formats.push(`${where.join(',')} ${JSON.stringify(format)}`),
      ),
    clear: area =>
      each(area, (sheet, r, c) => {
        const row = sheet.rows[r];
        sheet.formulas.delete(`${r},${c}`);
        if (row && c < row.length) row[c] = '';
      }),
    charts: id => byId(id).charts,
    setCharts: (id, charts) => void (byId(id).charts = charts),
    namedRange: () => null,
    metadata: () => book.metadata,
    setMetadata: entries => void (book.metadata = entries),
    protections: () => book.protections,
    setProtections: protections => void (book.protections = [...protections]),
    properties: () => book.properties,
    setProperties: values => void (book.properties = values),
    tryLock: () => {
      if (book.lockHeld || book.lockTaken !== null) return false;
      book.lockTaken = book.executions;
      return true;
    },
    releaseLock: () => void (book.lockTaken = null),
    flush: () => undefined,
    menu: items => void (book.menu = items),
    sidebar: () => undefined,
    alert: text => void book.alerts.push(text),
    ask: (title, text) => {
      book.alerts.push(`${title}\n${text}`);
      return book.reply;
    },
    toast: () => undefined,
  };

  const execute = (name: string, args: readonly unknown[], isCustom: boolean): unknown => {
    book.calls = 0;
    const execution = ++book.executions;
    const host = ((operation: Operation, ...rest: unknown[]) => {
      if (isCustom && !READS.has(operation))
        throw new Error(`You do not have permission to call ${operation}`);
      book.calls++;
      book.onCall?.(book.calls, operation);
      const answer = (operations[operation] as (...given: unknown[]) => unknown)(...rest);
      book.onActed?.(book.calls, operation);
      return answer;
    }) as Host;
    const context = vm.createContext({ ...services(host), console });
    bundle.script.runInContext(context);
    const run = context[name] as ((...given: unknown[]) => unknown) | undefined;
    if (typeof run !== 'function') throw new Error(`Script function not found: ${name}`);
    try {
      return run(...args);
    } finally {
      // "All locks are released when the script ends."
      if (book.lockTaken === execution) book.lockTaken = null;
    }
  };
  const idOf = (name: string): number => {
    const sheet = book.sheets.find(one => one.name === name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet.id;
  };
  const areaOf = (sheet: string, a1: string): Area => {
    const { row, column, rows, columns } = parseA1(a1);
    return [idOf(sheet), row, column, rows, columns];
  };
  return {
    run: (name, ...args) =>
      checkReturned(execute(name, JSON.parse(JSON.stringify(args)) as unknown[], false)),
    custom: (name, ...args) => execute(name, args, true),
    values: (sheet, a1) => (a1 ? operations.getValues(areaOf(sheet, a1)) : byId(idOf(sheet)).rows),
    set: (sheet, a1, value) => operations.setValues(areaOf(sheet, a1), [[value]]),
    sheetNames: () => book.sheets.filter(sheet => !sheet.hidden).map(sheet => sheet.name),
    protect: (sheet, canEdit) => void book.protections.push({ sheet: idOf(sheet), type: 'SHEET', canEdit }),
    holdLock: held => void (book.lockHeld = held),
    get isLockFree() {
      return book.lockTaken === null;
    },
    get onCall() {
      return book.onCall;
    },
    set onCall(hook) {
      book.onCall = hook;
    },
    get onActed() {
      return book.onActed;
    },
    set onActed(hook) {
      book.onActed = hook;
    },
    setFormula: (sheet, a1, formula, shows) => {
      book.shown.set(formula.replace(/\d+/g, '#'), shows);
      operations.setValues(areaOf(sheet, a1), [[formula]]);
    },
    formula: (sheet, a1) => operations.getFormulas(areaOf(sheet, a1))[0]![0]!,
    renameSheet: (sheet, name) => void (byId(idOf(sheet)).name = name),
    moveSheet: (sheet, to) => operations.moveSheet(idOf(sheet), to),
    duplicateSheet: (sheet, name) => void operations.copySheet(idOf(sheet), name),
    deleteSheet: sheet => operations.deleteSheet(idOf(sheet)),
    arrange: (sheet, rows) => {
      const found = byId(idOf(sheet));
      found.rows = rows(found.rows.map(row => [...row]));
    },
    makeChart: sheet => void (byId(idOf(sheet)).isChart = true),
    setProperty: (key, value) => void (book.properties = { ...book.properties, [key]: value }),
    clone: () => workbookOver(zone, bundle, {}, structuredClone({ ...book, onCall: null, onActed: null })),
    allSheets: () => book.sheets,
    select: reference => {
      const { sheet, cells } = splitSheet(reference);
      book.range = areaOf(sheet!, cells);
    },
    get selected() {
      if (!book.range) return '';
      const [id, row, column, rows, columns] = book.range;
      return `${byId(id).name}!${toA1({ row, column, rows, columns })}`;
    },
    get serviceCalls() {
      return book.calls;
    },
    get alerts() {
      return book.alerts;
    },
    answer: reply => void (book.reply = reply),
    get menuItems() {
      return book.menu;
    },
    formatsOf: sheet => byId(idOf(sheet)).formats,
    chartsOf: sheet => byId(idOf(sheet)).charts,
    addChart: (sheet, chart) => {
      const found = byId(idOf(sheet));
      found.charts = [...found.charts, chart];
    },
  };
}
