import type { Disposition } from './ledger';
import type { Unit } from './unit';

/** Every realised disposition up to the as-of day, by day of sale, account and symbol. */
export function dispositionsOf({ units }: { readonly units: ReadonlyMap<string, Unit> }): Disposition[] {
  return [...units.values()]
    .flatMap(({ settlement }) => [...settlement.long.dispositions, ...settlement.short.dispositions])
    .map((disposition, index) => ({
      disposition,
      index,
      key: `${disposition.trade.account.key}\u0000${disposition.trade.symbol}`,
    }))
    .sort(
      (a, b) =>
        a.disposition.trade.day - b.disposition.trade.day ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index),
    )
    .map(entry => entry.disposition);
}
