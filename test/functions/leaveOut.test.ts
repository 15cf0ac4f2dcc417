import type { Value } from '../support/bundle';
import { asOf, bundle, rows, settings, trades, type Row } from './support';

/** One bad row hides no more than its own securities, where Settings say so; the default refuses. */
describe('Leave out what cannot be read', () => {
  const GOOD: Row[] = [
    ['2024-01-02', 'Buy', 'XYZ', 100, 5000, 'Mine'],
    ['2026-11-05', 'Sell', 'XYZ', 100, 4000, 'Mine'],
  ];
  const BAD: Row[] = [
    ['2024-01-02', 'Buy', 'ABC', 100, 5000, 'Mine'],
    ['2026-05-05', 'Sell', 'ABC', 50, 9000, 'Mine'],
    ['31/02/2026', 'Sell', 'ABC', 50, 9000, 'Mine'],
  ];
  const yes = settings({ 'Leave out what cannot be read': 'Yes' });
  const history = trades(...GOOD, ...BAD);
  const whole = trades(...GOOD);

  test('by default no total is told', () => {
    for (const name of ['NET_GAIN', 'REALIZED_GAINS', 'OPEN_LOTS'])
      expect(() => bundle.call(name, history)).toThrow('"31/02/2026" is not a date');
  });

  const says =
    'Left out: ABC, with 1 sale of 9000 in all that could be read. Trades row 6, Date: "31/02/2026" is not a date';

  test('the figure stands without it, and beside it what is left out and at stake', () => {
    const [[figure, beside]] = bundle.table('NET_GAIN', history, yes, 2026, 'net', asOf) as [[Value, Value]];
    expect(figure).toBe(-1000);
    expect(beside).toContain(says);
    expect(bundle.call('NET_GAIN', whole, yes, 2026, 'net', asOf)).toBe(-1000);
  });

  test('on top of all', () => {
    const all = bundle.table('NET_GAIN', history, yes, 2026, 'all', asOf);
    expect(all[1]![2]).toContain(says);
    expect([all[0], ...all.slice(2)]).toEqual(bundle.table('NET_GAIN', whole, yes, 2026, 'all', asOf));
  });

  test('REALIZED_GAINS and OPEN_LOTS have a row that says so, and can be read on', () => {
    const [headings, first, ...sales] = bundle.table('REALIZED_GAINS', history, yes, '', asOf);
    expect([first![2], first![13]]).toEqual(['ABC', expect.stringContaining(says)]);
    expect(sales).toEqual(bundle.table('REALIZED_GAINS', whole, yes, '', asOf).slice(1));
    expect(bundle.call('NET_GAIN', [headings!, first!, ...sales], '', 2026, 'net', asOf)).toBe(-1000);
    const held = trades(['2024-01-02', 'Buy', 'QQQ', 10, 500, 'Mine'], ...BAD);
    const open = bundle.table('OPEN_LOTS', held, yes, asOf);
    expect(open[1]![0]).toContain('Left out: ABC');
    const priced = bundle.table('OPEN_LOTS', held, yes, asOf, [
      ['Symbol', 'Price'],
      ['QQQ', 40],
    ]);
    expect(bundle.table('HARVEST_LOSS', priced, '', '', asOf)).toEqual([['Harvestable loss'], [''], [100]]);
  });

  test('what is joined to it goes with it: an option and a successor stand in its book', () => {
    const call = 'ABC270115C00095000';
    const joined = trades(...GOOD, ...BAD, ['2026-05-05', 'Buy to open', call, 1, 200, 'Mine']);
    const sold = trades(...GOOD, ...BAD.slice(0, 1), ['2026-05-05', 'Sell', 'ABC', 500, 900, 'Mine']);
    expect(bundle.table('NET_GAIN', joined, yes, 2026, 'net', asOf)[0]![0]).toBe(-1000);
    // Found only as it is settled: more is sold than is held.
    const [[figure, beside]] = bundle.table('NET_GAIN', sold, yes, 2026, 'net', asOf) as [[Value, Value]];
    expect([figure, beside]).toEqual([-1000, expect.stringContaining('sells 500 ABC')]);
  });

  test('a row without a symbol may be of any security: nothing is told', () => {
    expect(() => bundle.call('NET_GAIN', trades(...GOOD, ['2026-05-05', 'Sell', '', 5, 9, '']), yes)).toThrow(
      'Symbol',
    );
  });

  test('rows of a broker’s table', () => {
    const gains = rows(
      ['Symbol', 'Acquired', 'Sold', 'Proceeds', 'Cost basis'],
      [
        ['XYZ', '2024-01-02', '2026-05-05', 4000, 5000],
        ['ABC', 'soon', '2026-05-05', 9000, 5000],
      ],
    );
    expect(() => bundle.call('NET_GAIN', gains, '', 2026)).toThrow('"soon" is not a date');
    const [[figure, beside]] = bundle.table('NET_GAIN', gains, yes, 2026) as [[Value, Value]];
    expect([figure, beside]).toEqual([
      -1000,
      expect.stringContaining('Left out: ABC, with proceeds of 9000.'),
    ]);
  });

  test.each(['UK', 'Canada', 'Germany', 'India'])('under the law of %s', country => {
    const own = settings({ Country: country, 'Leave out what cannot be read': 'Yes' });
    expect(bundle.table('NET_GAIN', history, own, '', 'net', asOf)[0]![0]).toBe(
      bundle.call('NET_GAIN', whole, own, '', 'net', asOf),
    );
    // A kind whose rule is not built is a country's own fault.
    const bonus = trades(
      ...GOOD,
      ['2024-01-02', 'Buy', 'BND', 100, 5000, 'Mine', '', '', 'bond'],
      ['2026-05-05', 'Sell', 'BND', 100, 9000, 'Mine', '', '', 'bond'],
    );
    const answer = bundle.table('NET_GAIN', bonus, own, '', 'net', asOf);
    expect(Array.isArray(answer) ? answer[0]![0] : answer).toEqual(expect.any(Number));
  });
});
