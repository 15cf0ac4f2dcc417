import { Decimal, NIL, toDecimal } from '../base/decimal';
import type { StatedLot } from '../engine/records';
import type { HouseholdTables } from './household';

/** How far a class stands above its target, in money; what the targets ask to be sold anyway. */
export interface Overweight {
  readonly name: string;
  readonly share: Decimal;
  readonly target: Decimal;
  readonly excess: Decimal;
}

export type Overweights = ReadonlyMap<string, Overweight>;

/** Classes above their target, over the whole household: sheltered accounts count in the portfolio too. */
export function overweights({ lots, settings, securities }: HouseholdTables): Overweights {
  if (settings.targets.size === 0) return new Map();
  const held = new Map<string, Decimal>();
  const written = new Map<string, string>();
  let total = NIL;
  for (const lot of lots) {
    if (lot.value === null) continue;
    const value = toDecimal(lot.value);
    const name = writtenClass(lot, securities);
    if (name !== null) {
      const key = name.toUpperCase();
      held.set(key, (held.get(key) ?? NIL).plus(value));
      if (!written.has(key)) written.set(key, name);
    }
    total = total.plus(value);
  }
  const over = new Map<string, Overweight>();
  for (const [name, target] of settings.targets) {
    const value = held.get(name) ?? NIL;
    const excess = value.minus(total.times(target));
    const shown = written.get(name) ?? name;
    if (excess.greaterThan(0)) over.set(name, { name: shown, share: value.div(total), target, excess });
  }
  return over;
}

const writtenClass = (lot: StatedLot, securities: HouseholdTables['securities']): string | null =>
  lot.assetClass ?? securities.get(lot.symbol)?.assetClass ?? null;

/** The lot's class as targets name it, ignoring case. */
export const classOf = (lot: StatedLot, securities: HouseholdTables['securities']): string | null =>
  writtenClass(lot, securities)?.toUpperCase() ?? null;
