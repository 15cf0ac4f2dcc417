import { openBundle, type Value } from '../support/bundle';

/** Tables as people have them, through the bundle: each is read right, or asked about, never wrong in silence. */
const bundle = openBundle();
const AS_OF = bundle.day('2026-11-20');
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const sheet = (headings: string[], ...rows: (string | number | boolean)[][]): Value[][] => [
  headings,
  ...rows.map(row =>
    headings.map((_, at) => {
      const cell = row[at] ?? '';
      return typeof cell === 'string' && ISO.test(cell) ? bundle.day(cell) : cell;
    }),
  ),
];
const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type'];
const TRADES = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type'];
const check = (lots: unknown, trades: unknown = ''): string =>
  JSON.stringify(bundle.table('HARVEST_CHECK', lots, trades, '', '', AS_OF).slice(1));
const failure = (name: string, ...args: unknown[]): string => {
  try {
    bundle.call(name, ...args);
  } catch (error) {
    return (error as Error).message;
  }
  return 'answered';
};

describe('two spellings that may be one are never Settled', () => {
  const riskOf = (held: string, bought: string): unknown[] => {
    const lots = sheet(LOTS, [held, 100, '2025-01-02', 10000, 50, 'Main', 'Taxable']);
    const trades = sheet(TRADES, ['2026-11-09', 'Buy', bought, 100, 5000, 'Roth', 'Roth IRA']);
    return bundle.table('WASH_SALE_RISK', lots, trades, '', AS_OF)[1]!.slice(0, 2);
  };

  test.each([
    ['VTX:NYSEARCA', 'VTX'],
    ['VTX:US', 'NYSEARCA: VTX'],
  ])('%s and %s are one', (held, bought) => {
    expect(riskOf(held, bought)).toEqual(['Full', 'Settled']);
  });

  test.each([
    ['VTX US', 'VTX'],
    ['VTX US Equity', 'VTX'],
    ['Vanguard VTX', 'VTX'],
    ['VTX', 'VTX.L'],
    ['BRXB', 'BRX.B'],
    ['\u0412\u0422\u0421', 'BTC'],
    ['$VTX', 'VTX'],
  ])('%s and %s are for Review', (held, bought) => {
    expect(riskOf(held, bought)).toEqual(['None', 'Review']);
  });

  test.each([
    ['BRX.A', 'BRX.B'],
    ['BRX.B', 'B'],
    ['VTX', 'VTV'],
  ])('%s and %s are two', (held, bought) => {
    expect(riskOf(held, bought)).toEqual(['None', 'Settled']);
  });
});

test('an option that cannot be read spoils the stock it may be on, and says how to write it', () => {
  const trades = sheet(
    TRADES,
    ['2025-01-02', 'Buy', 'XYZ', 100, 10000, 'Main'],
    ['2026-11-02', 'Sell', 'XYZ', 100, 8000, 'Main'],
    ['2026-11-05', 'Buy to open', 'CALL (XYZ) XYZ CORP JAN 15 27 $95 (10 SHS)', 1, 41, 'Main'],
  );
  expect(failure('REALIZED_GAINS', trades, '', '', AS_OF)).toMatch(
    /Trades row 4, Symbol: .*looks like an option/,
  );
  const lots = sheet(LOTS, ['XYZ', 100, '2025-01-02', 10000, 80, 'Main']);
  expect(bundle.table('WASH_SALE_RISK', lots, trades, '', AS_OF)[1]![0]).toBe('Check Trades row 4');
});

test('a totals row is set aside under every function, and told', () => {
  const trades = sheet(
    TRADES,
    ['2025-01-02', 'Buy', 'XYZ', 100, 10000, 'Main'],
    ['2026-02-02', 'Sell', 'XYZ', 100, 12000, 'Main'],
    ['Total', '', '', 200, 22000],
  );
  expect(bundle.table('REALIZED_GAINS', trades, '', '', AS_OF)).toHaveLength(2);
  expect(bundle.call('NET_GAIN', trades, '', 2026, 'net', AS_OF)).toBe(2000);
  expect(check('', trades)).toMatch(/"Trades",4,"","the row names no security and no day: a totals row\?/);
});

test('one lot whose total cost is near the price of a share is asked about', () => {
  const lots = sheet(LOTS, ['XYZ', 100, '2025-01-02', 52, 50, 'Main']);
  expect(failure('HARVEST_LOSS', lots, '', '', AS_OF)).toMatch(/near the price of one share/);
});

test('a charge that nothing reads is named', () => {
  const trades = sheet(
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Regulatory charge'],
    ['2026-01-02', 'Buy', 'A', 10, 100, 1],
  );
  expect(failure('OPEN_LOTS', trades, '', AS_OF)).toMatch(/Regulatory charge.*head it Fees/);
});

test.each([
  ['Byu', /write Buy, if it is that/],
  ['Dividnd', /write Dividend, if it is that/],
  ['Stk Split', /write Split, with new shares per old/],
  ['Div Reinvest', /write Reinvest/],
  ['Corporate action', /write Split, Merger, Spin-off/],
  ['Foo', /use one of Buy, Sell/],
])('the action %s says how to write what it probably means', (word, remedy) => {
  const trades = sheet(TRADES, ['2026-01-02', word, 'A', 10, 100, 'Main']);
  expect(check('', trades)).toMatch(remedy);
});

test('another term than the holding period makes is told, the one of OPEN_LOTS is not', () => {
  const headings = [...LOTS, 'Term'];
  const lot = ['A', 10, '2026-01-02', 1000, 5, 'Main', 'Taxable'];
  expect(check(sheet(headings, [...lot, 'Long']))).toMatch(
    /"Lots",2,"Term","Long for A .* is Short on 2026-11-20/,
  );
  expect(check(sheet(headings, [...lot, 'Short']))).toMatch(/No problems found/);
});

test('one account has one name, however its rows spell it', () => {
  const trades = sheet(
    [...TRADES, 'Owner'],
    ['2025-01-02', 'Buy', 'A', 10, 100, 'Schwab Joint', '', 'Ann'],
    ['2025-01-03', 'Buy', 'B', 10, 100, 'schwab  joint', '', 'ann'],
  );
  const rows = bundle.table('OPEN_LOTS', trades, '', AS_OF).slice(1);
  expect(rows.map(row => [row[0], row[2]])).toEqual([
    ['Schwab Joint', 'Ann'],
    ['Schwab Joint', 'Ann'],
  ]);
});
