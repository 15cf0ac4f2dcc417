import { US_RULES, account, trades } from './support';
import { leftIn, settleOne, soldIn } from './results';

/** What every earlier tool got wrong, each held by name. */
describe('bugs of earlier tools', () => {
  test('the sold lot is never its own replacement', () => {
    const settled = settleOne(
      trades(
        { date: '2026-03-02', action: 'buy', quantity: 100, amount: 5000 },
        { date: '2026-03-12', action: 'sell', quantity: 60, amount: 2400 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ gain: -600, disallowed: 0 }]);
  });

  test('a replacement share is not used twice', () => {
    const settled = settleOne(
      trades(
        { date: '2025-01-06', action: 'buy', quantity: 100, amount: 5000 },
        { date: '2026-03-02', action: 'sell', quantity: 50, amount: 2000 },
        { date: '2026-03-03', action: 'sell', quantity: 50, amount: 2000 },
        { date: '2026-03-10', action: 'buy', quantity: 50, amount: 2000 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([
      { sold: '2026-03-02', disallowed: 500, gain: 0 },
      { sold: '2026-03-03', disallowed: 0, gain: -500 },
    ]);
  });

  test('only the matched part of a loss is disallowed', () => {
    const settled = settleOne(
      trades(
        { date: '2025-01-06', action: 'buy', quantity: 100, amount: 5000 },
        { date: '2026-03-02', action: 'sell', quantity: 100, amount: 4000 },
        { date: '2026-03-10', action: 'buy', quantity: 25, amount: 1000 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([{ disallowed: 250, gain: -750 }]);
  });

  test('row order within a day changes nothing', () => {
    const day = { date: '2026-03-02' };
    const rows = [
      { date: '2025-01-06', action: 'buy', quantity: 100, amount: 5000, lot: 'a' },
      { ...day, action: 'sell', quantity: 50, amount: 2000 },
      { ...day, action: 'buy', quantity: 20, amount: 900, lot: 'b' },
      { ...day, action: 'sell', quantity: 30, amount: 1100 },
      { ...day, action: 'buy', quantity: 10, amount: 500, lot: 'c' },
    ] as const;
    const straight = settleOne(trades(...rows));
    const turned = settleOne(trades(...[...rows].reverse()));
    expect(soldIn(turned)).toEqual(soldIn(straight));
    expect(leftIn(turned)).toEqual(leftIn(straight));
  });

  test('chains cascade: the loss rolls on until a sale that nothing replaces', () => {
    const settled = settleOne(
      trades(
        { date: '2026-01-05', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-01-12', action: 'sell', quantity: 10, amount: 900 },
        { date: '2026-01-19', action: 'buy', quantity: 10, amount: 920 },
        { date: '2026-01-26', action: 'sell', quantity: 10, amount: 850 },
        { date: '2026-02-02', action: 'buy', quantity: 10, amount: 860 },
        { date: '2026-04-06', action: 'sell', quantity: 10, amount: 800 },
      ),
    );
    expect(soldIn(settled)).toMatchObject([
      { gain: 0, disallowed: 100 },
      { gain: 0, disallowed: 170 },
      { gain: -230, disallowed: 0 },
    ]);
  });

  test('long-term is counted in calendar months, not 365 days', () => {
    const settled = settleOne(
      trades(
        { date: '2023-02-28', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2024-02-29', action: 'sell', quantity: 5, amount: 600 },
        { date: '2024-03-01', action: 'sell', quantity: 5, amount: 600 },
      ),
    );
    expect(soldIn(settled).map(row => row.term)).toEqual(['short', 'long']);
  });

  test('HIFO ranks by adjusted basis, fees and wash additions in', () => {
    const settled = settleOne(
      trades(
        { date: '2025-01-06', action: 'buy', quantity: 10, amount: 1200 },
        { date: '2025-06-02', action: 'sell', quantity: 10, amount: 700 },
        { date: '2025-06-16', action: 'buy', quantity: 10, amount: 750 }, // takes up 500: basis 1,250
        { date: '2025-09-01', action: 'buy', quantity: 10, amount: 1000 }, // the higher price, the lower basis
        { date: '2026-03-02', action: 'sell', quantity: 10, amount: 1100, method: 'hifo' },
      ),
    );
    expect(soldIn(settled)[1]).toMatchObject({ bought: '2025-06-16', gain: -150 });
  });

  test('a wash reaches across the end of the year', () => {
    const rows = (rebought: string) =>
      trades(
        { date: '2024-05-01', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2025-12-31', action: 'sell', quantity: 10, amount: 800 },
        { date: rebought, action: 'buy', quantity: 10, amount: 810 },
      );
    expect(soldIn(settleOne(rows('2026-01-30')))).toMatchObject([{ disallowed: 200 }]);
    expect(soldIn(settleOne(rows('2026-01-31')))).toMatchObject([{ disallowed: 0 }]);
  });

  test('days are days: the window does not slip over a change of clocks', () => {
    const rows = (rebought: string) =>
      trades(
        { date: '2024-05-01', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-03-02', action: 'sell', quantity: 10, amount: 800 }, // clocks change on 8 March
        { date: rebought, action: 'buy', quantity: 10, amount: 810 },
      );
    expect(soldIn(settleOne(rows('2026-04-01')))).toMatchObject([{ disallowed: 200 }]);
    expect(soldIn(settleOne(rows('2026-04-02')))).toMatchObject([{ disallowed: 0 }]);
  });

  test('a purchase by the other spouse, and by an IRA, is seen', () => {
    const rows = (buyer: ReturnType<typeof account>) =>
      trades(
        { date: '2024-05-01', action: 'buy', quantity: 10, amount: 1000 },
        { date: '2026-03-02', action: 'sell', quantity: 10, amount: 800 },
        { date: '2026-03-09', action: 'buy', quantity: 10, amount: 810, account: buyer },
      );
    const spouse = settleOne(rows(account('Sam brokerage', 'taxable', 'Spouse')));
    expect(soldIn(spouse)).toMatchObject([{ disallowed: 200, lost: 0 }]);
    expect(leftIn(spouse)).toMatchObject([{ account: 'Sam brokerage', basis: 1010 }]);
    const ira = settleOne(rows(account('IRA', 'ira')), US_RULES);
    expect(soldIn(ira)).toMatchObject([{ disallowed: 200, lost: 200 }]);
    expect(leftIn(ira)).toMatchObject([{ account: 'IRA', basis: 810 }]);
  });
});
