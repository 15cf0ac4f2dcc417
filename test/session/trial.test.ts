import { dayFromIso, type Day } from '../../src/base/day';
import { Decimal } from '../../src/base/decimal';
import { exact, exactText } from '../../src/base/exact';
import { finish } from '../../src/base/steps';
import type { Range } from '../../src/table/cell';
import { askGently, type SettledHousehold } from '../../src/session/ask';
import { amountOf, priceOf, trying, type Tried, type TriedTrade } from '../../src/session/trial';

const day = (iso: string): Day => dayFromIso(iso)!;
const at = (iso: string) => ({ day: day(iso), seconds: 0 });
const AS_OF = day('2026-11-20');
const TODAY = AS_OF;

const TRADES: Range = [
  ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Account', 'Owner'],
  [at('2024-03-01'), 'Buy', 'VTI', 100, 300, 'Main', 'Alex'],
  [at('2026-02-02'), 'Buy', 'VTI', 100, 200, 'Main', 'Alex'],
  [at('2026-11-05'), 'Sell', 'BND', 10, 70, 'Main', 'Alex'],
  [at('2025-01-02'), 'Buy', 'BND', 10, 90, 'Main', 'Alex'],
];
const LOTS: Range = [
  ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Owner'],
  ['VTI', 100, at('2024-03-01'), 30000, 240, 'Main', 'Alex'],
  ['VTI', 100, at('2026-02-02'), 20000, 240, 'Main', 'Alex'],
];
const settings = (...rows: (readonly [string, string | number])[]): Range => [['Setting', 'Value'], ...rows];

const asked = (
  more: readonly (readonly [string, string | number])[] = [],
  trades = TRADES,
  lots = LOTS,
): SettledHousehold => {
  const own = askGently({ lots, trades, settings: settings(...more) }, AS_OF);
  expect(own.problems).toEqual([]);
  return own;
};

const tryIt = (own: SettledHousehold, over: Partial<TriedTrade> & { readonly row?: number }): Tried => {
  const like = own.read.tables.lots.find(({ source }) => source.row === (over.row ?? 2))!;
  return finish(
    trying(own, {
      action: 'sell',
      like,
      shares: exact(100),
      amount: exact(24000),
      day: TODAY,
      takes: null,
      ...over,
    }),
  );
};

const gains = ({ parts }: Tried) =>
  parts!.map(({ shares, gain, term }) => [exactText(shares), exactText(gain), term]);

describe('a sale that is only tried', () => {
  const own = asked([
    ['Taxable income', 120000],
    ['State rate', 0],
  ]);

  test('takes the lots the settings say, and moves the year by its gain', () => {
    const tried = tryIt(own, {});
    expect(tried.problems).toEqual([]);
    expect(gains(tried)).toEqual([['100', '-6000', 'long']]);
    const long = (year: Tried['before']) =>
      year.plain.lines.find(({ label }) => label.startsWith('Long'))!.amount!.toString();
    expect([long(tried.before), long(tried.after)]).toEqual(['-200', '-6200']);
    expect(tried.after.tax.amount!.lessThan(tried.before.tax.amount!)).toBe(true);
  });

  test('another method takes others', () => {
    expect(gains(tryIt(own, { takes: 'lifo' }))).toEqual([['100', '4000', 'short']]);
    expect(gains(tryIt(own, { takes: 'hifo' }))).toEqual([['100', '-6000', 'long']]);
  });

  test('a lot chosen by hand is the one that is sold, named or not', () => {
    expect(gains(tryIt(own, { row: 3, takes: 'this lot' }))).toEqual([['100', '4000', 'short']]);
    expect(gains(tryIt(own, { row: 2, takes: 'this lot' }))).toEqual([['100', '-6000', 'long']]);
  });

  test('waiting until it is long-term is the same question on a later day', () => {
    const later = { row: 3, takes: 'this lot' } as const;
    expect(gains(tryIt(own, { ...later, day: day('2027-02-02') }))[0]![2]).toBe('short');
    expect(gains(tryIt(own, { ...later, day: day('2027-02-03') }))[0]![2]).toBe('long');
  });

  test('more than is held cannot be sold', () => {
    const tried = tryIt(own, { shares: exact(300), amount: exact(72000) });
    expect(tried.problems).toHaveLength(1);
    expect(tried.problems[0]).toMatch(/^This trade/);
    expect(tried.after).toBe(tried.before);
  });

  test('nothing is kept of it: the household is as it was', () => {
    const before = JSON.stringify(own.read.tables.trades.length);
    tryIt(own, {});
    expect(JSON.stringify(own.read.tables.trades.length)).toBe(before);
    expect(tryIt(own, {}).before.lines).toEqual(tryIt(own, {}).before.lines);
  });
});

test('a purchase says whose loss it would wash, and what that does to the year', () => {
  const own = asked([['Taxable income', 120000]]);
  const sold = own.read.tables.trades.find(({ symbol, action }) => symbol === 'BND' && action === 'sell')!;
  const tried = tryIt(own, { action: 'buy', like: sold, shares: exact(10), amount: exact(700) });
  expect(tried.buy?.buy).toBe('No');
  expect(exactText(tried.buy!.lossAtStake)).toBe('200');
  const long = (year: Tried['before']) =>
    year.plain.lines.find(({ label }) => label.startsWith('Long'))!.amount!.toString();
  expect([long(tried.before), long(tried.after)]).toEqual(['-200', '0']);
  const after = tryIt(own, {
    action: 'buy',
    like: sold,
    shares: exact(10),
    amount: exact(700),
    day: day('2026-12-06'),
  });
  expect(long(after.after)).toBe('-200');
});

test('where the law pools, the pool’s own average is what counts', () => {
  const own = asked([
    ['Country', 'UK'],
    ['Taxable income', 60000],
  ]);
  const tried = tryIt(own, { shares: exact(100), amount: exact(24000) });
  expect(tried.problems).toEqual([]);
  expect(tried.parts).toBeNull();
  const lossesOf = (year: Tried['before']) =>
    year.plain.lines.find(({ label }) => label === 'Losses in the year')?.amount?.toNumber();
  // The pool of 200 cost 50,000: 24,000 − 25,000, beside the 200 of BND.
  expect([lossesOf(tried.before), lossesOf(tried.after)]).toEqual([200, 1200]);
});

test('under a law of lots the fixed order holds whatever lot is asked for', () => {
  const own = asked([['Country', 'Germany']]);
  const tried = tryIt(own, { row: 3, takes: null });
  expect(gains(tried).map(([shares, gain]) => [shares, gain])).toEqual([['100', '-6000']]);
  expect(tried.parts![0]!.term).toBeNull();
});

test('without Trades, lots alone can be sold', () => {
  const own = asked([['Taxable income', 120000]], null as never);
  expect(gains(tryIt(own, { row: 3, takes: 'this lot' }))).toEqual([['100', '4000', 'short']]);
});

test('a price for all shares is that of one, times their number', () => {
  expect(exactText(amountOf(new Decimal('2.5'), new Decimal('10.01')))).toBe('25.025');
  const [lot] = asked().read.tables.lots;
  expect(priceOf(lot!)!.toString()).toBe('240');
});
