import { NIL, type Decimal } from '../base/decimal';
import { formatAmount } from './money';

/** Fewer than so many sales need no picture. */
const FEWEST = 4;

interface Props {
  /** What each sale, or set of sales that only work together, adds; in any order. */
  readonly worth: readonly Decimal[];
}

/** Net benefit by number of sales, the most valuable first: most of it comes from the first few. */
export function Curve({ worth }: Props) {
  const ranked = [...worth].sort((a, b) => b.comparedTo(a));
  const sums = ranked.reduce<Decimal[]>((all, one) => [...all, (all[all.length - 1] ?? NIL).plus(one)], []);
  const total = sums[sums.length - 1] ?? NIL;
  if (ranked.length < FEWEST || !total.greaterThan(0)) return null;
  const most = sums.reduce((high, sum) => (sum.greaterThan(high) ? sum : high), NIL);
  const countOf = (share: number): number =>
    1 + sums.findIndex(sum => sum.greaterThanOrEqualTo(total.times(share)));
  const [half, nearlyAll] = [countOf(0.5), countOf(0.9)];
  const first = (count: number): string =>
    count === 1 ? 'The first sale brings' : `The first ${count} bring`;
  const words = `${first(half)} half of the ${formatAmount(total)}, ${nearlyAll === ranked.length ? 'all of them' : `the first ${nearlyAll}`} nine tenths.`;
  const step = 100 / ranked.length;
  return (
    <figure class="curve">
      <svg viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label={words}>
        {sums.map((sum, at) => {
          const height = Math.max(0, sum.div(most).times(30).toNumber());
          const isFirst = at < half;
          return (
            <rect
              key={at}
              class={isFirst ? 'first' : 'rest'}
              x={at * step}
              y={30 - height}
              width={step * 0.9}
              height={height}
            />
          );
        })}
      </svg>
      <figcaption class="small quiet">Net benefit by number of sales. {words}</figcaption>
    </figure>
  );
}
