import { NIL, type Decimal } from '../base/decimal';
import type { Assessment } from '../planner/assessment';
import { formatAmount } from './money';

interface Props {
  /** The year without the ticked sales, and with them. */
  readonly before: Assessment;
  readonly after: Assessment;
}

const HALF = 50;

/** The year's gains to the right, its loss to the left: what of it other income takes, and what is left for later years. */
export function YearBar({ before, after }: Props) {
  const most = [before, after].reduce(
    (high, { net }) => (net.abs().greaterThan(high) ? net.abs() : high),
    NIL,
  );
  if (most.isZero()) return null;
  const width = (amount: Decimal): number => amount.div(most).times(HALF).toNumber();
  const row = (label: string, year: Assessment) => {
    const { gain, deducted, left } = partsOf(year);
    const words = wordsOf(year);
    return (
      <div>
        <span class="small">{label}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={`${label}: ${words}`}>
          <rect class="gain" x={HALF} y="1" width={width(gain)} height="8" />
          <rect class="deducted" x={HALF - width(deducted)} y="1" width={width(deducted)} height="8" />
          <rect
            class="carried"
            x={HALF - width(deducted) - width(left)}
            y="1"
            width={width(left)}
            height="8"
          />
          <line class="axis" x1={HALF} x2={HALF} y1="0" y2="10" />
        </svg>
        <span class="small quiet">{words}</span>
      </div>
    );
  };
  return (
    <figure class="year-bar">
      {row('Without the ticked sales', before)}
      {row('With them', after)}
    </figure>
  );
}

function partsOf({ net, deducted }: Assessment): Record<'gain' | 'deducted' | 'left', Decimal> {
  if (!net.isNegative()) return { gain: net, deducted: NIL, left: NIL };
  const off = deducted.greaterThan(net.abs()) ? net.abs() : deducted;
  return { gain: NIL, deducted: off, left: net.abs().minus(off) };
}

function wordsOf(year: Assessment): string {
  const { gain, deducted, left } = partsOf(year);
  if (year.net.isZero()) return 'neither gain nor loss';
  if (!gain.isZero()) return `a gain of ${formatAmount(gain)}`;
  const parts = [
    ...(deducted.isZero() ? [] : [`${formatAmount(deducted)} off other income`]),
    ...(left.isZero() ? [] : [`${formatAmount(left)} left for later years`]),
  ];
  return `a loss of ${formatAmount(year.net.abs())}: ${parts.join(', ')}`;
}
