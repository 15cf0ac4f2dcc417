import { plan, words, type Given } from '../countries/us/plan/support';
import { saleWords } from '../../src/table/saleWords';
import { planTable } from '../../src/table/planTable';

/** 26 CFR 1.1012-1(c): without an identification by settlement a broker sells the oldest shares of the account. */
const asked = (
  lots: Given['lots'],
  settings: Record<string, string | number> = {},
  trades?: Given['trades'],
) =>
  plan({
    lots,
    settings: { 'Taxable income': 150000, 'Short-term gain elsewhere': 20000, ...settings },
    ...(trades ? { trades } : {}),
  });
const said = (...given: Parameters<typeof asked>): string[] => asked(...given).suggestions.map(saleWords);

const OLD = ['QQQ', 25, '2020-01-02', 1000, 100, 'Main'];
const NEW = ['QQQ', 25, '2026-07-08', 5000, 100, 'Main'];

test('where the oldest shares are others, the lot is to be named, in every row and sentence', () => {
  expect(said([OLD, NEW])).toEqual(['25 QQQ bought 8 Jul 2026: name this lot']);
  const { suggestions, ...rest } = asked([OLD, NEW]);
  const [headings, row] = planTable({ suggestions, ...rest }, '$');
  expect(row![headings!.indexOf('Name lot')]).toBe('Yes');
  expect(words(suggestions[0]!)).toContain('by settlement');
});

test('and only there: the oldest of the account, all of it, or both lots together', () => {
  const low = ['QQQ', 25, '2020-01-02', 5000, 100, 'Main'];
  expect(said([low])).toEqual(['25 QQQ bought 2 Jan 2020']);
  expect(said([low, ['QQQ', 25, '2026-07-08', 1000, 100, 'Main']])).toEqual(['25 QQQ bought 2 Jan 2020']);
  expect(said([low, NEW]).sort()).toEqual(['25 QQQ bought 2 Jan 2020', '25 QQQ bought 8 Jul 2026']);
  // Older shares of another account are not what this broker sells.
  expect(said([['QQQ', 25, '2020-01-02', 1000, 100, 'Other'], NEW])).toEqual(['25 QQQ bought 8 Jul 2026']);
});

test('two of three lots: both are named, for the one that is kept stands between them', () => {
  const mid = ['QQQ', 25, '2024-01-02', 1000, 100, 'Main'];
  const low = ['QQQ', 25, '2020-01-02', 5000, 100, 'Main'];
  expect(said([low, mid, NEW]).sort()).toEqual([
    '25 QQQ bought 2 Jan 2020: name this lot',
    '25 QQQ bought 8 Jul 2026: name this lot',
  ]);
});

test('where basis is averaged, or the law has an order of its own, nothing is named', () => {
  const fund = (row: (string | number)[]) => [...row, '', '', '', 'fund'];
  expect(
    said([fund(OLD), fund([...NEW.slice(0, 3), 9000, ...NEW.slice(4)])], { 'Lot method': 'Average' }),
  ).toEqual(expect.not.arrayContaining([expect.stringContaining('bought')]));
});
