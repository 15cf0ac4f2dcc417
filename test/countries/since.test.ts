import { dayFromIso } from '../../src/base/day';
import { exact } from '../../src/base/exact';
import { askGently } from '../../src/session/ask';
import { carriedOut } from '../../src/session/askPlan';
import type { Cell } from '../../src/table/cell';

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const cells = (rows: (string | number)[][]): Cell[][] =>
  rows.map(row =>
    row.map(cell =>
      typeof cell === 'string' && ISO.test(cell) ? { day: dayFromIso(cell)!, seconds: 0 } : cell,
    ),
  );
const day = (iso: string): number => dayFromIso(iso)!;

/** Two purchases, one average: 100 sold for 3,000 since the plan. */
const trades = cells([
  ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
  ['2021-01-06', 'Buy', 'AAA', 100, 4000, 'A'],
  ['2022-01-06', 'Buy', 'AAA', 100, 6000, 'A'],
  ['2026-11-24', 'Sell', 'AAA', 100, 3000, 'A'],
]);
const proposed = {
  id: 'H1',
  accepted: true,
  done: false,
  account: 'A',
  symbol: 'AAA',
  acquired: day('2021-01-06'),
  quantity: exact(100),
  usableLoss: exact(2000),
  betterFrom: null,
  notBefore: null,
};
const since = (country: string, asOf = '2026-11-27') => {
  const settings: Cell[][] = [
    ['Setting', 'Value'],
    ['Country', country],
  ];
  return carriedOut(askGently({ trades, settings }, day(asOf)), [proposed], day('2026-11-20'));
};

test.each([
  // The average of the pool; the oldest of the account; the lot that was planned.
  ['UK', 'planned loss £2,000.00, counted £2,000.00.'],
  ['Canada', 'planned loss C$2,000.00, counted C$2,000.00.'],
  ['Germany', 'planned loss €2,000.00, counted €1,000.00.'],
  ['Australia', 'planned loss A$2,000.00, counted A$1,000.00.'],
])('%s: a sale since the plan is told by its own law and currency', (country, words) => {
  const { done, open } = since(country);
  expect(done.map(one => one.words)).toEqual([`100 AAA sold by 24 Nov 2026: ${words}`]);
  expect(open).toEqual([]);
});

test('what is accepted and not sold yet stays open', () => {
  expect(since('UK', '2026-11-22')).toMatchObject({ done: [], open: [{ id: 'H1' }] });
});
