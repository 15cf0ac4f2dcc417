import { formatDay } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import type { Suggestion, WashRisk } from '../planner/plan';
import { formatAmount, moneyOf, priceOf, sharesOf } from './money';
import { Reasons, Told } from './Told';

interface Props {
  /** One sale, or sales that only work together. */
  readonly sales: readonly Suggestion[];
  readonly title: string;
  readonly onSuppose: ((symbol: string, price: string) => void) | null;
  readonly supposed: ReadonlyMap<string, number>;
}

/** What it saves, what it costs later, why, what to buy instead and until when not to buy back. */
export function SaleDetails({ sales, title, onSuppose, supposed }: Props) {
  const symbols = [...new Set(sales.map(({ lot }) => lot.symbol))];
  return (
    <>
      {sales.length > 1 && <p class="quiet small">Only together: alone, the one would wash the other.</p>}
      {sales.map(sale => (
        <Sale key={sale.id} sale={sale} isOne={sales.length === 1} />
      ))}
      <Sum sales={sales} />
      {sales
        .filter(({ purpose }) => purpose !== 'frees' || sales.length === 1)
        .map(sale => (
          <After key={sale.id} sale={sale} />
        ))}
      {onSuppose &&
        symbols.map(symbol => (
          <label key={symbol} class="small price">
            What if the price of {symbol} were
            <input
              type="number"
              min={0}
              step="any"
              value={supposed.get(symbol) ?? ''}
              placeholder={priceOf(sales.find(({ lot }) => lot.symbol === symbol)!.lot)}
              onChange={event => onSuppose(symbol, event.currentTarget.value)}
            />
          </label>
        ))}
      <details>
        <summary>
          Why<span class="visually-hidden"> sell {title}</span>
        </summary>
        {sales.map(sale => (
          <Reasons key={sale.id} reasons={sale.reasons} />
        ))}
      </details>
    </>
  );
}

function Sale({ sale, isOne }: { readonly sale: Suggestion; readonly isOne: boolean }) {
  const { lot, loss, usableLoss, proceeds } = sale;
  return (
    <p class="small">
      {!isOne && `${sharesOf(sale.quantity)} ${lot.symbol}: `}
      <bdi>{lot.account.owner.name}</bdi> · {kindOf(sale)} {moneyOf(loss < ZERO ? -loss : loss)} (basis{' '}
      {moneyOf(proceeds + loss)}, today {moneyOf(proceeds)})
      {usableLoss !== loss && (
        <>
          , {usableLoss < ZERO ? 'which counts as a gain of ' : 'of which counts '}
          {moneyOf(usableLoss < ZERO ? -usableLoss : usableLoss)}
        </>
      )}
    </p>
  );
}

/** What a purchase around the sale takes of its loss, and how sure that is. */
const WASHED: Readonly<Record<WashRisk['risk'], string>> = {
  None: 'No purchase takes of the loss',
  Partial: 'A purchase takes part of the loss',
  Full: 'A purchase takes all of the loss',
};
const CERTAIN: Readonly<Record<WashRisk['certainty'], string>> = {
  Settled: '',
  Projected: ', if it comes as before',
  Review: ', which is not settled',
};

function totalOf(sales: readonly Suggestion[], pick: (sale: Suggestion) => Decimal | null): Decimal | null {
  return sales.reduce<Decimal | null>((sum, sale) => {
    const more = pick(sale);
    return sum === null || more === null ? null : sum.plus(more);
  }, NIL);
}

/** `Short-term loss`; `Gain` where time makes no difference. */
function kindOf({ term, loss }: Suggestion): string {
  const what = loss < ZERO ? 'gain' : 'loss';
  if (term === null) return loss < ZERO ? 'Gain' : 'Loss';
  return `${term === 'short' ? 'Short-term' : 'Long-term'} ${what}`;
}

/** The figures that make the net benefit, one below the other: anyone can add them up. */
function Sum({ sales }: { readonly sales: readonly Suggestion[] }) {
  const total = (pick: (sale: Suggestion) => Decimal | null): Decimal | null => totalOf(sales, pick);
  const line = (label: string, opposite: string, amount: Decimal | null, sign: string) =>
    amount?.lessThan(0) ? (
      <Line label={opposite} amount={amount.neg()} sign={sign === '+' ? '−' : '+'} />
    ) : (
      <Line label={label} amount={amount} sign={sign} />
    );
  const later = total(sale => sale.savedLater);
  return (
    <dl class="sum">
      {line(
        'Saves now',
        'Adds to tax now',
        total(sale => sale.taxSavedNow),
        '+',
      )}
      {later && !later.isZero() && line('Saves later, carried over', 'Less carried over', later, '+')}
      {line(
        'Costs later',
        'Saves later, by a higher basis',
        total(sale => sale.laterTax),
        '−',
      )}
      {line(
        'Costs of trading',
        '',
        total(sale => sale.costs),
        '−',
      )}
      <div class="total">
        <dt>Net benefit</dt>
        <dd class="net">{formatAmount(total(sale => sale.netBenefit))}</dd>
      </div>
    </dl>
  );
}

const Line = ({ label, amount, sign }: { label: string; amount: Decimal | null; sign: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {amount !== null && !amount.isZero() && `${sign} `}
      {formatAmount(amount)}
    </dd>
  </div>
);

/** What to buy instead, what not to, and what may go wrong. */
function After({ sale }: { readonly sale: Suggestion }) {
  const { lot, wash, replacement, buyBack, doNotBuyBefore, betterFrom } = sale;
  return (
    <>
      <p class="hint small">
        {buyBack === 'atOnce' && !replacement
          ? `${lot.symbol} may be bought back at once`
          : replacement
            ? `Instead: ${replacement.symbol}`
            : buyBack === 'never'
              ? `Not with buying ${lot.symbol} back in mind: see why`
              : 'No replacement named'}
        {replacement && replacement.grade !== 'Suggested' && <span class="tag">{replacement.grade}</span>}
        {doNotBuyBefore !== null && (
          <>
            {' '}
            · do not buy {lot.symbol} back before {formatDay(doNotBuyBefore)}
          </>
        )}
      </p>
      {(wash.risk !== 'None' || wash.certainty !== 'Settled') && (
        <p class="hint">
          <span class="tag">
            {WASHED[wash.risk]}
            {CERTAIN[wash.certainty]}
          </span>{' '}
          <span class="small">{wash.why[0] && <Told text={wash.why[0].text} />}</span>
        </p>
      )}
      {wash.permanentLoss > ZERO && (
        <p class="hint small bad-text">{moneyOf(wash.permanentLoss)} of the loss is lost for good.</p>
      )}
      {betterFrom !== null && <p class="hint small">Worth more from {formatDay(betterFrom)}: see why.</p>}
    </>
  );
}
