import type { Problem } from '../base/problem';
import type { Holding } from '../engine/holdings';
import type { StatedLot } from '../engine/records';
import type { Unit } from '../engine/unit';
import type { Household } from '../planner/household';
import { problemAt } from '../table/faults';

/** A row of Lots as the settlement knows it. */
export interface Held {
  readonly unit: Unit;
  readonly holding: Holding;
}

const known = new WeakMap<Household, ReadonlyMap<StatedLot, Held>>();

/** Every row of Lots that the settlement knows. */
export function heldBy(household: Household): ReadonlyMap<StatedLot, Held> {
  let held = known.get(household);
  if (!held) {
    const found = new Map<StatedLot, Held>();
    for (const unit of household.units.values()) {
      for (const holding of unit.holdings) if (holding.stated) found.set(holding.stated, { unit, holding });
    }
    known.set(household, (held = found));
  }
  return held;
}

/** An answer about a row of Lots, or why there is none. */
export function askOf<A>(household: Household, lot: StatedLot, answer: (held: Held) => A): A | Problem {
  const held = heldBy(household).get(lot);
  return held
    ? answer(held)
    : problemAt('Lots', lot.source.row, null, {
        code: 'notHeldAtAll',
        found: `${lot.symbol} is not among what is held`,
        remedy: 'compare the row with OPEN_LOTS',
      });
}
