import { exact } from '../src/base/exact';
import { PLAIN_TRADE, type Account, type Trade } from '../src/engine/household';

/** Seeded histories: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const account = (name: string, kind: Account['kind'], owner: string): Account => ({
  key: name.toUpperCase(),
  name,
  type: kind,
  kind,
  owner: { name: owner, role: owner === 'Self' ? 'self' : 'spouse' },
});

const ACCOUNTS = [
  account('Joint', 'taxable', 'Self'),
  account('Self', 'taxable', 'Self'),
  account('Sam', 'taxable', 'Spouse'),
  account('IRA', 'ira', 'Self'),
];

const FIRST_DAY = 18262; // 2020-01-01
const DAYS = 365 * 6;

function tradeOf(
  row: number,
  day: number,
  action: 'buy' | 'sell',
  where: Account,
  symbol: string,
  shares: number,
  price: number,
): Trade {
  return {
    ...PLAIN_TRADE,
    source: { table: 'Trades', row },
    day,
    time: row % 86400,
    action,
    account: where,
    symbol,
    group: symbol,
    book: symbol,
    asset: 'stock',
    quantity: exact(shares),
    amount: exact(Math.round(shares * price * 100) / 100),
  };
}

/** A household's years: some forty symbols in four accounts, three purchases to a sale. */
export function household(count: number): Trade[] {
  const random = seeded(7);
  const held = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const day = FIRST_DAY + Math.floor((index * DAYS) / count);
    const where = ACCOUNTS[Math.floor(random() * ACCOUNTS.length)]!;
    const symbol = `S${Math.floor(random() * 40)}`;
    const key = `${where.key} ${symbol}`;
    const has = held.get(key) ?? 0;
    const price = 50 + 30 * Math.sin(index / 97) + 20 * random();
    const sells = has > 0 && random() < 0.25;
    const shares = sells ? Math.min(has, 1 + Math.floor(random() * 400)) : 1 + Math.floor(random() * 100);
    held.set(key, has + (sells ? -shares : shares));
    return tradeOf(index + 2, day, sells ? 'sell' : 'buy', where, symbol, shares, price);
  });
}

/** Against the engine: one symbol, sold and bought again every day at a falling price, so that every loss rolls on. */
export function chains(count: number): Trade[] {
  return Array.from({ length: count }, (_, index) => {
    const day = FIRST_DAY + Math.floor(index / 2);
    const price = 1000 - (index * 900) / count;
    return tradeOf(index + 2, day, index % 2 === 0 ? 'buy' : 'sell', ACCOUNTS[0]!, 'XYZ', 100, price);
  });
}

/** Past the cap: purchases and sales of sizes that never meet split lots without end. */
export function tangle(count: number): Trade[] {
  let held = 0;
  return Array.from({ length: count }, (_, index) => {
    const day = FIRST_DAY + Math.floor(index / 40);
    const sells = index % 2 === 1;
    const shares = sells ? Math.min(held, 97) : 101;
    held += sells ? -shares : shares;
    const price = 1000 - (index * 900) / count;
    return tradeOf(index + 2, day, sells ? 'sell' : 'buy', ACCOUNTS[0]!, 'XYZ', shares, price);
  });
}
