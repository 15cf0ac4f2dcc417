import { most, ZERO } from '../../base/exact';
import { grouped } from '../../base/grouped';
import { isSheltered } from '../../engine/records';
import { closes } from '../../engine/window';
import type { Household } from '../../planner/household';
import type { Position } from '../../planner/port';
import type { PoolLaw } from '../laws';
import { isPooled } from './history';
import type { AskedPools } from './asked';

/**
 * A loss that is denied because shares are still held at the end of its period comes back if they are sold before: the
 * settlement says by how much, with everything of the taxpayer's sold today.
 */
export function poolRescues(
  law: PoolLaw,
  household: Household,
  { questionOf }: AskedPools,
): ReturnType<Position['rescues']> {
  const { asOf, lots } = household;
  return [...grouped(lots, ({ group }) => group).values()].flatMap(own => {
    const held = own.filter(
      lot => questionOf(lot) && lot.account.owner.role === 'self' && !isSheltered(lot.account),
    );
    if (held.length === 0) return [];
    const { before, untouched } = questionOf(held[0]!)!;
    const denied = untouched.disposals.filter(
      ({ denial, day, person }) =>
        denial !== null && person === 'self' && day <= asOf && closes(day, law.window) >= asOf,
    );
    if (denied.length === 0) return [];
    const sold = law.settle({ events: [...before, ...held.map(lot => questionOf(lot)!.sale)] });
    return denied.flatMap(({ day, denial, sales }) => {
      const then = sold.disposals.find(one => one.sales[0] === sales[0]);
      const loss = most(denial!.amount - (then?.denial?.amount ?? ZERO), ZERO);
      const met = before.filter(
        event =>
          event.kind === 'acquire' &&
          isPooled(event) &&
          event.person === 'self' &&
          Math.abs(event.day - day) <= law.window.after,
      );
      const last = met[met.length - 1];
      if (loss === ZERO || !last) return [];
      const shares = held.reduce((sum, { quantity }) => sum + quantity, ZERO);
      return [
        {
          sold: { day, symbol: held[0]!.symbol },
          loss,
          until: closes(day, law.window),
          bought: { shares, symbol: held[0]!.symbol, day: last.day, account: last.trade.account },
        },
      ];
    });
  });
}
