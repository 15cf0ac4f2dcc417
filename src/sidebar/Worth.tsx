import type { Decimal } from '../base/decimal';
import { formatAmount } from './money';

interface Props {
  readonly saved: Decimal;
  readonly later: Decimal;
  readonly costs: Decimal;
}

/** What is saved as one bar: how much of it goes to the later tax and to costs, and what is left. */
export function Worth({ saved, later, costs }: Props) {
  const left = saved.minus(later).minus(costs);
  // A bar can only show parts of a whole.
  if (!saved.greaterThan(0) || later.lessThan(0) || left.lessThan(0))
    return (
      <p class="quiet small">
        {later.lessThan(0)
          ? `A higher basis saves ${formatAmount(later.neg())} of tax later; now and by carryover it is ${formatAmount(saved)}, less`
          : `Deferred, not free: ${formatAmount(saved)} saved now and by carryover, less ${formatAmount(later)} of tax later and`}{' '}
        {formatAmount(costs)} of costs.
      </p>
    );
  const part = (amount: Decimal): number => amount.div(saved).times(100).toNumber();
  const [toLater, toCosts] = [part(later), part(costs)];
  const words = `Of ${formatAmount(saved)} saved, ${formatAmount(later)} is tax due later and ${formatAmount(costs)} costs: ${formatAmount(left)} ahead`;
  return (
    <figure class="worth">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={words}>
        <rect class="left" x="0" y="0" width={100 - toLater - toCosts} height="10" />
        <rect class="later" x={100 - toLater - toCosts} y="0" width={toLater} height="10" />
        <rect class="costs" x={100 - toCosts} y="0" width={toCosts} height="10" />
      </svg>
      <figcaption class="small">
        Deferred, not free. Of {formatAmount(saved)} saved now and by carryover:{' '}
        <span class="of">
          <span class="key left" /> {formatAmount(left)} ahead
        </span>{' '}
        <span class="of">
          <span class="key later" /> {formatAmount(later)} tax later
        </span>{' '}
        <span class="of">
          <span class="key costs" /> {formatAmount(costs)} costs
        </span>
      </figcaption>
    </figure>
  );
}
