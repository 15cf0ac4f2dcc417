import { least, ZERO } from '../../../base/exact';
import type { Match, Disposition } from '../../../engine/ledger';
import type { Unit } from '../../../engine/unit';
import { closes } from '../../../engine/window';
import { projectedTrades, type Household } from '../../../planner/household';
import { sellOn } from '../../../planner/whatIf';
import type { Rescue } from './shapes';

/**
 * Losses of the last 30 days that a purchase has washed into shares still held: selling those shares, and buying
 * none for 30 days, brings the loss out again. What a sheltered account destroyed stays lost, and a sale that would
 * be washed in its turn is no rescue.
 */
export function rescues(household: Household): Rescue[] {
  return [...household.units.values()].flatMap(unit =>
    unit.settlement.long.dispositions
      .filter(
        disposition =>
          closes(disposition.trade.day, household.rules.windowOn(disposition.trade.day)) > household.asOf,
      )
      .flatMap(disposition =>
        disposition.matches
          .filter(match => !match.permanent && !match.byOption && isClean(household, unit, match))
          .map(match => rescue(household, disposition, match)),
      ),
  );
}

function isClean(household: Household, unit: Unit, { acquisition, shares }: Match): boolean {
  const holding = unit.holdings.find(
    one => one.purchase.key === `#${acquisition.order}` && one.stated !== null,
  );
  if (!holding) return false;
  const held = least(
    shares,
    holding.runs.reduce((sum, run) => (run.replaced ? sum + run.shares : sum), ZERO),
  );
  if (held === ZERO) return false;
  const coming = projectedTrades(household, unit.key);
  const dispositions = sellOn(household.asOf, [[{ holding, shares: held }]], unit, household.rules, coming);
  return dispositions.every(disposition => disposition.matches.length === 0);
}

const rescue = ({ rules }: Household, disposition: Disposition, match: Match): Rescue => ({
  symbol: disposition.trade.symbol,
  loss: match.disallowed,
  until: closes(disposition.trade.day, rules.windowOn(disposition.trade.day)),
  how: {
    code: 'rescue',
    sold: disposition.trade,
    loss: match.disallowed,
    bought: {
      shares: match.shares,
      symbol: match.acquisition.lots[0]!.symbol,
      day: match.acquisition.day,
      account: match.acquisition.account,
    },
  },
});
