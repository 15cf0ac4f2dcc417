import fc from 'fast-check';
import { ZERO } from '../../src/base/exact';
import { allLots, type Ledger, type Disposition } from '../../src/engine/ledger';
import { isSheltered, type Trade } from '../../src/engine/records';
import { settle } from '../../src/engine/settle';
import { history } from './histories';
import { account, trade, US_RULES } from './support';

const RUNS = { numRuns: 1500 };

const ledgers = (trades: readonly Trade[]): Ledger[] =>
  [...settle(trades, US_RULES).values()].map(group => group.long);
const dispositions = (trades: readonly Trade[]): Disposition[] =>
  ledgers(trades).flatMap(ledger => ledger.dispositions);
const lotsLeft = (trades: readonly Trade[]) => ledgers(trades).flatMap(allLots);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, ZERO);

/** What a settlement says, apart from which row said it. */
const facts = (trades: readonly Trade[]): string[] =>
  [
    ...dispositions(trades).map(disposition =>
      [
        disposition.trade.day,
        disposition.trade.time,
        disposition.acquired,
        disposition.holdingStart,
        disposition.shares,
        disposition.proceeds,
        disposition.basis,
        disposition.disallowed,
        disposition.term,
      ].join(' '),
    ),
    ...lotsLeft(trades).flatMap(lot =>
      lot.runs.map(run =>
        [lot.account.key, lot.acquired, run.shares, run.basis, run.washAdded, run.holdingStart].join(' '),
      ),
    ),
  ].sort();

describe('any history the household could have', () => {
  test('recognised gain is proceeds less cost plus basis left plus losses lost to sheltered accounts', () => {
    fc.assert(
      fc.property(history, trades => {
        const taxable = trades.filter(row => !isSheltered(row.account));
        const of = (action: Trade['action']): bigint =>
          sum(taxable.filter(row => row.action === action).map(row => row.amount));
        const recognised = sum(
          dispositions(trades).map(
            disposition => disposition.proceeds - disposition.basis + disposition.disallowed,
          ),
        );
        const basisLeft = sum(
          lotsLeft(trades)
            .filter(lot => !isSheltered(lot.account))
            .flatMap(lot => lot.runs.map(run => run.basis)),
        );
        const lost = sum(
          dispositions(trades).flatMap(disposition =>
            disposition.matches.filter(match => match.permanent).map(match => match.disallowed),
          ),
        );
        expect(recognised).toBe(of('sell') - of('buy') + basisLeft + lost);
      }),
      RUNS,
    );
  });

  test('shares bought are shares sold and shares left', () => {
    fc.assert(
      fc.property(history, trades => {
        const moved = sum(trades.map(row => (row.action === 'buy' ? row.quantity : -row.quantity)));
        expect(sum(lotsLeft(trades).flatMap(lot => lot.runs.map(run => run.shares)))).toBe(moved);
        for (const lot of lotsLeft(trades)) expect(sum(lot.runs.map(run => run.shares))).toBe(lot.shares);
      }),
      RUNS,
    );
  });

  test('no more than the loss is disallowed, and each share replaces once', () => {
    fc.assert(
      fc.property(history, trades => {
        const used = new Map<object, bigint>();
        for (const disposition of dispositions(trades)) {
          const loss = disposition.basis - disposition.proceeds;
          expect(disposition.disallowed).toBe(sum(disposition.matches.map(match => match.disallowed)));
          expect(disposition.disallowed <= (loss > ZERO ? loss : ZERO)).toBe(true);
          for (const { acquisition, shares } of disposition.matches) {
            expect(acquisition).not.toBe(disposition.acquisition);
            expect(Math.abs(acquisition.day - disposition.trade.day)).toBeLessThanOrEqual(30);
            used.set(acquisition, (used.get(acquisition) ?? ZERO) + shares);
          }
        }
        for (const ledger of ledgers(trades)) {
          for (const acquisition of ledger.acquisitions) {
            const bought = sum(trades.filter(row => acquisition.rows.includes(row)).map(row => row.quantity));
            expect((used.get(acquisition) ?? ZERO) <= bought).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (trades, keys) => {
        const untimed = trades.map(row => ({ ...row, time: row.action === 'sell' ? row.time : null }));
        const shuffled = untimed
          .map(row => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(entry => entry.row);
        expect(facts(shuffled)).toEqual(facts(untimed));
      }),
      RUNS,
    );
  });

  test('trades of an unrelated symbol change nothing', () => {
    fc.assert(
      fc.property(history, trades => {
        const other = [
          trade({ date: '2024-02-01', action: 'buy', symbol: 'OTHER', quantity: 10, amount: 100 }),
          trade({
            date: '2024-03-01',
            action: 'sell',
            symbol: 'OTHER',
            quantity: 5,
            amount: 20,
            account: account(),
          }),
        ];
        const own = settle(trades, US_RULES);
        const both = settle([...trades, ...other], US_RULES);
        for (const [group, { long }] of own)
          expect(both.get(group)!.long.dispositions).toEqual(long.dispositions);
      }),
      { numRuns: 300 },
    );
  });

  test('ten times the money makes ten times every result', () => {
    fc.assert(
      fc.property(history, trades => {
        const ten = BigInt(10);
        // Amounts in whole cents times a round factor: the cut of a portion scales only where it is exact.
        const times = (factor: bigint) => trades.map(row => ({ ...row, amount: row.amount * factor }));
        const fine = BigInt(10) ** BigInt(12);
        const small = dispositions(times(fine));
        const large = dispositions(times(fine * ten));
        small.forEach((disposition, index) => {
          const twin = large[index]!;
          for (const pick of ['proceeds', 'basis', 'disallowed'] as const) {
            const drift = twin[pick] - disposition[pick] * ten;
            expect(drift < BigInt(10000) && drift > BigInt(-10000)).toBe(true);
          }
          expect(twin.term).toBe(disposition.term);
        });
      }),
      { numRuns: 500 },
    );
  });
});
