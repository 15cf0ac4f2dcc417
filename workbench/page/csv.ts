import Papa from 'papaparse';

/** CSV as spreadsheets write it: quotes double inside quotes, CRLF or LF, a mark before the first cell or none. */
export const parseCsv = (text: string): string[][] =>
  Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r?\n$/, ''), { delimiter: ',' }).data;

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(
    rows.map(row => [...row]),
    { newline: '\n' },
  )}\n`;
