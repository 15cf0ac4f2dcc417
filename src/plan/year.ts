import { yearOf, type Day } from '../base/day';

import type { Slice } from '../engine/ledger';
import type { Household } from './household';
import { plannedSlices } from './planned';
import { netsHere } from './candidates';

/** What the household has realised up to the as-of day, and what its planned sales would realise after it. */
export interface Realised {
  readonly past: readonly Slice[];
  readonly planned: readonly Slice[];
}

export const taxYearOf = (household: {
  readonly settings: { readonly taxYear: number | null };
  readonly asOf: Day;
}): number => household.settings.taxYear ?? yearOf(household.asOf);

/** The year's slices on this return; sheltered accounts and other people's are not. */
export function realisedIn(household: Household, year: number): Realised {
  const counts = (slice: Slice): boolean =>
    yearOf(slice.trade.day) === year && netsHere(household, slice.trade);
  const units = [...household.units.values()];
  return {
    past: units
      .flatMap(({ settlement }) => [...settlement.long.slices, ...settlement.short.slices])
      .filter(counts),
    planned: units.flatMap(unit => plannedSlices(unit, household.rules).slices).filter(counts),
  };
}
