import { openBundle, type Value } from '../support/bundle';

/** Brokers of whom there is no file in the collection: read by headings, actions and arithmetic alone. */
const bundle = openBundle();

const read = (fn: string, csv: string, ...more: unknown[]): Record<string, Value>[] => {
  const raw = csv
    .trim()
    .split('\n')
    .map(line => line.trim().split('|'));
  const width = Math.max(...raw.map(row => row.length));
  const [headings = [], ...rows] = bundle.table(
    fn,
    raw.map(row => [...row, ...Array<string>(width - row.length).fill('')]),
    ...(more.length > 0 ? more : ['Main', 'Taxable']),
  );
  return rows.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};

const actions = (rows: Record<string, Value>[]): unknown[] =>
  rows.slice(0, -1).map(row => [row['Action'], row['Symbol'], row['Quantity'], row['Amount'], row['Fees']]);

test('Robinhood', () => {
  const rows = read(
    'TRADES_FROM',
    `Activity Date|Process Date|Settle Date|Instrument|Description|Trans Code|Quantity|Price|Amount
     11/13/2026|11/13/2026|11/16/2026|QMTK|Quantum Metric|Sell|60|$41.20|$2,471.96
     10/16/2026|10/16/2026|10/16/2026|QMTK|QMTK 10/16/2026 Call $45.00|OEXP|1||
     09/21/2026|09/21/2026|09/22/2026|QMTK|QMTK 10/16/2026 Call $45.00|STO|1|$0.85|$84.96
     06/10/2026|06/10/2026|06/10/2026|QMTK|Cash Div: R/D 2026-05-20|CDIV|||$12.40
     04/02/2026|04/02/2026|04/06/2026|QMTK|Quantum Metric|Buy|100|$48.10|($4,810.00)
     02/18/2026|02/18/2026|02/18/2026||ACH Deposit|ACH|||$20,000.00`,
  );
  expect(actions(rows)).toEqual([
    ['Sell', 'QMTK', 60, 2472, 0.04],
    ['Expired', 'QMTK261016C00045000', 1, '', ''],
    ['Sell to open', 'QMTK261016C00045000', 1, 85, 0.04],
    ['Buy', 'QMTK', 100, 4810, ''],
  ]);
});

test('Merrill', () => {
  const rows = read(
    'TRADES_FROM',
    `Trade Date|Settlement Date|Account|Description|Type|Symbol/ CUSIP|Quantity|Price|Amount
     11/13/2026|11/16/2026|IRA-Edge 00A|Sale QUANTUM METRIC TECH INC|Sale|QMTK|-60|41.20|2,471.96
     06/10/2026|06/10/2026|IRA-Edge 00A|Dividend QUANTUM METRIC TECH INC|DividendAndInterest|QMTK|||12.40
     06/10/2026|06/10/2026|IRA-Edge 00A|Reinvestment Share(s) BNDQ|Reinvestment Share(s)|BNDQ|1.8204|72.5116|-132.00
     04/02/2026|04/06/2026|IRA-Edge 00A|Purchase QUANTUM METRIC TECH INC|Purchase|QMTK|100|48.10|-4,810.00`,
  );
  expect(actions(rows)).toEqual([
    ['Sell', 'QMTK', 60, 2472, 0.04],
    ['Reinvest', 'BNDQ', 1.8204, 132, ''],
    ['Buy', 'QMTK', 100, 4810, ''],
  ]);
  expect(rows[0]).toMatchObject({ Account: 'IRA-Edge 00A', 'Account type': 'IRA' });
});

test('Questrade', () => {
  const rows = read(
    'TRADES_FROM',
    `Transaction Date|Settlement Date|Action|Symbol|Description|Quantity|Price|Gross Amount|Commission|Net Amount|Currency|Account #|Activity Type|Account Type
     2026-04-02 12:00:00 AM|2026-04-06 12:00:00 AM|Buy|XEQQ.TO|SAMPLE ALL-EQUITY ETF|100|38.10|-3810.00|-4.95|-3814.95|CAD|00000001|Trades|Individual TFSA
     2026-06-29 12:00:00 AM|2026-06-29 12:00:00 AM|DIV|XEQQ.TO|SAMPLE ALL-EQUITY ETF|0|0|4.21|0|4.21|CAD|00000001|Dividends|Individual TFSA
     2026-11-13 12:00:00 AM|2026-11-16 12:00:00 AM|Sell|XEQQ.TO|SAMPLE ALL-EQUITY ETF|-40|37.00|1480.00|-4.95|1475.05|CAD|00000001|Trades|Individual TFSA`,
  );
  expect(actions(rows)).toEqual([
    ['Buy', 'XEQQ.TO', 100, 3810, 4.95],
    ['Sell', 'XEQQ.TO', 40, 1480, 4.95],
  ]);
  expect(rows[0]).toMatchObject({ Account: '00000001', 'Account type': 'TFSA' });
});

test('Coinbase', () => {
  const rows = read(
    'TRADES_FROM',
    `Transactions
     User|Sample Person
     ID|Timestamp|Transaction Type|Asset|Quantity Transacted|Price Currency|Price at Transaction|Subtotal|Total (inclusive of fees and/or spread)|Fees and/or Spread|Notes
     1|2026-01-15 10:30:00 UTC|Buy|BTC|0.05|USD|$98000.00|$4900.00|$4924.38|$24.38|Bought 0.05 BTC for 4924.38 USD
     2|2026-06-01 00:00:00 UTC|Staking Income|ETH|0.002|USD|$3100.00|$6.20|$6.20|$0.00|
     3|2026-11-09 10:12:44 UTC|Sell|BTC|0.04|USD|$91000.00|$3640.00|$3621.90|$18.10|Sold 0.04 BTC
     4|2026-11-10 08:00:00 UTC|Send|BTC|-0.005|USD|$91000.00|$455.00|$455.00|$0.00|Sent to wallet`,
  );
  expect(actions(rows)).toEqual([
    ['Buy', 'BTC', 0.05, 4900, 24.38],
    ['Vest', 'ETH', 0.002, 6.2, ''],
    ['Sell', 'BTC', 0.04, 3640, 18.1],
    ['Check: Transfer out', 'BTC', 0.005, '', ''],
  ]);
});

test('E*TRADE gains and losses', () => {
  const rows = read(
    'GAINS_FROM',
    `Record Type|Symbol|Plan Type|Quantity|Date Acquired|Acquisition Cost|Adjusted Cost Basis|Date Sold|Total Proceeds|Gain/Loss|Adjusted Gain/Loss|Term
     Summary|||60||||| 2471.96|||
     Sell|KORP|RS|60|04/02/2026|0.00|2886.00|11/13/2026|2471.96|2471.96|-414.04|Short`,
  );
  expect(rows[0]).toMatchObject({
    Symbol: 'KORP',
    Quantity: 60,
    Proceeds: 2471.96,
    'Cost basis': 2886,
    Term: 'Short',
  });
});

test('a bank of tomorrow', () => {
  const rows = read(
    'TRADES_FROM',
    `Sample Bank Securities Ledger
     Account: 4711
     Execution Date|Side|Security Name|Ticker|Units|Unit Price|Brokerage|Net Amount
     2026-04-02|BUY|Quantum Metric|QMTK|100|48.10|9.95|4819.95
     2026-11-13|SELL|Quantum Metric|QMTK|60|41.20|9.95|2462.05
     Total||||||19.90|`,
    '',
    '',
  );
  expect(actions(rows)).toEqual([
    ['Buy', 'QMTK', 100, 4810, 9.95],
    ['Sell', 'QMTK', 60, 2472, 9.95],
  ]);
  expect(rows[0]!['Account']).toBe('4711');
});

test('Fidelity 1099-B, by its tagged headings', () => {
  const [row] = read(
    'GAINS_FROM',
    `Form 1099-B||||||||
     1099-B-Detail|Account|1099-B-1a Description of property Stock or Other symbol CUSIP|1099-B-1b Date Acquired|1099-B-1c Date Sold or Disposed|1099-B-1d Proceeds|1099-B-1e Cost or Other Basis|1099-B-1g-Wash sale loss Disallowed|Term
     1099-B-Detail|X1|QUANTUM METRIC TECH INC|04/02/2026|11/13/2026|2471.96|2886.00|37.50|SHORT-TERM`,
  );
  expect(row).toMatchObject({
    Symbol: 'QUANTUM METRIC TECH INC',
    Proceeds: 2471.96,
    'Cost basis': 2886,
    Adjustment: 37.5,
    Term: 'Short',
    Account: 'X1',
  });
});
