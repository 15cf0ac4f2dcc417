import fc from 'fast-check';
import { isoDay } from '../../src/base/day';
import { exact } from '../../src/base/exact';
import type { Trade } from '../../src/engine/records';
import { account, day, trade } from './support';

const ACCOUNTS = [
  account('Brokerage'),
  account('Joint'),
  account('Sam brokerage', 'taxable', 'Spouse'),
  account('IRA', 'ira'),
];

interface Wish {
  readonly account: number;
  readonly symbol: number;
  readonly gap: number;
  readonly wantsSale: boolean;
  readonly shares: number;
  readonly price: number;
}

const wish = fc.record({
  account: fc.integer({ min: 0, max: 3 }),
  symbol: fc.integer({ min: 0, max: 1 }),
  gap: fc.integer({ min: 0, max: 25 }),
  wantsSale: fc.boolean(),
  shares: fc.integer({ min: 1, max: 40_000 }),
  price: fc.integer({ min: 1, max: 20_000 }),
});

/** Histories a household could have: every sale is of shares its account holds. Times make the order certain. */
export const history = fc.array(wish, { minLength: 1, maxLength: 40 }).map(wishes => feasible(wishes));

function feasible(wishes: readonly Wish[]): Trade[] {
  const held = new Map<string, number>();
  let today = day('2024-01-02');
  return wishes.map((want, index) => {
    today += want.gap;
    const key = `${want.account}/${want.symbol}`;
    const has = held.get(key) ?? 0;
    const sells = want.wantsSale && has > 0;
    const thousandths = sells ? Math.min(has, want.shares) : want.shares;
    held.set(key, has + (sells ? -thousandths : thousandths));
    return {
      ...trade({
        row: index + 2,
        date: isoDay(today),
        time: index,
        action: sells ? 'sell' : 'buy',
        symbol: want.symbol === 0 ? 'XYZ' : 'QQQ',
        quantity: 0,
        account: ACCOUNTS[want.account]!,
      }),
      quantity: exact(thousandths) / BigInt(1000),
      amount: exact((thousandths * want.price) / 1000 / 100),
    };
  });
}
