import { ZERO, type Price } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Range } from './cell';
import { readTable, type Field } from './headings';
import { isFault } from './faults';

const FIELDS: readonly Field<'symbol' | 'price'>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund'], needed: true, marksRow: true },
  { key: 'price', headings: ['Price', 'Last price', 'Current price'], needed: true },
];

/** Prices by symbol; an error text or a zero is a missing price. */
export function readPrices(range: Range): {
  prices: ReadonlyMap<string, Price>;
  problems: readonly Problem[];
} {
  const { table, problems } = readTable('Prices', range, FIELDS);
  const prices = new Map<string, Price>();
  for (const row of table.rows) {
    const price = row.isBlank('price') ? null : row.price('price');
    if (price !== null && !isFault(price) && price > ZERO) prices.set(row.symbol('symbol'), price);
  }
  return { prices, problems };
}
