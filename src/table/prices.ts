import type { Day } from '../base/day';
import {
  exact,
  exactNumber,
  priceNumber,
  size,
  ZERO,
  type Money,
  type Price,
  type Shares,
} from '../base/exact';
import type { Problem } from '../base/problem';
import type { StatedLot } from '../engine/records';
import { isBlank, type Cell, type Range, type Row } from './cell';
import { columnAt, readTable, type Field } from './headings';
import { isFault, problemAt } from './faults';
import { LOT_FIELDS } from './lotsTable';
import { readSymbol } from './readCell';

const FIELDS: readonly Field<'symbol' | 'price' | 'asOf'>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund'], needed: true, marksRow: true },
  { key: 'price', headings: ['Price', 'Last price', 'Current price'], needed: true },
  { key: 'asOf', headings: ['As of', 'Date', 'Price date'] },
];

/** Prices of one security are often of different minutes: half a percent. */
export const QUOTES_MOVE = BigInt(200);

/** Prices by symbol; an error text or a zero is a missing price. Which of two prices holds is asked, never chosen. */
export function readPrices(range: Range): {
  prices: ReadonlyMap<string, Price>;
  problems: readonly Problem[];
} {
  const { table, problems } = readTable('Prices', range, FIELDS);
  const told = new Map<string, { price: Price; row: number }>();
  const twice: Problem[] = [];
  const contradicted = new Set<string>();
  for (const row of table.rows) {
    const price = row.isBlank('price') ? null : row.price('price');
    if (price === null || isFault(price) || price <= ZERO) continue;
    const symbol = row.symbol('symbol');
    const first = told.get(symbol);
    if (!first) told.set(symbol, { price, row: row.number });
    else if (isOther(first.price, price)) {
      contradicted.add(symbol);
      twice.push(
        problemAt('Prices', row.number, 'Price', {
          code: 'twoPrices',
          found: `${symbol} costs ${row.text('price')} here and another amount in row ${first.row}`,
          remedy: 'keep one row for each symbol',
        }),
      );
    }
  }
  return {
    prices: new Map(
      [...told].filter(([symbol]) => !contradicted.has(symbol)).map(([symbol, { price }]) => [symbol, price]),
    ),
    problems: [...problems, ...twice],
  };
}

/** The oldest day that a price says it is of; null where none does. */
export function oldestPrice(range: Range): Day | null {
  const days = readTable('Prices', range, FIELDS).table.rows.flatMap(row => {
    const day = row.isBlank('asOf') ? null : row.day('asOf');
    return day === null || isFault(day) ? [] : [day];
  });
  return days.length === 0 ? null : Math.min(...days);
}

/** Lots as they are, and where a row has neither price nor value, the price of its symbol. */
export function withPrices(lots: Range, prices: Range): Range {
  const headings = lots[0] ?? [];
  const at = (heading: string): number => columnAt(LOT_FIELDS, headings, heading);
  const [symbol, price, value] = [at('Symbol'), at('Price'), at('Market value')];
  if (symbol < 0) return lots;
  const known = readPrices(prices).prices;
  const priceOf = (row: Row): Cell => {
    const found = known.get(readSymbol(row[symbol] ?? ''));
    return found === undefined || !isBlank(row[value]) ? '' : priceNumber(found);
  };
  return lots.map((row, index) => {
    if (price < 0) return [...row, index === 0 ? 'Price' : priceOf(row)];
    return index > 0 && isBlank(row[price])
      ? row.map((cell, column) => (column === price ? priceOf(row) : cell))
      : row;
  });
}

const isOther = (one: bigint, other: bigint): boolean => size(one - other) > size(one) / QUOTES_MOVE;

/**
 * Lots of one security whose rows put two prices on it: told once for each symbol. Each row is figured at its own price,
 * and no figure hangs on which row stands first.
 */
export function differingPrices(lots: readonly StatedLot[]): Problem[] {
  const first = new Map<string, StatedLot>();
  const found = new Map<string, Problem>();
  for (const lot of lots) {
    const { symbol, value, quantity } = lot;
    if (value === null || found.has(symbol)) continue;
    const other = first.get(symbol);
    if (!other) first.set(symbol, lot);
    else if (differ(other.value!, other.quantity, value, quantity)) {
      const each = ({ value: all, quantity: shares }: StatedLot): string => perShare(all!, shares);
      found.set(
        symbol,
        problemAt('Lots', lot.source.row, 'Price', {
          code: 'twoPrices',
          found: `${symbol} is worth ${each(lot)} each here and ${each(other)} in row ${other.source.row}`,
          remedy: 'enter the same price in both, of one day: until then each row is figured at its own',
        }),
      );
    }
  }
  return [...found.values()];
}

const CENT = exact('0.01');

/** By more than quotes move in a day, and than values rounded to the cent can. */
function differ(value: Money, shares: Shares, otherValue: Money, otherShares: Shares): boolean {
  const [one, other] = [value * otherShares, otherValue * shares];
  return size(one - other) > size(one) / QUOTES_MOVE + CENT * (shares + otherShares);
}

const perShare = (value: Money, shares: Shares): string =>
  (exactNumber(value) / exactNumber(shares)).toFixed(2);
