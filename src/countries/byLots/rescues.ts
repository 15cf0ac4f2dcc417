import { least, ZERO } from '../../base/exact';
import type { Match } from '../../engine/ledger';
import type { Unit } from '../../engine/unit';
import { closes } from '../../engine/window';
import { projectedTrades, type Household } from '../../planner/household';
import type { Position } from '../../planner/port';
import { sellOn } from '../../planner/whatIf';

/**
 * Losses washed lately into shares still held: selling those shares, and buying none until the window closes, brings
 * the loss out again. What a sheltered account destroyed stays lost, a ring-fenced loss stays fenced, and a sale that
 * would be washed in its turn is no rescue.
 */
export function rescues(household: Household): ReturnType<Position['rescues']> {
  const { asOf, rules, units } = household;
  if (rules.ringFences) return [];
  return [...units.values()].flatMap(unit =>
    unit.settlement.long.dispositions.flatMap(({ trade, matches }) => {
      const until = closes(trade.day, rules.windowOn(trade.day));
      if (until <= asOf) return [];
      return matches
        .filter(match => !match.permanent && !match.byOption && isClean(household, unit, match))
        .map(({ disallowed, shares, acquisition: { lots, day, account } }) => ({
          sold: trade,
          loss: disallowed,
          until,
          bought: { shares, symbol: lots[0]!.symbol, day, account },
        }));
    }),
  );
}

function isClean(household: Household, unit: Unit, { acquisition, shares }: Match): boolean {
  const holding = unit.holdings.find(
    one => one.purchase.key === `#${acquisition.order}` && one.stated !== null,
  );
  if (!holding) return false;
  const taken = least(
    shares,
    holding.runs.reduce((sum, run) => (run.replaced ? sum + run.shares : sum), ZERO),
  );
  if (taken === ZERO) return false;
  const coming = projectedTrades(household, unit.key);
  const dispositions = sellOn(household.asOf, [[{ holding, shares: taken }]], unit, household.rules, coming);
  return dispositions.every(disposition => disposition.matches.length === 0);
}
