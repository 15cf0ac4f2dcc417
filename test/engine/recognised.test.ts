import { exactNumber } from '../../src/base/exact';
import { recognised } from '../../src/engine/recognised';
import { settleOne } from './results';
import { trades } from './support';

/** Proceeds, basis, gain of each row, in dollars. */
const rowsOf = (of: ReturnType<typeof settleOne>) =>
  recognised([...of.long.dispositions, ...of.short.dispositions]).map(({ proceeds, basis, gain }) =>
    [proceeds, basis, gain].map(exactNumber),
  );

test('a short sale that is covered has what it brought as proceeds and what it cost as basis', () => {
  const settled = settleOne(
    trades(
      { date: '2026-03-02', action: 'short', quantity: 100, amount: 5000 },
      { date: '2026-03-20', action: 'cover', quantity: 100, amount: 5600 },
    ),
  );
  expect(rowsOf(settled)).toEqual([[5000, 5600, -600]]);
});

test('the parts of a lot sold one by one add up to its cents: the last is what the earlier ones left', () => {
  const settled = settleOne(
    trades(
      { date: '2024-01-02', action: 'buy', quantity: 3, amount: 10 },
      ...['2026-03-02', '2026-04-02', '2026-05-04'].map(date => ({
        date,
        action: 'sell' as const,
        quantity: 1,
        amount: 4,
      })),
    ),
  );
  const rows = rowsOf(settled);
  expect(rows.map(([, basis]) => basis)).toEqual([3.33, 3.34, 3.33]);
  expect(rows.map(([, , gain]) => gain)).toEqual([0.67, 0.66, 0.67]);
});

test('each sale is rounded by itself, and a row’s gain is proceeds less basis plus what was disallowed', () => {
  // Two sales of thirds of a cent: 10.005 each, not 20.01 shared between them.
  const two = settleOne(
    trades(
      { date: '2024-01-02', action: 'buy', quantity: 2, amount: 2 },
      { date: '2026-03-02', action: 'sell', quantity: 1, amount: 10.005 },
      { date: '2026-03-03', action: 'sell', quantity: 1, amount: 10.005 },
    ),
  );
  expect(rowsOf(two).map(([proceeds]) => proceeds)).toEqual([10.01, 10.01]);
  const washed = settleOne(
    trades(
      { date: '2024-01-02', action: 'buy', quantity: 10, amount: 1000 },
      { date: '2026-03-02', action: 'sell', quantity: 10, amount: 900 },
      { date: '2026-03-10', action: 'buy', quantity: 4, amount: 360 },
    ),
  );
  expect(rowsOf(washed)).toEqual([[900, 1000, -60]]);
});
