import { bundle, asOf, rows, trades, settings } from '../functions/support';

describe('Trades in their many shapes', () => {
  const basis = (headings: string[], row: (string | number)[]): unknown =>
    bundle.table('OPEN_LOTS', rows(headings, [row]), '', asOf)[1]![10];

  test('cost is with fees, whichever way the amount is given', () => {
    expect(
      basis(['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Fees'], ['2024-01-02', 'Buy', 'A', 10, 10, 1]),
    ).toBe(101);
    expect(
      basis(
        ['Trade date', 'Transaction', 'Ticker', 'Shares', 'Total', 'Commission'],
        ['2024-01-02', 'Bought', 'A', 10, 100, 1],
      ),
    ).toBe(101);
    expect(
      basis(
        ['Date', 'Action', 'Symbol', 'Quantity', 'Net amount', 'Fees'],
        ['2024-01-02', 'Buy', 'A', 10, -101, 1],
      ),
    ).toBe(101);
    expect(
      basis(
        ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Amount', 'Fees'],
        ['2024-01-02', 'Buy', 'A', 10, 10, 101, 1],
      ),
    ).toBe(101);
    expect(
      basis(
        ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Amount', 'Fees'],
        ['2024-01-02', 'Buy', 'A', 10, 10, 100, 1],
      ),
    ).toBe(101);
  });

  test('headings match ignoring case, spaces and punctuation, in any order', () => {
    expect(
      basis(
        ['AMOUNT', ' quantity ', 'SYM-BOL', 'act_ion', 'd.ate', 'Note'],
        [100, 10, 'A', 'buy', '2024-01-02', 'x'],
      ),
    ).toBe(100);
  });

  test('a sale names its lots', () => {
    const headings = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Lot'];
    const history = rows(headings, [
      ['2024-01-02', 'Buy', 'A', 50, 500, 'old'],
      ['2025-01-02', 'Buy', 'A', 50, 1500, 'new'],
      ['2026-01-05', 'Sell', 'A', 30, 600, 'new:20; old:10'],
      ['2026-02-05', 'Sell', 'A', 10, 200, 'LIFO'],
    ]);
    expect(
      bundle
        .table('REALIZED_GAINS', history, '', '', asOf)
        .slice(1)
        .map(row => [row[3], row[4], row[8]]),
    ).toEqual([
      ['new', 20, 600],
      ['old', 10, 100],
      ['new', 10, 300],
    ]);
  });

  test('a standing choice of method holds for its account', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'A', 10, 100, 'One'],
      ['2025-01-02', 'Buy', 'A', 10, 300, 'One'],
      ['2026-01-05', 'Sell', 'A', 10, 200, 'One'],
    );
    const gain = (given: Readonly<Record<string, string | number>>) =>
      bundle.table('REALIZED_GAINS', history, settings(given), '', asOf)[1]![11];
    expect(gain({})).toBe(100);
    expect(gain({ 'Lot method': 'HIFO' })).toBe(-100);
    expect(gain({ 'Lot method ONE': 'LIFO' })).toBe(-100);
    expect(gain({ 'Lot method Two': 'LIFO' })).toBe(100);
  });
});
