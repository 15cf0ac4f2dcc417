import { openBundle, type Value } from '../support/bundle';

const bundle = openBundle();
const day = (iso: string): Date => bundle.day(iso);
const asOf = day('2026-11-20');

const TRADES = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Owner',
  'Asset',
  'Identical to',
];
const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type', 'Owner'];

type Row = readonly (string | number)[];
const rows = (headings: readonly string[], given: readonly Row[]): Value[][] => [
  [...headings],
  ...given.map(row =>
    headings.map((_, index) => {
      const cell = row[index] ?? '';
      return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? day(cell) : cell;
    }),
  ),
];
const trades = (...given: Row[]) => rows(TRADES, given);
const lots = (...given: Row[]) => rows(LOTS, given);
const settings = (values: Readonly<Record<string, string | number>>): Value[][] => [
  ['Setting', 'Value'],
  ...Object.entries(values),
];

const loss = (...args: unknown[]): unknown[] =>
  bundle
    .table('HARVEST_LOSS', ...args)
    .slice(1)
    .map(row => row[0]);
const risk = (...args: unknown[]): Record<string, Value>[] => {
  const [headings, ...found] = bundle.table('WASH_SALE_RISK', ...args);
  return found.map(row => Object.fromEntries(row.map((cell, index) => [String(headings![index]), cell])));
};

/** An old lot at a loss of 10.00 a share, and one purchase by someone near it. */
const OLD: Row = ['XYZ', 100, '2024-01-02', 5000, 40, 'Mine', 'Taxable', 'Self'];
const BOUGHT: Row = ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine', 'Taxable', 'Self'];

describe('HARVEST_LOSS and WASH_SALE_RISK', () => {
  const near = (row: Row, given: Readonly<Record<string, string | number>> = {}) => {
    const args = [lots(OLD), trades(BOUGHT, row), settings(given), asOf] as const;
    return { loss: loss(...args)[0], risk: risk(...args)[0]! };
  };

  test('a purchase of the last 30 days by a spouse defers the matched part', () => {
    const answer = near(['2026-10-21', 'Buy', 'XYZ', 30, 1200, 'His', 'Taxable', 'Spouse']);
    expect(answer.loss).toBe(700);
    expect(answer.risk).toMatchObject({
      Risk: 'Partial',
      Certainty: 'Settled',
      'Shares at risk': 30,
      'Deferred loss': 300,
      'Permanent loss': 0,
    });
    expect(bundle.iso(answer.risk['Clear to sell'])).toBe('2026-11-21');
    expect(bundle.iso(answer.risk['Do not buy before'])).toBe('2026-12-21');
    expect(answer.risk['Why']).toContain('(Trades row 3)');
  });

  test('day 30 is inside, day 31 outside, before the sale and after', () => {
    const bought = (date: string) => near([date, 'Buy', 'XYZ', 100, 4000, 'His', 'Taxable', 'Spouse']).loss;
    expect(['2026-10-20', '2026-10-21', '2026-12-20', '2026-12-21'].map(bought)).toEqual([1000, 0, 0, 1000]);
  });

  test('a planned purchase counts, an IRA destroys', () => {
    const answer = near(['2026-12-01', 'Buy', 'XYZ', 40, 1600, 'IRA', 'Roth IRA']);
    expect(answer.loss).toBe(600);
    expect(answer.risk).toMatchObject({ 'Permanent loss': 400, 'Deferred loss': 0 });
  });

  test('a reinvested dividend counts, however small', () => {
    expect(near(['2026-11-09', 'Reinvest', 'XYZ', 0.5, 20, 'Mine', 'Taxable']).loss).toBe(995);
  });

  test('a corporation the taxpayer controls washes too', () => {
    const answer = near(['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'Firm', 'Taxable', 'Acme'], {
      'Owner Acme': 'Controlled corporation',
    });
    expect(answer).toMatchObject({ loss: 0, risk: { Risk: 'Full', 'Permanent loss': 1000 } });
  });

  test('a grown child’s purchase does not', () => {
    expect(
      near(['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'Kid', 'Taxable', 'Kim'], { 'Owner Kim': 'Other' }).loss,
    ).toBe(1000);
  });

  test('a 401k counts as an IRA, unless the setting says otherwise; then it is for Review', () => {
    const buy: Row = ['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'Plan', '401k'];
    expect(near(buy).risk).toMatchObject({ Risk: 'Full', 'Permanent loss': 1000 });
    const answer = near(buy, { 'Count 401k and HSA as IRA': 'No' });
    expect(answer).toMatchObject({ loss: 1000, risk: { Risk: 'None', Certainty: 'Review' } });
  });

  test('a 529 plan is for Review, never silently clean and never silently disallowed', () => {
    const answer = near(['2026-11-15', 'Buy', 'XYZ', 100, 4000, 'College', '529']);
    expect(answer).toMatchObject({ loss: 1000, risk: { Risk: 'None', Certainty: 'Review' } });
    expect(answer.risk['Why']).toContain('College (529)');
  });

  test('an option on it is for Review', () => {
    const answer = near(['2026-11-15', 'Buy', 'XYZ CALL', 1, 100, 'Mine', 'Taxable', '', 'Option', 'XYZ']);
    expect(answer).toMatchObject({ loss: 1000, risk: { Certainty: 'Review' } });
    expect(answer.risk['Why']).toContain('XYZ CALL');
  });

  test('what is called identical is matched as one security', () => {
    expect(near(['2026-11-15', 'Buy', 'XYZ.B', 100, 4000, 'Mine', 'Taxable', '', '', 'XYZ']).loss).toBe(0);
  });

  test('another issuer’s fund on the same index is Review', () => {
    const securities = [
      ['Symbol', 'Index'],
      ['XYZ', 'S&P 500'],
      ['TWIN', 'S&P 500'],
    ];
    const [answer] = risk(
      lots(OLD),
      trades(BOUGHT, ['2026-11-15', 'Buy', 'TWIN', 10, 400, 'Mine']),
      '',
      asOf,
      securities,
    );
    expect(answer).toMatchObject({ Risk: 'None', Certainty: 'Review' });
    expect(answer!['Why']).toContain('TWIN');
  });

  test('coins stand outside the rule until the day a setting names', () => {
    const coin = [
      lots(['BTC', 1, '2024-01-02', 50000, 40000, 'Wallet']),
      trades(
        ['2024-01-02', 'Buy', 'BTC', 1, 50000, 'Wallet', '', '', 'Crypto'],
        ['2026-11-15', 'Buy', 'BTC', 1, 40000, 'Other wallet', '', '', 'Crypto'],
      ),
    ];
    expect(loss(...coin, '', asOf)).toEqual([10000]);
    expect(loss(...coin, settings({ 'Crypto wash sales from': '2026-06-01' }), asOf)).toEqual([0]);
    expect(loss(...coin, settings({ 'Crypto wash sales from': '2027-01-01' }), asOf)).toEqual([10000]);
  });

  test('lots alone tell of purchases too, and the lot’s own never count', () => {
    expect(
      loss(lots(OLD, ['XYZ', 20, '2026-11-10', 1000, 40, 'Hers', 'Taxable', 'Spouse']), '', '', asOf),
    ).toEqual([800, 0 + 100 + 100]);
    expect(loss(lots(['XYZ', 100, '2026-11-10', 5000, 40]), '', '', asOf)).toEqual([1000]);
  });

  test('a wash adjustment that Lots does not mention is Review and never added', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 9000, 'Mine'],
      ['2026-03-02', 'Sell', 'XYZ', 100, 5000, 'Mine'],
      ['2026-03-16', 'Buy', 'XYZ', 100, 5200, 'Mine'],
    );
    const held = (basis: number, included: string): Value[][] => [
      [...LOTS, 'Wash adjustment included'],
      ...lots(['XYZ', 100, '2026-03-16', basis, 40, 'Mine'])
        .slice(1)
        .map(row => [...row, included]),
    ];
    expect(loss(held(5200, ''), history, '', asOf)).toEqual([1200]);
    expect(risk(held(5200, ''), history, '', asOf)[0]).toMatchObject({ Certainty: 'Review' });
    expect(loss(held(9200, 'Yes'), history, '', asOf)).toEqual([5200]);
    expect(loss(held(5200, 'No'), history, '', asOf)).toEqual([5200]);
  });

  test('open lots are fit to be lots', () => {
    const history = trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 9000, 'Mine'],
      ['2026-03-02', 'Sell', 'XYZ', 60, 3000, 'Mine'],
      ['2026-03-16', 'Buy', 'XYZ', 100, 5200, 'Mine'],
      ['2026-11-10', 'Buy', 'XYZ', 10, 420, 'IRA', 'IRA'],
    );
    const open = bundle.table('OPEN_LOTS', history, '', asOf, [
      ['Symbol', 'Price'],
      ['XYZ', 40],
    ]);
    expect(open[0]!.slice(-1)).toEqual(['Price']);
    expect(bundle.table('HARVEST_CHECK', open, history, '', '', asOf)[1]![3]).toBe('No problems found');
    // 40 left at 90; 60 took up 2,400; 40 plain at 52; ten shares of each loss sale are destroyed by the IRA.
    expect(loss(open, history, '', asOf).sort()).toEqual([0, 1500, 2600, 360].sort());
  });
});

describe('fund shares held six months or less', () => {
  const history = trades(
    ['2026-08-03', 'Buy', 'MUNI', 100, 5000, 'Mine', '', '', 'Fund'],
    ['2026-09-15', 'Exempt-interest dividend', 'MUNI', '', 40, 'Mine'],
    ['2026-09-15', 'Capital gain dividend', 'MUNI', '', 30, 'Mine'],
  );

  test('what a sale today would realise is after the exempt-interest dividends', () => {
    expect(loss(lots(['MUNI', 100, '2026-08-03', 5000, 49, 'Mine']), history, '', asOf)).toEqual([60]);
  });

  test('the rows of a sale say which rule took what', () => {
    const sold = [...history, ...trades(['2026-11-10', 'Sell', 'MUNI', 100, 4900, 'Mine']).slice(1)];
    const gains = bundle.table('REALIZED_GAINS', sold, '', '', asOf).slice(1);
    expect(gains.map(row => [row[9], row[11], row[12]])).toEqual([
      ['L', -30, 'Long'],
      ['L', -30, 'Short'],
    ]);
    expect(gains[0]![13]).toContain('§ 852(b)(4)(B)');
  });
});

describe('planned trades', () => {
  test('a planned sale of more than is held is told, and spoils nothing of the past', () => {
    const history = trades(BOUGHT, ['2026-12-10', 'Sell', 'XYZ', 150, 6000, 'Mine']);
    expect(bundle.table('HARVEST_CHECK', lots(OLD), history, '', '', asOf)[1]!.slice(0, 4)).toEqual([
      'Trades',
      3,
      'Quantity',
      'sells 150 XYZ on 2026-12-10, but Mine holds 100',
    ]);
    expect(loss(lots(OLD), history, '', asOf)).toEqual([1000]);
    expect(bundle.table('REALIZED_GAINS', history, '', '', asOf)).toHaveLength(1);
  });
});

describe('BUY_CHECK', () => {
  const history = trades(
    ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'],
    ['2026-11-05', 'Sell', 'XYZ', 100, 4000, 'Mine'],
    ['2024-01-02', 'Buy', 'ABC', 100, 5000, 'Mine'],
    ['2026-12-10', 'Sell', 'ABC', 100, 4000, 'Mine'],
  );
  const ask = (...symbols: string[]) =>
    bundle.table(
      'BUY_CHECK',
      symbols.map(symbol => [symbol]),
      history,
      '',
      asOf,
    );

  test('names the sale a purchase would wash, and the first free day', () => {
    const [, row] = ask('xyz');
    expect(row!.slice(0, 2)).toEqual(['XYZ', 'No']);
    expect(bundle.iso(row![2])).toBe('2026-12-06');
    expect(row!.slice(3, 5)).toEqual([1000, 'Self, Mine']);
  });

  test('a planned loss sale within 30 days counts', () => {
    expect(ask('ABC')[1]!.slice(0, 2)).toEqual(['ABC', 'No']);
    expect(ask('NEW')[1]!.slice(0, 2)).toEqual(['NEW', 'Yes']);
  });

  test('without symbols lists everything not to be bought', () => {
    expect(
      bundle
        .table('BUY_CHECK', '', history, '', asOf)
        .slice(1)
        .map(row => row[0]),
    ).toEqual(['XYZ', 'ABC']);
    expect(bundle.table('BUY_CHECK', '', trades(BOUGHT), '', asOf)[1]![5]).toBe(
      'Nothing is on the do-not-buy list.',
    );
  });

  test('a call is an option to acquire: buying one is as buying the shares, or Review by setting', () => {
    const call = 'XYZ270115C00095000';
    expect(ask(call)[1]!.slice(0, 2)).toEqual([call, 'No']);
    const flagged = settings({ 'Options replace shares': 'Review' });
    expect(bundle.table('BUY_CHECK', call, history, flagged, asOf)[1]!.slice(0, 2)).toEqual([call, 'Review']);
    expect(ask('XYZ270115P00095000')[1]![1]).toBe('Yes');
  });

  test('a spelling that may be what was sold is Review', () => {
    expect(ask('XYZ CORP')[1]!.slice(0, 2)).toEqual(['XYZ CORP', 'Review']);
  });

  test('the same index is Review', () => {
    const securities = [
      ['Symbol', 'Index'],
      ['XYZ', 'S&P 500'],
      ['TWIN', 'S&P 500'],
    ];
    expect(bundle.table('BUY_CHECK', 'TWIN', history, '', asOf, securities)[1]!.slice(0, 2)).toEqual([
      'TWIN',
      'Review',
    ]);
  });
});

describe('what no authority settles is said beside the figure', () => {
  const sold = (...more: Row[]) =>
    trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine', '', 'Me'],
      ['2026-11-05', 'Sell', 'XYZ', 100, 4000, 'Mine', '', 'Me'],
      ...more,
    );
  test.each([
    ['a 401k', ['2026-11-12', 'Buy', 'XYZ', 40, 1600, 'Work', '401k', 'Me'], {}, 'Count 401k and HSA as IRA'],
    [
      'a controlled corporation',
      ['2026-11-12', 'Buy', 'XYZ', 40, 1600, 'Corp', '', 'Hold Co'],
      { 'Owner Hold Co': 'Controlled corporation' },
      'is a corporation you control',
    ],
    [
      'a spouse',
      ['2026-11-12', 'Buy', 'XYZ', 40, 1600, 'Hers', '', 'Her'],
      { 'Filing status': 'Married filing jointly', 'Owner Her': 'Spouse' },
      'no authority says so',
    ],
  ] as const)('bought by %s', (_, bought, given, words) => {
    const history = sold([...bought]);
    const gains = bundle.table('REALIZED_GAINS', history, settings(given), '', asOf);
    expect(gains[1]![13]).toContain(words);
    const year = bundle.call('NET_GAIN', history, settings(given), 2026, 'all', asOf) as Value[][];
    expect(year.flat().join()).toContain(words);
  });

  test('an ordinary purchase of one’s own is settled', () => {
    const history = sold(['2026-11-12', 'Buy', 'XYZ', 40, 1600, 'Mine', '', 'Me']);
    expect(bundle.table('REALIZED_GAINS', history, '', '', asOf)[1]![13]).not.toMatch(
      /unsettled|no authority/,
    );
  });
});

describe('a term that rests on tacking', () => {
  // Held 1 year 9 months, washed by the purchase of 16 March: 257 days of its own and the washed shares' before.
  const history = trades(
    ['2024-06-03', 'Buy', 'XYZ', 100, 9000, 'Mine'],
    ['2026-03-02', 'Sell', 'XYZ', 100, 6000, 'Mine'],
    ['2026-03-16', 'Buy', 'XYZ', 100, 6100, 'Mine'],
    ['2026-10-01', 'Sell', 'XYZ', 100, 9500, 'Mine'],
  );
  const note = 'Settings "Tacking" changes it';

  test('says so beside the sale and under the year', () => {
    const sale = bundle.table('REALIZED_GAINS', history, '', '', asOf)[2]!;
    expect(sale[12]).toBe('Long');
    expect(sale[13]).toContain(note);
    const year = bundle.call('NET_GAIN', history, '', 2026, 'all', asOf) as Value[][];
    expect(year.flat().join()).toContain(`XYZ: Long-term only because`);
  });

  test('and not where the shares are long-term by themselves', () => {
    const later = [
      ...history.slice(0, -1),
      ...trades(['2027-04-01', 'Sell', 'XYZ', 100, 9500, 'Mine']).slice(1),
    ];
    const sale = bundle.table('REALIZED_GAINS', later, '', '', day('2027-04-05'))[2]!;
    expect(sale[12]).toBe('Long');
    expect(sale[13]).not.toContain(note);
  });
});

describe('NET_GAIN', () => {
  const sales: Value[][] = [
    ['Acquired', 'Sold', 'Proceeds', 'Cost basis', 'Adjustment'],
    [day('2025-12-01'), day('2026-03-02'), 1000, 4000, ''],
    [day('2020-01-02'), day('2026-03-02'), 5000, 9000, 1500],
    [day('2020-01-02'), day('2025-03-03'), 5000, 1, ''],
  ];
  const line = (name: string, given: Readonly<Record<string, string | number>> = {}): unknown =>
    bundle.call('NET_GAIN', sales, settings({ 'Taxable income': 90000, ...given }), 2026, name, asOf);

  test('every line, from a table of realised sales', () => {
    expect(line('short')).toBe(-3000);
    expect(line('long')).toBe(-2500);
    expect(line('net')).toBe(-5500);
    expect(line('')).toBe(-5500);
    expect(line('deduction')).toBe(3000);
    expect(line('short carryover')).toBe(0);
    expect(line('long carryover')).toBe(2500);
    expect(line('tax')).toBe(-660);
  });

  test('carryovers come in, and the separate limit is half', () => {
    expect(line('short', { 'Short-term carryover in': 500 })).toBe(-3500);
    expect(line('deduction', { 'Filing status': 'Married filing separately' })).toBe(1500);
  });

  test('the table is labelled like Schedule D', () => {
    const table = line('all') as Value[][];
    expect(table[0]).toEqual(['Tax year 2026', 'Amount', 'Where it stands']);
    expect(table.find(row => row[0] === 'Net gain or loss')).toEqual([
      'Net gain or loss',
      -5500,
      'Schedule D line 16',
    ]);
    expect(table.flat().join()).toContain('alternative minimum tax');
  });

  test('a tax that cannot be told is blank, and the table says why', () => {
    expect(bundle.call('NET_GAIN', sales, '', 2026, 'tax', asOf)).toBe('');
    const table = bundle.call('NET_GAIN', sales, '', 2026, 'all', asOf) as Value[][];
    expect(table.find(row => row[0] === 'Tax on the capital items')).toEqual([
      'Tax on the capital items',
      '',
      'Settings has neither Taxable income nor both rates',
    ]);
  });

  test('Term and Gain alone will do', () => {
    const gains = [
      ['Term', 'Gain'],
      ['Long-term', 4000],
      ['ST', -1000],
    ];
    expect(bundle.call('NET_GAIN', gains, '', 2026, 'net', asOf)).toBe(3000);
  });

  test('later trades are left out, planned ones too', () => {
    const history = trades(BOUGHT, ['2026-12-01', 'Sell', 'XYZ', 100, 9000, 'Mine']);
    expect(bundle.call('NET_GAIN', history, '', 2026, 'net', asOf)).toBe(0);
    expect(bundle.call('NET_GAIN', history, '', 2026, 'net', day('2026-12-31'))).toBe(4000);
  });

  test('agrees to the cent with the rows of REALIZED_GAINS', () => {
    const thirds = trades(
      ['2024-01-02', 'Buy', 'XYZ', 3, 100, 'Mine'],
      ['2024-02-02', 'Buy', 'XYZ', 7, 333.33, 'Mine'],
      ['2026-02-02', 'Sell', 'XYZ', 1, 11.11, 'Mine'],
      ['2026-03-03', 'Sell', 'XYZ', 5, 77.77, 'Mine'],
    );
    const gains = bundle.table('REALIZED_GAINS', thirds, '', 2026, asOf).slice(1);
    const sum = gains.reduce((total, row) => total + Math.round(Number(row[11]) * 100), 0) / 100;
    expect(bundle.call('NET_GAIN', thirds, '', 2026, 'net', asOf)).toBe(sum);
  });
});

describe('DEFERRAL_VALUE', () => {
  test('1,500 saved now is 440.65 of value', () => {
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0.15, '15%', 10, 0.04, 46)).toBe(440.65);
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0, 0.15, 5, 0.04)).toBe(-1232.89);
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0.15, 0.15, 20, 0.04, 30, 0)).toBe(1470);
    expect(bundle.call('DEFERRAL_VALUE', 10000, 0.15, 0.15, 10)).toBe(579.13);
  });
});

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
