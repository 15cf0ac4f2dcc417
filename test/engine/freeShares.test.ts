import fc from 'fast-check';
import { ZERO, type Shares } from '../../src/base/exact';
import type { Acquisition } from '../../src/engine/ledger';
import type { Trade } from '../../src/engine/records';
import type { Rules } from '../../src/engine/rules';
import { settle } from '../../src/engine/settle';
import { history } from './histories';
import { account, trade, US_RULES } from './support';

/** Of an acquisition as it stands, what could still replace: always what `free` says. */
const countedFree = ({ effect, lots, sold }: Acquisition): Shares =>
  effect === 'none'
    ? ZERO
    : [...lots.flatMap(({ runs }) => runs.filter(({ replaced }) => !replaced)), ...(sold ?? [])].reduce(
        (sum, { shares }) => sum + shares,
        ZERO,
      );

/** Of every purchase, what is told to be able to replace is what its lots and its sold shares hold of it. */
const disagreeing = (trades: readonly Trade[], rules: Rules): string[] =>
  [...settle(trades, rules).values()].flatMap(({ long, short }) =>
    [...long.acquisitions, ...short.acquisitions]
      .filter(acquisition => acquisition.free !== countedFree(acquisition))
      .map(({ order, free, effect }) => `${order} ${effect} ${free}`),
  );

const LITERAL: Rules = { ...US_RULES, replacementMustBeHeld: false };
const SHELTER_APART: Rules = {
  ...US_RULES,
  effectOf: ({ kind }) => (kind === 'taxable' ? 'defers' : 'none'),
};

test.each([
  ['as the law is read here', US_RULES],
  ['where a replacement need not be held', LITERAL],
  ['where a sheltered account meets no loss', SHELTER_APART],
])('%s: free shares are those that are held and have not replaced', (_name, rules) => {
  fc.assert(
    fc.property(history, trades => expect(disagreeing(trades, rules)).toEqual([])),
    { numRuns: 500 },
  );
});

test('splits, transfers, gifts, mergers and spin-offs leave it so', () => {
  const other = account('Other');
  const rows = [
    trade({ row: 2, date: '2026-01-05', action: 'buy', quantity: 30, amount: 3000 }),
    trade({ row: 3, date: '2026-02-02', action: 'buy', quantity: 12, amount: 1100 }),
    trade({ row: 4, date: '2026-02-20', action: 'sell', quantity: 10, amount: 500 }),
    trade({ row: 5, date: '2026-02-23', action: 'transferOut', quantity: 9 }),
    trade({ row: 6, date: '2026-02-24', action: 'split', quantity: 2 }),
    trade({ row: 7, date: '2026-02-25', action: 'transferIn', quantity: 18, account: other }),
    trade({ row: 8, date: '2026-02-26', action: 'giftOut', quantity: 5 }),
    trade({ row: 9, date: '2026-02-27', action: 'stockDividend', quantity: 3 }),
    trade({ row: 10, date: '2026-03-02', action: 'sell', quantity: 6, amount: 100, account: other }),
    trade({ row: 11, date: '2026-03-03', action: 'buy', quantity: 7, amount: 140 }),
  ];
  for (let until = 1; until <= rows.length; until++)
    for (const rules of [US_RULES, LITERAL]) expect(disagreeing(rows.slice(0, until), rules)).toEqual([]);
});
