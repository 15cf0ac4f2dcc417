import { yearOf, type Day } from '../base/day';
import { toDecimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { OwnerRole, RealizedGain, Term } from '../engine/records';
import type { Settings } from '../engine/settings';
import { settleYear } from '../countries/us/year/settleYear';
import type { TaxYear } from '../countries/us/year/taxYear';
import { US } from '../countries/us/law';

/** Netting of this return: spouses filing separately net apart, other people and corporations always. */
export function settleGains(
  gains: readonly RealizedGain[],
  settings: Settings,
  year: number,
  asOf: Day,
): TaxYear {
  const counted = gains.filter(
    gain => yearOf(gain.sold) === year && gain.sold <= asOf && nets(gain.owner.role, settings),
  );
  const total = (term: Term): Money =>
    counted.reduce((sum, gain) => (gain.term === term ? sum + gain.gain : sum), ZERO);
  return settleYear({ short: toDecimal(total('short')), long: toDecimal(total('long')) }, settings, year, US);
}

export const nets = (role: OwnerRole, { filingStatus }: Settings): boolean =>
  role === 'self' || (role === 'spouse' && filingStatus !== 'separate');
