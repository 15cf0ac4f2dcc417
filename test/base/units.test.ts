import {
  atRate,
  exact,
  priceFromText,
  scaled,
  toCent,
  worth,
  type Money,
  type Shares,
} from '../../src/base/exact';

/** Held by the compiler: each marked line must be an error (`tsc -p test`). */
test('money is no number of shares, and a price is neither', () => {
  const shares: Shares = exact(3);
  const price = priceFromText('2.5')!;
  const money: Money = worth(shares, price);
  expect(money).toBe(exact('7.5'));
  // What is reckoned has no unit until it is given one.
  const twice: Money = money + money;
  expect(toCent(twice)).toBe(exact(15));
  expect(atRate(money, price)).toBe(exact('18.75'));
  // @ts-expect-error money is not shares
  const wrong: Shares = money;
  // @ts-expect-error shares are not money
  toCent(shares);
  // @ts-expect-error a price is not money
  toCent(price);
  // @ts-expect-error money has no ratio of a split
  scaled(money, { numerator: BigInt(1), denominator: BigInt(2) });
  expect(wrong).toBe(money);
});
