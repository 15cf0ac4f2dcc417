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

  test('cost, fees and proceeds are sizes: the action has the direction', () => {
    const cells = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Fees'];
    for (const [amount, fees] of [
      [100, 1],
      [-100, 1],
      [100, -1],
      [-100, -1],
    ] as const)
      expect(basis(cells, ['2024-01-02', 'Buy', 'A', 10, amount, fees])).toBe(101);
    const sold = rows(cells, [
      ['2024-01-02', 'Buy', 'A', 10, -100, ''],
      ['2026-01-05', 'Sell', 'A', -10, 150, -2],
    ]);
    expect(bundle.call('NET_GAIN', sold, '', 2026, 'net', asOf)).toBe(48);
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

  const PRICED = ['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Amount', 'Asset'];

  test('a price of 0 is a missing price: beside an Amount it is not read, alone it is asked for', () => {
    expect(basis(PRICED, ['2024-01-02', 'Buy', 'A', 10, 0, 100])).toBe(100);
    expect(() => basis(PRICED, ['2024-01-02', 'Buy', 'A', 10, 0, ''])).toThrow(
      'Trades row 2, Price: a price of 0 is a missing price; enter the price or the Amount',
    );
    expect(() => basis(PRICED, ['2024-01-02', 'Buy', 'A', 10, 0, 0])).toThrow('write Worthless');
    // What truly cost nothing has an Amount of 0 and no price; an option may be worth nothing.
    expect(basis(PRICED, ['2024-01-02', 'Buy', 'A', 10, '', 0])).toBe(0);
    expect(basis(PRICED, ['2024-01-02', 'Buy', 'XYZ 01/15/2027 95 C', 1, 0, ''])).toBe(0);
  });

  test.each([
    ['a price of 0', 0, ''],
    ['an amount of 0', '', 0],
    ['both', 0, 0],
  ])('a vest with %s asks for its value', (_, price, amount) => {
    expect(() => basis(PRICED, ['2026-03-02', 'Vest', 'A', 10, price, amount])).toThrow(
      'Trades row 2, Amount: the vest has no value; enter what the shares were worth on the day',
    );
  });

  test.each(['Calls on XYZ January 2027', 'XYZ', '27JAN95'])(
    'a row whose Asset says option and whose underlying cannot be read is a problem: %s',
    symbol => {
      expect(() => basis(PRICED, ['2026-03-02', 'Buy', symbol, 1, '', 500, 'option'])).toThrow(
        /Trades row 2, Symbol: .*what it is written on cannot be read/,
      );
      expect(
        basis([...PRICED, 'Identical to'], ['2026-03-02', 'Buy', symbol, 1, '', 500, 'option', 'XYZ']),
      ).toBe(500);
    },
  );
});
