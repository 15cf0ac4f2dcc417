import { formatDay } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import type { Plan, Suggestion } from '../planner/plan';
import type { StatedLot } from '../engine/records';
import { formatAmount } from './money';
import { Told } from './Told';
import { Worth } from './Worth';

interface HeadlineProps {
  readonly plan: Plan;
  readonly chosen: readonly Suggestion[];
  readonly isShort: boolean;
  /** Lots of which nothing can be said. */
  readonly unpriced: readonly StatedLot[];
}

const countOf = ({ length }: readonly unknown[]): string =>
  length === 1 ? '1 lot has' : `${length} lots have`;

const MOST_NAMED = 5;

/** Where the prices go: each row leads there. */
function toFill(lots: readonly StatedLot[]): string {
  const named = lots.slice(0, MOST_NAMED).map(({ symbol, source }) => `${symbol} (Lots row ${source.row})`);
  const more = lots.length - named.length;
  return `Fill in the price of ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}, there or on the Prices sheet; then refresh.`;
}

/** How many sales, what they are worth, and where that comes from. */
export function Headline({ plan, chosen, isShort, unpriced }: HeadlineProps) {
  if (plan.doNothing && unpriced.length > 0) {
    return (
      <div class="stack">
        <p class="lead">
          {countOf(unpriced)} no price: nothing can be said of {unpriced.length === 1 ? 'it' : 'them'} yet.
        </p>
        <p>
          <Told text={toFill(unpriced)} />
        </p>
        {chosen.length === 0 && <p>Of the others: {plan.doNothing.text}</p>}
      </div>
    );
  }
  if (plan.doNothing) {
    return (
      <div class="stack">
        <p class="lead">
          {plan.beyond.length > 0 ? 'Nothing to sell for the goal' : 'Nothing to harvest'}
          {isShort && ' among the rest'} on {formatDay(plan.asOf)}.
        </p>
        <p>{plan.doNothing.text}</p>
      </div>
    );
  }
  const known = chosen.every(suggestion => suggestion.netBenefit !== null);
  const total = (pick: (suggestion: Suggestion) => Decimal | null): Decimal =>
    chosen.reduce((sum, suggestion) => sum.plus(pick(suggestion) ?? NIL), NIL);
  const later = total(suggestion => suggestion.laterTax);
  const costs = total(suggestion => suggestion.costs);
  const saved = total(suggestion => suggestion.taxSavedNow).plus(total(suggestion => suggestion.savedLater));
  return (
    <div class="stack">
      <p class="lead" role="status">
        {chosen.length} {chosen.length === 1 ? 'sale' : 'sales'} on {formatDay(plan.asOf)}
        {known && (
          <>
            : worth <strong>{formatAmount(total(suggestion => suggestion.netBenefit))}</strong> in today’s
            money
          </>
        )}
      </p>
      {known && <Worth saved={saved} later={later} costs={costs} />}
    </div>
  );
}
