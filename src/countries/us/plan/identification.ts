import { least, portion, ZERO, type Money } from '../../../base/exact';
import type { Holding } from '../../../engine/holdings';
import type { Household } from '../../../planner/household';
import type { Naming } from '../../../planner/naming';
import type { Candidate } from './candidates';
import type { Fact } from './shapes';

/**
 * A lot is sold only if it is identified to the broker by settlement; otherwise the oldest shares of the account are
 * (26 CFR 1.1012-1(c)(1)). Said where that would be other shares, with what it would make instead.
 */
export function identification({ asOf }: Household, candidate: Candidate, naming: Naming): Fact[] {
  const { holding, unit, shares, value } = candidate;
  if (naming !== 'name') return [];
  const inAccount = unit.holdings
    .filter(({ lot }) => lot.account.key === holding.lot.account.key && lot.symbol === holding.lot.symbol)
    .sort((a, b) => a.purchase.day - b.purchase.day || a.purchase.order - b.purchase.order);
  return [
    {
      code: 'nameThisLot',
      asset: holding.lot.asset,
      soldOn: asOf,
      oldestGain: value - oldestBasis(inAccount, shares),
      gain: -candidate.loss,
    },
  ];
}

function oldestBasis(holdings: readonly Holding[], shares: bigint): Money {
  let left = shares;
  let basis = ZERO;
  for (const run of holdings.flatMap(({ runs }) => runs)) {
    const taken = least(left, run.shares);
    basis += portion(run.basis, taken, run.shares);
    left -= taken;
    if (left === ZERO) break;
  }
  return basis;
}
