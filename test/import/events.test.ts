import { openBundle, type Value } from '../support/bundle';

/** What a record of a file is: its kind of asset, its own day, both legs of a conversion, the lines of an award. */
const bundle = openBundle();

const read = (csv: string): Record<string, Value>[] => {
  const raw = csv
    .trim()
    .split('\n')
    .map(line => line.trim().split('|'));
  const [headings = [], ...rows] = bundle.table('TRADES_FROM', raw, 'Main', 'Taxable');
  return rows.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};

const COINBASE =
  'ID|Timestamp|Transaction Type|Asset|Quantity Transacted|Price Currency|Price at Transaction|Subtotal|Total (inclusive of fees and/or spread)|Fees and/or Spread|Notes';

test('a file of coins says so on each row: coins are outside § 1091', () => {
  expect(
    read(`${COINBASE}
          1|2026-02-02 10:00:00 UTC|Buy|XYQ|1|USD|$100.00|$100.00|$101.00|$1.00|Bought 1 XYQ for 101 USD`)[0],
  ).toMatchObject({ Symbol: 'XYQ', Asset: 'crypto', Amount: 100, Fees: 1 });
});

test.each([
  ['ETF', 'ETF'],
  ['Mutual Fund', 'fund'],
  ['Stocks', 'stock'],
  ['Equity', ''],
  ['Fixed income', ''],
])('the file’s own category %s is the asset %s', (word, asset) => {
  const [row] = read(`Date|Action|Symbol|Asset Class|Quantity|Price|Amount
                      2026-03-02|Buy|QMTK|${word}|10|10.00|-100.00`);
  expect(row).toMatchObject({ Symbol: 'QMTK', Asset: asset });
});

test('one coin for another: what leaves brings the price, what comes costs what it brought after its fee', () => {
  const rows = read(`${COINBASE}
    1|2026-02-02 10:00:00 UTC|Buy|SQL|10|USD|$100.00|$1000.00|$1000.00|$0.00|Bought 10 SQL for 1000 USD
    2|2026-05-02 10:00:00 UTC|Convert|SQL|10|USD|$120.00|$1200.00|$1212.00|$12.00|Converted 10 SQL to 0.02 BTQ`);
  expect(rows.slice(1, 3)).toMatchObject([
    { Action: 'Sell', Symbol: 'SQL', Quantity: 10, Amount: 1200, Fees: 12 },
    { Action: 'Buy', Symbol: 'BTQ', Quantity: 0.02, Amount: 1188 },
  ]);
});

test('where the words do not tell what came, both legs are asked for', () => {
  const rows = read(`${COINBASE}
    1|2026-05-02 10:00:00 UTC|Convert|SQL|10|USD|$120.00|$1200.00|$1212.00|$12.00|Converted`);
  expect(rows[0]).toMatchObject({ Action: 'Check: swap' });
  expect(String(rows[0]!['Note'])).toContain('enter both with their value');
});

test('the day of an event is the one its words tell, where it was booked soon after', () => {
  const rows = read(`Run Date|Action|Symbol|Description|Quantity|Price ($)|Commission ($)|Fees ($)|Amount ($)
    01/02/2027|YOU SOLD as of Dec-31-2026 QUANTUM (QMTK) (Cash)|QMTK|QUANTUM|-10|40|||400
    03/20/2026|YOU BOUGHT as of Jan-02-2020 QUANTUM (QMTK) (Cash)|QMTK|QUANTUM|10|50|||-500`);
  // A day years before the booking is no day of this event.
  expect(rows.slice(0, 2).map(row => [row['Action'], bundle.iso(row['Date'])])).toEqual([
    ['Sell', '2026-12-31'],
    ['Buy', '2026-03-20'],
  ]);
});

test('an award’s lines below it: the shares that arrived and what one was worth', () => {
  const rows =
    read(`Date|Action|Symbol|Description|Quantity|Fees & Comm|Amount|AwardDate|FairMarketValuePrice|NetSharesDeposited
    06/20/2026|Lapse|QMTK|Restricted Stock Lapse|100||||
    |||||||03/02/2024|$50.00|62
    06/02/2026|Lapse|QMTK|Restricted Stock Lapse|80||||
    |||||||03/02/2024|$40.00|50`);
  expect(rows.slice(0, 2)).toMatchObject([
    { Action: 'Vest', Quantity: 62, Price: 50 },
    { Action: 'Vest', Quantity: 50, Price: 40 },
  ]);
});

test('a basis that the broker adjusted is the one beside an unadjusted one', () => {
  const [headings = [], row = []] = bundle.table(
    'GAINS_FROM',
    [
      [
        'Symbol',
        'Quantity',
        'Date Acquired',
        'Date Sold',
        'Total Proceeds',
        'Acquisition Cost',
        'Adjusted Cost Basis',
      ],
      ['QMTK', '10', '01/30/2026', '06/02/2026', '900.00', '850.00', '1000.00'],
    ],
    'Main',
    'Taxable',
  );
  expect(row[headings.indexOf('Cost basis')]).toBe(1000);
});

const SCHWAB = 'Date|Action|Symbol|Description|Quantity|Price|Fees & Comm|Amount';

test('a bond’s redemption in two rows is one sale; what leaves a product of the broker’s own is asked', () => {
  const rows = read(`${SCHWAB}
    11/16/2026|Full Redemption|912797QX1|UST BILL 11/16/26|-20,000|||
    11/16/2026|Full Redemption Adj|912797QX1|UST BILL 11/16/26||||$20,000.00
    11/16/2026|Full Redemption|QEARN|FLEXIBLE EARN|-5|||
    05/19/2026|Buy|912797QX1|UST BILL 11/16/26|20,000|$97.9150||-$19,583.00`);
  expect(rows.slice(0, 3)).toMatchObject([
    { Action: 'Sell', Symbol: '912797QX1', Quantity: 20000, Amount: 20000, Asset: 'bill', Row: 2 },
    { Action: 'Check: redemption', Symbol: 'QEARN' },
    { Action: 'Buy', Symbol: '912797QX1', Quantity: 20000, Amount: 19583, Asset: 'bill' },
  ]);
  expect(String(rows[0]!['Note'])).toContain('with row 3');
  expect(rows.some(row => row['Row'] === 3)).toBe(false);
});

test('interest that had accrued is named, and is no wrong figure', () => {
  const rows = read(`${SCHWAB}
    05/19/2026|Buy|91282QXX9|UST NOTE 4.25%|10,000|$99.50||-$9,987.50`);
  expect(rows[0]).toMatchObject({ Action: 'Check: Buy' });
  expect(String(rows[0]!['Note'])).toContain('÷ 100 and the amount differ: leave interest that had accrued');
});

test('a purchase by an employer’s plan asks for the discount that was pay', () => {
  const rows = read(`${SCHWAB}
    01/30/2026|ESPP Purchase|QMTK|QUANTUM|100|$85.00||-$8,500.00`);
  expect(rows[0]).toMatchObject({ Action: 'Check: ESPP purchase', Quantity: 100, Amount: 8500 });

  expect(String(rows[0]!['Note'])).toContain('Form 3922');
});

test('where the file has the day’s value, it is taken; in a sheltered account nothing is asked', () => {
  const file = [
    ['Transaction Date', 'Description', 'FMV', 'Amount', 'Share Price', 'Transaction Shares', 'Symbol'],
    ['2026-07-13', 'PAYROLL DEDUCTION', 20, 180, 18, 10, 'QMTK'],
    ['2026-08-13', 'PAYROLL DEDUCTION', 20, 180, 18, 10, 'QMTK'],
  ];
  const rows = bundle.table('TRADES_FROM', file, 'Plan', 'Taxable');
  const row = Object.fromEntries(rows[0]!.map((heading, at) => [heading, rows[1]![at]]));
  expect(row).toMatchObject({ Action: 'Buy', Price: 20, Amount: 200 });
  expect(rows[1]!.join(' ')).toContain('180 was paid');
  const open = bundle.table('OPEN_LOTS', rows);
  expect(open[1]![open[0]!.indexOf('Cost basis')]).toBe(200);
  const without = file.map(cells => cells.filter((_, at) => at !== 2));
  const action = (type: string): unknown => bundle.table('TRADES_FROM', without, 'Plan', type)[1]![2];
  expect([action('Taxable'), action('401k')]).toEqual(['Check: ESPP purchase', 'Buy']);
});

test.each([
  ['redeemed', '11/16/2026|Full Redemption|912797QX1|UST BILL|-20,000||$20,000.00|EUR'],
  ['bought', '11/16/2026|Buy|912797QX1|UST BILL|20,000||-$20,000.00|EUR'],
])('an amount in another currency stays asked: %s', (_what, row) => {
  const rows = bundle.table(
    'TRADES_FROM',
    [
      ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Amount', 'Currency'],
      ...[row, '03/20/2026|Buy|QMTK|Q|10|10|-$100.00|USD'].map(one => one.split('|')),
    ],
    'Main',
    'Taxable',
    [['Currency', 'USD']],
  );
  expect(String(rows[1]![rows[0]!.indexOf('Note')])).toContain('the amount is in EUR');
});

describe('what a category column names', () => {
  const file = (category: string, symbol: string, ...amounts: number[]): unknown[][] => [
    [
      'Trades',
      'Header',
      'DataDiscriminator',
      'Asset Category',
      'Currency',
      'Symbol',
      'Date/Time',
      'Quantity',
      'T. Price',
      'C. Price',
      'Proceeds',
      'Comm/Fee',
      'Basis',
      'Realized P/L',
      'MTM P/L',
      'Code',
    ],
    ...amounts.map((amount, at) => [
      'Trades',
      'Data',
      'Order',
      category,
      'USD',
      symbol,
      `2026-0${3 + at}-03, 09:31:00`,
      amount > 0 ? '-1' : '1',
      String(Math.abs(amount) / 50),
      '0',
      String(amount),
      '-2',
      '0',
      '0',
      '0',
      at === 0 ? 'O' : 'C',
    ]),
  ];

  test('a future is one, by its amount; opened by a sale it is owed', () => {
    const net = (...amounts: number[]): unknown =>
      bundle.call(
        'NET_GAIN',
        bundle.table('TRADES_FROM', file('Futures', 'ESM6', ...amounts), 'IB', 'Taxable'),
        '',
        2026,
        'net',
      );
    expect(net(-250_000, 260_000)).toBe(9996);
    expect(net(260_000, -250_000)).toBe(9996);
    const rows = bundle.table('TRADES_FROM', file('Futures', 'ESM6', -250_000), 'IB', 'Taxable');
    const row = Object.fromEntries(rows[0]!.map((heading, at) => [heading, rows[1]![at]]));
    expect(row).toMatchObject({ Amount: 250_000, Price: '', Asset: 'future' });
  });

  test('a contract for difference is asked, never a share', () => {
    const rows = bundle.table('TRADES_FROM', file('CFDs', 'QMTK', -500), 'IB', 'Taxable');
    expect(rows[1]![2]).toMatch(/^Check: /);
    expect(rows[1]!.join(' ')).toContain('contract for difference');
  });

  test('a warrant is a right', () => {
    const rows = bundle.table('TRADES_FROM', file('Warrants', 'QMTK WS', -500), 'IB', 'Taxable');
    expect(rows[1]![rows[0]!.indexOf('Asset')]).toBe('right');
  });
});
