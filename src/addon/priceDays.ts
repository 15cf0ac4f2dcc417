import { isBlank, isDayTime, type Cell } from '../table/cell';
import { readSymbol } from '../table/readCell';
import { normalizeHeading } from '../base/text';
import type { PriceDay } from './found';
import type { SheetCells } from './tables';

const SEARCHED = 20; // rows in which the headings may stand

/** The first table with Symbol, Price and As of: of which day each price is. */
export function priceDays(sheets: readonly SheetCells[]): readonly PriceDay[] | null {
  for (const { cells, isRaw } of sheets) {
    if (isRaw) continue;
    for (const [at, headings] of cells.slice(0, SEARCHED).entries()) {
      const texts = headings.map(cell => (typeof cell === 'string' ? normalizeHeading(cell) : ''));
      const [symbol, price, day] = ['SYMBOL', 'PRICE', 'ASOF'].map(name => texts.indexOf(name));
      if (symbol! < 0 || price! < 0 || day! < 0) continue;
      return cells.slice(at + 1).flatMap(row => {
        const name = readSymbol(row[symbol!] ?? '');
        return name === '' || isBlank(row[price!] ?? '')
          ? []
          : [{ symbol: name, price: row[price!]!, day: dayOf(row[day!]) }];
      });
    }
  }
  return null;
}

const dayOf = (cell: Cell | undefined): number | null =>
  cell !== undefined && isDayTime(cell) ? cell.day : null;
