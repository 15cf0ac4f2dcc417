import { dayFromIso, isoDay } from '../../src/base/day';
import { openBundle, type Value } from '../support/bundle';

export const bundle = openBundle('Europe/London');

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Rows as Sheets hands them over: days as date cells. */
export const sheet = (rows: readonly (readonly (string | number)[])[]): Value[][] =>
  rows.map(row => row.map(cell => (typeof cell === 'string' && ISO.test(cell) ? bundle.day(cell) : cell)));

export type Row = Record<string, Value>;

/** A function's table by its headings, days as text. */
export function told(name: string, ...args: unknown[]): Row[] {
  const [headings = [], ...rows] = bundle.table(name, ...args);
  return rows.map(row =>
    Object.fromEntries(
      row.map((cell, at) => [
        String(headings[at]),
        Object.prototype.toString.call(cell) === '[object Date]' ? bundle.iso(cell) : cell,
      ]),
    ),
  );
}

export const settings = (country: string, ...more: (string | number)[][]): Value[][] => [
  ['Setting', 'Value'],
  ['Country', country],
  ...more,
];

export const AS_OF = bundle.day('2026-11-20');

export const failure = (name: string, ...args: unknown[]): string => {
  try {
    bundle.call(name, ...args);
  } catch (error) {
    return (error as Error).message;
  }
  return 'answered';
};

/** Numbers that come the same each time: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Purchases and sales of one security from 2024 on, up to so many days apart, never more sold than held. */
export function randomTrades(seed: number, apart: number): [string, 'Buy' | 'Sell', number, number][] {
  const random = seeded(seed);
  let held = 0;
  let day = dayFromIso('2024-01-02')!;
  return Array.from({ length: 24 }, () => {
    day += 1 + Math.floor(random() * apart);
    const isSale = held > 1 && random() < 0.45;
    const shares = 1 + Math.floor(random() * (isSale ? held - 1 : 40));
    held += isSale ? -shares : shares;
    return [isoDay(day), isSale ? 'Sell' : 'Buy', shares, Math.round(shares * (20 + random() * 60))];
  });
}
