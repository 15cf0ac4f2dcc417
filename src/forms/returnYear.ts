import type { Day } from '../base/day';
import { NIL } from '../base/decimal';
import { usSettlement } from '../countries/us/settlement';
import { settleGains } from '../countries/us/assess';
import type { TaxYear } from '../countries/us/year/taxYear';
import type { DatedGain } from '../planner/assessment';
import type { Settings } from '../engine/settings';
import type { Household } from '../planner/household';
import type { ClosedYear } from '../table/years';
import { openedWith } from './chain';

/** Schedule D of the year with what is done up to the as-of day, and the settings it was settled with. */
export function returnOf(
  household: Household,
  year: number,
  asOf: Day,
  /** What only the brokers' forms tell. */
  told: readonly DatedGain[],
  years: readonly ClosedYear[],
): { readonly year: TaxYear; readonly settings: Settings } {
  const { gains, settings: own } = usSettlement(household, () => null).forReturn(year);
  const settings = openedWith(own, years, year);
  return {
    year: settleGains([...gains.filter(({ day }) => day <= asOf), ...told], settings, year),
    settings,
  };
}

/** The year before as the trades make it now, opened with what the Years table has of the one before that. */
export function yearBefore(
  household: Household,
  year: number,
  asOf: Day,
  years: readonly ClosedYear[],
): TaxYear {
  // What Settings carry in is this year's opening, not that one's.
  const settings = { ...household.settings, shortCarryoverIn: NIL, longCarryoverIn: NIL };
  return returnOf({ ...household, settings }, year - 1, asOf, [], years).year;
}
