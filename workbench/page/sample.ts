import { parseA1 } from '../standin/a1';
import { cellOf, type UniverCell } from './cellOf';
import { parseCsv } from './csv';

interface SheetFile {
  readonly name: string;
  readonly file: string;
  readonly columnWidths?: readonly number[];
  readonly freezeRows?: number;
  readonly headerRow?: number;
  /** Heading to number format of its column. */
  readonly formats?: Readonly<Record<string, string>>;
  /** A1 range to number format. */
  readonly cellFormats?: Readonly<Record<string, string>>;
}

interface WorkbookFile {
  readonly timeZone: string;
  readonly sheets: readonly SheetFile[];
}

type Grid = Record<number, Record<number, UniverCell | undefined> | undefined>;

/** One sheet with nothing on it. */
export const blankWorkbook = (): { zone: string; snapshot: object } => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  snapshot: {
    id: 'workbook',
    name: 'My workbook',
    sheetOrder: ['sheet-1'],
    sheets: { 'sheet-1': { id: 'sheet-1', name: 'Sheet1', rowCount: 100, columnCount: 26 } },
  },
});

/** A sample workbook, out of the CSV files of its folder. */
export async function sampleWorkbook(folder: string): Promise<{ zone: string; snapshot: object }> {
  const book = (await (await fetch(`${folder}/workbook.json`)).json()) as WorkbookFile;
  const sheets = await Promise.all(
    book.sheets.map(async (sheet, index) => {
      const rows = parseCsv(await (await fetch(`${folder}/${sheet.file}`)).text());
      return sheetOf(`sheet-${index + 1}`, sheet, rows);
    }),
  );
  return {
    zone: book.timeZone,
    snapshot: {
      id: 'workbook',
      name: 'Family workbook',
      sheetOrder: sheets.map(sheet => sheet.id),
      sheets: Object.fromEntries(sheets.map(sheet => [sheet.id, sheet])),
    },
  };
}

/** A household of a book, with the tables that its plan was made of. */
interface HouseholdFile {
  readonly household: string;
  readonly asOf: string;
  readonly tables: Readonly<Record<string, readonly (readonly (string | number | boolean)[])[] | null>>;
}

const SHEETS = {
  lots: 'Lots',
  trades: 'Trades',
  settings: 'Settings',
  securities: 'Securities',
  prices: 'Prices',
};

export async function householdWorkbook(file: string): Promise<{ zone: string; snapshot: object }> {
  const answer = await fetch(`book/desk/${encodeURIComponent(file)}.json`);
  if (!answer.ok) throw new Error(`${file} is not in this book`);
  const { household, asOf, tables } = (await answer.json()) as HouseholdFile;
  const texts = Object.entries(SHEETS).flatMap(([table, name]) => {
    const range = tables[table];
    // A text stays one, whatever it begins with.
    return range ? [{ name, rows: range.map(row => row.map(typedAs)) }] : [];
  });
  const first = {
    name: 'Start here',
    rows: [
      ['As-of day', asOf],
      ['Household', typedAs(household)],
    ],
  };
  const sheets = [first, ...texts].map(({ name, rows }, index) =>
    sheetOf(
      `sheet-${index + 1}`,
      {
        name,
        file: '',
        ...(index === 0 ? {} : { freezeRows: 1 }),
        columnWidths: (rows[0] ?? []).map(() => 110),
      },
      rows,
    ),
  );
  return {
    zone: 'UTC',
    snapshot: {
      id: 'workbook',
      name: household,
      sheetOrder: sheets.map(sheet => sheet.id),
      sheets: Object.fromEntries(sheets.map(sheet => [sheet.id, sheet])),
    },
  };
}

const typedAs = (cell: string | number | boolean): string =>
  typeof cell === 'string' && /^[=']/.test(cell)
    ? `'${cell}`
    : typeof cell === 'boolean'
      ? String(cell).toUpperCase()
      : String(cell);

function sheetOf(id: string, file: SheetFile, rows: readonly (readonly string[])[]) {
  const cellData: Grid = {};
  rows.forEach((row, r) => {
    const cells: Record<number, UniverCell> = {};
    row.forEach((text, c) => {
      if (text !== '') cells[c] = cellOf(text);
    });
    cellData[r] = cells;
  });
  const header = (file.headerRow ?? file.freezeRows ?? 1) - 1;
  const headings = rows[Math.max(0, header)] ?? [];
  if (header >= 0 && (file.freezeRows ?? 0) > 0) {
    // Over the whole width: headings spill beside the ones that are typed.
    const width = Math.max(headings.length, file.columnWidths?.length ?? 0);
    for (let c = 0; c < width; c++) style(cellAt(cellData, header, c), { bl: 1, bg: { rgb: '#e6f4ea' } });
  }
  for (const [heading, pattern] of Object.entries(file.formats ?? {})) {
    const column = headings.indexOf(heading);
    for (let r = header + 1; column >= 0 && r < rows.length; r++) {
      const cell = cellData[r]?.[column];
      if (cell) style(cell, { n: { pattern } });
    }
  }
  for (const [a1, pattern] of Object.entries(file.cellFormats ?? {})) {
    const area = parseA1(a1);
    for (let r = area.row; r < area.row + area.rows; r++) {
      for (let c = area.column; c < area.column + area.columns; c++)
        style(cellAt(cellData, r, c), { n: { pattern } });
    }
  }
  if (file.freezeRows === 0) style(cellAt(cellData, 0, 0), { bl: 1, fs: 15 });
  return {
    id,
    name: file.name,
    // Sheets adds rows for a table that spills beyond them; Univer refuses it.
    rowCount: Math.max(240, rows.length + 60),
    columnCount: Math.max(40, ...rows.map(row => row.length + 4)),
    cellData,
    columnData: Object.fromEntries(
      (file.columnWidths ?? []).map((w, index) => [
        index,
        { w: file.freezeRows ? Math.max(w, widthOf(headings[index] ?? '')) : w },
      ]),
    ),
    ...(file.freezeRows
      ? { freeze: { startRow: file.freezeRows, startColumn: -1, xSplit: 0, ySplit: file.freezeRows } }
      : {}),
    defaultRowHeight: 22,
  };
}

/** Room for a bold heading in one line; the text of a formula is no heading. */
const widthOf = (heading: string): number => (heading.startsWith('=') ? 0 : 14 + heading.length * 8);

const cellAt = (grid: Grid, row: number, column: number): UniverCell => {
  const cells = (grid[row] ??= {});
  return (cells[column] ??= {});
};

function style(cell: UniverCell, more: Record<string, unknown>): void {
  cell.s = { ...(typeof cell.s === 'object' ? cell.s : {}), ...more };
}
