import type { Day } from '../base/day';
import { usSettlement } from '../countries/us/settlement';
import { settleGains } from '../countries/us/assess';
import type { TaxYear } from '../countries/us/year/taxYear';
import type { DatedGain } from '../planner/assessment';
import type { Settings } from '../engine/settings';
import type { Household } from '../planner/household';

/** Schedule D of the year with what is done up to the as-of day, and the settings it was settled with. */
export function returnOf(
  household: Household,
  year: number,
  asOf: Day,
  /** What only the brokers' forms tell. */
  told: readonly DatedGain[],
): { readonly year: TaxYear; readonly settings: Settings } {
  const { gains, settings } = usSettlement(household, () => null).forReturn(year);
  return {
    year: settleGains([...gains.filter(({ day }) => day <= asOf), ...told], settings, year),
    settings,
  };
}
