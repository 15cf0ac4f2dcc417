import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Opened } from '../addon/found';
import type { LotsFrom } from '../addon/ownSheets';
import type { PriceEntry } from '../addon/priceServer';
import type { SettingChange } from '../addon/settingsServer';
import { ACCOUNT_TYPES } from '../table/accounts';
import { accountsTold, type AccountTold } from './accountsTold';
import { canPlan, type Computed } from './compute';
import { IncomeAsk } from './IncomeAsk';
import type { AccountTypeFix } from './leftOut';

interface Props {
  readonly opened: Opened;
  /** null: there are no tables yet. */
  readonly computed: Computed | null;
  readonly isBusy: boolean;
  readonly onImport: () => void;
  readonly onStart: (from: LotsFrom) => void;
  readonly onFix: (fix: AccountTypeFix) => void;
  readonly onSave: (changes: readonly SettingChange[]) => void;
  readonly onPrices: (entries: readonly PriceEntry[]) => void;
}

interface Step {
  readonly title: string;
  readonly isDone: boolean;
  /** What is so, in a few words. */
  readonly said: string;
  /** What can be done about it; null where it waits for a step before it. */
  readonly body: (() => ComponentChildren) | null;
}

/** Nothing is held or traded yet, as far as the tables tell. */
export const isEmpty = ({ settled: { read } }: Computed): boolean =>
  read.tables.lots.length + read.tables.trades.length === 0 && read.problems.length === 0;

/** Something is missing without which the plan says little or nothing. */
export const needsSteps = (computed: Computed | null): boolean =>
  computed === null ||
  isEmpty(computed) ||
  (computed.planned !== null &&
    (computed.planned.unpriced.length > 0 || computed.planned.plan.before.tax.amount === null));

/** The first ten minutes: what is there, what is missing, and the field or button that brings it. */
export function StartSteps(given: Props) {
  const steps = stepsOf(given);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = steps.find(({ isDone, body }) => !isDone && body !== null)?.title ?? null;
  const current = chosen ?? first;
  return (
    <section aria-label="To begin">
      <p class="small quiet">
        {steps.filter(({ isDone }) => isDone).length} of {steps.length} steps done
      </p>
      <ol class="steps">
        {steps.map(({ title, isDone, said, body }) => {
          const isOpen = current === title && body !== null;
          return (
            <li key={title} class={isDone ? 'done' : ''}>
              <span aria-hidden="true">{isDone ? '✓' : '○'}</span>
              <div>
                {body === null ? (
                  <span>{title}</span>
                ) : (
                  <button
                    class="open"
                    type="button"
                    aria-expanded={isOpen}
                    onClick={() => setChosen(isOpen ? '' : title)}
                  >
                    {title}
                  </button>
                )}
                <span class="visually-hidden">{isDone ? ': done' : ': open'}</span>{' '}
                <span class="small quiet">{said}</span>
                {isOpen && body()}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function stepsOf(given: Props): Step[] {
  const { opened, computed, isBusy, onFix, onSave, onPrices } = given;
  const planned = computed?.planned ?? null;
  const hasRows = computed !== null && !isEmpty(computed);
  const { lots, trades } = computed?.settled.read.tables ?? { lots: [], trades: [] };
  const accounts = hasRows ? accountsTold(computed.settled, opened) : [];
  const unclear = accounts.filter(({ blankIn }) => blankIn.length > 0);
  const unpriced = [...new Set((planned?.unpriced ?? []).map(({ symbol }) => symbol))].sort();
  const open = (computed?.questions.length ?? 0) + (computed?.leftOut.length ?? 0);
  const isTaxKnown = planned !== null && planned.plan.before.tax.amount !== null;
  return [
    {
      title: 'What you hold',
      isDone: hasRows,
      said: hasRows ? `${counted(lots.length, 'lot')}, ${counted(trades.length, 'trade')}` : '',
      body: () => <Bring {...given} />,
    },
    {
      title: 'Whose accounts these are',
      isDone: hasRows && unclear.length === 0,
      said:
        unclear.length > 0
          ? `${counted(unclear.length, 'account')} taken as taxable`
          : accounts.map(({ name }) => name).join(', '),
      body: hasRows ? () => <Accounts accounts={accounts} isBusy={isBusy} onFix={onFix} /> : null,
    },
    {
      title: 'Your income, or your rate',
      isDone: isTaxKnown,
      said: isTaxKnown ? '' : (planned?.plan.before.tax.missing ?? ''),
      body:
        planned !== null
          ? () => <IncomeAsk country={planned.country} isBusy={isBusy} onSave={onSave} />
          : null,
    },
    {
      title: 'Prices',
      isDone: hasRows && planned !== null && unpriced.length === 0,
      said: unpriced.length > 0 ? `${counted(unpriced.length, 'security', 'securities')} without one` : '',
      body:
        unpriced.length > 0 ? () => <Prices symbols={unpriced} isBusy={isBusy} onPrices={onPrices} /> : null,
    },
    {
      title: 'Open questions',
      isDone: hasRows && open === 0,
      said: open > 0 ? `${open} above` : '',
      body: null,
    },
  ];
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A file, or the sheets to type into. */
function Bring({ opened, isBusy, onImport, onStart }: Props) {
  return (
    <>
      <p class="small">
        {canPlan(opened)
          ? 'Bring your broker’s files: the history of every account, or its open lots. Or type the rows yourself.'
          : 'Bring your broker’s files, or begin with empty sheets to type into. What is here stays as it is.'}
      </p>
      <div class="actions">
        <button class="primary" type="button" disabled={isBusy} onClick={onImport}>
          Bring a file
        </button>
        {!canPlan(opened) && (
          <>
            <button type="button" disabled={isBusy} onClick={() => onStart('trades')}>
              Sheets for every trade
            </button>
            <button type="button" disabled={isBusy} onClick={() => onStart('list')}>
              Sheets for what I hold
            </button>
          </>
        )}
      </div>
    </>
  );
}

interface AccountsProps extends Pick<Props, 'isBusy' | 'onFix'> {
  readonly accounts: readonly AccountTold[];
}

/** An account that is sheltered realises nothing, and a purchase in it can destroy a loss. */
const Accounts = ({ accounts, isBusy, onFix }: AccountsProps) => (
  <ul class="small">
    {accounts.map(({ name, type, owner, blankIn }) => (
      <li key={`${owner} ${name}`}>
        <bdi>{name}</bdi>, <bdi>{owner}</bdi>
        {blankIn.length === 0 ? (
          `: ${type}`
        ) : (
          <select
            aria-label={`What ${name} is`}
            disabled={isBusy}
            value=""
            onChange={event => onFix({ role: blankIn[0]!, account: name, type: event.currentTarget.value })}
          >
            <option value="">What is it? Blank is taxable</option>
            {ACCOUNT_TYPES.map(one => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </li>
    ))}
  </ul>
);

interface PricesProps extends Pick<Props, 'isBusy' | 'onPrices'> {
  readonly symbols: readonly string[];
}

/** In one look; others come with the next. */
const MOST = 40;

/** Asked of Google, or typed where Google knows none. */
function Prices({ symbols, isBusy, onPrices }: PricesProps) {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const known = [...typed].flatMap(([symbol, text]): PriceEntry[] =>
    Number(text) > 0 ? [{ symbol, price: Number(text) }] : [],
  );
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onPrices(known);
      }}
    >
      <div class="actions">
        <button
          type="button"
          disabled={isBusy}
          onClick={() => onPrices(symbols.map(symbol => ({ symbol, price: null })))}
        >
          Ask Google for them
        </button>
      </div>
      {symbols.slice(0, MOST).map(symbol => (
        <label key={symbol} class="small price">
          {symbol}
          <input
            type="number"
            min={0}
            step="any"
            value={typed.get(symbol) ?? ''}
            onInput={event => setTyped(new Map(typed).set(symbol, event.currentTarget.value))}
          />
        </label>
      ))}
      <div class="actions">
        <button class="primary" type="submit" disabled={isBusy || known.length === 0}>
          Take the typed prices
        </button>
      </div>
    </form>
  );
}
