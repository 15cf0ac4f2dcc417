import { openBundle, type Value } from '../support/bundle';

/** What a real history holds beside purchases and sales: each with its authority. */
const bundle = openBundle();
const asOf = bundle.day('2026-11-20');
const day = (iso: string): Date => bundle.day(iso);

const HEADINGS = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Price',
  'Account',
  'New symbol',
  'Basis share',
  'Asset',
];
const rows = (...list: (string | number | Date)[][]): Value[][] => [
  HEADINGS,
  ...list.map(
    ([date, action, symbol, quantity, amount = '', price = '', into = '', share = '', asset = '']) => [
      day(String(date)),
      action!,
      symbol!,
      quantity!,
      amount,
      price,
      'Main',
      into,
      share,
      asset,
    ],
  ),
];

const table = (name: string, trades: Value[][]): Record<string, Value>[] => {
  const [headings = [], ...found] =
    name === 'OPEN_LOTS' ? bundle.table(name, trades, '', asOf) : bundle.table(name, trades, '', '', asOf);
  return found.map(row => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])));
};
const gains = (trades: Value[][]): Record<string, Value>[] => table('REALIZED_GAINS', trades);
const lots = (trades: Value[][]): Record<string, Value>[] => table('OPEN_LOTS', trades);
const failure = (trades: Value[][]): string => {
  try {
    bundle.call('OPEN_LOTS', trades, '', asOf);
  } catch (error) {
    return (error as Error).message;
  }
  return 'answered';
};

describe('corporate actions', () => {
  test('a merger for stock keeps basis and dates (26 U.S.C. §§ 354, 358)', () => {
    const trades = rows(
      ['2024-01-02', 'Buy', 'OLD', 100, 1000],
      ['2026-03-02', 'Merger', 'OLD', 0.5, '', '', 'NEW'],
      ['2026-05-04', 'Sell', 'NEW', 20, 500],
    );
    expect(gains(trades)).toMatchObject([{ Symbol: 'NEW', Quantity: 20, 'Cost basis': 400, Term: 'Long' }]);
    expect(lots(trades)).toMatchObject([{ Symbol: 'NEW', Quantity: 30, 'Cost basis': 600 }]);
  });

  test('stock and cash: gain up to the cash, no loss (§ 356)', () => {
    const gain = rows(
      ['2024-01-02', 'Buy', 'OLD', 100, 1000],
      ['2026-03-02', 'Merger', 'OLD', 1, 300, 12, 'NEW'],
    );
    // Realised 1,200 + 300 − 1,000 = 500, recognised 300; basis 1,000 − 300 + 300.
    expect(gains(gain)).toMatchObject([{ Proceeds: 300, 'Cost basis': 0, Gain: 300 }]);
    expect(lots(gain)).toMatchObject([{ Symbol: 'NEW', 'Cost basis': 1000 }]);
    const loss = rows(
      ['2024-01-02', 'Buy', 'OLD', 100, 1000],
      ['2026-03-02', 'Merger', 'OLD', 1, 300, 5, 'NEW'],
    );
    expect(gains(loss)).toMatchObject([{ Gain: 0 }]);
    expect(lots(loss)).toMatchObject([{ 'Cost basis': 700 }]);
  });

  test('a spin-off divides the basis of each lot, dates kept, nothing bought (26 CFR 1.358-2)', () => {
    const trades = rows(
      ['2022-02-28', 'Buy', 'TT', 60, 1272],
      ['2022-03-15', 'Buy', 'TT', 40, 1000],
      ['2022-04-11', 'Spin-off', 'TT', 0.241917, '', '', 'WW', 0.194793],
    );
    expect(
      lots(trades).map(row => [
        row['Symbol'],
        row['Quantity'],
        row['Cost basis'],
        bundle.iso(row['Acquired']),
      ]),
    ).toEqual([
      ['TT', 60, 1024.22, '2022-02-28'],
      ['TT', 40, 805.21, '2022-03-15'],
      ['WW', 14.51502, 247.78, '2022-02-28'],
      ['WW', 9.67668, 194.79, '2022-03-15'],
    ]);
  });

  test('a new symbol is the same security, before and after', () => {
    const trades = rows(
      ['2024-01-02', 'Buy', 'FBX', 10, 1000],
      ['2026-03-02', 'Symbol change', 'FBX', '', '', '', 'METX'],
      ['2026-03-20', 'Sell', 'METX', 10, 600],
      ['2026-04-01', 'Buy', 'METX', 10, 620],
    );
    expect(gains(trades)).toMatchObject([{ Gain: 0, Adjustment: 400 }]);
  });

  test('a stock dividend spreads the basis (§§ 305, 307)', () => {
    const trades = rows(
      ['2024-01-02', 'Buy', 'SDV', 100, 1050],
      ['2026-03-02', 'Stock dividend', 'SDV', 5],
      ['2026-05-04', 'Sell', 'SDV', 105, 1050],
    );
    expect(gains(trades)).toMatchObject([{ Quantity: 105, Gain: 0 }]);
  });

  test('worthless shares are sold for nothing at the end of the year (§ 165(g))', () => {
    const trades = rows(['2025-06-02', 'Buy', 'BUST', 10, 1000], ['2026-05-04', 'Worthless', 'BUST', '']);
    // Held from June to 31 December of the next year: long-term, though the row says May.
    expect(gains(trades)).toMatchObject([{ Gain: -1000, Term: 'Long' }]);
    expect(bundle.iso(gains(trades)[0]!['Sold'])).toBe('2026-12-31');
  });

  test('a gift out realises nothing and is gone', () => {
    const trades = rows(['2025-06-02', 'Buy', 'GIV', 10, 1000], ['2026-05-04', 'Donation', 'GIV', 4]);
    expect(gains(trades)).toEqual([]);
    expect(lots(trades)).toMatchObject([{ Quantity: 6, 'Cost basis': 600 }]);
  });

  test.each([
    ['Reverse split', 10, 'below one'],
    ['Split', 90, '10:1'],
    ['Cash in lieu', 0.4, 'Sell of the fraction'],
    ['Staking reward', 1, 'Vest'],
    ['Journal', 10, 'Transfer in or Transfer out'],
    ['Cancel buy', 10, 'leave out this row'],
  ])('%s is asked about, with what to write', (action, quantity, says) => {
    expect(
      failure(rows(['2024-01-02', 'Buy', 'QQX', 10, 1000], ['2026-03-02', action, 'QQX', quantity])),
    ).toContain(says);
  });
});

describe('options (IRS Publication 550)', () => {
  const CALL = 'XYZ270115C00095000';
  const PUT = 'XYZ 01/15/2027 95.00 P';

  test('the premium of an exercised call joins the basis of the stock', () => {
    const trades = rows(
      ['2026-02-02', 'Buy to open', CALL, 1, 600],
      ['2026-06-01', 'Exercised', CALL, 1],
      ['2026-06-01', 'Buy', 'XYZ', 100, 9500],
    );
    expect(gains(trades)).toEqual([]);
    expect(lots(trades)).toMatchObject([{ Symbol: 'XYZ', 'Cost basis': 10100 }]);
  });

  test('an assigned call joins the proceeds, an assigned put comes off the basis, an exercised put off the proceeds', () => {
    const called = rows(
      ['2024-02-02', 'Buy', 'XYZ', 100, 8000],
      ['2026-02-02', 'Sell to open', CALL, 1, 600],
      ['2026-06-01', 'Assigned', CALL, 1],
      ['2026-06-01', 'Sell', 'XYZ', 100, 9500],
    );
    expect(gains(called)).toMatchObject([{ Symbol: 'XYZ', Proceeds: 10100, Gain: 2100 }]);
    const put = rows(
      ['2026-02-02', 'Sell to open', PUT, 1, 400],
      ['2026-06-01', 'Assigned', PUT, 1],
      ['2026-06-01', 'Buy', 'XYZ', 100, 9500],
    );
    expect(lots(put)).toMatchObject([{ 'Cost basis': 9100 }]);
    const exercised = rows(
      ['2024-02-02', 'Buy', 'XYZ', 100, 8000],
      ['2026-02-02', 'Buy to open', PUT, 1, 400],
      ['2026-06-01', 'Exercised', PUT, 1],
      ['2026-06-01', 'Sell', 'XYZ', 100, 9500],
    );
    expect(gains(exercised)).toMatchObject([{ Proceeds: 9100, Gain: 1100 }]);
  });

  test('expired: a holder loses the premium, a writer keeps it, short-term', () => {
    expect(
      gains(rows(['2026-02-02', 'Buy to open', CALL, 1, 600], ['2026-06-01', 'Expired', CALL, 1])),
    ).toMatchObject([{ Gain: -600, Term: 'Short' }]);
    expect(
      gains(rows(['2026-02-02', 'Sell to open', CALL, 1, 600], ['2026-06-01', 'Expired', CALL, 1])),
    ).toMatchObject([{ Gain: 600, Term: 'Short' }]);
  });

  test('an exercise without its stock trade is asked about', () => {
    expect(
      failure(rows(['2026-02-02', 'Buy to open', CALL, 1, 600], ['2026-06-01', 'Exercised', CALL, 1])),
    ).toContain('add the trade of the stock');
  });

  test('a call bought in the window takes up the loss of the stock (§ 1091(a)), unless it is only flagged', () => {
    const trades = rows(
      ['2024-02-02', 'Buy', 'XYZ', 150, 15000],
      ['2026-11-02', 'Sell', 'XYZ', 150, 12000],
      ['2026-11-10', 'Buy', CALL, 1, 600],
    );
    expect(gains(trades)).toMatchObject([{ Adjustment: 2000, Gain: -1000 }]);
    expect(lots(trades)).toMatchObject([{ Symbol: CALL, Quantity: 1, 'Cost basis': 2600 }]);
    const flagged = bundle.table(
      'REALIZED_GAINS',
      trades,
      [
        ['Setting', 'Value'],
        ['Options replace shares', 'Review'],
      ],
      '',
      asOf,
    );
    expect(flagged[1]![10]).toBe(0);
  });

  test('a put bought, or the option of another stock, takes up nothing', () => {
    const trades = rows(
      ['2024-02-02', 'Buy', 'XYZ', 100, 10000],
      ['2026-11-02', 'Sell', 'XYZ', 100, 8000],
      ['2026-11-10', 'Buy', PUT, 1, 600],
      ['2026-11-11', 'Buy', 'ABC270115C00095000', 1, 600],
    );
    expect(gains(trades)).toMatchObject([{ Adjustment: 0, Gain: -2000 }]);
  });

  test('the loss of an option is washed by the same option only', () => {
    const trades = rows(
      ['2026-02-02', 'Buy', CALL, 2, 1000],
      ['2026-11-02', 'Sell', CALL, 2, 400],
      ['2026-11-10', 'Buy', CALL, 1, 250],
      ['2026-11-11', 'Buy', 'XYZ', 100, 9000],
    );
    expect(gains(trades)).toMatchObject([{ Adjustment: 300, Gain: -300 }]);
  });
});

describe('what leads nowhere is told', () => {
  test('every fault of a row and of the rows after it', () => {
    const check = bundle.table(
      'HARVEST_CHECK',
      '',
      [
        HEADINGS,
        ['soon', 'Buy', 'AAA', -3, '', '', 'Main', '', '', ''],
        [day('2026-01-05'), 'Sell', 'BBB', 5, 50, '', 'Main', '', '', ''],
        [day('2026-01-06'), 'Sell', 'BBB', 6, 50, '', 'Main', '', '', ''],
      ],
      '',
      '',
      asOf,
    );
    expect(check.slice(1).map(row => [row[1], row[2]])).toEqual([
      [2, 'Date'],
      [2, 'Quantity'],
      [2, 'Amount'],
      [3, 'Quantity'],
      [4, 'Quantity'],
    ]);
  });

  test('cash rows are counted, settings that match nothing named', () => {
    const trades = rows(
      ['2026-01-05', 'Buy', 'AAA', 10, 1000],
      ['2026-02-05', 'Dividend', 'AAA', '', 10],
      ['2026-03-05', 'Dividend', 'AAA', '', 10],
      ['2026-03-06', 'Deposit', '', '', 500],
    );
    const settings = [
      ['Setting', 'Value'],
      ['Owner José', 'Other'],
      ['Owner 太郎', 'Self'],
      ['Owner 花子', 'Spouse'],
      ['Filing status', 'Joint'],
    ];
    const found = bundle.table('HARVEST_CHECK', '', trades, settings, '', asOf).map(row => String(row[3]));
    expect(found.join('\n')).toContain('3 cash rows were set aside: 2 Dividend, 1 Deposit');
    expect(found.join('\n')).toContain('no row of the tables has the owner 太郎');
  });

  test('a lot that was sold, one of another basis, one of fewer shares', () => {
    const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'];
    const trades = rows(
      ['2026-01-05', 'Buy', 'AAA', 10, 1000],
      ['2026-02-05', 'Sell', 'AAA', 10, 900],
      ['2026-01-05', 'Buy', 'BBB', 10, 1000],
      ['2026-01-05', 'Buy', 'CCC', 10, 1000],
    );
    const lotRows = [
      LOTS,
      ['AAA', 10, day('2026-01-05'), 1000, 80, 'Main'],
      ['BBB', 10, day('2026-01-05'), 1100, 80, 'Main'],
      ['CCC', 4, day('2026-01-05'), 400, 80, 'Main'],
    ];
    const found = bundle.table('HARVEST_CHECK', lotRows, trades, '', '', asOf).slice(1);
    expect(found.map(row => [row[1], `${String(row[3])}; ${String(row[4])}`])).toEqual([
      [2, expect.stringMatching(/was sold on 2026-02-05; delete this lot/)],
      [3, expect.stringMatching(/1100 for BBB .* but Trades make 1000/)],
      [4, expect.stringMatching(/4 CCC .* but Trades leave 10/)],
    ]);
  });

  test('no message is longer than a note, no Why than a cell', () => {
    const long = 'x'.repeat(40_000);
    const trades = rows(
      ...Array.from({ length: 30 }, (_, at) => ['2026-01-05', 'Buy', `S${at}`, long, long]),
    );
    expect(failure(trades).length).toBeLessThan(2000);
  });
});
