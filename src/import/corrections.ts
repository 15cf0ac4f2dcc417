import { dayFromIso } from '../base/day';
import { isBlank, type Cell, type Row } from '../table/cell';
import { readText } from '../table/readCell';
import type { Hints } from './hints';
import type { Kind, Layout, Recognised, Record } from './recognise';
import type { Role } from './roles';

/**
 * What a person sets right in how a file is read, as hints: `Column Avg | Price` for a column, by its heading, and
 * `Record 1x2y3z | Action: Sell; Symbol: AAA` for a record, by what stands in its row.
 */

type FileKind = Exclude<Kind, 'positions' | 'cash'>;

/** What a column can be read as, by the name of the column that it fills. */
export const COLUMN_CHOICES: Readonly<Named<FileKind, Readonly<Named<string, Role>>>> = {
  trades: {
    Date: 'date',
    Time: 'time',
    Action: 'action',
    Symbol: 'symbol',
    Description: 'description',
    Quantity: 'quantity',
    Price: 'price',
    Amount: 'amount',
    'Amount before fees': 'gross',
    Fees: 'fees',
    'Accrued interest': 'accrued',
    Account: 'account',
    Asset: 'asset',
    Currency: 'currency',
  },
  lots: {
    Acquired: 'acquired',
    Symbol: 'symbol',
    Quantity: 'quantity',
    'Cost basis': 'basis',
    'Cost per share': 'unitCost',
    Price: 'price',
    'Market value': 'value',
    Account: 'account',
  },
  gains: {
    Acquired: 'acquired',
    Sold: 'sold',
    Symbol: 'symbol',
    Quantity: 'quantity',
    Proceeds: 'proceeds',
    'Cost basis': 'basis',
    Adjustment: 'adjustment',
    'Market discount': 'discount',
    Ordinary: 'ordinary',
    'Gross or net': 'grossNet',
    Corrected: 'corrected',
    Term: 'term',
    Box: 'box',
    Account: 'account',
  },
};

type Named<K extends string, V> = { readonly [key in K]: V };

export const NOTHING = 'Nothing';

export const columnHint = (heading: string): string => `Column ${heading}`;

/** The file with its columns as a person has corrected them. */
export function corrected(found: Recognised, kind: FileKind, hints: Hints): Recognised {
  const layouts = new Map(found.layouts.map(layout => [layout, withColumns(layout, kind, hints)]));
  if ([...layouts].every(([before, after]) => before === after)) return found;
  return {
    ...found,
    layouts: [...layouts.values()],
    records: found.records.map(record => ({
      ...record,
      layout: layouts.get(record.layout) ?? record.layout,
    })),
  };
}

function withColumns(layout: Layout, kind: FileKind, hints: Hints): Layout {
  if (layout.kind !== kind) return layout;
  const choices = COLUMN_CHOICES[kind];
  const wanted = layout.headings.flatMap((heading, at) => {
    const choice = heading === '' ? null : hints.of(columnHint(heading));
    return choice === null || !(choice === NOTHING || choice in choices) ? [] : [{ at, choice }];
  });
  if (wanted.length === 0) return layout;
  const columns = new Map([...layout.columns].map(([role, places]) => [role, [...places]]));
  for (const { at, choice } of wanted) {
    for (const [role, places] of columns)
      columns.set(
        role,
        places.filter(place => place !== at),
      );
    if (choice === NOTHING) continue;
    const role = choices[choice]!;
    columns.set(role, [at, ...(columns.get(role) ?? [])]);
  }
  for (const [role, places] of columns) if (places.length === 0) columns.delete(role);
  return { ...layout, columns };
}

/** What one layout's headings are: next month's file of the same kind has the same. */
export const shapeOf = ({ layouts }: Recognised): string =>
  hashed(layouts.map(({ headings }) => headings.join('\u0001')).join('\u0002'));

/** A record by what stands in its row, wherever it stands. */
export const recordHint = (cells: Row): string =>
  `Record ${hashed(
    cells
      .filter(cell => !isBlank(cell))
      .map(plainly)
      .join('\u0001'),
  )}`;

/** A cell as text, the same before and after Sheets has made a number or a day of it. */
function plainly(cell: Cell): string {
  if (typeof cell === 'object') return `${cell.day} ${cell.seconds}`;
  const text = readText(cell).trim();
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return String(Number(text));
  const day = dayFromIso(text);
  return day === null ? text : `${day} 0`;
}

/** FNV-1a over two halves, in letters and digits: short, and the same everywhere. */
function hashed(text: string): string {
  let [low, high] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x01000193);
  }
  return `${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`;
}

/** `Action: Sell; Symbol: AAA; Quantity: 5` by its names. */
export const answersIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(';').flatMap(part => {
      const at = part.indexOf(':');
      return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const];
    }),
  );

/** The record of a row of the table. */
export const recordAt = (records: readonly Record[]): ((row: number) => Record | undefined) => {
  const byRow = new Map(records.map(record => [record.row, record]));
  return row => byRow.get(row);
};
