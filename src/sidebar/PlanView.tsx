import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SheetRequest } from '../addon/formsServer';
import type { SettingChange } from '../addon/settingsServer';
import { formatDay } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import { calendarDays } from '../forms/calendar';
import type { PlanOutcome } from '../planner/carriedOut';
import type { PassedOver as PassedOverLot, Plan, Reason, Suggestion } from '../planner/plan';
import type { SettledHousehold } from '../session/ask';
import { ticketsOf } from '../session/ticket';
import { besideSales, windowsOf } from '../session/windows';
import { CalendarView } from './CalendarView';
import type { Planned } from './compute';
import { Curve } from './Curve';
import { GoalChoice } from './GoalChoice';
import { Headline } from './Headline';
import { HowMany } from './HowMany';
import { IncomeAsk } from './IncomeAsk';
import { moneyOf } from './money';
import { Strips } from './Strips';
import { SuggestionCard } from './SuggestionCard';
import { TicketView } from './TicketView';
import { Reasons, Told } from './Told';
import { YearView } from './YearView';

interface Props {
  readonly settled: SettledHousehold;
  readonly planned: Planned;
  /** The year and the sales under the ticks. */
  readonly chosen: ReturnType<Planned['chosen']>;
  /** What must be said before any figure. */
  readonly top: ComponentChildren;
  /** Rows were left out: nothing may be said of all lots. */
  readonly isShort: boolean;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
  readonly onSave: (changes: readonly SettingChange[]) => void;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], isTicked: boolean) => void;
  readonly onTicked: (ids: ReadonlySet<string>) => void;
}

/** The ranked plan, the year it makes, and what it leaves alone or does not know. */
export function PlanView({
  settled: asked,
  planned,
  chosen,
  top,
  isShort,
  isBusy,
  onSave,
  onWrite,
  ticked,
  onTick,
  onTicked,
}: Props) {
  const { plan, country, done } = planned;
  const isOpen = ({ id }: Suggestion): boolean => !done.has(id);
  const offered = plan.suggestions.filter(isOpen);
  const windows = useMemo(() => windowsOf(asked, chosen.suggestions), [asked, chosen]);
  const all = [...offered, ...plan.beyond];
  const figures = new Map(chosen.suggestions.map(sale => [sale.id, sale]));
  const cards = (of: readonly Suggestion[]) => (
    <ul>
      {setsOf(of).map(sales => {
        const ids = sales.map(({ id }) => id);
        // What is ticked shows its part in what is ticked; what is not, what it would be in the plan.
        return (
          <SuggestionCard
            key={ids[0]}
            sales={sales.map(sale => figures.get(sale.id) ?? sale)}
            isTicked={ids.every(id => ticked.has(id))}
            onTick={isTicked => onTick(ids, isTicked)}
          />
        );
      })}
    </ul>
  );
  return (
    <>
      {top}
      <Headline plan={plan} chosen={chosen.suggestions} isShort={isShort} unpriced={planned.unpriced} />
      {planned.age && <p class={planned.age.isOld ? 'message warn' : 'quiet small'}>{planned.age.words}</p>}
      {all.length > 0 && plan.before.tax.amount === null && (
        <>
          {country.features.income ? (
            <IncomeAsk isBusy={isBusy} onSave={onSave} />
          ) : (
            <RateAsk missing={plan.before.tax.missing} />
          )}
        </>
      )}
      {all.length > 0 && (
        <>
          <GoalChoice planned={planned} ticked={ticked} onTicked={onTicked} />
          <YearView soFar={plan.soFar} planned={chosen.before} ticked={chosen.after} />
        </>
      )}
      {offered.length > 0 && (
        <>
          <h2>Sales worth making, best first</h2>
          <Curve worth={worthOf(chosen.suggestions)} />
          <HowMany sets={bestFirst(offered)} ticked={ticked} onTicked={onTicked} />
          {offered.some(({ isForTarget }) => isForTarget) && (
            <p class="small quiet">First those that bring you nearer to your targets.</p>
          )}
          {cards(offered)}
        </>
      )}
      {plan.beyond.length > 0 && (
        <>
          <h2>Beyond the goal</h2>
          {cards(plan.beyond)}
        </>
      )}
      <LotsToName reasons={plan.lotsToName} />
      <TicketView
        tickets={ticketsOf(chosen.suggestions, windows, country.calendar, plan.asOf)}
        asOf={plan.asOf}
        isBusy={isBusy}
        onWrite={onWrite}
      />
      <Strips windows={windows} asOf={plan.asOf} />
      <CalendarView
        days={calendarDays(
          chosen.suggestions,
          planned.forbidden,
          plan.asOf,
          country.calendar,
          besideSales(asked, windows),
        )}
        asOf={plan.asOf}
        isBusy={isBusy}
        onWrite={onWrite}
      />
      <Coverage plan={plan} />
      {planned.since && <Since outcome={planned.since} />}
      <Rescues plan={plan} />
      <PassedOver plan={plan} />
      <Unknown plan={plan} />
    </>
  );
}

/** What Settings must tell before anything can be said of tax. */
const RateAsk = ({ missing }: { readonly missing: string | null }) => (
  <p class="card">No tax figures yet: {missing}.</p>
);

/** What each set of sales adds. */
const worthOf = (sales: readonly Suggestion[]): Decimal[] =>
  setsOf(sales).map(set => set.reduce((sum, sale) => sum.plus(sale.netBenefit ?? NIL), NIL));

/** The ids of each set of sales, the most valuable set first. */
const bestFirst = (sales: readonly Suggestion[]): string[][] => {
  const worth = worthOf(sales);
  return setsOf(sales)
    .map((set, at) => ({ ids: set.map(({ id }) => id), worth: worth[at]! }))
    .sort((a, b) => b.worth.comparedTo(a.worth))
    .map(({ ids }) => ids);
};

/** Sales of one rank only work together. */
function setsOf(sales: readonly Suggestion[]): Suggestion[][] {
  const byRank = new Map<number, Suggestion[]>();
  for (const sale of sales) byRank.set(sale.rank, [...(byRank.get(sale.rank) ?? []), sale]);
  return [...byRank.values()];
}

function LotsToName({ reasons }: { readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <section>
      <h2>Lots to name for planned sales</h2>
      <Reasons reasons={reasons} />
    </section>
  );
}

/** What became of the plan written before. */
function Since({ outcome }: { readonly outcome: PlanOutcome }) {
  return (
    <section>
      <h2>Since the last plan</h2>
      <ul class="small stack">
        {outcome.done.map(({ words, proposed }) => (
          <li key={proposed.id}>{words}</li>
        ))}
        {outcome.open.map(({ id, symbol, account, done }) => (
          <li key={id}>
            {symbol} in {account || 'the account'}:{' '}
            {done
              ? 'marked done, but Trades has no such sale yet: enter it there.'
              : 'accepted, not sold yet.'}
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
          <li key={rescue.how}>
            <Told text={rescue.how} />
          </li>
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
      <strong>{lot.symbol}</strong> ({lot.account.name || 'account'}, {formatDay(lot.acquired)}), loss{' '}
      {moneyOf(loss)}. <Told text={reason.text} />
      {reason.cite !== null && <span class="cite">{reason.cite}</span>}
    </li>
  );
}

/** Accounts of which nothing is known lately: a purchase there may wash what is proposed here. */
function Coverage({ plan }: { readonly plan: Plan }) {
  const notes = plan.notes.filter(({ code }) => code === 'coverage');
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>Accounts that tell of no purchases</h2>
      <ul class="small">
        {notes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function Unknown({ plan }: { readonly plan: Plan }) {
  return (
    <details>
      <summary>What this plan does not know</summary>
      <ul class="small">
        {plan.notes
          .filter(({ code }) => code === 'note')
          .map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
      </ul>
    </details>
  );
}
