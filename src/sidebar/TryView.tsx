import { useState } from 'preact/hooks';
import { dayFromIso, isoDay, formatDay, type Day } from '../base/day';
import { Decimal } from '../base/decimal';
import { exactFromText, exactText, ZERO } from '../base/exact';
import { sharesWords } from '../base/spoken';
import { within, type Steps } from '../base/steps';
import { taxOff } from '../planner/assessment';
import type { LotMethod } from '../engine/records';
import type { SettledHousehold } from '../session/ask';
import { amountOf, METHODS_TRIED, priceOf, trying, type Tried, type TriedTrade } from '../session/trial';
import { formatAmount, moneyOf } from './money';
import { Reasons } from './Told';
import { choicesIn, type TryChoice } from './tryChoices';
import { typed } from './typed';

interface Props {
  readonly settled: SettledHousehold;
  readonly isBusy: boolean;
  readonly run: <T>(steps: Steps<T>) => Promise<T | null>;
}

/** What came of it, and under which methods what would. */
interface Answered {
  readonly trade: TriedTrade;
  readonly tried: Tried;
  readonly methods: readonly { readonly method: LotMethod; readonly tried: Tried }[];
}

const METHOD_NAMES: Readonly<Record<string, string>> = { minTax: 'Min tax' };
const nameOf = (method: LotMethod): string => METHOD_NAMES[method] ?? method.toUpperCase();

/** A sale or a purchase that nobody has made: what the year would be with it. */
export function TryView({ settled: asked, isBusy, run }: Props) {
  const { asOf, settings } = asked.read.tables;
  const [action, setAction] = useState<'sell' | 'buy'>('sell');
  const choices = choicesIn(asked, action);
  const [chosen, setChosen] = useState(0);
  const choice = choices[chosen] ?? choices[0];
  const [edited, setEdited] = useState<Partial<Record<'shares' | 'price' | 'day', string>>>({});
  const [lot, setLot] = useState('');
  const [answer, setAnswer] = useState<Answered | string | null>(null);
  if (!choice) return null;
  const value = (key: 'shares' | 'price' | 'day'): string => edited[key] ?? DEFAULTS[key](choice, asOf);
  const change = (key: 'shares' | 'price' | 'day', text: string): void =>
    setEdited({ ...edited, [key]: text });
  const pick = (next: { readonly action?: 'sell' | 'buy'; readonly chosen?: number }): void => {
    if (next.action) setAction(next.action);
    setChosen(next.chosen ?? 0);
    setEdited({ ...(edited.day !== undefined && { day: edited.day }) });
    setLot('');
    setAnswer(null);
  };

  const ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    const trade = tradeOf(choice, action, value('shares'), value('price'), value('day'), lot, asOf);
    if (typeof trade === 'string') {
      setAnswer(trade);
      return;
    }
    const compared = action === 'sell' && lot === '' && choice.lots.length > 1 && choice.mayName;
    const found = await run(answering(asked, trade, compared ? METHODS_TRIED : []));
    if (found) setAnswer(found);
  };
  return (
    <section class="card">
      <h2>What if</h2>
      <p class="small quiet">
        A trade of {formatDay(asOf)} or later that nobody has made yet: nothing is written. The year is that
        with planned trades, without the plan’s sales.
      </p>
      <form onSubmit={event => void ask(event)}>
        <label>
          I
          <select
            value={action}
            onChange={event => pick({ action: event.currentTarget.value as 'sell' | 'buy' })}
          >
            <option value="sell">sell</option>
            <option value="buy">buy</option>
          </select>
        </label>
        <label>
          What
          <select value={chosen} onChange={event => pick({ chosen: Number(event.currentTarget.value) })}>
            {choices.map(({ label }, at) => (
              <option key={label} value={at}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {action === 'sell' && choice.mayName && choice.lots.length > 1 && (
          <label>
            Which lots
            <select value={lot} onChange={event => setLot(event.currentTarget.value)}>
              <option value="">As Settings have it ({nameOf(settings.lotMethod)}), methods compared</option>
              {choice.lots.map(one => (
                <option key={one.source.row} value={one.source.row}>
                  {exactText(one.quantity)} bought {formatDay(one.acquired)}
                </option>
              ))}
            </select>
          </label>
        )}
        <div class="goal">
          <label>
            Shares
            <input
              type="text"
              inputMode="decimal"
              value={value('shares')}
              onInput={event => change('shares', event.currentTarget.value)}
            />
          </label>
          <label>
            Price
            <input
              type="text"
              inputMode="decimal"
              value={value('price')}
              onInput={event => change('price', event.currentTarget.value)}
            />
          </label>
        </div>
        <label>
          On
          <input
            type="date"
            min={isoDay(asOf)}
            value={value('day')}
            onInput={event => change('day', event.currentTarget.value)}
          />
        </label>
        <p class="hint">
          <button type="submit" disabled={isBusy}>
            What if I {action}?
          </button>
        </p>
      </form>
      <div role="status">
        {typeof answer === 'string' ? <p class="message bad">{answer}</p> : answer && <Outcome {...answer} />}
      </div>
    </section>
  );
}

const DEFAULTS = {
  shares: ({ shares }: TryChoice): string => (shares === ZERO ? '' : exactText(shares)),
  price: ({ lots }: TryChoice): string => {
    const price = lots[0] ? priceOf(lots[0]) : null;
    return price === null ? '' : price.toDecimalPlaces(4).toString();
  },
  day: (_: TryChoice, asOf: Day): string => isoDay(asOf),
} as const;

function tradeOf(
  { like, lots }: TryChoice,
  action: 'sell' | 'buy',
  shares: string,
  price: string,
  iso: string,
  lot: string,
  asOf: Day,
): TriedTrade | string {
  const quantity = exactFromText(String(typed(shares)));
  if (quantity === null || quantity <= ZERO) return 'Shares: write a number above 0.';
  const each = typed(price);
  if (typeof each !== 'number' || each < 0) return 'Price: write the price of one share.';
  const day = dayFromIso(iso);
  if (day === null || day < asOf) return `On: choose ${formatDay(asOf)} or a later day.`;
  const own = lots.find(({ source }) => String(source.row) === lot);
  return {
    action,
    like: own ?? like,
    shares: quantity,
    amount: amountOf(new Decimal(exactText(quantity)), new Decimal(each)),
    day,
    takes: own ? 'this lot' : null,
  };
}

function* answering(
  settled: SettledHousehold,
  trade: TriedTrade,
  methods: readonly LotMethod[],
): Steps<Answered> {
  const parts = methods.length + 1;
  const tried = yield* within(0, 1 / parts, trying(settled, trade));
  const others: Answered['methods'][number][] = [];
  if (tried.problems.length === 0) {
    for (const [at, method] of methods.entries()) {
      const from = (at + 1) / parts;
      const one = yield* within(from, from + 1 / parts, trying(settled, { ...trade, takes: method }));
      others.push({ method, tried: one });
    }
  }
  return { trade, tried, methods: others };
}

function Outcome({ trade, tried, methods }: Answered) {
  const { problems, before, after, parts, buy } = tried;
  if (problems.length > 0) return <p class="message bad">{problems.join(' ')}</p>;
  const changed = after.plain.lines.filter(
    ({ amount }, at) => String(amount) !== String(before.plain.lines[at]?.amount ?? null),
  );
  return (
    <div class="story">
      <h4>
        {trade.action === 'sell' ? 'Sell' : 'Buy'} {exactText(trade.shares)} {trade.like.symbol} on{' '}
        {formatDay(trade.day)}: {taxWords(tried)}
      </h4>
      {buy && (
        <>
          <p class="small">
            {buy.buy === 'No' && buy.notBefore !== null && trade.day < buy.notBefore
              ? `Not before ${formatDay(buy.notBefore)}: ${moneyOf(buy.lossAtStake)} of loss is at stake (${buy.whose}).`
              : buy.buy === 'Review'
                ? 'To be looked at: see why.'
                : 'No loss of the household would be put off or lost by it.'}
          </p>
          <Reasons reasons={buy.why} />
        </>
      )}
      {parts && parts.length > 0 && (
        <ul class="small">
          {parts.map(({ shares, acquired, gain, term, disallowed }, at) => (
            <li key={at}>
              {sharesWords(shares)} bought {formatDay(acquired)}: {gain < ZERO ? 'a loss' : 'a gain'} of{' '}
              {moneyOf(gain < ZERO ? -gain : gain)}
              {term !== null && `, ${term}-term`}
              {disallowed > ZERO && `, ${moneyOf(disallowed)} of loss put off or lost`}
            </li>
          ))}
        </ul>
      )}
      {changed.length > 0 && (
        <table class="year">
          <thead>
            <tr>
              <th scope="col">Without it</th>
              <th scope="col">With it</th>
            </tr>
          </thead>
          {changed.map(({ label, where, amount }) => (
            <tbody key={label}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {label} <span class="quiet small">{where}</span>
                </th>
              </tr>
              <tr>
                <td data-column="Without it">
                  {formatAmount(before.plain.lines.find(line => line.label === label)?.amount ?? null)}
                </td>
                <td data-column="With it">{formatAmount(amount)}</td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
      {methods.length > 0 && (
        <>
          <h4 class="hint">By lot method</h4>
          <ul class="small">
            {methods.map(({ method, tried: one }) => (
              <li key={method}>
                <strong>{nameOf(method)}</strong>: {gainWords(one)}, {taxWords(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** `takes $120.00 off this year’s tax`. */
function taxWords({ before, after }: Tried): string {
  const less = taxOff(before, after);
  if (less === null)
    return after.tax.missing === null ? 'no tax figure' : `no tax figure: ${after.tax.missing}`;
  if (less.isZero()) return 'this year’s tax stays as it is';
  return less.greaterThan(0)
    ? `takes ${formatAmount(less)} off this year’s tax`
    : `adds ${formatAmount(less.neg())} to this year’s tax`;
}

function gainWords({ parts }: Tried): string {
  const gain = (parts ?? []).reduce((sum, part) => sum + part.gain, ZERO);
  return `${gain < ZERO ? 'a loss' : 'a gain'} of ${moneyOf(gain < ZERO ? -gain : gain)}`;
}
