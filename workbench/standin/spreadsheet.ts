import { parseA1, splitSheet, toA1 } from './a1';
import type { Area, CellFormat, CellValue, Host, SheetFacts, Validation } from './host';
import { chartsOf, EmbeddedChartBuilder, type EmbeddedChart } from './charts';
import { MetadataFinder } from './metadata';

/** Google's spreadsheet objects over a host. What is not here throws by itself: nothing pretends. */
export class Range {
  constructor(
    private readonly host: Host,
    private readonly area: Area,
  ) {
    if (area[3] < 1) throw new Error('The number of rows in the range must be at least 1.');
    if (area[4] < 1) throw new Error('The number of columns in the range must be at least 1.');
  }

  getSheet(): Sheet {
    return new Sheet(this.host, this.area[0]);
  }
  getRow(): number {
    return this.area[1] + 1;
  }
  getColumn(): number {
    return this.area[2] + 1;
  }
  getNumRows(): number {
    return this.area[3];
  }
  getNumColumns(): number {
    return this.area[4];
  }
  getA1Notation(): string {
    const [, row, column, rows, columns] = this.area;
    return toA1({ row, column, rows, columns });
  }
  getValues(): CellValue[][] {
    return this.host('getValues', this.area);
  }
  getValue(): CellValue {
    return this.getValues()[0]![0]!;
  }
  getFormulas(): string[][] {
    return this.host('getFormulas', this.area);
  }
  getNumberFormats(): string[][] {
    return this.host('getNumberFormats', this.area);
  }
  setValues(values: CellValue[][]): this {
    const [, , , rows, columns] = this.area;
    if (values.length !== rows) throw new Error(mismatch('rows', values.length, rows));
    const odd = values.find(row => row.length !== columns);
    if (odd) throw new Error(mismatch('columns', odd.length, columns));
    this.host('setValues', this.area, values);
    return this;
  }
  setValue(value: CellValue): this {
    const [, , , rows, columns] = this.area;
    return this.setValues(Array.from({ length: rows }, () => Array.from({ length: columns }, () => value)));
  }
  activate(): this {
    this.host('activate', this.area[0]);
    this.host('select', this.area);
    return this;
  }
  setFormula(formula: string): this {
    this.host('setFormula', this.area, formula);
    return this;
  }
  setFormulas(formulas: string[][]): this {
    const [, , , rows, columns] = this.area;
    if (formulas.length !== rows) throw new Error(mismatch('rows', formulas.length, rows));
    const odd = formulas.find(row => row.length !== columns);
    if (odd) throw new Error(mismatch('columns', odd.length, columns));
    this.host('setFormulas', this.area, formulas);
    return this;
  }
  setDataValidation({ rule, help, allowsInvalid }: DataValidation): this {
    if (!allowsInvalid) throw new Error('the stand-in only marks what does not fit');
    this.host('validate', this.area, rule, help);
    return this;
  }
  setNumberFormat(numberFormat: string): this {
    return this.format({ numberFormat });
  }
  setFontWeight(fontWeight: string): this {
    return this.format({ fontWeight });
  }
  setFontStyle(fontStyle: string): this {
    return this.format({ fontStyle });
  }
  setFontColor(fontColor: string): this {
    return this.format({ fontColor });
  }
  setBackground(background: string): this {
    return this.format({ background });
  }
  setHorizontalAlignment(alignment: string): this {
    return this.format({ alignment });
  }
  /** Of the columns it spans: one group deeper. */
  shiftColumnGroupDepth(delta: number): this {
    const [sheet, , column, , columns] = this.area;
    if (delta !== 1) throw new Error('the stand-in groups one level deep');
    this.host('groupColumns', sheet, column, columns);
    return this;
  }
  setWrap(wrap: boolean): this {
    return this.format({ wrap });
  }
  /** "Sets the value of all cells in the range to false" (reference of class Range): whatever stood there is gone. */
  insertCheckboxes(): this {
    return this.format({ checkbox: true }).setValue(false);
  }
  /** "Removes all checkboxes from the range": their cells are blank then. */
  removeCheckboxes(): this {
    return this.format({ checkbox: false }).clearContent();
  }
  /** The person who runs the script may edit it; nobody else is asked. */
  protect(): { canEdit(): boolean } {
    const made = { sheet: this.area[0], type: 'RANGE', canEdit: true } as const;
    this.host('setProtections', [...this.host('protections'), made]);
    return { canEdit: () => true };
  }
  clear(): this {
    this.host('clear', this.area, 'all');
    return this;
  }
  clearContent(): this {
    this.host('clear', this.area, 'contents');
    return this;
  }
  private format(format: CellFormat): this {
    this.host('format', [this.area], format);
    return this;
  }
}

/** Several ranges of one sheet, which take a look together. */
class RangeList {
  constructor(
    private readonly host: Host,
    private readonly areas: readonly Area[],
  ) {}

  setFontWeight(fontWeight: string): this {
    return this.format({ fontWeight });
  }
  setWrap(wrap: boolean): this {
    return this.format({ wrap });
  }
  setNumberFormat(numberFormat: string): this {
    return this.format({ numberFormat });
  }
  private format(format: CellFormat): this {
    this.host('format', this.areas, format);
    return this;
  }
}

/** What `newDataValidation()` has built. */
export interface DataValidation {
  readonly rule: Validation;
  readonly help: string;
  readonly allowsInvalid: boolean;
}

const mismatch = (what: string, data: number, range: number): string =>
  `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`;

export class Sheet {
  constructor(
    private readonly host: Host,
    private readonly id: number,
  ) {}

  private facts(): SheetFacts {
    const facts = this.host('sheets').find(sheet => sheet.id === this.id);
    if (!facts) throw new Error('The sheet no longer exists.');
    return facts;
  }
  getSheetId(): number {
    return this.id;
  }
  getType(): string {
    return this.facts().isChart ? 'OBJECT' : 'GRID';
  }
  /** Its place among the sheets, from 1. */
  getIndex(): number {
    return 1 + this.host('sheets').findIndex(sheet => sheet.id === this.id);
  }
  /** "The copied sheet is named Copy of [original name]"; its developer metadata may come along. */
  copyTo(spreadsheet: Spreadsheet): Sheet {
    const taken = new Set(spreadsheet.getSheets().map(sheet => sheet.getName()));
    const name = `Copy of ${this.getName()}`;
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name} ${count}`;
    return new Sheet(this.host, this.host('copySheet', this.id, free));
  }
  getName(): string {
    return this.facts().name;
  }
  setName(name: string): this {
    if (this.host('sheets').some(sheet => sheet.name === name && sheet.id !== this.id)) {
      throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
    }
    this.host('renameSheet', this.id, name);
    return this;
  }
  isSheetHidden(): boolean {
    return this.facts().hidden;
  }
  hideSheet(): this {
    const { hidden } = this.facts();
    if (!hidden && this.host('sheets').filter(sheet => !sheet.hidden).length === 1) {
      throw new Error("You can't hide all the sheets in a document.");
    }
    this.host('hideSheet', this.id, true);
    return this;
  }
  showSheet(): this {
    this.host('hideSheet', this.id, false);
    return this;
  }
  getLastRow(): number {
    return this.facts().lastRow;
  }
  getLastColumn(): number {
    return this.facts().lastColumn;
  }
  getMaxRows(): number {
    return this.host('size', this.id).maxRows;
  }
  getMaxColumns(): number {
    return this.host('size', this.id).maxColumns;
  }
  insertRowsAfter(_after: number, count: number): this {
    this.host('grow', this.id, count, 0);
    return this;
  }
  insertColumnsAfter(_after: number, count: number): this {
    this.host('grow', this.id, 0, count);
    return this;
  }
  getRange(first: string | number, column?: number, rows = 1, columns = 1): Range {
    if (typeof first === 'string') {
      const cells = parseA1(splitSheet(first).cells);
      return new Range(this.host, [this.id, cells.row, cells.column, cells.rows, cells.columns]);
    }
    const { maxRows, maxColumns } = this.host('size', this.id);
    const left = column ?? 1;
    if (first < 1 || left < 1 || first + rows - 1 > maxRows || left + columns - 1 > maxColumns) {
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
    }
    return new Range(this.host, [this.id, first - 1, left - 1, rows, columns]);
  }
  getRangeList(a1Notations: string[]): RangeList {
    return new RangeList(
      this.host,
      a1Notations.map(a1 => {
        const cells = parseA1(a1);
        return [this.id, cells.row, cells.column, cells.rows, cells.columns];
      }),
    );
  }
  getDataRange(): Range {
    const { lastRow, lastColumn, isChart } = this.facts();
    if (isChart) throw new Error('This operation is not supported on a sheet of type OBJECT.');
    return new Range(this.host, [this.id, 0, 0, Math.max(1, lastRow), Math.max(1, lastColumn)]);
  }
  clear(): this {
    const { maxRows, maxColumns } = this.facts();
    this.host('clear', [this.id, 0, 0, maxRows, maxColumns], 'all');
    return this;
  }
  setFrozenRows(rows: number): this {
    this.host('freeze', this.id, rows);
    return this;
  }
  setColumnWidth(column: number, width: number): this {
    this.host('columnWidth', this.id, column - 1, width);
    return this;
  }
  newChart(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder();
  }
  getCharts(): EmbeddedChart[] {
    return chartsOf(this.host, this.id);
  }
  insertChart({ facts }: EmbeddedChart): void {
    this.host('setCharts', this.id, [...this.host('charts', this.id), facts]);
  }
  removeChart({ facts }: EmbeddedChart): void {
    const kept = this.host('charts', this.id).filter(one => JSON.stringify(one) !== JSON.stringify(facts));
    this.host('setCharts', this.id, kept);
  }
  activate(): this {
    this.host('activate', this.id);
    return this;
  }
  getProtections(type: 'SHEET' | 'RANGE'): { canEdit(): boolean }[] {
    return this.host('protections')
      .filter(protection => protection.sheet === this.id && protection.type === type)
      .map(protection => ({ canEdit: () => protection.canEdit }));
  }
  addDeveloperMetadata(key: string, value: string): this {
    const entries = this.host('metadata');
    const id = 1 + Math.max(0, ...entries.map(entry => entry.id));
    this.host('setMetadata', [...entries, { id, key, value, sheet: this.id }]);
    return this;
  }
}

export class Spreadsheet {
  constructor(private readonly host: Host) {}

  getSpreadsheetLocale(): string {
    return this.host('locale');
  }
  getSpreadsheetTimeZone(): string {
    return this.host('zone');
  }
  getSheets(): Sheet[] {
    return this.host('sheets').map(sheet => new Sheet(this.host, sheet.id));
  }
  getSheetByName(name: string): Sheet | null {
    const found = this.host('sheets').find(sheet => sheet.name === name);
    return found ? new Sheet(this.host, found.id) : null;
  }
  getActiveSheet(): Sheet {
    return new Sheet(this.host, this.host('activeSheet'));
  }
  setActiveSheet(sheet: Sheet): Sheet {
    return sheet.activate();
  }
  /** "Moves the active sheet to the given position", from 1. */
  moveActiveSheet(position: number): void {
    this.host('moveSheet', this.host('activeSheet'), position - 1);
  }
  getActiveRange(): Range | null {
    const area = this.host('activeRange');
    return area && new Range(this.host, area);
  }
  insertSheet(name: string, index?: number): Sheet {
    if (this.getSheetByName(name)) {
      throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
    }
    return new Sheet(this.host, this.host('insertSheet', name, index ?? null));
  }
  deleteSheet(sheet: Sheet): void {
    if (this.host('sheets').length === 1) throw new Error("You can't remove all the sheets in a document.");
    this.host('deleteSheet', sheet.getSheetId());
  }
  getRange(text: string): Range {
    const { sheet, cells } = splitSheet(text);
    const on = sheet === null ? this.getActiveSheet() : this.getSheetByName(sheet);
    if (!on) throw new Error(`Range not found: ${text}`);
    return on.getRange(cells);
  }
  getRangeByName(name: string): Range | null {
    const reference = this.host('namedRange', name);
    return reference === null ? null : this.getRange(reference);
  }
  createDeveloperMetadataFinder(): MetadataFinder {
    return new MetadataFinder(this.host);
  }
  toast(text: string): void {
    this.host('toast', text);
  }
}
