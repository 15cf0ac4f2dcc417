import fc from 'fast-check';
import { isoDay } from '../../src/base/day';
import { netGain } from '../../src/functions/netGain';
import type { Cell } from '../../src/table/cell';
import { day as cellOf } from '../countries/us/plan/household';
import { account, day, trade } from '../engine/support';
import { model } from '../engine/model';

/**
 * Stocks, bonds, bills, coins, options, index options, futures, collectibles and metal trusts in one household, against a
 * plain model: the regulation's matching for what can be washed, first in, first out for the rest, and each kind's share
 * of the year (26 U.S.C. §§ 1091, 1222, 1256(a)(3), 1271(a)(3)).
 */
interface Kind {
  readonly symbol: string;
  readonly asset: string;
  /** Money of one unit at a price of one. */
  readonly size: number;
  readonly isWashed: boolean;
  readonly takes: 'term' | '60/40' | 'interest';
}

const KINDS: readonly Kind[] = [
  { symbol: 'QMTK', asset: 'stock', size: 1, isWashed: true, takes: 'term' },
  { symbol: '91282QXX9', asset: 'bond', size: 0.01, isWashed: true, takes: 'term' },
  { symbol: '912797QX9', asset: 'bill', size: 0.01, isWashed: true, takes: 'interest' },
  { symbol: 'BTC-USD', asset: '', size: 1, isWashed: false, takes: 'term' },
  { symbol: 'ZZZ270115P00095000', asset: '', size: 100, isWashed: true, takes: 'term' },
  { symbol: 'SPX270115P05000000', asset: '', size: 100, isWashed: false, takes: '60/40' },
  { symbol: '/ESZ26', asset: '', size: 1, isWashed: false, takes: '60/40' },
  { symbol: 'EAGLE', asset: 'collectible', size: 1, isWashed: false, takes: 'term' },
  { symbol: 'GLD', asset: 'ETF', size: 1, isWashed: true, takes: 'term' },
];

interface Wish {
  readonly kind: number;
  readonly gap: number;
  readonly sells: boolean;
  readonly units: number;
  readonly price: number;
}

interface Done extends Omit<Wish, 'gap' | 'sells' | 'kind'> {
  readonly kind: Kind;
  readonly iso: string;
  readonly action: 'buy' | 'sell';
  readonly row: number;
}

const history = fc
  .array(
    fc.record({
      kind: fc.integer({ min: 0, max: KINDS.length - 1 }),
      gap: fc.integer({ min: 1, max: 20 }),
      sells: fc.boolean(),
      units: fc.integer({ min: 1, max: 40 }),
      price: fc.integer({ min: 60, max: 140 }),
    }),
    { minLength: 5, maxLength: 50 },
  )
  .map((wishes: readonly Wish[]): Done[] => {
    const held = new Map<number, number>();
    let today = day('2025-03-03');
    return wishes.map(({ kind, gap, sells, units, price }, index) => {
      today += gap;
      const has = held.get(kind) ?? 0;
      const isSale = sells && has > 0;
      // Bonds come in hundreds of face value.
      const each = KINDS[kind]!.size === 0.01 ? 100 : 1;
      const shares = isSale ? Math.min(has, units * each) : units * each;
      held.set(kind, has + (isSale ? -shares : shares));
      return {
        kind: KINDS[kind]!,
        iso: isoDay(today),
        action: isSale ? 'sell' : 'buy',
        units: shares,
        price,
        row: index + 2,
      };
    });
  });

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Amount', 'Account', 'Asset'];

/** A future has an amount, everything else a price. */
const cells = (done: readonly Done[]): Cell[][] => [
  HEADINGS,
  ...done.map(({ kind, iso, action, units, price }): Cell[] => {
    const isFuture = kind.symbol.startsWith('/');
    const money = isFuture ? ['', units * price * kind.size] : [price, ''];
    return [cellOf(day(iso)), action, kind.symbol, units, ...money, 'Main', kind.asset];
  }),
];

interface Sums {
  readonly short: number;
  readonly long: number;
}

/** Gains of the year's sales by the kind's own law, and how many were rounded. */
function plain(done: readonly Done[], year: string): Sums & { readonly rows: number } {
  let [short, long, rows] = [0, 0, 0];
  for (const kind of KINDS) {
    const own = done.filter(one => one.kind === kind);
    const trades = own.map(({ row, iso, action, units, price }) =>
      trade({
        row,
        date: iso,
        time: row,
        action,
        symbol: 'X',
        quantity: units,
        amount: units * price * kind.size,
        account: account('Main'),
      }),
    );
    for (const sale of model(trades).sales) {
      if (!own.find(({ row }) => row === sale.row)!.iso.startsWith(year)) continue;
      rows++;
      // What is not washed keeps its own basis: the model's additions are taken out again below.
      const gain = sale.proceeds.minus(sale.basis).plus(sale.disallowed).toNumber();
      if (!kind.isWashed) continue;
      if (kind.takes === 'interest') short += Math.min(gain, 0);
      else if (sale.term === 'short') short += gain;
      else long += gain;
    }
    if (kind.isWashed) continue;
    for (const { gain, isLong, iso } of firstInFirstOut(own)) {
      if (!iso.startsWith(year)) continue;
      if (kind.takes === '60/40') {
        short += gain * 0.4;
        long += gain * 0.6;
      } else if (isLong) long += gain;
      else short += gain;
    }
  }
  return { short, long, rows };
}

function firstInFirstOut(own: readonly Done[]): { gain: number; isLong: boolean; iso: string }[] {
  const queue: { units: number; price: number; iso: string }[] = [];
  const sold: { gain: number; isLong: boolean; iso: string }[] = [];
  for (const { action, units, price, iso, kind } of own) {
    if (action === 'buy') {
      queue.push({ units, price, iso });
      continue;
    }
    for (let left = units; left > 0;) {
      const first = queue[0]!;
      const taken = Math.min(left, first.units);
      const aYearOn = `${Number(first.iso.slice(0, 4)) + 1}${first.iso.slice(4)}`;
      sold.push({ gain: taken * (price - first.price) * kind.size, isLong: iso > aYearOn, iso });
      left -= taken;
      first.units -= taken;
      if (first.units === 0) queue.shift();
    }
  }
  return sold;
}

/** A bill's washed loss would rest on what its gain is not: such histories are left to the cases by hand. */
const isPlain = (done: readonly Done[]): boolean =>
  !model(
    done
      .filter(({ kind }) => kind.takes === 'interest')
      .map(({ row, iso, action, units, price }) =>
        trade({
          row,
          date: iso,
          time: row,
          action,
          symbol: 'X',
          quantity: units,
          amount: units * price,
          account: account('Main'),
        }),
      ),
  ).sales.some(({ disallowed }) => !disallowed.isZero());

test('every kind takes its own law, whatever stands beside it', () => {
  let checked = 0;
  fc.assert(
    fc.property(history, done => {
      fc.pre(isPlain(done));
      const table = cells(done);
      for (const year of [2025, 2026]) {
        const expected = plain(done, String(year));
        const told = (line: string): number => netGain(table, null, year, line, day('2028-01-01')) as number;
        const near = 0.01 * (expected.rows + 4);
        expect(Math.abs(told('short') - expected.short)).toBeLessThanOrEqual(near);
        // NET_GAIN carries no loss from year to year by itself.
        expect(Math.abs(told('long') - expected.long)).toBeLessThanOrEqual(near);
        if (expected.rows > 0) checked++;
      }
    }),
    { numRuns: Number(process.env['MIXED_RUNS'] ?? 200) },
  );
  expect(checked).toBeGreaterThan(100);
});
