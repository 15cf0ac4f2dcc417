import { formatDay, type Day } from '../base/day';
import { exactText, scaled } from '../base/exact';
import { grouped } from '../base/grouped';
import type { StatedLot, Trade } from '../engine/records';
import { blame, problemsOf, type RowProblem } from './rowProblem';

/**
 * Lots listed under a name that is gone. A change of name alone is the same security: the row goes on under the new one.
 * Where the number of shares changed with it, or the company became another's, the row says nothing that is held.
 */
export function underTodaysNames(
  lots: readonly StatedLot[],
  trades: readonly Trade[],
  asOf: Day,
): { readonly lots: StatedLot[]; readonly problems: RowProblem[] } {
  const changes = trades.filter(
    ({ action, into, day }) =>
      (action === 'symbolChange' || action === 'merger') && into !== null && day <= asOf,
  );
  if (changes.length === 0) return { lots: [...lots], problems: [] };
  const lastTraded = new Map<string, Day>();
  for (const { symbol, day } of trades) lastTraded.set(symbol, Math.max(day, lastTraded.get(symbol) ?? day));
  // Tickers are given anew: a name that is traded after it was changed is another company's since.
  const gone = grouped(
    changes.filter(({ symbol, day }) => lastTraded.get(symbol)! <= day),
    ({ symbol }) => symbol,
  );
  const problems: RowProblem[] = [];
  const named = lots.flatMap((lot): StatedLot[] => {
    let now = lot;
    // Each change at most once: names can go round.
    for (let count = 0; count < changes.length; count++) {
      const change = gone.get(now.symbol)?.find(one => concerns(one, now));
      if (!change) break;
      const { into, ratio, action, day } = change;
      const isSame = action === 'symbolChange' && ratio!.numerator === ratio!.denominator;
      if (!isSame) {
        const fault = {
          code: 'goneLot',
          found: `${now.symbol} became ${into!.symbol} on ${formatDay(day)}`,
          remedy: `write ${into!.symbol} and the shares there are now (${exactText(scaled(now.quantity, ratio!))})`,
        };
        problems.push(...problemsOf('Lots', lot.source.row, lot.symbol, [blame('Symbol', fault)]));
        return [];
      }
      now = { ...now, symbol: into!.symbol };
    }
    return [now];
  });
  return { lots: named, problems };
}

/** The account's shares of the day took part. */
const concerns = ({ day, account }: Trade, lot: StatedLot): boolean =>
  lot.acquired <= day && (account.name === '' || account.key === lot.account.key);
