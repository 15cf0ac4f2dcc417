/** `A1` notation. Rows and columns count from 0. */
export interface Corners {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

const columnNumber = (name: string): number =>
  Array.from(name.toUpperCase()).reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CELLS = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/i;

export function parseA1(text: string): Corners {
  const match = CELLS.exec(text);
  if (!match) throw new Error(`Range not found: ${text}`);
  const [, left = '', top = '', right = left, bottom = top] = match;
  const row = Number(top) - 1;
  const column = columnNumber(left);
  return { row, column, rows: Number(bottom) - row, columns: columnNumber(right) - column + 1 };
}

export function toA1({ row, column, rows, columns }: Corners): string {
  const first = `${columnName(column)}${row + 1}`;
  const last = `${columnName(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** `'My sheet'!A1:B2` into its sheet (null: the active one) and cells. */
export function splitSheet(text: string): { readonly sheet: string | null; readonly cells: string } {
  const at = text.lastIndexOf('!');
  if (at < 0) return { sheet: null, cells: text };
  return { sheet: text.slice(0, at).replace(/^'|'$/g, '').replace(/''/g, "'"), cells: text.slice(at + 1) };
}
