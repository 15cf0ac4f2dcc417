import { fromDecimal } from '../base/decimal';
import type { Settings } from '../engine/settings';
import type { Candidate, PlanInputs } from './port';
import { NO_EFFECT } from './effect';
import type { Evaluator } from './evaluator';
import type { Fact } from './facts';
import { filling } from './winners';

const NAMED = 3;

/**
 * In the 0% band the better move may be the other way round: long-term winners sold and bought back raise their basis
 * untaxed, and no wash rule stands in the way of a gain. Said only where the plan sells nothing that says otherwise,
 * of winners that may be bought back today, and with what filling the band with them was weighed to bring.
 */
export function zeroBand(
  { laterRate }: Settings,
  { year, position }: Pick<PlanInputs, 'year' | 'position'>,
  best: readonly Candidate[],
  winners: readonly Candidate[],
  evaluate: Evaluator['evaluate'],
): Fact | null {
  const { freeGains } = year;
  if (freeGains === null || best.length > 0 || winners.length === 0) return null;
  const room = freeGains.room(NO_EFFECT);
  if (!room?.greaterThan(1)) return null;
  const filled = filling(winners, room, position.part);
  if (filled.length === 0) return null;
  const all = fromDecimal(room);
  const [without, using] = [year.value(NO_EFFECT), year.value(freeGains.asEffect(all))];
  const cost =
    without && using ? using.now.minus(without.now).minus(using.savedLater).plus(without.savedLater) : null;
  const [before, after] = [evaluate([]).net, evaluate(filled).net];
  const net = year.gainsLeft(NO_EFFECT);
  return {
    code: 'zeroBand',
    room: all,
    winners: [...new Set(filled.map(({ lot }) => lot.symbol))].slice(0, NAMED),
    eaten: net.lessThan(0) ? fromDecimal(net.neg()) : null,
    cost: cost?.greaterThan('0.005') ? cost : null,
    worth: laterRate !== null && before && after ? after.minus(before) : null,
  };
}
