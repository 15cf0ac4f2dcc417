import type { Slice } from './ledger';
import type { Unit } from './unit';

/** Every realised slice up to the as-of day, by day of sale, account and symbol. */
export function slicesOf({ units }: { readonly units: ReadonlyMap<string, Unit> }): Slice[] {
  return [...units.values()]
    .flatMap(({ settlement }) => [...settlement.long.slices, ...settlement.short.slices])
    .map((slice, index) => ({ slice, index, key: `${slice.trade.account.key}\u0000${slice.trade.symbol}` }))
    .sort(
      (a, b) =>
        a.slice.trade.day - b.slice.trade.day || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index),
    )
    .map(entry => entry.slice);
}
