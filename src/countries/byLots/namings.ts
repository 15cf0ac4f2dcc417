import { toDecimal } from '../../base/decimal';
import { ZERO } from '../../base/exact';
import { termOf } from '../../engine/holdingPeriod';
import { purchaseKey } from '../../engine/ledger';
import { isSheltered, type Source, type Trade } from '../../engine/records';
import type { Unit } from '../../engine/unit';
import { addEffect } from '../../planner/effect';
import type { Household } from '../../planner/household';
import type { Book, Namings } from '../../planner/port';
import { carriedThrough, sellable } from '../../planner/whatIf';
import type { LotLawOfPlan } from './lawOfPlan';
import type { LotSales } from './sales';

const SALES_TRIED = 12;
/** A book of more lots than this is carried through once for each preference, and no more. */
const MANY_LOTS = 2000;
const PLAIN: ReadonlySet<Trade['action']> = new Set(['buy', 'reinvest', 'vest', 'sell']);

/**
 * Sales of the year that have not named their lots: by settlement they may (26 CFR 1.1012-1(c)). Where more than purchases and sales is planned, none is judged.
 */
export function namings(
  household: Household,
  law: Pick<LotLawOfPlan, 'isOnReturn' | 'isInYear'>,
  sales: LotSales,
): Namings {
  const { asOf, rules } = household;
  const salesOf = ({ planned }: Unit): Trade[] =>
    planned.every(({ action }) => PLAIN.has(action))
      ? planned
          .filter(
            trade =>
              trade.action === 'sell' &&
              trade.picks.length === 0 &&
              trade.method === null &&
              rules.methodFor(trade) !== 'average' &&
              !isSheltered(trade.account) &&
              law.isOnReturn(trade) &&
              law.isInYear(trade),
          )
          .sort((a, b) => a.day - b.day)
          .slice(0, SALES_TRIED)
      : [];
  return {
    books: [...household.units.values()]
      .map(unit => ({ book: unit, sales: salesOf(unit) }))
      .filter(({ sales: own }) => own.length > 0),
    sellable: (book, sale) =>
      sellable(book as Unit, sale, rules).map(({ acquisition, runs, shares }) => ({
        key: purchaseKey(acquisition),
        cost: toDecimal(runs.reduce((sum, run) => sum + run.basis, ZERO)).div(toDecimal(shares)),
        term: termOf(runs[0]!, sale.day, rules.longTermMonths(sale.day)),
      })),
    isLarge: book => (book as Unit).holdings.length > MANY_LOTS,
    outcome: (book: Book, own) => {
      const unit = book as Unit;
      const orders = sales.orders(own, asOf);
      const base = sales.effectOf(carriedThrough(asOf, orders, unit, rules));
      return naming => {
        const planned = unit.planned.map(trade => {
          const identified = naming.get(trade);
          return identified ? { ...trade, identified } : trade;
        });
        const outcome = carriedThrough(asOf, orders, { ...unit, planned }, rules);
        const sources = new Set<Source>([...naming.keys()].map(({ source }) => source));
        return {
          effect: addEffect(sales.effectOf(outcome), base, -1),
          dispositions: outcome.planned.filter(({ trade }) => sources.has(trade.source)),
        };
      };
    },
  };
}
