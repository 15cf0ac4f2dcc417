/* Seeded histories as cells: the same on every machine. */
import { ago } from './context.mjs';

export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const TRADES = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'];
const ACCOUNTS = [
  ['Joint', 'Taxable', 'Self'],
  ['Self', 'Taxable', 'Self'],
  ['Sam', 'Taxable', 'Spouse'],
  ['IRA', 'IRA', 'Self'],
];
const DAYS = 365 * 6;
/** Ends some weeks before the as-of day. */
const LAST = 325;

/** A household's years: some forty symbols in four accounts, three purchases to a sale. */
export function household(count) {
  const random = seeded(7);
  const held = new Map();
  const rows = Array.from({ length: count }, (_, index) => {
    const date = ago(LAST + DAYS - Math.floor((index * DAYS) / count));
    const where = ACCOUNTS[Math.floor(random() * ACCOUNTS.length)];
    const symbol = `S${Math.floor(random() * 40)}`;
    const key = `${where[0]} ${symbol}`;
    const has = held.get(key) ?? 0;
    const price = 50 + 30 * Math.sin(index / 97) + 20 * random();
    const sells = has > 0 && random() < 0.25;
    const shares = sells ? Math.min(has, 1 + Math.floor(random() * 400)) : 1 + Math.floor(random() * 100);
    held.set(key, has + (sells ? -shares : shares));
    return [date, sells ? 'Sell' : 'Buy', symbol, shares, Math.round(shares * price * 100) / 100, ...where];
  });
  return [TRADES, ...rows];
}

/**
 * Against the engine: one symbol, sold and bought again every day at a falling price, so that every loss rolls on; ten
 * times a day where the days would reach back into the nineteenth century.
 */
export const chain = count => [
  TRADES,
  ...Array.from({ length: count }, (_, index) => {
    const price = 1000 - (index * 900) / count;
    const date = ago(LAST + Math.floor((count - index) / (count > 20_000 ? 20 : 2)));
    const amount = Math.round(price * 10000) / 100;
    return [date, index % 2 === 0 ? 'Buy' : 'Sell', 'XYZ', 100, amount, ...ACCOUNTS[0]];
  }),
];

/** Past the cap: purchases and sales of sizes that never meet split lots without end. */
export function tangle(count) {
  let held = 0;
  const rows = Array.from({ length: count }, (_, index) => {
    const sells = index % 2 === 1;
    const shares = sells ? Math.min(held, 97) : 101;
    held += sells ? -shares : shares;
    const price = 1000 - (index * 900) / count;
    const date = ago(LAST + Math.floor((count - index) / 40));
    return [
      date,
      sells ? 'Sell' : 'Buy',
      'XYZ',
      shares,
      Math.round(shares * price * 100) / 100,
      ...ACCOUNTS[0],
    ];
  });
  return [TRADES, ...rows];
}

/** Open lots of a hundred and twenty symbols, bought over four years, half of them below their cost. */
export const lots = count => [
  ['Account', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price'],
  ...Array.from({ length: count }, (_, i) => [
    'Held',
    `T${i % 120}`,
    10 + (i % 7),
    ago(20 + ((i * 37) % 1500)),
    1000 + ((i * 53) % 900),
    90 + ((i * 31) % 60),
  ]),
];

export const settings = (...rows) => [
  ['Setting', 'Value'],
  ['Taxable income', 150_000],
  ['Short-term gain elsewhere', 20_000],
  ...rows,
];
