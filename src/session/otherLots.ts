import { yearOf, type Day } from '../base/day';
import { finish } from '../base/steps';
import { ACTIONS } from '../engine/actions';
import type { Trade } from '../engine/records';
import type { TryLots } from '../forms/compareReasons';
import { form8949 } from '../forms/form8949';
import { settling, type SettledHousehold } from './ask';

/** So many sales are settled anew; a file in which more differ has another fault than single lots. */
const MOST_TRIED = 25;

/** Settles the household's tables once more with one sale taking the shares bought on another day. */
export function triesLots({ read }: SettledHousehold, asOf: Day): TryLots {
  let tried = 0;
  return (sale, acquired) => {
    const { tables: told } = read;
    const bought = told.trades.filter(trade => isPurchaseOf(sale, trade) && trade.day === acquired);
    if (bought.length === 0 || ++tried > MOST_TRIED) return [];
    // The fills of a day are one purchase; at different times each is its own.
    const rows = bought.map(({ source }) => `${source.table}${source.row}`);
    const identified = [rows.join('+'), ...rows];
    // Books are settled one by one: no other has a part in the answer.
    const lots = told.lots.filter(({ book }) => book === sale.book);
    const trades = told.trades
      .filter(({ book }) => book === sale.book)
      .map(trade =>
        trade.source.row === sale.source.row
          ? { ...trade, picks: [], lot: null, method: null, identified }
          : trade,
      );
    const { household, problems } = finish(settling(read, { ...told, lots, trades }));
    if (problems.length > 0) return [];
    return form8949(household, yearOf(sale.day), asOf, new Map()).filter(
      row => row.from.disposition.trade.source.row === sale.source.row,
    );
  };
}

const isPurchaseOf = (sale: Trade, { action, symbol, account }: Trade): boolean =>
  ACTIONS[action].place === 'purchase' && symbol === sale.symbol && account.key === sale.account.key;
