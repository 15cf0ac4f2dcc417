import { identitiesFrom } from '../../src/table/identity';
import { openBundle, type Value } from '../support/bundle';

/** What a thing is: known without doubt, asked, or contradicted. */
const bundle = openBundle();
const { day } = bundle;

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Asset'];

/** Sold at a loss of 3,000 and bought back within 30 days. */
const history = (symbol: string, asset = ''): unknown[][] => [
  HEADINGS,
  [day('2026-01-10'), 'Buy', symbol, 1, 10000, 'Main', ''],
  [day('2026-09-10'), 'Sell', symbol, 1, 7000, 'Main', asset],
  [day('2026-09-20'), 'Buy', symbol, 1, 7100, 'Main', ''],
];

const sale = (symbol: string, asset?: string): Record<string, Value> => {
  const [headings = [], row = []] = bundle.table('REALIZED_GAINS', history(symbol, asset));
  return Object.fromEntries(headings.map((heading, at) => [String(heading), row[at]!]));
};

const checked = (...tables: unknown[]): string =>
  bundle
    .table('HARVEST_CHECK', '', ...tables)
    .flat()
    .join(' ');

describe('coins', () => {
  test.each(['BTC-USD', 'ETH-EUR', 'BTC/USD', 'CURRENCY:BTCUSD', 'DOGE-USDT'])(
    '%s is a coin without doubt: nothing is washed, nothing is asked',
    symbol => {
      expect(sale(symbol)).toMatchObject({ Gain: -3000, Code: '' });
      expect(checked(history(symbol))).not.toContain('ticker of a coin');
    },
  );

  test.each(['EUR-USD', 'CSPX-USD', 'ABCUSD', 'QMTK'])('%s is none', symbol => {
    expect(sale(symbol)).toMatchObject({ Gain: 0, Code: 'W' });
  });

  test('a ticker that is a coin’s and a fund’s is asked once, and beside the figure it decides', () => {
    expect(sale('ETH')).toMatchObject({ Gain: 0, Code: 'W' });
    expect(String(sale('ETH')['Why'])).toContain('Review: ETH is the ticker of a coin');
    expect(checked(history('ETH')).match(/ETH is the ticker of a coin/g)).toHaveLength(1);
  });

  test.each([
    ['crypto', -3000],
    ['ETF', 0],
  ])('answered with %s on any row', (asset, gain) => {
    expect(sale('ETH', asset)['Gain']).toBe(gain);
    expect(String(sale('ETH', asset)['Why'])).not.toContain('ticker of a coin');
    expect(checked(history('ETH', asset))).not.toContain('ticker of a coin');
  });

  test('the risk of a lot that may be a coin is for Review where something was bought', () => {
    const lots = (symbol: string): unknown[][] => [
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
      [symbol, 1, day('2025-01-10'), 10000, 7000, 'Main'],
      [symbol, 1, day('2026-11-10'), 7100, 7000, 'Main'],
    ];
    const risk = (symbol: string): string =>
      bundle.table('WASH_SALE_RISK', lots(symbol), '', '', day('2026-11-25'))[1]!.join(' ');
    expect(risk('ETH')).toContain('Review');
    expect(risk('ETH-USD')).toContain('None');
    expect(risk('QMTK')).not.toContain('Review');
  });
});

test('of the words for shares the more special one stands, whichever row comes first; Securities decides', () => {
  const taxed = (first: string, second: string): unknown =>
    bundle.call(
      'REALIZED_GAINS',
      [
        HEADINGS,
        [day('2026-01-10'), 'Buy', 'QMTK', 1, 100, 'Main', first],
        [day('2026-09-10'), 'Sell', 'QMTK', 1, 200, 'Main', second],
      ],
      [
        ['Setting', 'Value'],
        ['Country', 'Germany'],
      ],
    );
  const [stock, fund] = [taxed('stock', 'stock'), taxed('ETF', 'ETF')];
  // A fund's gain is free in part (InvStG § 20), a share's has a pot of its own.
  expect(stock).not.toEqual(fund);
  expect(taxed('stock', 'ETF')).toEqual(fund);
  expect(taxed('ETF', 'stock')).toEqual(fund);
  const row = { symbol: 'QMTK', identicalTo: '' };
  expect(
    identitiesFrom([
      { ...row, asset: 'stock', isDecisive: true },
      { ...row, asset: 'etf' },
    ]).assetOf('QMTK'),
  ).toBe('stock');
});

describe('two kinds for one symbol', () => {
  const rows = (...assets: string[]): unknown[][] => [
    HEADINGS,
    ...assets.map((asset, at) => [day(`2026-01-1${at}`), 'Buy', 'QMTK', 1, 100, 'Main', asset]),
  ];

  test('are a problem of that symbol, whichever stands first', () => {
    expect(checked(rows('crypto', 'stock'))).toContain('QMTK is stock here and crypto in Trades row 2');
    expect(checked(rows('stock', 'crypto'))).toContain('QMTK is crypto here and stock in Trades row 2');
    expect(() => bundle.table('OPEN_LOTS', rows('stock', 'crypto'))).toThrow(/QMTK is crypto here/);
  });

  test('also across tables', () => {
    const securities = [
      ['Symbol', 'Asset'],
      ['QMTK', 'bond'],
    ];
    expect(checked(rows('stock'), '', securities)).toContain(
      'QMTK is stock here and bond in Securities row 2',
    );
  });

  test.each([[['stock', 'ETF']], [['fund', '']], [['crypto', 'coin']]])('%s agree', assets => {
    expect(checked(rows(...assets))).not.toContain('here and');
  });
});

describe('two groups for one symbol', () => {
  const rows = (...identical: [string, string][]): unknown[][] => [
    [...HEADINGS, 'Identical to'],
    ...identical.map(([symbol, group], at) => [
      day(`2026-01-1${at}`),
      'Buy',
      symbol,
      1,
      100,
      'Main',
      '',
      group,
    ]),
  ];

  test('are a problem of that symbol, whichever stands first', () => {
    expect(checked(rows(['QMTK', 'AAA'], ['QMTK', 'BBB']))).toContain(
      'QMTK is identical to BBB here and to AAA in Trades row 2',
    );
    expect(checked(rows(['QMTK', 'BBB'], ['QMTK', 'AAA']))).toContain(
      'QMTK is identical to AAA here and to BBB in Trades row 2',
    );
    expect(() => bundle.table('OPEN_LOTS', rows(['QMTK', 'AAA'], ['QMTK', 'BBB']))).toThrow(/identical to/);
  });

  test('also across tables', () => {
    const securities = [
      ['Symbol', 'Identical to'],
      ['QMTK', 'CCC'],
    ];
    expect(checked(rows(['QMTK', 'AAA']), '', securities)).toContain(
      'QMTK is identical to AAA here and to CCC',
    );
  });

  test.each<[string, [string, string][]]>([
    [
      'one name in two spellings',
      [
        ['QMTK', 'AAA'],
        ['QMTK', 'NYSE:aaa'],
      ],
    ],
    [
      'a blank',
      [
        ['QMTK', 'AAA'],
        ['QMTK', ''],
      ],
    ],
    [
      'its own name',
      [
        ['QMTK', 'QMTK'],
        ['QMTK', 'AAA'],
      ],
    ],
    [
      'two that other rows join',
      [
        ['QMTK', 'AAA'],
        ['QMTK', 'BBB'],
        ['BBB', 'AAA'],
      ],
    ],
  ])('%s is no contradiction', (_, told) => {
    expect(checked(rows(...told))).not.toContain('identical to');
  });
});

describe('two prices for one symbol', () => {
  const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'];
  const held = (...prices: number[]): unknown[][] => [
    LOTS,
    ...prices.map(price => ['QMTK', 10, day('2024-01-10'), 900, price, 'Main']),
  ];
  const told = (...prices: number[]): string =>
    bundle
      .table('HARVEST_CHECK', held(...prices))
      .flat()
      .join(' ');

  test('are told, by content and not by which row stands first; each row is figured at its own', () => {
    expect(told(80, 8)).toContain('QMTK is worth 8.00 each here and 80.00 in row 2');
    expect(bundle.table('HARVEST_LOSS', held(80, 8)).slice(1)).toEqual([[100], [820]]);
  });

  test('half a percent is quotes of different minutes, and a cent of rounding is none', () => {
    expect(told(80, 80.39)).not.toContain('QMTK is worth');
    expect(told(80, 80.41)).toContain('QMTK is worth');
    const small = [
      [...LOTS.slice(0, 4), 'Market value', 'Account'],
      ['QMTK', 0.001, day('2024-01-10'), 1, 0.08, 'Main'],
      ['QMTK', 10, day('2024-01-10'), 1000, 848, 'Main'],
    ];
    expect(bundle.table('HARVEST_CHECK', small).flat().join(' ')).not.toContain('QMTK is worth');
  });

  test('in a table of prices they are a problem, and neither is taken', () => {
    const trades = [HEADINGS, [day('2026-01-10'), 'Buy', 'QMTK', 1, 100, 'Main', '']];
    const prices = (...own: number[]): unknown[][] => [
      ['Symbol', 'Price'],
      ...own.map(price => ['QMTK', price]),
    ];
    expect(() => bundle.table('OPEN_LOTS', trades, '', '', prices(80, 90))).toThrow(
      'OPEN_LOTS: Prices row 3, Price: QMTK costs 90 here and another amount in row 2',
    );
    expect(bundle.table('OPEN_LOTS', trades, '', '', prices(80, 80.3))[1]!.slice(-1)).toEqual([80]);
  });
});
