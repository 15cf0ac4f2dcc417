import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SheetRequest } from '../addon/formsServer';
import { formatDay } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import type { Goal } from '../engine/settings';
import { calendarDays, type CalendarDay } from '../forms/calendar';
import type { PlanOutcome } from '../planner/carriedOut';
import type { Plan, Suggestion } from '../planner/plan';
import type { SettledHousehold } from '../session/ask';
import { ticketsOf } from '../session/ticket';
import { besideSales, windowsOf } from '../session/windows';
import { CalendarView } from './CalendarView';
import type { Planned } from './compute';
import { goalWords } from '../table/goalWords';
import { Curve } from './Curve';
import { Fold } from './Fold';
import { GoalChoice } from './GoalChoice';
import { Headline } from './Headline';
import { HowMany } from './HowMany';
import { PassedOver } from './PassedOver';
import { Strips } from './Strips';
import { SalesTable } from './SalesTable';
import { TicketView } from './TicketView';
import { Reasons, Told } from './Told';
import { takesWords, YearView } from './YearView';

interface Props {
  readonly settled: SettledHousehold;
  readonly planned: Planned;
  /** The year and the sales under the ticks. */
  readonly chosen: ReturnType<Planned['chosen']>;
  /** What must be said before any figure. */
  readonly top: ComponentChildren;
  /** What may be tried below the sales. */
  readonly beside: ComponentChildren;
  readonly supposed: ReadonlyMap<string, number>;
  readonly onSuppose: ((symbol: string, price: string) => void) | null;
  /** Rows were left out: nothing may be said of all lots. */
  readonly isShort: boolean;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
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
  beside,
  supposed,
  onSuppose,
  isShort,
  isBusy,
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
  // What is ticked shows its part in what is ticked; what is not, what it would be in the plan.
  const table = (of: readonly Suggestion[]) => (
    <SalesTable
      sets={setsOf(of).map(sales => sales.map(sale => figures.get(sale.id) ?? sale))}
      ticked={ticked}
      onTick={onTick}
      onSuppose={onSuppose}
      supposed={supposed}
    />
  );
  const tickets = ticketsOf(chosen.suggestions, windows, country.calendar, plan.asOf);
  const days = calendarDays(
    chosen.suggestions,
    planned.forbidden,
    plan.asOf,
    country.calendar,
    besideSales(asked, windows),
  );
  const best = bestFirst(offered);
  return (
    <>
      {top}
      <Headline plan={plan} chosen={chosen.suggestions} isShort={isShort} unpriced={planned.unpriced} />
      {planned.age?.isOld && <p class="message warn">{planned.age.words}</p>}
      {offered.some(({ isForTarget }) => isForTarget) && (
        <p class="small quiet">First what brings you nearer to your targets.</p>
      )}
      {offered.length > 0 && table(offered)}
      {beside}
      {all.length > 0 && (
        <Fold title="Which and how many" said={howManyWords(planned.goal, best, ticked)}>
          {() => (
            <>
              <GoalChoice planned={planned} ticked={ticked} onTicked={onTicked} />
              <Curve worth={worthOf(chosen.suggestions)} />
              <HowMany sets={best} ticked={ticked} onTicked={onTicked} />
            </>
          )}
        </Fold>
      )}
      {plan.beyond.length > 0 && (
        <details class="fold">
          <summary>
            Beyond the goal <span class="quiet small">{plan.beyond.length}</span>
          </summary>
          {table(plan.beyond)}
        </details>
      )}
      {all.length > 0 && (
        <Fold title={chosen.before.plain.name} said={takesWords(chosen.before, chosen.after)}>
          {() => <YearView soFar={plan.soFar} planned={chosen.before} ticked={chosen.after} />}
        </Fold>
      )}
      {tickets.length > 0 && (
        <Fold
          title="Order ticket"
          said={`${tickets.length} ${tickets.length === 1 ? 'account' : 'accounts'}`}
        >
          {() => <TicketView tickets={tickets} asOf={plan.asOf} isBusy={isBusy} onWrite={onWrite} />}
        </Fold>
      )}
      <Fold title="Calendar" said={nextDay(days)}>
        {() => <CalendarView days={days} asOf={plan.asOf} isBusy={isBusy} onWrite={onWrite} />}
      </Fold>
      {windows.length > 0 && (
        <Fold title="Purchases around each sale">{() => <Strips windows={windows} asOf={plan.asOf} />}</Fold>
      )}
      {plan.lotsToName.length > 0 && (
        <Fold title="Lots to name for planned sales" said={String(plan.lotsToName.length)}>
          {() => <Reasons reasons={plan.lotsToName} />}
        </Fold>
      )}
      {plan.rescues.length > 0 && (
        <Fold title="Washed, but not lost yet" said={String(plan.rescues.length)}>
          {() => <Rescues plan={plan} />}
        </Fold>
      )}
      {planned.since && <Since outcome={planned.since} />}
      <Coverage plan={plan} />
      <PassedOver plan={plan} />
      <Unknown plan={plan} />
    </>
  );
}

/** `Most benefit, 13 of 13`. */
function howManyWords(goal: Goal, sets: readonly (readonly string[])[], ticked: ReadonlySet<string>): string {
  const ids = sets.flat();
  const what = goal.kind === 'saveAtLeast' ? 'Save at least' : goalWords({ kind: goal.kind });
  return `${what}, ${ids.filter(id => ticked.has(id)).length} of ${ids.length}`;
}

/** The day on which something is to be done next. */
function nextDay(days: readonly CalendarDay[]): string {
  const [first] = days;
  return first ? `from ${formatDay(first.day)}` : 'nothing must wait';
}

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

/** What became of the plan written before. */
function Since({ outcome }: { readonly outcome: PlanOutcome }) {
  return (
    <details class="fold">
      <summary>
        Since the last plan{' '}
        <span class="quiet small">
          {outcome.done.length} done, {outcome.open.length} open
        </span>
      </summary>
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
    </details>
  );
}

const Rescues = ({ plan }: { readonly plan: Plan }) => (
  <ul class="small stack">
    {plan.rescues.map(rescue => (
      <li key={rescue.how}>
        <Told text={rescue.how} />
      </li>
    ))}
  </ul>
);

/** Accounts of which nothing is known lately: a purchase there may wash what is proposed here. */
function Coverage({ plan }: { readonly plan: Plan }) {
  const notes = plan.notes.filter(({ code }) => code === 'coverage');
  if (notes.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        Accounts that tell of no purchases <span class="quiet small">{notes.length}</span>
      </summary>
      <ul class="small">
        {notes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function Unknown({ plan }: { readonly plan: Plan }) {
  return (
    <details class="fold">
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
