import { fromDecimal } from '../../../base/decimal';
import { ZERO } from '../../../base/exact';
import type { Household } from '../../../planner/household';
import type { Candidate } from './candidates';
import type { HouseholdYear } from './householdYear';
import type { Scales } from './scales';
import type { Fact } from './shapes';
import { bandRoom, filling } from './winners';

const NAMED = 3;

/**
 * In the 0% band the better move may be the other way round: long-term winners sold and bought back raise their basis
 * untaxed, and no wash rule stands in the way of a gain. Said only where the plan sells nothing that says otherwise,
 * of winners that may be bought back today, and with what filling the band with them was weighed to bring.
 */
export function zeroBand(
  household: Household,
  year: HouseholdYear,
  best: readonly Candidate[],
  winners: readonly Candidate[],
  weigh: Scales['weigh'],
): Fact | null {
  if (best.length > 0 || winners.length === 0) return null;
  const settled = year.settled(ZERO, ZERO);
  const room = bandRoom(household, year, settled);
  if (!room?.greaterThan(1)) return null;
  const filled = filling(winners, room);
  if (filled.length === 0) return null;
  const all = fromDecimal(room);
  const [without, using] = [year.taxed(ZERO, ZERO), year.taxed(ZERO, all)];
  const cost =
    without && using ? using.now.minus(without.now).minus(using.savedLater).plus(without.savedLater) : null;
  const [before, after] = [weigh([]).net, weigh(filled).net];
  return {
    code: 'zeroBand',
    room: all,
    winners: [...new Set(filled.map(({ lot }) => lot.symbol))].slice(0, NAMED),
    eaten: settled.net.lessThan(0) ? fromDecimal(settled.net.neg()) : null,
    cost: cost?.greaterThan('0.005') ? cost : null,
    worth: household.settings.laterRate !== null && before && after ? after.minus(before) : null,
  };
}
