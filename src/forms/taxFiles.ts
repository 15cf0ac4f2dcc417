import type { Day } from '../base/day';
import { ZERO } from '../base/exact';
import type { Box } from './boxes';
import type { FormRow } from './form8949';
import { acquiredText, INHERITED, plainMoney, usDay } from './formTable';

/** A file for a tax program, and the rows that its format cannot carry, each with the reason. */
export interface TaxFile {
  readonly name: string;
  readonly text: string;
  readonly refused: readonly Refused[];
}

export interface Refused {
  readonly row: FormRow;
  readonly why: string;
}

/** What passes through seven-bit text. */
const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x20-\x7E]/g, '')
    .slice(0, 60);

/** Reference numbers of TXF V042 for each box: taxdataexchange.org/docs/txf/v042. */
const TXF_CODES: Partial<Record<Box, string>> = {
  A: '321',
  B: '711',
  C: '712',
  D: '323',
  E: '713',
  F: '714',
};

/**
 * TXF V042 for desktop tax programs. Its records hold a wash sale's amount and no other adjustment, and it is older
 * than the boxes of digital assets: such rows are refused.
 */
export function txfFile(rows: readonly FormRow[], year: number, today: Day): TaxFile {
  const refused: Refused[] = [];
  const records = rows.flatMap(row => {
    const code = TXF_CODES[row.box];
    const why =
      code === undefined
        ? `TXF has no box ${row.box}: enter it by hand`
        : row.code !== '' && row.code !== 'W'
          ? `TXF carries no code ${row.code}: enter it by hand`
          : row.isInherited
            ? `TXF carries no ${INHERITED}: enter it by hand`
            : null;
    if (why !== null) {
      refused.push({ row, why });
      return [];
    }
    return [
      [
        'TD',
        `N${code!}`,
        'C1',
        'L1',
        `P${ascii(row.description)}`,
        `D${acquiredText(row)}`,
        `D${usDay(row.sold)}`,
        `$${plainMoney(row.basis)}`,
        `$${plainMoney(row.proceeds)}`,
        `$${row.adjustment === ZERO ? '' : plainMoney(row.adjustment)}`,
        '^',
      ],
    ];
  });
  const lines = ['V042', 'ATax-loss harvesting for Sheets', `D${usDay(today)}`, '^', ...records.flat()];
  return { name: `form-8949-${year}.txf`, text: `${lines.join('\r\n')}\r\n`, refused };
}

const TAXACT_HEADINGS = [
  'Description',
  'Date Acquired',
  'Date Sold',
  'Sales Proceeds',
  'Cost or Other Basis',
  'Wash Sale',
  'Adjustment Code',
  'Adjustment Amount',
  'Reporting Category',
  'Long/Short',
];

/** "Up to 2,000 rows a file": taxact.com/support/882. */
const MOST_ROWS = 2000;

/** TaxAct's CSV, in as many files as its limit needs. Its reporting categories end at F. */
export function taxActFiles(rows: readonly FormRow[], year: number): TaxFile[] {
  const refused: Refused[] = rows
    .filter(({ box }) => !'ABCDEF'.includes(box))
    .map(row => ({ row, why: `TaxAct's file has no category ${row.box}: enter it by hand` }));
  const carried = rows.filter(({ box }) => 'ABCDEF'.includes(box));
  const parts = Math.max(1, Math.ceil(carried.length / MOST_ROWS));
  return Array.from({ length: parts }, (_, part) => {
    const own = carried.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
    const lines = [TAXACT_HEADINGS, ...own.map(taxActRow)];
    return {
      name: `form-8949-${year}${parts > 1 ? `-part-${part + 1}` : ''}.csv`,
      text: `${lines.map(cells => cells.map(csvCell).join(',')).join('\r\n')}\r\n`,
      refused: part === 0 ? refused : [],
    };
  });
}

const taxActRow = (row: FormRow): string[] => [
  ascii(row.description),
  acquiredText(row),
  usDay(row.sold),
  plainMoney(row.proceeds),
  plainMoney(row.basis),
  row.code.includes('W') ? 'W' : '',
  row.code,
  row.adjustment === ZERO ? '' : plainMoney(row.adjustment),
  row.box,
  row.term === 'short' ? 'S' : 'L',
];

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
