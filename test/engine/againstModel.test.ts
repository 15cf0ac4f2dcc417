import fc from 'fast-check';
import { exactNumber } from '../../src/base/exact';
import { allLots } from '../../src/engine/ledger';
import type { Trade } from '../../src/engine/records';
import { settle } from '../../src/engine/settle';
import { history } from './histories';
import { model } from './model';
import { US_RULES } from './support';

/** Money to a hundredth of a cent: the engine cuts portions at 1e-8, the model at forty digits. */
const close = (amount: number): string => (Math.round(amount * 1e4) / 1e4 || 0).toFixed(4);

const engineFacts = (trades: readonly Trade[]): string[] => {
  const { long } = [...settle(trades, US_RULES).values()][0]!;
  return [
    ...long.dispositions.map(disposition =>
      [
        'sale',
        disposition.trade.source.row,
        disposition.acquisition.rows[0]!.source.row,
        disposition.holdingStart,
        exactNumber(disposition.shares),
        close(exactNumber(disposition.proceeds)),
        close(exactNumber(disposition.basis)),
        close(exactNumber(disposition.disallowed)),
        disposition.term,
      ].join(' '),
    ),
    ...allLots(long).flatMap(lot =>
      lot.runs.map(run =>
        [
          'lot',
          lot.acquisition.rows[0]!.source.row,
          lot.account.key,
          run.holdingStart,
          exactNumber(run.shares),
          close(exactNumber(run.basis)),
        ].join(' '),
      ),
    ),
  ].sort();
};

const modelFacts = (trades: readonly Trade[]): string[] => {
  const { sales, lots } = model(trades);
  return [
    ...sales.map(sale =>
      [
        'sale',
        sale.row,
        sale.boughtRow,
        sale.start,
        sale.shares.toNumber(),
        close(sale.proceeds.toNumber()),
        close(sale.basis.toNumber()),
        close(sale.disallowed.toNumber()),
        sale.term,
      ].join(' '),
    ),
    ...lots.map(lot =>
      ['lot', lot.row, lot.account, lot.start, lot.shares.toNumber(), close(lot.basis.toNumber())].join(' '),
    ),
  ].sort();
};

test('any history settles as the plain model of the regulation does', () => {
  // Fills of a day are joined by the engine; the model knows no joining, so such days are left out.
  fc.assert(
    fc.property(history, trades => {
      const own = trades.filter(trade => trade.symbol === trades[0]!.symbol);
      const days = new Set(own.map(trade => `${trade.day}/${trade.account.key}`));
      fc.pre(days.size === own.length);
      expect(engineFacts(own)).toEqual(modelFacts(own));
    }),
    { numRuns: 2000 },
  );
});
