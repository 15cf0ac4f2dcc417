import { recordHint } from '../../src/import/corrections';
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

describe('coins by what left and what came', () => {
  const HEADINGS =
    'Date|Sent Amount|Sent Currency|Received Amount|Received Currency|Fee Amount|Fee Currency|Net Worth Amount|Net Worth Currency|Label';
  const told = (...lines: string[]): unknown[] =>
    read([HEADINGS, ...lines].join('\n'))
      .slice(0, -1)
      .map(row => [row['Action'], row['Symbol'], row['Quantity'], row['Amount'], row['Fees'], row['Row']]);

  test('money for a coin is a purchase, a coin for money a sale; the fee stands beside the amount', () => {
    expect(told('2026-01-15|500|USD|0.01|BTC|5|USD|||', '2026-03-15|0.004|BTC|280|USD|1.40|USD|||')).toEqual([
      ['Buy', 'BTC', 0.01, 500, 5, 2],
      ['Sell', 'BTC', 0.004, 280, 1.4, 3],
    ]);
  });

  test('a fee in coin leaves beside what is sent, and is taken from what arrives', () => {
    expect(told('2026-01-16|1|ETH|0.05|BTC|0.001|ETH|3000|USD|')).toEqual([
      ['Sell', 'ETH', 1.001, 3000, '', 2],
      ['Buy', 'BTC', 0.05, 3000, '', 2],
    ]);
    expect(told('2026-01-18|100|USD|0.03|ETH|0.0001|ETH|||')).toEqual([['Buy', 'ETH', 0.0299, 100, '', 2]]);
  });

  test('income is worth what the file says; without a value it is asked', () => {
    expect(told('2026-01-17|||0.5|ETH|||1500|USD|staking', '2026-01-18|||0.5|ETH|||||staking')).toEqual([
      ['Vest', 'ETH', 0.5, 1500, '', 2],
      ['Check: income in coins', 'ETH', 0.5, '', '', 3],
    ]);
  });

  test('what only leaves or only comes is a transfer that is asked about; money alone is cash', () => {
    expect(
      told('2026-01-17|0.5|ETH|||||||', '2026-01-18|||0.2|ETH|||||', '2026-01-19|100|USD|||||||'),
    ).toEqual([
      ['Check: Transfer out', 'ETH', 0.5, '', '', 2],
      ['Check: Transfer in', 'ETH', 0.2, '', '', 3],
    ]);
  });

  test('a figure with two meanings is asked about with its row, never left out', () => {
    const [row] = told('2026-01-15|500|USD|0,1,0|BTC|||||');
    const [action, , , , , at] = row as unknown[];
    expect([action, at]).toEqual(['Check: Unreadable', 2]);
  });
});

describe('moves inside an exchange', () => {
  test('to and from its own products are a pair that moves nothing', () => {
    const rows = read(`${COINBASE}
      1|2026-04-02 10:00:00 UTC|Retail Staking Transfer|ETH|-0.1|USD|$2300.00|-$230.00|-$230.00|$0.00|
      2|2026-04-02 10:00:00 UTC|Retail Staking Transfer|ETH2|0.1|USD|$2300.00|$230.00|$230.00|$0.00|
      3|2026-04-03 10:00:00 UTC|Retail Staking Transfer|SOL|-2|USD|$100.00|-$200.00|-$200.00|$0.00|`);
    expect(rows.map(row => row['Action'])).toEqual(['Check: transfer', '']);
    expect(rows[0]).toMatchObject({ Symbol: 'SOL', Quantity: 2 });
    expect(String(rows[1]!['Note'])).toContain("2 moves inside the exchange's own products");
  });
});

describe('what is not cash', () => {
  const SCHWAB = 'Date|Action|Symbol|Description|Quantity|Price|Fees & Comm|Amount';

  test('cash in lieu of a fraction that is told is its sale (Rev. Rul. 66-365); else it is asked', () => {
    const rows = read(`${SCHWAB}
      08/28/2026|Cash In Lieu|ZENV|ZENITH|0.35|||$4.31
      08/28/2026|Cash In Lieu|OLDX|OLDEX||||$2.10`);
    expect(rows.slice(0, 2)).toMatchObject([
      { Action: 'Sell', Symbol: 'ZENV', Quantity: 0.35, Amount: 4.31 },
      { Action: 'Check: cash in lieu', Symbol: 'OLDX', Amount: 2.1 },
    ]);
  });

  test('shares that a word of cash is said of are a record to ask about', () => {
    const rows = read(`${SCHWAB}
      02/27/2026|Deposit|QMTK|SHARES|25||||
      02/27/2026|Deposit||WIRE|||| $100.00`);
    expect(rows[0]).toMatchObject({ Symbol: 'QMTK', Quantity: 25 });
    expect(String(rows[0]!['Action'])).toMatch(/^Check/);
    expect(String(rows[1]!['Note'])).toContain('1 cash');
  });
});

test('a list of orders: what was filled, at what it was paid, and nothing of what was not', () => {
  const rows = read(`Name|Symbol|Side|Status|Filled|Total Qty|Price|Avg Price|Placed Time|Filled Time
    Acme|ACME|Buy|Filled|100|100|@10.50|10.45|05/14/2026 09:31:00 EDT|05/14/2026 09:31:05 EDT
    Acme|ACME|Sell|Partially Filled|40|60|@9.00|9.02|06/15/2026 10:00:00 EDT|06/15/2026 10:02:00 EDT
    Acme|ACME|Sell|Cancelled|0|60|@12.00||06/16/2026 10:00:00 EDT|`);
  expect(rows.slice(0, 2)).toMatchObject([
    { Action: 'Buy', Quantity: 100, Price: 10.45, Amount: 1045 },
    { Action: 'Sell', Quantity: 40, Price: 9.02, Amount: 360.8 },
  ]);
  expect(rows[2]!['Note']).toBe('2 records read; set aside: 1 orders not carried out');
});

test('a merger or a reverse split in two rows stays asked, and is told with what answers it', () => {
  const rows = read(`Date|Action|Symbol|Description|Quantity|Price|Fees & Comm|Amount
    05/20/2026|Reverse Split|KORP|KORP INDUSTRIES|10|||
    05/20/2026|Reverse Split|00000K101|KORP INDUSTRIES OLD|-100|||
    02/19/2026|Cash Merger|SPAQ|SPAQ CORP||||$1010.00
    02/19/2026|Cash Merger Adj|SPAQ|SPAQ CORP|-100|||
    03/19/2026|Stock Merger|OLDX|OLD CORP|-50|||
    03/20/2026|Stock Merger|NEWX|NEW CORP|25|||`);
  const at = (row: number): string =>
    String(rows.find(one => one['Row'] === row && String(one['Action']).startsWith('Check'))?.['Note']);
  expect(at(2)).toContain('100 of row 3 became 10: write one Split of 1:10 for KORP');
  expect(at(3)).toContain('with row 2, which says what the shares became: leave this row out');
  expect(at(4)).toContain('the money of row 5: leave this row out');
  expect(at(5)).toContain('with row 4: write Sell of 100 for 1010');
  expect(at(7)).toContain(
    '50 of row 6 became 25: if no money came beside it, write Merger of OLDX with New symbol NEWX and 1:2',
  );
});

describe('an order and its executions', () => {
  const HEADINGS =
    'ClientAccountID|Symbol|AssetClass|TradeDate|IBOrderID|Quantity|TradePrice|Proceeds|IBCommission|Buy/Sell|LevelOfDetail';
  const FILLS = `U1|QMTK|STK|20260402|77|60|48.10|-2886|-0.6|BUY|EXECUTION
    U1|QMTK|STK|20260402|77|40|48.20|-1928|-0.4|BUY|EXECUTION`;

  test('count once, as they were filled, known by the number of the order', () => {
    const rows = read(`${HEADINGS}
      U1|QMTK|STK|20260402|77|100|48.14|-4814|-1|BUY|ORDER
      ${FILLS}
      U1|ZZTK|STK|20260402|78|10|20|-200|-1|BUY|ORDER`);
    expect(rows.slice(0, 3).map(row => [row['Symbol'], row['Quantity'], row['Amount']])).toEqual([
      ['QMTK', 60, 2886],
      ['QMTK', 40, 1928],
      ['ZZTK', 10, 200],
    ]);
    expect(String(rows[3]!['Note'])).toContain('3 records read; set aside: 1 rows that restate others');
  });

  test('or by the shares they add up to, where no order has a number', () => {
    const without = (text: string): string => text.replace(/\|77\|/g, '||').replace(/\|78\|/g, '||');
    const rows = read(
      without(`${HEADINGS}
      U1|QMTK|STK|20260402|77|100|48.14|-4814|-1|BUY|ORDER
      ${FILLS}
      U1|QMTK|STK|20260403|78|10|20|-200|-1|BUY|ORDER`),
    );
    expect(rows.slice(0, 3).map(row => row['Quantity'])).toEqual([60, 40, 10]);
  });
});

describe('what is said of the whole file', () => {
  const FILE = `Account Number|Investment Name|Symbol|Shares|Share Price|Total Value
    1|AAA FUND|AAA|120|10|1200
    1|BBB FUND|BBB|10|10|100
    1|CCC FUND|CCC|5|10|50

    Account Number|Trade Date|Settlement Date|Transaction Type|Transaction Description|Investment Name|Symbol|Shares|Share Price|Principal Amount|Commission Fees|Net Amount|Tax held
    1|2026-01-05|2026-01-07|Buy|Buy|AAA FUND|AAA|100|10|-1000|0|-1000|1.25
    1|2026-02-05|2026-02-07|Buy|Buy|BBB FUND|BBB|12|10|-120|0|-120|0`;

  test('columns with figures that nothing is read from are named', () => {
    expect(String(read(FILE).at(-1)!['Note'])).toContain('; not read: Tax held');
  });

  test('its positions are set beside what its trades leave, with the likely cause', () => {
    expect(String(read(FILE).at(-1)!['Note'])).toContain(
      'positions of the file: AAA 20 more than its trades leave (bought before the file begins, or came without a trade); BBB 2 fewer than its trades leave (a sale or a transfer is not in the file)',
    );
  });
});

describe('figures that a sheet of another locale has read', () => {
  const rows = (...lines: (string | number)[][]): Record<string, Value>[] => {
    const [headings = [], ...found] = bundle.table(
      'TRADES_FROM',
      [['Date', 'Action', 'Symbol', 'Quantity', 'Price', 'Fees', 'Amount'], ...lines],
      'Main',
      'Taxable',
    );
    return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
  };

  test('are set right where quantity, price, fees and amount prove it', () => {
    // de_DE: 21.201 became 21201, 48.10 stayed a text.
    const [row] = rows(['2026-04-02', 'Buy', 'AAA', 21201, '48.10', '0.00', '-1019.77']);
    expect(row).toMatchObject({ Action: 'Buy', Quantity: 21.201, Price: 48.1, Amount: 1019.77 });
    expect(String(row!['Note'])).toContain('Quantity as the file has it');
  });

  test('a fee is one of them', () => {
    // 0.979 became 979.
    const [row] = rows(['2026-04-02', 'Buy', 'AAA', 10, '48.10', 979, '-481.98']);
    expect(row).toMatchObject({ Action: 'Buy', Amount: 481, Fees: 0.98 });
  });

  test('are asked about where nothing proves them', () => {
    const [row] = rows(['2026-04-02', 'Buy', 'AAA', 5198, '', '', '-5.07']);
    expect(row!['Action']).toBe('Check: Buy');
    expect(String(row!['Note'])).toContain('Quantity may be a thousand times too large');
  });

  test('whole numbers of a sheet of the file’s own locale are what they are', () => {
    const [row] = rows(['2026-04-02', 'Buy', 'AAA', 5198, 2, 0, -10396]);
    expect(row).toMatchObject({ Action: 'Buy', Quantity: 5198, Amount: 10396 });
  });
});

test('a line of a hundred thousand signs is gone through once', () => {
  const wide = [
    ['('.repeat(100_000), 'x'.repeat(100_000)],
    ...Array.from({ length: 20 }, () => ['a'.repeat(50_000)]),
  ];
  expect(() => bundle.table('TRADES_FROM', wide)).toThrow(/no heading row/);
  expect(() => bundle.table('TRADES_FROM', [['a,b,c'.repeat(10)], ['d']])).toThrow(/one column/);
});

describe('what a person sets right', () => {
  const raw = [
    ['Date', 'Action', 'Ticker', 'Shares', 'Price', 'Mid', 'Amount'],
    ['2026-01-05', 'Buy', 'AAA', '10', '99.00', '12.50', ''],
    ['2026-01-06', 'Mystery', 'BBB', '5', '', '2.00', '10.00'],
    ['2026-01-07', 'Mystery', 'CCC', '5', '', '2.00', ''],
  ];
  const table = (...hints: [string, string][]): Record<string, Value>[] => {
    const [headings = [], ...rows] = bundle.table('TRADES_FROM', raw, 'Main', 'Taxable', hints);
    return rows.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
  };
  const hintOf = (row: number): string => recordHint(raw[row - 1]!);

  test('a column by its heading, in place of the one it was taken for', () => {
    expect(table()[0]).toMatchObject({ Price: 99, Amount: 990 });
    expect(table(['Column Mid', 'Price'])[0]).toMatchObject({ Price: 12.5, Amount: 125 });
    expect(table(['Column Mid', 'Price'], ['Column Price', 'Nothing'])[0]).toMatchObject({ Amount: 125 });
    // What is no choice changes nothing.
    expect(table(['Column Mid', 'Weather'])[0]).toMatchObject({ Price: 99 });
  });

  test('a record that is asked about, by what stands in its row', () => {
    expect(table()[1]!['Action']).toBe('Check: Mystery');
    expect(table([hintOf(3), 'Action: Sell'])[1]).toMatchObject({
      Action: 'Sell',
      Symbol: 'BBB',
      Quantity: 5,
      Amount: 10,
      Note: 'as answered',
    });
    const [, changed] = table([
      hintOf(3),
      'Action: Vest; Symbol: nyse:ddd; Quantity: 4; Amount: 1,200.50; Date: 2026-02-01',
    ]);
    expect(changed).toMatchObject({ Action: 'Vest', Symbol: 'DDD', Quantity: 4, Amount: 1200.5 });
    expect(bundle.iso(changed!['Date'])).toBe('2026-02-01');
  });

  test('the same where Sheets has made numbers and days of its cells', () => {
    const typed = raw.map((row, at) =>
      at === 0
        ? row
        : row.map(cell =>
            /^[\d.]+$/.test(cell) ? Number(cell) : /^\d{4}-/.test(cell) ? bundle.day(cell) : cell,
          ),
    );
    const [, ...rows] = bundle.table('TRADES_FROM', typed, 'Main', 'Taxable', [[hintOf(3), 'Action: Sell']]);
    expect(rows[1]![2]).toBe('Sell');
  });

  test('or left out, and counted', () => {
    const rows = table([hintOf(3), 'Action: Leave out']);
    expect(rows.map(row => row['Symbol'])).toEqual(['AAA', 'CCC', '']);
    expect(String(rows[2]!['Note'])).toContain('1 left out by an answer');
  });

  test.each([
    ['no such action', 'Action: Steal'],
    ['a day that is none', 'Action: Sell; Date: 2026-02-31'],
    ['a quantity that is none', 'Action: Sell; Quantity: many'],
    ['no money for a sale', 'Action: Sell; Amount: 0'],
    ['nothing', ''],
  ])('an answer that cannot be read leaves the question: %s', (_name, answer) => {
    expect(table([hintOf(3), answer])[1]!['Action']).toBe('Check: Mystery');
  });

  test('what is right already is not asked, and no answer changes it', () => {
    expect(table([hintOf(2), 'Action: Leave out'])[0]).toMatchObject({ Action: 'Buy' });
  });
});
