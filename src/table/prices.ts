import { ZERO, type Money } from '../base/exact';
import type { Problem } from '../base/problem';
import { isBlank, type Range } from './cell';
import { readNumber, readSymbol } from './cells';
import { readTable, type Field } from './headings';
import { isFault } from './words';

const FIELDS: readonly Field<'symbol' | 'price'>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund'], needed: true },
  { key: 'price', headings: ['Price', 'Last price', 'Current price'], needed: true },
];

/** Prices by symbol; an error text is a missing price. */
export function readPrices(range: Range): {
  prices: ReadonlyMap<string, Money>;
  problems: readonly Problem[];
} {
  const { table, problems } = readTable('Prices', range, FIELDS);
  const prices = new Map<string, Money>();
  for (const row of table.rows) {
    const price = isBlank(row.cell('price')) ? null : readNumber(row.cell('price'));
    if (price !== null && !isFault(price) && price >= ZERO) prices.set(readSymbol(row.cell('symbol')), price);
  }
  return { prices, problems };
}
