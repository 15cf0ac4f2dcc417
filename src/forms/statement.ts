import { safe } from '../base/html';
import { ZERO, type Money } from '../base/exact';
import { BOX_WORDS, BOXES, FORM_6781, isShortBox, reportedIn, scheduleLine, type Box } from './boxes';
import { moneyCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import type { FormRow } from './form8949';
import { acquiredText, plainMoney, usDay } from './formTable';

/** What fits on a landscape page of Letter or A4 at the size of the print. */
const ROWS_OF_PAGE = 26;

const HEADINGS = [
  '(a) Description of property',
  '(b) Date acquired',
  '(c) Date sold or disposed of',
  '(d) Proceeds',
  '(e) Cost or other basis',
  '(f) Code',
  '(g) Adjustment',
  '(h) Gain or (loss)',
];

/**
 * A statement with all the information of Form 8949 in its format, to be mailed with Form 8453 or attached as a PDF
 * (Instructions for Form 8949, Exception 2): landscape, each box on pages of its own, every page with its totals.
 * Contracts of § 1256 are on Form 6781 and not in it.
 */
export function statementPage(rows: readonly FormRow[], year: number): string {
  const pages = pagesOf(rows);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Form 8949 statement ${year}</title><style>${STYLE}</style></head>
<body>${pages.map((page, at) => sheetOf(page, year, `${at + 1} of ${pages.length}`)).join('')}</body></html>
`;
}

/**
 * The same as cells, for a sheet that is printed in landscape: each page with its heading and totals. Apps Script sets
 * neither the direction of a page nor its breaks: each page has the same number of rows, so that one fits on a page.
 */
export function statementSheet(
  rows: readonly FormRow[],
  year: number,
): { readonly cells: Cell[][]; readonly bold: readonly number[]; readonly money: readonly number[] } {
  const pages = pagesOf(rows);
  const cells: Cell[][] = [];
  const bold: number[] = [];
  const add = (row: readonly Cell[], isBold = false): void => {
    if (isBold) bold.push(cells.length);
    cells.push([...row, ...Array<Cell>(HEADINGS.length - row.length).fill('')]);
  };
  pages.forEach((page, at) => {
    add([titleOf(page, year)], true);
    add([
      'Name(s) shown on return:',
      '',
      '',
      'Social security number:',
      '',
      '',
      '',
      `Page ${at + 1} of ${pages.length}`,
    ]);
    add(HEADINGS, true);
    page.rows.forEach(row => add(cellsOf(row)));
    add(sumsOf('Totals of this page', page.rows), true);
    if (page.whole) add(sumsOf(wholeWords(page.box, page.whole), page.whole), true);
    while (at < pages.length - 1 && cells.length < (at + 1) * ROWS_OF_SHEET_PAGE) add([]);
  });
  return { cells, bold, money: MONEY_COLUMNS };
}

/** Title, names, headings, two totals and a row between two pages. */
const ROWS_OF_SHEET_PAGE = ROWS_OF_PAGE + 6;
const MONEY_COLUMNS = [3, 4, 6, 7];

const cellsOf = (row: FormRow): Cell[] => [
  row.description,
  acquiredText(row),
  usDay(row.sold),
  moneyCell(row.proceeds),
  moneyCell(row.basis),
  row.code,
  row.adjustment === ZERO && row.code === '' ? '' : moneyCell(row.adjustment),
  moneyCell(row.gain),
];

function sumsOf(words: string, rows: readonly FormRow[]): Cell[] {
  const sum = (pick: (row: FormRow) => Money): Cell =>
    moneyCell(rows.reduce((total, row) => total + pick(row), ZERO));
  return [
    words,
    '',
    '',
    sum(row => row.proceeds),
    sum(row => row.basis),
    '',
    sum(row => row.adjustment),
    sum(row => row.gain),
  ];
}

/** Each box on pages of its own. */
function pagesOf(rows: readonly FormRow[]): Page[] {
  return BOXES.filter(box => box !== FORM_6781).flatMap(box => {
    const own = rows.filter(row => row.box === box);
    const count = Math.ceil(own.length / ROWS_OF_PAGE);
    return Array.from({ length: count }, (_, at) => ({
      box,
      rows: own.slice(at * ROWS_OF_PAGE, (at + 1) * ROWS_OF_PAGE),
      whole: at === count - 1 ? own : null,
    }));
  });
}

interface Page {
  readonly box: Box;
  readonly rows: readonly FormRow[];
  /** On a box's last page all of its rows. */
  readonly whole: readonly FormRow[] | null;
}

const titleOf = ({ box }: Page, year: number): string =>
  `Statement for Form 8949, ${year}: Part ${isShortBox(box) ? 'I, short-term' : 'II, long-term'}, box ${box} (${BOX_WORDS[reportedIn(box)]})`;

/** Code M, and every other that a row has: "multiple transactions on a single row" (Instructions for Form 8949, column (f)). */
function wholeWords(box: Box, rows: readonly FormRow[]): string {
  const codes = [...new Set(['M', ...rows.flatMap(({ code }) => Array.from(code))])].sort().join('');
  return `Totals of box ${box}: on Form 8949 one row, “see attached statement”, code ${codes}; to Schedule D line ${scheduleLine(box)}`;
}

const sheetOf = (page: Page, year: number, number: string): string => `<section>
<header><h1>${safe(titleOf(page, year))}</h1>
<p><span>Name(s) shown on return</span><span>Social security number</span><span>Page ${number}</span></p></header>
<table><thead><tr>${HEADINGS.map(text => `<th>${text}</th>`).join('')}</tr></thead>
<tbody>${page.rows.map(lineOf).join('')}</tbody>
<tfoot>${totals('Totals of this page', page.rows)}${page.whole ? totals(wholeWords(page.box, page.whole), page.whole) : ''}</tfoot></table></section>`;

const lineOf = (row: FormRow): string =>
  cells([
    row.description,
    acquiredText(row),
    usDay(row.sold),
    plainMoney(row.proceeds),
    plainMoney(row.basis),
    row.code,
    row.adjustment === ZERO && row.code === '' ? '' : plainMoney(row.adjustment),
    plainMoney(row.gain),
  ]);

function totals(words: string, rows: readonly FormRow[]): string {
  const sum = (pick: (row: FormRow) => Money): string =>
    plainMoney(rows.reduce((total, row) => total + pick(row), ZERO));
  return cells([
    words,
    '',
    '',
    sum(row => row.proceeds),
    sum(row => row.basis),
    '',
    sum(row => row.adjustment),
    sum(row => row.gain),
  ]);
}

const cells = (texts: readonly string[]): string =>
  `<tr>${texts.map(text => `<td>${safe(text)}</td>`).join('')}</tr>`;

const STYLE = `
@page { size: landscape; margin: 12mm; }
body { font: 9pt/1.25 system-ui, sans-serif; color: #000; margin: 0; }
section { break-after: page; } section:last-child { break-after: auto; }
h1 { font-size: 11pt; margin: 0 0 4pt; }
header p { display: flex; gap: 12pt; margin: 0 0 6pt; } header span { flex: 1; border-bottom: 0.5pt solid #000; padding-bottom: 10pt; font-size: 7.5pt; }
table { border-collapse: collapse; width: 100%; } th, td { border: 0.5pt solid #555; padding: 1.5pt 4pt; text-align: left; vertical-align: top; }
th { font-size: 7.5pt; } td:nth-child(n + 4) { text-align: right; font-variant-numeric: tabular-nums; } td:nth-child(6) { text-align: left; }
tfoot td { font-weight: 600; }`;
