/* The book's results as one workbook: the desk in front, each household's name leading to its plan. */
import writeExcelFile from 'write-excel-file/node';
import { queryOf } from './results.mjs';

/** A workbook is built in memory; past this many rows a sheet tells where the rest is. */
export const MOST_ROWS = 10_000;

const SHEETS = [
  ['Desk', 'desk'],
  ['Plans', 'plans'],
  ['Years', 'years'],
  ['Problems', 'problems'],
  ['Questions', 'questions'],
  ['Purchases', 'purchases'],
  ['Do not buy', 'do_not_buy'],
];
const WIDE = new Set(['Why', 'Because', 'Found', 'What would do', 'Text', 'Words', 'Where it stands']);
const EXCEL_LONGEST = 32_767;

export async function writeWorkbook(connection, path, { asOf }) {
  const sheets = [];
  const firstPlanRow = new Map();
  for (const [sheet, result] of SHEETS) {
    const { headings, sql } = await queryOf(connection, result);
    const order = result === 'desk' ? byDeadline(sql) : sql;
    const rows = (await connection.runAndReadAll(`${order} LIMIT ${MOST_ROWS + 1}`)).getRowsJS();
    const isCut = rows.length > MOST_ROWS;
    const shown = rows.slice(0, MOST_ROWS);
    if (result === 'plans')
      shown.forEach((row, at) => firstPlanRow.has(row[0]) || firstPlanRow.set(row[0], at + 2));
    sheets.push({ sheet, headings, rows: shown, isCut, result });
  }
  const data = sheets.map(({ headings, rows, isCut, result }) => [
    headings.map(value => ({ value, fontWeight: 'bold', backgroundColor: '#e8eef4' })),
    ...rows.map(row =>
      row.map((value, column) => {
        const at = result === 'desk' && column === 0 ? firstPlanRow.get(value) : undefined;
        return at === undefined ? cellOf(value) : linkTo(value, at);
      }),
    ),
    ...(isCut
      ? [[{ value: `The first ${MOST_ROWS} rows; all of them are in ${result}.parquet.`, type: String }]]
      : []),
    ...(result === 'desk'
      ? [[{ value: `As of ${asOf}. Education, not tax advice; check your jurisdiction.`, type: String }]]
      : []),
  ]);
  await writeExcelFile(
    sheets.map(({ sheet, headings }, at) => ({
      data: data[at],
      sheet,
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      columns: headings.map(heading => ({
        width: WIDE.has(heading) ? 60 : Math.max(12, heading.length + 2),
      })),
    })),
  ).toFile(path);
}

/** Who must act first stands first; who need not, by what it would bring. */
const byDeadline = sql =>
  `SELECT * FROM (${sql}) ORDER BY "Act by" NULLS LAST, "Net benefit" DESC NULLS LAST, "Household"`;

function cellOf(value) {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  if (typeof value === 'number' || typeof value === 'bigint') return { value: Number(value), type: Number };
  // What begins with an equals sign stays text: it is data.
  return { value: String(value).slice(0, EXCEL_LONGEST), type: String };
}

const linkTo = (household, row) => ({
  value: `=HYPERLINK("#'Plans'!A${row}","${String(household).replace(/"/g, '""')}")`,
  type: 'Formula',
  textColor: '#0b57d0',
});
