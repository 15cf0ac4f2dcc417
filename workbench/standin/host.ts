/**
 * What stands behind the Apps Script services: a spreadsheet that answers one operation at a time. In the browser
 * it is the page (Univer); in tests a model in memory. Sheets are named by id; rows and columns count from 0.
 */
export type CellValue = string | number | boolean | Date;

export interface SheetFacts {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  /** A chart on a sheet of its own: it has no cells. */
  readonly isChart?: boolean;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Sheet id, first row, first column, number of rows, number of columns. */
export type Area = readonly [number, number, number, number, number];

export interface MetadataEntry {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly sheet: number;
}

export interface ProtectionFacts {
  readonly sheet: number;
  readonly type: 'SHEET' | 'RANGE';
  readonly canEdit: boolean;
}

export interface CellFormat {
  readonly numberFormat?: string;
  readonly fontWeight?: string;
  readonly fontStyle?: string;
  readonly fontColor?: string;
  readonly background?: string;
  readonly alignment?: string;
  readonly wrap?: boolean;
  readonly checkbox?: boolean;
}

/** What a cell takes: a list to choose from, or a date. Something else may be typed, and is marked. */
export type Validation =
  { readonly kind: 'list'; readonly values: readonly string[] } | { readonly kind: 'date' };

/** A chart that stands on a sheet of cells. */
export interface ChartFacts {
  readonly kind: string;
  readonly title: string;
  readonly ranges: readonly string[];
  readonly headers: number;
  readonly row: number;
  readonly column: number;
}

export type Reply = 'YES' | 'NO' | 'CANCEL' | 'CLOSE';

export interface Operations {
  zone(): string;
  /** As Sheets names it: `en_US`. */
  locale(): string;
  sheets(): SheetFacts[];
  /** Of one sheet, whatever stands in it: to ask it waits for no result. */
  size(id: number): { readonly maxRows: number; readonly maxColumns: number };
  activeSheet(): number;
  activeRange(): Area | null;
  insertSheet(name: string, index: number | null): number;
  /** A duplicate of everything the sheet holds; its id. */
  copySheet(id: number, name: string): number;
  deleteSheet(id: number): void;
  renameSheet(id: number, name: string): void;
  hideSheet(id: number, hidden: boolean): void;
  activate(id: number): void;
  select(area: Area): void;
  /** To a place among the sheets, from 0. */
  moveSheet(id: number, to: number): void;
  grow(id: number, rows: number, columns: number): void;
  freeze(id: number, rows: number): void;
  columnWidth(id: number, column: number, width: number): void;
  /** Columns that can be folded away together: from one, so many. */
  groupColumns(id: number, column: number, count: number): void;
  getValues(area: Area): CellValue[][];
  setValues(area: Area, values: CellValue[][]): void;
  /** A formula, said to be one: text that is set never becomes a formula by accident. */
  setFormula(area: Area, formula: string): void;
  /** A formula for each cell; a blank one leaves its cell blank. */
  setFormulas(area: Area, formulas: readonly (readonly string[])[]): void;
  validate(area: Area, rule: Validation, help: string): void;
  getFormulas(area: Area): string[][];
  getNumberFormats(area: Area): string[][];
  /** Of several ranges at once: a list of ranges is one call. */
  format(areas: readonly Area[], format: CellFormat): void;
  clear(area: Area, what: 'all' | 'contents'): void;
  charts(id: number): readonly ChartFacts[];
  setCharts(id: number, charts: readonly ChartFacts[]): void;
  namedRange(name: string): string | null;
  metadata(): MetadataEntry[];
  setMetadata(entries: MetadataEntry[]): void;
  protections(): ProtectionFacts[];
  setProtections(protections: readonly ProtectionFacts[]): void;
  properties(): Record<string, string>;
  setProperties(values: Record<string, string>): void;
  tryLock(): boolean;
  releaseLock(): void;
  flush(): void;
  menu(items: { caption: string; run: string }[]): void;
  sidebar(title: string, width: number): void;
  alert(text: string): void;
  /** The person chooses one of the buttons, or closes the box. */
  ask(title: string, text: string): Reply;
  toast(text: string): void;
}

export type Operation = keyof Operations;

export type Host = <K extends Operation>(
  operation: K,
  ...args: Parameters<Operations[K]>
) => ReturnType<Operations[K]>;

/** What a custom function may ask for: it reads; it has no user, no rights to write, no interface. */
export const READS: ReadonlySet<Operation> = new Set<Operation>([
  'zone',
  'locale',
  'sheets',
  'size',
  'activeSheet',
  'activeRange',
  'getValues',
  'getFormulas',
  'getNumberFormats',
  'namedRange',
  'properties',
]);
