import { bundle, asOf, rows, trades, settings, BOUGHT } from './support';

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
