import { AS_OF, bundle, failure, settings, sheet, told } from './support';

const HEADINGS = ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Owner'];
const bought = (account: string) => ['2025-01-06', 'Buy', 'XYZ', 100, 1000, account, 'Self'];

describe('one split, told by two accounts on days that differ by what a payment takes', () => {
  const held = (second: string): unknown[] =>
    told(
      'OPEN_LOTS',
      sheet([
        HEADINGS,
        bought('A'),
        bought('B'),
        ['2026-03-02', 'Split', 'XYZ', 2, '', 'A', 'Self'],
        [second, 'Split', 'XYZ', 2, '', 'B', 'Self'],
      ]),
      settings('UK'),
      AS_OF,
    ).map(row => row['Quantity']);

  test('ten days apart it is one', () => {
    expect(held('2026-03-12')).toEqual([200, 200]);
  });

  test('eleven days apart they are two, and each is of every account', () => {
    expect(held('2026-03-13')).not.toEqual([200, 200]);
  });
});

describe('shares are under way between two accounts for thirty days at most', () => {
  const moved = (arrives: string) =>
    sheet([
      HEADINGS,
      bought('A'),
      ['2026-03-02', 'Transfer out', 'XYZ', 100, '', 'A', 'Self'],
      [arrives, 'Transfer in', 'XYZ', 100, '', 'B', 'Ann'],
      ['2026-06-02', 'Sell', 'XYZ', 100, 1500, 'B', 'Ann'],
    ]);
  const sell = (arrives: string, country: string): string =>
    failure('REALIZED_GAINS', moved(arrives), settings(country, ['Owner Ann', 'Spouse']), '', AS_OF);

  test('by pools: on the thirtieth day they are those that left, on the thirty-first nobody sent them', () => {
    expect(sell('2026-04-01', 'UK')).toBe('answered');
    expect(sell('2026-04-02', 'UK')).toContain(
      'no Transfer out of as many shares stands within 30 days of it',
    );
  });

  test('by lots, where a transfer to another person is taxed: it is seen up to the thirtieth day', () => {
    expect(sell('2026-04-01', 'Australia')).toContain('is a disposal at market value');
    expect(sell('2026-04-02', 'Australia')).not.toContain('is a disposal at market value');
    expect(bundle.table('HARVEST_CHECK', '', moved('2026-04-01'), '', '', AS_OF).length).toBeGreaterThan(0);
  });
});
