import { exact, exactNumber, size, ZERO, type Money, type Price, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import type { StatedLot } from '../engine/records';
import type { Range } from './cell';
import { readTable, type Field } from './headings';
import { isFault, problemAt } from './faults';

const FIELDS: readonly Field<'symbol' | 'price'>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund'], needed: true, marksRow: true },
  { key: 'price', headings: ['Price', 'Last price', 'Current price'], needed: true },
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
