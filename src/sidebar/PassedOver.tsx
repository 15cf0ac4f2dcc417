import { formatDay } from '../base/day';
import type { PassedOver as PassedOverLot, Plan } from '../planner/plan';
import { moneyOf } from './money';
import { Told } from './Told';

/** Losing lots that the plan leaves alone, each with the reason. */
export function PassedOver({ plan }: { readonly plan: Plan }) {
  const of = (kind: PassedOverLot['kind']) => plan.passedOver.filter(lot => lot.kind === kind);
  const [weighed, small, outOfReach] = [of('weighed'), of('small'), of('outOfReach')];
  if (plan.passedOver.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        Left alone, and why <span class="quiet small">{plan.passedOver.length} losing lots</span>
      </summary>
      <ul class="small">
        {weighed.map(passed => (
          <Passed key={passed.lot.source.row} {...passed} />
        ))}
      </ul>
      <More title={`${small.length} below the minimum`} lots={small} />
      <More title={`${outOfReach.length} in sheltered accounts or on another return`} lots={outOfReach} />
    </details>
  );
}

function More({ title, lots }: { readonly title: string; readonly lots: readonly PassedOverLot[] }) {
  if (lots.length === 0) return null;
  return (
    <details>
      <summary class="small">{title}</summary>
      <ul class="small">
        {lots.map(passed => (
          <Passed key={passed.lot.source.row} {...passed} />
        ))}
      </ul>
    </details>
  );
}

function Passed({ lot, loss, reason }: PassedOverLot) {
  return (
    <li>
      <strong>{lot.symbol}</strong> ({lot.account.name || 'account'}, {formatDay(lot.acquired)}), loss{' '}
      {moneyOf(loss)}. <Told text={reason.text} />
      {reason.cite !== null && <span class="cite">{reason.cite}</span>}
    </li>
  );
}
