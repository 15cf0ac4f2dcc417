import { spokenDay, type Day } from '../../../base/day';
import { least, portion, ZERO, type Money } from '../../../base/exact';
import type { Asset } from '../../../engine/records';
import { dollars } from '../../../base/spoken';
import type { Holding } from '../../../engine/holdings';
import type { Candidate } from './candidates';
import type { Household } from '../../../plan/household';
import type { Reason } from '../../../plan/plan';

/**
 * A lot is sold only if it is identified to the broker by settlement; otherwise the oldest shares of the account are
 * (26 CFR 1.1012-1(c)(1)). Said where that would be other shares, with what it would make instead.
 */
export function identification({ asOf, rules }: Household, candidate: Candidate): Reason[] {
  const { holding, unit, shares, value } = candidate;
  if (rules.methodFor(holding.lot) === 'average') return [];
  const inAccount = unit.holdings
    .filter(({ lot }) => lot.account.key === holding.lot.account.key && lot.symbol === holding.lot.symbol)
    .sort((a, b) => a.purchase.day - b.purchase.day || a.purchase.order - b.purchase.order);
  if (inAccount.length < 2 || inAccount[0] === holding) return [];
  const gain = value - oldestBasis(inAccount, shares);
  return [
    {
      text: `Name this lot ${nameBy(holding.lot.asset, asOf)}: without it the oldest shares are sold, ${result(gain)} instead of ${result(-candidate.loss)}.`,
      cite: identifiedUnder(holding.lot.asset),
    },
  ];
}

const result = (gain: Money): string =>
  gain === ZERO
    ? 'neither gain nor loss'
    : gain > ZERO
      ? `a gain of ${dollars(gain)}`
      : `a loss of ${dollars(-gain)}`;

/** How and until when a sold lot is identified. Coins are identified no later than the sale itself. */
export const nameBy = (asset: Asset, soldOn: Day): string =>
  asset === 'crypto'
    ? 'before the sale, to the broker or in your own records of that wallet'
    : `to the broker by settlement (${spokenDay(settlementDay(soldOn))})`;

export const identifiedUnder = (asset: Asset): string =>
  asset === 'crypto' ? '26 CFR 1.1012-1(j)(2), (3)' : '26 CFR 1.1012-1(c)';

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

/** The next weekday: trades in securities settle a day after (17 CFR 240.15c6-1, since 28 May 2024). */
function settlementDay(soldOn: Day): Day {
  let day = soldOn + 1;
  while ((day + 4) % 7 === 6 || (day + 4) % 7 === 0) day++;
  return day;
}
