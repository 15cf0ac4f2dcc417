import { least, ZERO, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import type { StatedLot } from '../engine/records';
import { unitOf, type Household } from './household';

/**
 * Must the lot be named? `name`: the broker sells another unless told; `default`: it is what a broker sells anyway,
 * the oldest of the account; null: the law says which shares are sold, and nothing is named.
 */
export type Naming = 'name' | 'default' | null;

type Sold = { readonly lot: StatedLot; readonly shares: Shares };

/** For the sales of one day together: what is sold of each account and security, beside what its oldest shares are. */
export function namingOf(household: Household, sales: readonly Sold[]): ReadonlyMap<StatedLot, Naming> {
  const found = new Map<StatedLot, Naming>();
  for (const own of grouped(sales, ({ lot }) => `${lot.account.key}\u0000${lot.symbol}`).values()) {
    const isDefault = sellsOldest(household, own);
    for (const { lot } of own) found.set(lot, isDefault ? 'default' : 'name');
  }
  return found;
}

function sellsOldest(household: Household, sales: readonly Sold[]): boolean {
  const { lot: first } = sales[0]!;
  const wanted = new Map(sales.map(({ lot, shares }) => [lot, shares]));
  const held = unitOf(household, first)
    .holdings.filter(({ lot }) => lot.account.key === first.account.key && lot.symbol === first.symbol)
    .sort((a, b) => a.purchase.day - b.purchase.day || a.purchase.order - b.purchase.order);
  let left = sales.reduce((sum, { shares }) => sum + shares, ZERO);
  for (const { stated, runs } of held) {
    const shares = least(
      left,
      runs.reduce((sum, run) => sum + run.shares, ZERO),
    );
    if (shares !== ((stated && wanted.get(stated)) ?? ZERO)) return false;
    left -= shares;
  }
  return left === ZERO;
}
