import { spokenDay } from '../base/day';
import { exactText } from '../base/exact';
import type { Reason, Suggestion } from '../plan/plan';
import { dollarsOf, moneyOf } from './money';

interface Props {
  readonly suggestion: Suggestion;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

/** One sale: what it saves, what it costs later, why, what to buy instead and until when not to buy back. */
export function SuggestionCard({ suggestion, isTicked, onTick }: Props) {
  const { lot, wash, replacement } = suggestion;
  const id = `tick-${suggestion.id}`;
  const title = `${exactText(suggestion.quantity)} ${lot.symbol}`;
  return (
    <li class={isTicked ? 'card' : 'card off'}>
      <div class="head">
        <input
          id={id}
          type="checkbox"
          checked={isTicked}
          onChange={event => onTick(event.currentTarget.checked)}
        />
        <div>
          <h3>
            <label for={id} style="margin:0">
              Sell {title}
            </label>
          </h3>
          <p class="quiet small">
            {lot.account.name || 'Account'}, {lot.account.owner.name} · bought {spokenDay(lot.acquired)}
          </p>
          <p class="small">
            {suggestion.term === 'short' ? 'Short-term' : 'Long-term'}{' '}
            {suggestion.loss < BigInt(0) ? 'gain' : 'loss'}{' '}
            {moneyOf(suggestion.loss < BigInt(0) ? -suggestion.loss : suggestion.loss)}
            {suggestion.usableLoss !== suggestion.loss && <>, usable {moneyOf(suggestion.usableLoss)}</>}
          </p>
        </div>
      </div>
      <dl class="three">
        <div>
          <dt>Saves now</dt>
          <dd>{dollarsOf(suggestion.taxSavedNow)}</dd>
        </div>
        <div>
          <dt>Costs later</dt>
          <dd>{dollarsOf(suggestion.laterTax)}</dd>
        </div>
        <div>
          <dt>Net benefit</dt>
          <dd class="keeps">{dollarsOf(suggestion.netBenefit)}</dd>
        </div>
      </dl>
      {suggestion.savedLater && !suggestion.savedLater.isZero() && (
        <p class="hint small quiet">
          and {dollarsOf(suggestion.savedLater)} in later years, as the loss carries over
        </p>
      )}
      <p class="hint small">
        {replacement ? `Instead: ${replacement.symbol}` : 'No replacement named'}
        {replacement && replacement.grade !== 'Suggested' && <span class="tag">{replacement.grade}</span>}
        {suggestion.doNotBuyBefore !== null && (
          <>
            {' '}
            · do not buy {lot.symbol} back before {spokenDay(suggestion.doNotBuyBefore)}
          </>
        )}
      </p>
      {(wash.risk !== 'None' || wash.certainty !== 'Settled') && (
        <p class="hint">
          <span class="tag">
            Wash risk: {wash.risk}, {wash.certainty.toLowerCase()}
          </span>
        </p>
      )}
      <details>
        <summary>
          Why<span class="visually-hidden"> sell {title}</span>
        </summary>
        <Reasons reasons={suggestion.reasons} />
      </details>
    </li>
  );
}

export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul class="small">
      {reasons.map(({ text, cite }) => (
        <li key={text}>
          {text}
          {cite !== null && <span class="cite">{cite}</span>}
        </li>
      ))}
    </ul>
  );
}
