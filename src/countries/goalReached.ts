import type { Decimal } from '../base/decimal';
import type { Fact } from '../planner/facts';
import type { Reason } from '../planner/plan';
import { goalWords } from '../table/goalWords';

type Reached = Extract<Fact, { code: 'goalReached' }>;

/** How far the sales come towards a goal; `year`: what the year then comes to, as the law calls it. */
export function goalReached(
  { goal, sales, saved, isMissed, further }: Reached,
  year: string,
  amount: (value: Decimal) => string,
): Reason {
  const counted = sales === 0 ? 'without any sale' : `with ${sales === 1 ? '1 sale' : `${sales} sales`}`;
  const saves = saved === null ? '' : `, ${amount(saved)} of tax saved this year`;
  const missed = isMissed
    ? ' Not reached: whatever else stands at a loss costs more than it saves, or counts for nothing.'
    : '';
  const more =
    further === 0
      ? ''
      : ` ${further === 1 ? '1 further sale' : `${further} further sales`} would add to the benefit, each with its own gain below.`;
  return { text: `Goal “${goalWords(goal)}”: ${counted} ${year}${saves}.${missed}${more}`, cite: null };
}
