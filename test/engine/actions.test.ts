import { allLots } from '../../src/engine/ledger';
import { account, trades, US_RULES } from './support';
import { leftIn, settleOne, soldIn } from './results';

const joint = account('Joint');
const solo = account('Solo');

describe('actions', () => {
  test('a split multiplies shares, keeps basis and dates, and is no purchase', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-03-02', action: 'sell', quantity: 5, amount: 300 },
        { date: '2026-03-09', action: 'split', quantity: 4 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ gain: -200, disallowed: 0 }]);
    expect(leftIn(settled)).toMatchObject([{ shares: 20, basis: 500, acquired: '2024-01-02' }]);
  });

  test('a loss that waits over a split is replaced in new shares', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-03-02', action: 'sell', quantity: 10, amount: 600 },
        { date: '2026-03-09', action: 'split', quantity: 2 },
        { date: '2026-03-16', action: 'buy', quantity: 5, amount: 160 }, // 5 of 20 new shares
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ disallowed: 100, gain: -300 }]);
  });

  test('a reverse split with cash in lieu is a split and a sale of the fraction', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 15, amount: 1500 },
        { date: '2026-03-02', action: 'split', quantity: 0.1 },
        { date: '2026-03-03', action: 'sell', quantity: 0.5, amount: 40 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ shares: 0.5, gain: -460, term: 'long' }]);
    expect(leftIn(settled)).toMatchObject([{ shares: 1, basis: 1000 }]);
  });

  test('return of capital lowers basis to zero and then is gain', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 100 },
        { date: '2026-03-02', action: 'returnOfCapital', quantity: 0, amount: 130 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ gain: 30, term: 'long' }]);
    expect(leftIn(settled)).toMatchObject([{ shares: 10, basis: 0 }]);
  });

  test('shares on their way between accounts split too', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000, account: joint },
        { date: '2026-03-02', action: 'transferOut', quantity: 5, account: joint },
        { date: '2026-03-03', action: 'split', quantity: 2, account: joint },
        { date: '2026-03-04', action: 'transferIn', quantity: 10, account: solo },
      ),
    );
    expect(leftIn(settled)).toMatchObject([
      { shares: 10, basis: 500, acquired: '2024-01-02' },
      { shares: 10, basis: 500, acquired: '2024-01-02' },
    ]);
  });

  test('a transfer between own accounts takes basis, dates and wash history along', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000, account: joint },
        { date: '2024-06-03', action: 'buy', quantity: 10, amount: 1200, account: joint },
        { date: '2026-03-02', action: 'transferOut', quantity: 15, account: joint },
        { date: '2026-03-04', action: 'transferIn', quantity: 15, account: solo },
      ),
    );
    expect(settled.problems).toEqual([]);
    expect(leftIn(settled)).toEqual([
      { account: 'Joint', acquired: '2024-06-03', from: '2024-06-03', shares: 5, basis: 600 },
      { account: 'Solo', acquired: '2024-01-02', from: '2024-01-02', shares: 10, basis: 1000 },
      { account: 'Solo', acquired: '2024-06-03', from: '2024-06-03', shares: 5, basis: 600 },
    ]);
  });

  test('shares that arrive from nowhere are a problem', () => {
    const settled = settleOne(trades({ date: '2026-03-02', action: 'transferIn', quantity: 15 }));
    expect(settled.problems).toMatchObject([{ table: 'Trades', row: 2, column: 'Quantity' }]);
  });

  test.each([
    [50, -10],
    [80, 0],
    [120, 20],
  ])('a gift worth 60 with a donor basis of 100, sold for %d: %d', (price, gain) => {
    const settled = settleOne(
      trades(
        {
          date: '2026-01-05',
          action: 'giftIn',
          quantity: 1,
          amount: 100,
          valueAtGift: 60,
          donorAcquired: '2020-01-02',
        },
        { date: '2026-03-02', action: 'sell', quantity: 1, amount: price },
      ),
    );
    // Sold below the value at the gift, the donor's period does not count: 26 U.S.C. § 1223(2).
    expect(soldIn(settled)).toMatchObject([{ gain, term: gain < 0 ? 'short' : 'long' }]);
  });

  test('neither a gift nor an inheritance replaces', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-03-02', action: 'sell', quantity: 10, amount: 800 },
        { date: '2026-03-09', action: 'giftIn', quantity: 10, amount: 700 },
        { date: '2026-03-10', action: 'inherit', quantity: 10, amount: 800 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ disallowed: 0 }]);
  });

  test('what replaces inherited shares is long-term from the first day: § 1223(9) with (3)', () => {
    const settled = settleOne(
      trades(
        { date: '2026-03-02', action: 'inherit', quantity: 10, amount: 1000 },
        { date: '2026-04-01', action: 'sell', quantity: 10, amount: 800 },
        { date: '2026-04-10', action: 'buy', quantity: 10, amount: 850 },
        { date: '2026-05-20', action: 'sell', quantity: 10, amount: 1200 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([
      { disallowed: 200, term: 'long' },
      { gain: 150, disallowed: 0, term: 'long' },
    ]);
  });

  test('a loss on covering is disallowed when another short follows, and lowers its proceeds', () => {
    const settled = settleOne(
      trades(
        { date: '2026-03-02', action: 'short', quantity: 100, amount: 5000 },
        { date: '2026-03-20', action: 'cover', quantity: 100, amount: 5600 },
        { date: '2026-04-01', action: 'short', quantity: 100, amount: 5700 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ gain: 0, disallowed: 600, term: 'short' }]);
    const open = allLots(settled.short).flatMap(lot => lot.runs);
    expect(open.map(run => run.basis)).toEqual([BigInt(-5100) * BigInt(10) ** BigInt(8)]);
  });

  test('fills of a day are one purchase; with the setting off each is its own', () => {
    const rows = trades(
      { date: '2026-03-02', time: 36000, action: 'buy', quantity: 50, amount: 500 },
      { date: '2026-03-02', time: 36000, action: 'buy', quantity: 50, amount: 520 },
      { date: '2026-03-12', time: 36000, action: 'sell', quantity: 50, amount: 400 },
    );
    expect(soldIn(settleOne(rows))).toMatchObject([{ gain: -110, disallowed: 0 }]);
    expect(soldIn(settleOne(rows, { ...US_RULES, fillsAreOnePurchase: false }))).toMatchObject([
      { gain: 0, disallowed: 100 },
    ]);
  });

  test('where a replacement need not be held, shares sold beside it replace too', () => {
    const rows = trades(
      { date: '2023-01-09', action: 'buy', quantity: 100, amount: 6000 },
      { date: '2026-03-16', action: 'buy', quantity: 20, amount: 900 },
      { date: '2026-03-26', action: 'sell', quantity: 120, amount: 5280 },
    );
    expect(soldIn(settleOne(rows)).map(row => row.disallowed)).toEqual([0, 0]);
    const literal = settleOne(rows, { ...US_RULES, replacementMustBeHeld: false });
    // 320 of the old lot's loss moves to the new shares, sold the same day: the total agrees, the term differs.
    expect(soldIn(literal)).toMatchObject([
      { gain: -1280, disallowed: 320, term: 'long' },
      { gain: -340, disallowed: 0, term: 'short' },
    ]);
  });

  test.each([
    ['addDays', '2025-01-21'],
    ['addDaysWithoutOverlap', '2025-01-21'],
    ['oldDate', '2025-01-06'],
  ] as const)('tacking by %s starts %s', (tacking, from) => {
    const settled = settleOne(
      trades(
        { date: '2025-01-06', action: 'buy', quantity: 100, amount: 1000 },
        { date: '2025-03-10', action: 'sell', quantity: 100, amount: 750 },
        { date: '2025-03-25', action: 'buy', quantity: 100, amount: 800 },
      ),
      { ...US_RULES, tacking },
    );
    expect(leftIn(settled)).toMatchObject([{ from, basis: 1050 }]);
  });

  test('days held side by side count once where overlap is left out', () => {
    const rows = trades(
      { date: '2025-01-06', action: 'buy', quantity: 10, amount: 1000 },
      { date: '2025-03-01', action: 'buy', quantity: 10, amount: 800, lot: 'new' },
      { date: '2025-03-11', action: 'sell', quantity: 10, amount: 700 },
    );
    const start = (tacking: 'addDays' | 'addDaysWithoutOverlap'): string =>
      leftIn(settleOne(rows, { ...US_RULES, tacking }))[0]!.from;
    expect(start('addDays')).toBe('2024-12-27');
    expect(start('addDaysWithoutOverlap')).toBe('2025-01-06');
  });

  test.each([
    ['fifo', '2024-01-02'],
    ['lifo', '2025-09-01'],
    ['hifo', '2025-06-02'],
    ['minTax', '2025-06-02'],
  ] as const)('%s sells the lot bought %s', (method, bought) => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 800 },
        { date: '2025-06-02', action: 'buy', quantity: 10, amount: 1500 },
        { date: '2025-09-01', action: 'buy', quantity: 10, amount: 1200 },
        { date: '2025-12-01', action: 'sell', quantity: 10, amount: 1000, method },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ bought }]);
  });

  test('average basis is the same for every share of the account', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2025-06-02', action: 'buy', quantity: 10, amount: 1400 },
        { date: '2025-12-01', action: 'sell', quantity: 10, amount: 1500, method: 'average', asset: 'fund' },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ bought: '2024-01-02', gain: 300, term: 'long' }]);
    expect(leftIn(settled)).toMatchObject([{ shares: 10, basis: 1200 }]);
  });

  test('us-fund-6mo-capgain-dividend: the loss is long-term up to the capital-gain dividend', () => {
    const settled = settleOne(
      trades(
        { date: '2025-11-03', action: 'buy', quantity: 100, amount: 2000 },
        { date: '2025-12-15', action: 'capitalGainDividend', quantity: 0, amount: 150 },
        { date: '2026-02-02', action: 'sell', quantity: 100, amount: 1800 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([
      { gain: -150, term: 'long', shares: 75 },
      { gain: -50, term: 'short', shares: 25 },
    ]);
  });

  test('us-fund-6mo-exempt-interest: the loss is lost for good up to the exempt-interest dividends', () => {
    const settled = settleOne(
      trades(
        { date: '2025-11-03', action: 'buy', quantity: 100, amount: 5000 },
        { date: '2025-12-15', action: 'exemptInterestDividend', quantity: 0, amount: 40 },
        { date: '2026-02-02', action: 'sell', quantity: 100, amount: 4940 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ gain: -20, disallowed: 40, term: 'short' }]);
  });

  test('fund shares held more than six months are under neither rule', () => {
    const sold = (date: string) =>
      soldIn(
        settleOne(
          trades(
            { date: '2025-11-03', action: 'buy', quantity: 100, amount: 5000 },
            { date: '2025-12-15', action: 'exemptInterestDividend', quantity: 0, amount: 40 },
            { date, action: 'sell', quantity: 100, amount: 4940 },
          ),
        ),
      )[0]!.gain;
    expect([sold('2026-05-03'), sold('2026-05-04')]).toEqual([-20, -60]);
  });

  test('the fund rules come before the wash', () => {
    const settled = settleOne(
      trades(
        { date: '2025-11-03', action: 'buy', quantity: 100, amount: 5000 },
        { date: '2025-12-15', action: 'exemptInterestDividend', quantity: 0, amount: 40 },
        { date: '2026-02-02', action: 'sell', quantity: 100, amount: 4940 },
        { date: '2026-02-10', action: 'buy', quantity: 100, amount: 4950 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ gain: 0, disallowed: 60 }]);
    expect(leftIn(settled)).toMatchObject([{ basis: 4970 }]); // only the 20 that the rule left are deferred
  });

  test('overselling is a problem that names the row and what is held', () => {
    const settled = settleOne(
      trades(
        { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-03-02', action: 'sell', quantity: 12, amount: 1000 },
      ),
    );
    expect(settled.problems[0]).toEqual({
      table: 'Trades',
      row: 3,
      column: 'Quantity',
      code: 'notHeld',
      found: 'sells 12 XYZ on 2026-03-02, but Brokerage holds 10',
      remedy: 'add the missing purchases or correct the quantity',
    });
  });

  test('a short is covered on the same day only after it is opened', () => {
    const settled = settleOne(
      trades(
        { date: '2026-03-02', action: 'cover', quantity: 10, amount: 90 },
        { date: '2026-03-02', action: 'short', quantity: 10, amount: 100 },
      ),
    );
    expect(settled.problems).toEqual([]);
    expect(soldIn(settled)).toMatchObject([{ gain: 10 }]);
  });
});
