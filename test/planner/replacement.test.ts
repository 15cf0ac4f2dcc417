import { plan, words } from '../countries/us/plan/support';

/** What speaks for and against what the tables name instead. */
const LOTS = [['AAA', 100, '2024-01-02', 10000, 60, 'Mine', '', '', '', '', 'BBB']];

test('a twin on the index of what was sold at a loss may wash it: named, with the day', () => {
  const [sale] = plan({
    lots: LOTS,
    trades: [
      ['2024-01-02', 'Buy', 'AAA', 100, 10000, 'Mine'],
      ['2024-01-02', 'Buy', 'CCC', 100, 10000, 'Mine'],
      ['2026-11-10', 'Sell', 'CCC', 100, 5000, 'Mine'],
    ],
    securities: [
      ['AAA', 'World', '', ''],
      ['BBB', 'Index X', '', ''],
      ['CCC', 'Index X', '', ''],
    ],
  }).suggestions;
  expect(sale!.replacement).toMatchObject({ symbol: 'BBB', grade: 'Suggested', isOtherIndex: true });
  expect(sale!.replacement!.notes).toEqual(['BBB may wash a loss of the same index before 11 Dec 2026']);
  expect(words(sale!)).toContain('BBB may wash a loss of the same index before 11 Dec 2026.');
});

test('one that distributes within 30 days is taken after one that does not', () => {
  const named = (second: string) =>
    plan({
      lots: [['AAA', 100, '2024-01-02', 10000, 60, 'Mine', '', '', '', '', 'BBB; DDD']],
      securities: [
        ['BBB', '', '', '2026-12-20'],
        ['DDD', '', '', second],
      ],
    }).suggestions[0]!.replacement!;
  expect(named('2026-12-21')).toMatchObject({ symbol: 'DDD', notes: [] });
  expect(named('2026-11-19')).toMatchObject({ symbol: 'DDD', notes: [] });
  expect(named('2026-11-20')).toMatchObject({
    symbol: 'BBB',
    notes: ['BBB distributes on 20 Dec 2026: bought before, the distribution is taxed to you'],
  });
});
