import { dayFromIso } from '../../src/base/day';
import { realizedGains } from '../../src/functions/realizedGains';
import { GAINS_HEADINGS } from '../../src/table/gainsTable';
import type { Range, Row } from '../../src/table/cell';

/**
 * 26 U.S.C. § 852(b)(4): a loss on fund shares held six months or less is disallowed to the extent of exempt-interest
 * dividends (B), and what is left is long-term to the extent of capital-gain dividends (A).
 */
const at = (iso: string) => ({ day: dayFromIso(iso)!, seconds: 0 });
const HEADINGS: Row = [
  'Date',
  'Action',
  'Symbol',
  'Quantity',
  'Amount',
  'Account',
  'Account type',
  'Asset',
  'Lot',
];

const trade = (
  iso: string,
  action: string,
  quantity: number | '',
  amount: number,
  more: Partial<Record<'account' | 'type' | 'lot', string>> = {},
): Row => [
  at(iso),
  action,
  'FUND',
  quantity,
  amount,
  more.account ?? 'Main',
  more.type ?? 'Taxable',
  'Fund',
  more.lot ?? '',
];

type Shown = readonly [
  quantity: unknown,
  proceeds: unknown,
  basis: unknown,
  adjustment: unknown,
  gain: unknown,
  term: unknown,
];

function rowsOf(...trades: Row[]): Shown[] {
  const table: Range = [HEADINGS, ...trades];
  const [, ...rows] = realizedGains({ trades: table }, null, dayFromIso('2026-12-31')!);
  const column = (name: (typeof GAINS_HEADINGS)[number]): number => GAINS_HEADINGS.indexOf(name);
  return rows.map(row => [
    row[column('Quantity')],
    row[column('Proceeds')],
    row[column('Cost basis')],
    row[column('Adjustment')],
    row[column('Gain')],
    row[column('Term')],
  ]);
}

const BUY = trade('2026-02-02', 'Buy', 100, 1000);
const SOLD = trade('2026-05-04', 'Sell', 100, 900);

test('first exempt-interest dividends take of the loss, then capital-gain dividends make long what they reach', () => {
  // A loss of 100: 30 lost for good, 50 of the 70 left long-term, 20 short-term.
  const rows = rowsOf(
    BUY,
    trade('2026-03-02', 'Exempt-interest dividend', '', 30),
    trade('2026-04-02', 'Capital gain dividend', '', 50),
    SOLD,
  );
  expect(rows.map(([, , , , gain, term]) => [gain, term])).toEqual([
    [-50, 'Long'],
    [-20, 'Short'],
  ]);
  const total = (index: number): number => rows.reduce((sum, row) => sum + Number(row[index]), 0);
  expect([total(0), total(1), total(2), total(3)].map(sum => Math.round(sum * 100) / 100)).toEqual([
    100, 900, 1000, 30,
  ]);
  for (const [, proceeds, basis, adjustment, gain] of rows)
    expect(Math.round((Number(proceeds) - Number(basis) + Number(adjustment)) * 100)).toBe(
      Math.round(Number(gain) * 100),
    );
});

test('dividends as large as the loss leave nothing of it, or make all of it long', () => {
  expect(rowsOf(BUY, trade('2026-03-02', 'Exempt-interest dividend', '', 150), SOLD)).toEqual([
    [100, 900, 1000, 100, 0, 'Short'],
  ]);
  expect(rowsOf(BUY, trade('2026-03-02', 'Capital gain dividend', '', 150), SOLD)).toEqual([
    [100, 900, 1000, 0, -100, 'Long'],
  ]);
  expect(
    rowsOf(
      BUY,
      trade('2026-03-02', 'Exempt-interest dividend', '', 100),
      trade('2026-03-02', 'Capital gain dividend', '', 60),
      SOLD,
    ),
  ).toEqual([[100, 900, 1000, 100, 0, 'Short']]);
});

test('a gain, and no loss at all, are what they are', () => {
  const dividend = trade('2026-03-02', 'Exempt-interest dividend', '', 30);
  expect(rowsOf(BUY, dividend, trade('2026-05-04', 'Sell', 100, 1100))).toEqual([
    [100, 1100, 1000, 0, 100, 'Short'],
  ]);
  expect(rowsOf(BUY, dividend, trade('2026-05-04', 'Sell', 100, 1000))).toEqual([
    [100, 1000, 1000, 0, 0, 'Short'],
  ]);
});

test('held for more than six months, it is an ordinary loss: sold on 2 August it is one day too early, on the 3rd not', () => {
  const dividend = trade('2026-03-02', 'Exempt-interest dividend', '', 30);
  expect(rowsOf(BUY, dividend, trade('2026-08-02', 'Sell', 100, 900))[0]!.slice(3, 5)).toEqual([30, -70]);
  expect(rowsOf(BUY, dividend, trade('2026-08-03', 'Sell', 100, 900))[0]!.slice(3, 5)).toEqual([0, -100]);
});

test('each lot has the part of a dividend that its shares received', () => {
  // 40 among 75 and 25 shares: 30 and 10.
  const lots = [
    trade('2026-02-02', 'Buy', 75, 750, { lot: 'A' }),
    trade('2026-02-03', 'Buy', 25, 250, { lot: 'B' }),
    trade('2026-03-02', 'Exempt-interest dividend', '', 40),
  ];
  const sold = (lot: string, shares: number): Row => trade('2026-05-04', 'Sell', shares, shares * 9, { lot });
  expect(rowsOf(...lots, sold('A', 75))[0]!.slice(3, 5)).toEqual([30, -45]);
  expect(rowsOf(...lots, sold('B', 25))[0]!.slice(3, 5)).toEqual([10, -15]);
  // Half of a lot sold meets half of what it received.
  expect(rowsOf(...lots, trade('2026-05-04', 'Sell', 50, 450, { lot: 'A' }))[0]!.slice(3, 5)).toEqual([
    20, -30,
  ]);
});

test('what a sheltered account receives touches no taxable lot', () => {
  const rows = rowsOf(
    BUY,
    trade('2026-02-02', 'Buy', 100, 1000, { account: 'Roth', type: 'Roth IRA' }),
    trade('2026-03-02', 'Exempt-interest dividend', '', 30, { account: 'Roth', type: 'Roth IRA' }),
    trade('2026-06-04', 'Sell', 100, 900),
  );
  expect(rows).toEqual([[100, 900, 1000, 0, -100, 'Short']]);
});

test('what is left of the loss can be washed: of 70, the half whose shares are replaced', () => {
  const rows = rowsOf(
    BUY,
    trade('2026-03-02', 'Exempt-interest dividend', '', 30),
    SOLD,
    trade('2026-05-10', 'Buy', 50, 500),
  );
  expect(rows.map(([, , , adjustment, gain]) => [adjustment, gain])).toEqual([[65, -35]]);
});
