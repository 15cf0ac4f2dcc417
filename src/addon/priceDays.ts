import { isBlank, isDayTime, type Cell, type Range } from '../table/cell';
import { readSymbol } from '../table/readCell';
import { normalizeHeading } from '../base/text';
import type { PriceDay } from './found';
import type { SheetCells } from './tables';

const SEARCHED = 20; // rows in which the headings may stand

/** Where a table of prices stands: its sheet, its heading row and its columns, from 0; -1 where one is missing. */
export interface PriceTable {
  readonly sheet: string;
  readonly cells: Range;
  readonly row: number;
  readonly symbol: number;
  readonly price: number;
  readonly day: number;
  readonly typed: number;
  readonly typedOn: number;
}

/** The first table with Symbol, Price and As of. */
export function priceTable(sheets: readonly SheetCells[]): PriceTable | null {
  for (const { name, cells, isRaw } of sheets) {
    if (isRaw) continue;
    for (const [row, headings] of cells.slice(0, SEARCHED).entries()) {
      const texts = headings.map(cell => (typeof cell === 'string' ? normalizeHeading(cell) : ''));
      const [symbol, price, day] = ['SYMBOL', 'PRICE', 'ASOF'].map(heading => texts.indexOf(heading));
      if (symbol! < 0 || price! < 0 || day! < 0) continue;
      const [typed, typedOn] = ['TYPEDPRICE', 'TYPEDON'].map(heading => texts.indexOf(heading));
      return {
        sheet: name,
        cells,
        row,
        symbol: symbol!,
        price: price!,
        day: day!,
        typed: typed!,
        typedOn: typedOn!,
      };
    }
  }
  return null;
}

/** Of which day each price is. */
export function priceDays(sheets: readonly SheetCells[]): readonly PriceDay[] | null {
  const table = priceTable(sheets);
  if (!table) return null;
  return table.cells.slice(table.row + 1).flatMap(row => {
    const name = readSymbol(row[table.symbol] ?? '');
    const price = row[table.price] ?? '';
    return name === '' || isBlank(price) ? [] : [{ symbol: name, price, day: dayOf(row[table.day]) }];
  });
}

const dayOf = (cell: Cell | undefined): number | null =>
  cell !== undefined && isDayTime(cell) ? cell.day : null;
