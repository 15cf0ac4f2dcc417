import { spokenDay } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import type { PassedOver as PassedOverLot, Plan, Suggestion } from '../plan/plan';
import type { Planned, Outcome } from './compute';
import { dollarsOf, moneyOf } from './money';
import { SuggestionCard } from './SuggestionCard';
import { YearView } from './YearView';

interface Props {
  readonly planned: Planned;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string, isTicked: boolean) => void;
}

/** The ranked plan, the year it makes, and what it leaves alone or does not know. */
export function PlanView({ planned, ticked, onTick }: Props) {
  const { plan } = planned;
  const chosen = planned.chosen(ticked);
  return (
    <>
      <Headline plan={plan} chosen={chosen.suggestions} />
      {plan.suggestions.length > 0 && (
        <>
          <YearView before={chosen.before} after={chosen.after} />
          <h2>Sales worth making, best first</h2>
          <ul>
            {plan.suggestions.map(suggestion => (
              <SuggestionCard
                key={suggestion.id}
                suggestion={suggestion}
                isTicked={ticked.has(suggestion.id)}
                onTick={isTicked => onTick(suggestion.id, isTicked)}
              />
            ))}
          </ul>
        </>
      )}
      {planned.since && <Since outcome={planned.since} />}
      <Rescues plan={plan} />
      <PassedOver plan={plan} />
      <Unknown plan={plan} />
    </>
  );
}

function Headline({ plan, chosen }: { readonly plan: Plan; readonly chosen: readonly Suggestion[] }) {
  if (plan.doNothing) {
    return (
      <div class="stack">
        <p class="lead">Nothing to harvest on {spokenDay(plan.asOf)}.</p>
        <p>{plan.doNothing.text}</p>
      </div>
    );
  }
  const known = chosen.every(suggestion => suggestion.netBenefit !== null);
  const total = (pick: (suggestion: Suggestion) => Decimal | null): Decimal =>
    chosen.reduce((sum, suggestion) => sum.plus(pick(suggestion) ?? NIL), NIL);
  const saved = total(suggestion => suggestion.taxSavedNow).plus(total(suggestion => suggestion.savedLater));
  return (
    <div class="stack">
      <p class="lead" role="status">
        {chosen.length} {chosen.length === 1 ? 'sale' : 'sales'} on {spokenDay(plan.asOf)}
        {known && (
          <>
            : worth <strong>{dollarsOf(total(suggestion => suggestion.netBenefit))}</strong> in today’s money
          </>
        )}
      </p>
      {known && (
        <p class="quiet small">
          Deferred, not free: {dollarsOf(saved)} saved now and by carryover, less{' '}
          {dollarsOf(total(suggestion => suggestion.laterTax))} of tax later and{' '}
          {dollarsOf(total(suggestion => suggestion.costs))} of costs.
        </p>
      )}
    </div>
  );
}

/** What became of the plan written before. */
function Since({ outcome }: { readonly outcome: Outcome }) {
  return (
    <section>
      <h2>Since the last plan</h2>
      <ul class="small stack">
        {outcome.done.map(({ words, proposed }) => (
          <li key={proposed.id}>{words}</li>
        ))}
        {outcome.open.map(({ id, symbol, account }) => (
          <li key={id}>
            {symbol} in {account || 'the account'}: accepted, not sold yet.
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rescues({ plan }: { readonly plan: Plan }) {
  if (plan.rescues.length === 0) return null;
  return (
    <section>
      <h2>Washed, but not lost yet</h2>
      <ul class="small stack">
        {plan.rescues.map(rescue => (
          <li key={rescue.how}>{rescue.how}</li>
        ))}
      </ul>
    </section>
  );
}

function PassedOver({ plan }: { readonly plan: Plan }) {
  const of = (kind: PassedOverLot['kind']) => plan.passedOver.filter(lot => lot.kind === kind);
  const [weighed, small, outOfReach] = [of('weighed'), of('small'), of('outOfReach')];
  if (plan.passedOver.length === 0) return null;
  return (
    <details>
      <summary>Left alone: {plan.passedOver.length} losing lots, and why</summary>
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
      <strong>{lot.symbol}</strong> ({lot.account.name || 'account'}, {spokenDay(lot.acquired)}), loss{' '}
      {moneyOf(loss)}. {reason.text}
      {reason.cite !== null && <span class="cite">{reason.cite}</span>}
    </li>
  );
}

function Unknown({ plan }: { readonly plan: Plan }) {
  return (
    <details>
      <summary>What this plan does not know</summary>
      <ul class="small">
        {plan.notes.map(note => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
