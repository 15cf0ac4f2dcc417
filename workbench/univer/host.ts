/* The stand-in's operations over Univer's facade. */
import { DataValidationErrorStyle } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import type { Area, MetadataEntry, Operations, Reply, SheetFacts } from '../standin/host';
import type { CellValue } from '../standin/host';
import { withSeparators } from '../standin/separators';
import { typed } from '../standin/typed';
import { toScriptValue, toUniverCell } from './values';

/** Text behind an apostrophe, which Univer's cell takes off itself. */
const isKept = (cell: CellValue): boolean => typeof cell === 'string' && cell.startsWith("'");

/** What the page does that is not a cell: menus, the sidebar, messages. */
export interface PageParts {
  menu(items: { caption: string; run: string }[]): void;
  sidebar(title: string, width: number): void;
  toast(text: string): void;
  ask(title: string, text: string): Promise<Reply>;
  changed(): void;
}

export interface Beside {
  metadata: MetadataEntry[];
  properties: Record<string, string>;
}

export function univerHost(univer: any, api: any, zone: string, beside: Beside, page: PageParts): Operations {
  let protections: Parameters<Operations['setProtections']>[0] = [];
  const book = (): any => api.getActiveWorkbook();
  const numberOf = (sheet: any): number => Number(sheet.getSheetId().replace(/\D/g, '')) || 0;
  const byId = (id: number): any => {
    const found = book()
      .getSheets()
      .find((sheet: any) => numberOf(sheet) === id);
    if (!found) throw new Error('The sheet no longer exists.');
    return found;
  };
  const range = ([id, row, column, rows, columns]: Area): any =>
    byId(id).getRange(row, column, rows, columns);
  const spilled = (sheet: any): any =>
    univer.__getInjector().get(FormulaDataModel).getArrayFormulaCellData()?.[book().getId()]?.[
      sheet.getSheetId()
    ] ?? {};

  const values = (area: Area): any[][] => {
    const cells = range(area);
    const patterns = cells.getNumberFormats();
    const spill = spilled(byId(area[0]));
    return cells.getCellDataGrid().map((row: any[], r: number) =>
      row.map((own: any, c: number) => {
        const over = spill[area[1] + r]?.[area[2] + c];
        const cell = (own?.v === null || own?.v === undefined) && over ? over : own;
        const value = cell?.v ?? null;
        if (value !== null && cell.t === 3) return Boolean(value);
        const pattern = patterns[r][c];
        const dated = pattern && pattern !== 'General' ? pattern : cell?.s?.n?.pattern;
        return toScriptValue(value, dated, zone);
      }),
    );
  };

  const used = (sheet: any): { lastRow: number; lastColumn: number } => {
    const lastRow = Number(sheet.getLastRow()) + 1;
    const lastColumn = Number(sheet.getLastColumn()) + 1;
    const spill = spilled(sheet);
    const rows = Object.keys(spill).map(Number);
    const columns = rows.flatMap(row => Object.keys(spill[row]).map(Number));
    const isBlank = lastRow === 1 && lastColumn === 1 && sheet.getRange(0, 0, 1, 1).getValue() === null;
    return {
      lastRow: Math.max(isBlank ? 0 : lastRow, ...rows.map(row => row + 1)),
      lastColumn: Math.max(isBlank ? 0 : lastColumn, ...columns.map(column => column + 1)),
    };
  };

  return {
    zone: () => zone,
    locale: () => 'en_US',
    sheets: () =>
      book()
        .getSheets()
        .map((sheet: any): SheetFacts => ({
          id: numberOf(sheet),
          name: sheet.getSheetName(),
          hidden: sheet.isSheetHidden(),
          maxRows: sheet.getMaxRows(),
          maxColumns: sheet.getMaxColumns(),
          ...used(sheet),
        })),
    size: id => ({ maxRows: byId(id).getMaxRows(), maxColumns: byId(id).getMaxColumns() }),
    activeSheet: () => numberOf(book().getActiveSheet()),
    activeRange: () => {
      const cells = book().getActiveRange();
      if (!cells) return null;
      return [
        numberOf(book().getActiveSheet()),
        cells.getRow(),
        cells.getColumn(),
        cells.getHeight(),
        cells.getWidth(),
      ];
    },
    insertSheet: name => {
      const next = 1 + Math.max(0, ...book().getSheets().map(numberOf));
      const sheet = book().insertSheet(name, {
        sheet: { id: `sheet-${next}`, name, rowCount: 1000, columnCount: 26 },
      });
      return numberOf(sheet);
    },
    copySheet: (id, name) => {
      const next = 1 + Math.max(0, ...book().getSheets().map(numberOf));
      const snapshot = structuredClone(byId(id).getSheet().getSnapshot());
      const sheet = book().insertSheet(name, { sheet: { ...snapshot, id: `sheet-${next}`, name } });
      const last = Math.max(0, ...beside.metadata.map(entry => entry.id));
      const carried = beside.metadata.filter(entry => entry.sheet === id);
      beside.metadata = [
        ...beside.metadata,
        ...carried.map((entry, index) => ({ ...entry, id: last + 1 + index, sheet: numberOf(sheet) })),
      ];
      page.changed();
      return numberOf(sheet);
    },
    deleteSheet: id => void book().deleteSheet(byId(id)),
    renameSheet: (id, name) => void byId(id).setName(name),
    hideSheet: (id, hidden) => {
      if (hidden) byId(id).hideSheet();
      else byId(id).showSheet();
    },
    activate: id => void byId(id).activate(),
    select: area => void range(area).activate(),
    moveSheet: (id, to) => void book().moveSheet(byId(id), to),
    grow: (id, rows, columns) => {
      const sheet = byId(id);
      if (rows > 0) sheet.insertRowsAfter(sheet.getMaxRows() - 1, rows);
      if (columns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns() - 1, columns);
    },
    freeze: (id, rows) => void byId(id).setFrozenRows(rows),
    // It has no groups of columns: they stand open.
    groupColumns: () => undefined,
    columnWidth: (id, column, width) => void byId(id).setColumnWidth(column, width),
    getValues: values,
    setValues: (area, cells) => {
      range(area).setValues(
        cells.map(row => row.map(cell => toUniverCell(isKept(cell) ? cell : typed(cell, zone), zone))),
      );
      page.changed();
    },
    setFormula: (area, formula) => {
      range(area).setValue({ f: withSeparators(formula, false), v: null, si: null });
      page.changed();
    },
    setFormulas: (area, formulas) => {
      range(area).setValues(
        formulas.map(row =>
          row.map(formula => ({ f: withSeparators(formula, false) || null, v: null, si: null })),
        ),
      );
      page.changed();
    },
    validate: (area, rule, help) => {
      const builder = api.newDataValidation();
      if (rule.kind === 'list') builder.requireValueInList([...rule.values], false, true);
      else builder.requireDateAfter(new Date(0));
      builder.setOptions({
        allowBlank: true,
        errorStyle: DataValidationErrorStyle.WARNING,
        showErrorMessage: true,
        error: help,
      });
      void range(area).setDataValidation(builder.build());
    },
    getFormulas: area => range(area).getFormulas(),
    getNumberFormats: area => range(area).getNumberFormats(),
    format: (areas, format) => {
      for (const cells of areas.map(range)) {
        if (format.numberFormat !== undefined) cells.setNumberFormat(format.numberFormat);
        if (format.fontWeight !== undefined) cells.setFontWeight(format.fontWeight);
        if (format.fontStyle !== undefined) cells.setFontStyle(format.fontStyle);
        if (format.fontColor !== undefined) cells.setFontColor(format.fontColor);
        if (format.background !== undefined) cells.setBackground(format.background);
        if (format.alignment !== undefined) cells.setHorizontalAlignment(format.alignment);
        if (format.wrap !== undefined) cells.setWrap(format.wrap);
        if (format.checkbox)
          void cells.setDataValidation(api.newDataValidation().requireCheckbox('TRUE', 'FALSE').build());
        if (format.checkbox === false) void cells.setDataValidation(null);
      }
    },
    clear: (area, what) => {
      if (what === 'all') range(area).clear();
      else range(area).clearContent();
      page.changed();
    },
    // It draws no charts.
    charts: () => [],
    setCharts: () => undefined,
    namedRange: name => book().getDefinedName(name)?.getFormulaOrRefString().replace(/\$/g, '') ?? null,
    metadata: () => beside.metadata,
    setMetadata: entries => {
      beside.metadata = entries;
      page.changed();
    },
    protections: () => [...protections],
    setProtections: now => void (protections = now),
    properties: () => beside.properties,
    setProperties: kept => {
      beside.properties = kept;
      page.changed();
    },
    tryLock: () => true,
    releaseLock: () => undefined,
    flush: () => undefined,
    menu: items => page.menu(items),
    sidebar: (title, width) => page.sidebar(title, width),
    alert: text => window.alert(text),
    ask: (title, text) => page.ask(title, text) as never,
    toast: text => page.toast(text),
  };
}
