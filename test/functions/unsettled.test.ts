import type { Value } from '../support/bundle';
import { bundle, day, asOf, type Row, trades, settings } from './support';

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

describe('a put written near a loss', () => {
  const put = (strike: string): string => `XYZ270115P000${strike}000`;
  const sold = (iso: string, action: string, symbol: string) =>
    trades(
      ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'],
      ['2026-11-05', 'Sell', 'XYZ', 100, 4000, 'Mine'],
      [iso, action, symbol, 1, 600, 'Mine'],
    );
  const why = (...row: [string, string, string]): string =>
    String(bundle.table('REALIZED_GAINS', sold(...row), '', '', asOf)[1]![13]);

  test.each<[string, [string, string, string], boolean]>([
    ['deep in the money, after the sale', ['2026-11-12', 'Sell to open', put('60')], true],
    ['deep in the money, before it', ['2026-10-12', 'Sell to open', put('60')], true],
    ['near what the shares were sold for', ['2026-11-12', 'Sell to open', put('41')], false],
    ['outside the window', ['2026-09-12', 'Sell to open', put('60')], false],
    ['bought, not written', ['2026-11-12', 'Buy to open', put('60')], false],
  ])('%s', (_, row, isSaid) => {
    expect(why(...row).includes('is deep in the money')).toBe(isSaid);
  });

  test('before a sale an option is named where it can bring shares: not a call that is written, not a put that is bought', () => {
    const held = [
      ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account'],
      ['XYZ', 100, day('2024-01-02'), 5000, 40, 'Mine'],
    ];
    const certainty = (action: string, symbol: string): unknown =>
      bundle.table(
        'WASH_SALE_RISK',
        held,
        trades(
          ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'],
          ['2026-11-12', action, symbol, 1, 600, 'Mine'],
        ),
        '',
        asOf,
      )[1]![1];
    const call = 'XYZ270115C00060000';
    expect(certainty('Sell to open', call)).toBe('Settled');
    expect(certainty('Buy to open', put('60'))).toBe('Settled');
    expect(certainty('Sell to open', put('60'))).toBe('Review');
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
