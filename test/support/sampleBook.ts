import { readFileSync } from 'node:fs';
import { parseCsv } from '../../workbench/page/csv';
import { openWorkbook, type Workbook } from '../../workbench/standin/memory';
import { instantOf } from '../../workbench/standin/zone';
import type { CellValue } from '../../workbench/standin/host';
import { bundleText, DIST, ROOT } from './bundle';

const ZONE = 'America/New_York';
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

const cell = (text: string): CellValue =>
  ISO.test(text)
    ? new Date(instantOf(Date.parse(`${text}T00:00:00Z`), ZONE))
    : NUMBER.test(text)
      ? Number(text)
      : text;

const sheet = (file: string): CellValue[][] =>
  parseCsv(readFileSync(`${ROOT}/workbench/sample/${file}`, 'utf8')).map(row => row.map(cell));

/** The sample family's tables with its prices filled in, in a spreadsheet in memory. */
export function sampleBook(extra: Readonly<Record<string, CellValue[][]>> = {}): Workbook {
  bundleText();
  const prices = new Map(sheet('prices.csv').map(row => [row[0], row[1]!]));
  const lots = sheet('lots.csv').map((row, index) =>
    row
      .slice(0, 12)
      .map((value, column) =>
        index > 0 && column === 7 && row[3] !== '' ? (prices.get(row[3]) ?? '') : value,
      ),
  );
  return openWorkbook({
    zone: ZONE,
    code: `${DIST}/Code.js`,
    sheets: {
      'Start here': [['As-of day', cell('2026-11-20')]],
      Lots: lots,
      Trades: sheet('trades.csv').map(row => row.slice(0, 11)),
      Settings: sheet('settings.csv').map(row => row.slice(0, 3)),
      Securities: sheet('securities.csv').map(row => row.slice(0, 7)),
      ...extra,
    },
  });
}
