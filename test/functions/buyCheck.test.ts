import { bundle, asOf, day, loss, lots, risk, rows, trades, settings, BOUGHT } from './support';

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

describe('a security keeps its identity through changes of its name', () => {
  const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'New symbol'];
  const history = (...more: (string | number)[][]) =>
    rows(HEADINGS, [
      ['2024-01-05', 'Buy', 'FQB', 200, 60000, 'Main'],
      ['2026-11-02', 'Sell', 'FQB', 100, 20000, 'Main'],
      ['2026-11-10', 'Symbol change', 'FQB', 1, '', 'Main', 'MQTA'],
      ...more,
    ]);
  const check = (symbols: unknown, table = history()) =>
    bundle.table('BUY_CHECK', symbols, table, '', asOf).slice(1);

  test('the new name washes what was sold under the old one, and the list names it', () => {
    expect(check([['MQTA']])[0]!.slice(0, 2)).toEqual(['MQTA', 'No']);
    expect(check([['MQTA']])[0]![3]).toBe(10000);
    expect(check([['FQB']])[0]![1]).toBe('No');
    expect(check('').map(row => row[0])).toEqual(['MQTA']);
  });

  test('through two changes', () => {
    const twice = history(['2026-11-15', 'Symbol change', 'MQTA', 1, '', 'Main', 'ZZTA']);
    expect(check([['ZZTA']], twice)[0]![1]).toBe('No');
    expect(check('', twice).map(row => row[0])).toEqual(['ZZTA']);
  });

  test('and adding the purchase washes just that', () => {
    const bought = history(['2026-11-19', 'Buy', 'MQTA', 50, 9000, 'Main', '']);
    const [first] = bundle.table('REALIZED_GAINS', bought, '', '', asOf).slice(1);
    expect(first![10]).toBe(5000);
  });
});

test('Not before is the first day on which nothing known washes, planned loss sales counted; Do not buy before is the same', () => {
  // Sold at a loss on 23 Sep 2026, and more of it planned for 13 Nov: the windows meet, no day between them is free.
  const history = trades(
    ['2024-01-02', 'Buy', 'XYZ', 200, 10000, 'Mine'],
    ['2026-09-23', 'Sell', 'XYZ', 50, 2000, 'Mine'],
    ['2026-11-13', 'Sell', 'XYZ', 50, 2000, 'Mine'],
  );
  const on = day('2026-10-01');
  const [, check] = bundle.table('BUY_CHECK', 'XYZ', history, '', on);
  expect(bundle.iso(check![2])).toBe('2026-12-14');
  const [, atRisk] = bundle.table(
    'WASH_SALE_RISK',
    lots(['XYZ', 150, '2024-01-02', 7500, 40, 'Mine']),
    history,
    '',
    on,
  );
  expect(bundle.iso(atRisk![6])).toBe('2026-12-14');
});

test('what is at stake is what a purchase would meet, not what it finds met already', () => {
  const history = trades(
    ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'],
    ['2026-11-05', 'Sell', 'XYZ', 100, 4000, 'Mine'],
    ['2026-11-10', 'Buy', 'XYZ', 60, 2400, 'Mine'],
  );
  expect(bundle.table('BUY_CHECK', 'XYZ', history, '', asOf)[1]![3]).toBe(400);
});

test('a split after a change of name reaches losses that wait', () => {
  const history = rows(
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'New symbol'],
    [
      ['2024-01-05', 'Buy', 'OLD', 100, 5000, 'Main'],
      ['2026-11-02', 'Sell', 'OLD', 100, 4000, 'Main'],
      ['2026-11-04', 'Symbol change', 'OLD', 1, '', 'Main', 'NEW'],
      ['2026-11-06', 'Split', 'NEW', 2, '', ''],
      // Of 200 shares sold, as they are counted now, 50 are bought back.
      ['2026-11-10', 'Buy', 'NEW', 50, 1000, 'Main'],
    ],
  );
  expect(bundle.table('REALIZED_GAINS', history, '', '', asOf)[1]![10]).toBe(250);
});

describe('a merger joins two securities, and whether they are identical is unsettled', () => {
  const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'New symbol'];
  const history = rows(HEADINGS, [
    ['2024-01-05', 'Buy', 'TGT', 200, 10000, 'Main'],
    ['2026-11-02', 'Sell', 'TGT', 100, 4000, 'Main'],
    ['2026-11-10', 'Merger', 'TGT', 0.5, '', 'Main', 'BIG'],
    ['2026-11-12', 'Buy', 'BIG', 10, 900, 'Other'],
  ]);

  test('the successor is Review, and the list names it, never what is gone', () => {
    const [, row] = bundle.table('BUY_CHECK', 'BIG', history, '', asOf);
    expect(row!.slice(0, 2)).toEqual(['BIG', 'Review']);
    expect(row![3]).toBe(1000);
    expect(row![5]).toContain('joined by a merger');
    expect(
      bundle
        .table('BUY_CHECK', '', history, '', asOf)
        .slice(1)
        .map(([symbol]) => symbol),
    ).toEqual(['BIG']);
  });

  test('and so is the sale beside its purchase', () => {
    const [, sale] = bundle.table('REALIZED_GAINS', history, '', '', asOf);
    expect(sale!.slice(9, 12)).toEqual(['', 0, -1000]);
    expect(sale![13]).toContain('BIG was bought within 30 days, and a merger joins it with TGT');
    // Sold today: shares bought as TGT became BIG.
    const held = rows(
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
      [['BIG', 50, '2024-01-05', 5000, 80, 'Main']],
    );
    const bought = rows(HEADINGS, [
      ['2024-01-05', 'Buy', 'TGT', 100, 5000, 'Main'],
      ['2026-11-05', 'Buy', 'TGT', 20, 900, 'Other'],
      ['2026-11-10', 'Merger', 'TGT', 0.5, '', '', 'BIG'],
    ]);
    const [one] = risk(held, bought, '', asOf);
    expect(one).toMatchObject({ Certainty: 'Review', 'Shares at risk': 10 });
    expect(one!['Why']).toContain('a merger joins it with BIG');
  });
});

describe('a lot listed under a name that is gone', () => {
  const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'New symbol'];
  const LOTS = ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'];
  const renamed = rows(HEADINGS, [
    ['2024-01-05', 'Buy', 'FQB', 200, 60000, 'Main'],
    ['2026-11-02', 'Sell', 'FQB', 100, 20000, 'Main'],
    ['2026-11-10', 'Symbol change', 'FQB', 1, '', 'Main', 'MQTA'],
    ['2026-11-15', 'Buy', 'MQTA', 150, 30000, 'Other'],
  ]);
  const held = (symbol: string) => rows(LOTS, [[symbol, 100, '2024-01-05', 30000, 200, 'Main']]);
  const plan = (symbol: string) =>
    bundle.table('HARVEST_PLAN', held(symbol), renamed, settings({ 'Taxable income': 90000 }), asOf);

  test('is what it is today, in every function; the plan names today’s ticker', () => {
    for (const name of ['HARVEST_LOSS', 'WASH_SALE_RISK'])
      expect(bundle.table(name, held('FQB'), renamed, '', asOf)).toEqual(
        bundle.table(name, held('MQTA'), renamed, '', asOf),
      );
    expect(risk(held('FQB'), renamed, '', asOf)[0]).toMatchObject({ Risk: 'Partial', 'Shares at risk': 50 });
    expect(plan('FQB')[1]![4]).toBe('MQTA');
    expect(plan('FQB')[1]!.slice(2, 12)).toEqual(plan('MQTA')[1]!.slice(2, 12));
  });

  test('where the shares changed with it, says what to write', () => {
    const merged = rows(HEADINGS, [
      ['2024-01-05', 'Buy', 'TGT', 200, 60000, 'Main'],
      ['2026-11-10', 'Merger', 'TGT', 0.5, '', 'Main', 'BIG'],
    ]);
    const told = (account: string) =>
      bundle
        .table(
          'HARVEST_CHECK',
          rows(LOTS, [['TGT', 200, '2024-01-05', 60000, 200, account]]),
          merged,
          '',
          '',
          asOf,
        )
        .flat()
        .join(' ');
    expect(told('Main')).toContain('TGT became BIG on 10 Nov 2026');
    expect(told('Main')).toContain('write BIG and the shares there are now (100)');
    expect(told('Main')).not.toContain('add the purchase');
  });

  test('a ticker that was given to another company since is that company’s', () => {
    const again = rows(HEADINGS, [
      ['2024-01-05', 'Buy', 'FQB', 200, 60000, 'Main'],
      ['2025-11-10', 'Symbol change', 'FQB', 1, '', 'Main', 'MQTA'],
      ['2026-02-10', 'Buy', 'FQB', 10, 500, 'Main'],
    ]);
    const lot = rows(LOTS, [['FQB', 10, '2026-02-10', 500, 40, 'Main']]);
    expect(loss(lot, again, '', asOf)).toEqual([100]);
  });
});
