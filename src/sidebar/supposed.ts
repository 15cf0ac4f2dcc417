import type { Opened } from '../addon/found';
import { isBlank, type Cell, type Range, type Row } from '../table/cell';
import { columnAt } from '../table/headings';
import { LOT_FIELDS } from '../table/lotsTable';
import { readSymbol } from '../table/readCell';

/** Prices that a person only supposes: nothing of them is written. */
export interface Supposed {
  /** All prices, by so many per cent. */
  readonly percent: number;
  /** Of a security, in place of that. */
  readonly own: ReadonlyMap<string, number>;
}

export const AS_THEY_ARE: Supposed = { percent: 0, own: new Map() };

export const isSupposed = ({ percent, own }: Supposed): boolean => percent !== 0 || own.size > 0;

/** With a price of its own for one security, or without where none is typed. */
export function withPrice(supposed: Supposed, symbol: string, text: string): Supposed {
  const own = new Map(supposed.own);
  const price = Number(text);
  if (text.trim() !== '' && price > 0) own.set(symbol, price);
  else own.delete(symbol);
  return { ...supposed, own };
}

/** The tables as they would be under other prices. */
export function supposing(opened: Opened, supposed: Supposed): Opened {
  if (!isSupposed(supposed)) return opened;
  const { lots } = opened.tables;
  const prices = opened.prices?.map(one => ({
    ...one,
    price: supposedPrice(one.price, one.symbol, supposed),
  }));
  return {
    ...opened,
    prices: prices ?? null,
    tables: {
      ...opened.tables,
      lots: lots && { ...lots, cells: lotsUnder(lots.cells, supposed) },
    },
  };
}

function lotsUnder(cells: Range, supposed: Supposed): Range {
  const [headings = [], ...rows] = cells;
  const at = (heading: string): number => columnAt(LOT_FIELDS, headings, heading);
  const [symbol, price, value] = [at('Symbol'), at('Price'), at('Market value')];
  if (symbol < 0) return cells;
  const under = (row: Row): Row => {
    const name = readSymbol(row[symbol] ?? '');
    const own = supposed.own.get(name);
    return row.map((cell, column) => {
      if (column === price) return supposedPrice(cell, name, supposed);
      if (column !== value || isBlank(cell)) return cell;
      // A price of one's own decides; the value beside it would contradict it.
      return own !== undefined && price >= 0 ? '' : scaled(cell, supposed.percent);
    });
  };
  return [headings, ...rows.map(under)];
}

const supposedPrice = (cell: Cell, symbol: string, { percent, own }: Supposed): Cell =>
  own.get(readSymbol(symbol)) ?? scaled(cell, percent);

const scaled = (cell: Cell, percent: number): Cell =>
  typeof cell === 'number' ? Number((cell * (1 + percent / 100)).toFixed(8)) : cell;
