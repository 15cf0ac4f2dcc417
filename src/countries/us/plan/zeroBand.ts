import { fromDecimal } from '../../../base/decimal';
import { ZERO } from '../../../base/exact';
import { termOf } from '../../../engine/holdingPeriod';
import { isSheltered } from '../../../engine/records';
import type { Household } from '../../../plan/household';
import { netsHere } from '../nets';
import type { Candidate } from './candidates';
import type { HouseholdYear } from './householdYear';
import type { Fact } from './shapes';
import { bandRoom } from './winners';

/**
 * In the 0% band the better move may be the other way round: long-term winners sold and bought back raise their basis
 * untaxed, and no wash rule stands in the way of a gain. Said only where the plan sells nothing that says otherwise.
 */
export function zeroBand(household: Household, year: HouseholdYear, best: readonly Candidate[]): Fact | null {
  if (best.length > 0) return null;
  const settled = year.settled(ZERO, ZERO);
  const room = bandRoom(household, year, settled);
  if (!room?.greaterThan(1)) return null;
  const names = winnersOf(household);
  if (names.length === 0) return null;
  const all = fromDecimal(room);
  const [without, using] = [year.taxed(ZERO, ZERO), year.taxed(ZERO, all)];
  const cost =
    without && using ? using.now.minus(without.now).minus(using.savedLater).plus(without.savedLater) : null;
  return {
    code: 'zeroBand',
    room: all,
    winners: names,
    eaten: settled.net.lessThan(0) ? fromDecimal(settled.net.neg()) : null,
    cost: cost?.greaterThan('0.005') ? cost : null,
    isLaterRateSet: household.settings.laterRate !== null,
  };
}

/** The three symbols with the most long-term gain on this return. */
function winnersOf(household: Household): string[] {
  const { asOf, rules } = household;
  const gains = new Map<string, bigint>();
  for (const { stated, runs, lot } of [...household.units.values()].flatMap(unit => unit.holdings)) {
    if (!stated || stated.value === null || isSheltered(stated.account) || !netsHere(household, stated))
      continue;
    const gain = stated.value - runs.reduce((sum, run) => sum + run.basis, ZERO);
    if (gain <= ZERO || termOf(runs[0]!, asOf, rules.longTermMonths(asOf)) !== 'long') continue;
    gains.set(lot.symbol, (gains.get(lot.symbol) ?? ZERO) + gain);
  }
  return [...gains]
    .sort(([, a], [, b]) => (a > b ? -1 : 1))
    .slice(0, 3)
    .map(([symbol]) => symbol);
}
