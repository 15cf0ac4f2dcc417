import { formatDay, type Day } from '../base/day';
import { exactText, size, ZERO, type Money } from '../base/exact';
import type { Decimal } from '../base/decimal';
import { grouped } from '../base/grouped';
import { nameKey } from '../base/text';
import type { PlanOutcome, Proposed } from '../planner/carriedOut';
import { accountName } from '../planner/lotIds';
import type { Plan, Suggestion } from '../planner/plan';
import { boughtWords } from '../table/saleWords';
import type { SettledHousehold } from './ask';
import { carriedOut } from './askPlan';

/** What is otherwise than when a plan was written. */
export interface Change {
  readonly what:
    'Done' | 'New' | 'More' | 'Less' | 'No longer' | 'Clear now' | 'Clear soon' | 'Buy again' | 'Year end';
  readonly symbol: string;
  readonly account: string;
  /** Losses that count; null where there is none to tell. */
  readonly then: Money | null;
  readonly now: Money | null;
  readonly netBenefit: Decimal | null;
  readonly day: Day | null;
  readonly says: string;
}

/** A day so near that it is said before it comes. */
const SOON = 7;

/** The year's last day is said in its last weeks. */
const LAST_WEEKS = 30;

/** What is done of a written plan, what came to it, what left it, and which days have come. */
export function changesSince(
  settled: SettledHousehold,
  plan: Plan,
  written: { readonly day: Day; readonly proposed: readonly Proposed[] },
): Change[] {
  const { asOf, settings } = settled.household;
  const { money } = settled.country.calendar;
  const outcome = carriedOut(settled, written.proposed, written.day);
  const isDone = new Set(outcome.done.map(({ proposed }) => proposed));
  const left = new Set(plan.suggestions);
  const sameLot = ofToday(plan, written.proposed);
  const changes: Change[] = doneChanges(outcome);
  for (const proposed of written.proposed) {
    if (isDone.has(proposed)) continue;
    const now = sameLot(proposed);
    if (!now) {
      changes.push(noLonger(plan, proposed));
      continue;
    }
    left.delete(now);
    const more = now.usableLoss - proposed.usableLoss;
    if (size(more) >= settings.minimumLoss && more !== ZERO)
      changes.push({
        ...ofSale(now),
        what: more > ZERO ? 'More' : 'Less',
        then: proposed.usableLoss,
        says: `${saleWords(now)}: ${money(size(more))} ${more > ZERO ? 'more' : 'less'} to take than on ${formatDay(written.day)}.`,
      });
    changes.push(...clearDay(proposed, now, asOf));
  }
  for (const one of plan.suggestions)
    if (left.has(one)) changes.push({ ...ofSale(one), what: 'New', says: newWords(one, money) });
  return [...changes, ...buyAgain(written.proposed, outcome, asOf), ...yearEnd(settled, asOf, plan)];
}

/**
 * Today's sale of the same lot: by the id that was written, or, where a lot's id is another now (a name was given to it),
 * by account, security and day among those that no other row names.
 */
function ofToday(
  { suggestions }: Plan,
  written: readonly Proposed[],
): (proposed: Proposed) => Suggestion | undefined {
  const byId = new Map(suggestions.map(one => [one.id, one]));
  const named = new Set(written.map(({ id }) => id));
  const others = grouped(
    suggestions.filter(({ id }) => !named.has(id)),
    ({ lot }) => keyOf(lot.account.name, lot),
  );
  return proposed => byId.get(proposed.id) ?? others.get(keyOf(proposed.account, proposed))?.shift();
}

const keyOf = (
  account: string,
  { symbol, acquired }: { readonly symbol: string; readonly acquired: Day },
): string => `${nameKey(account)}\u0000${symbol}\u0000${acquired}`;

const NOTHING = { then: null, now: null, netBenefit: null, day: null };

const ofSale = ({ lot, usableLoss, netBenefit, betterFrom }: Suggestion) => ({
  symbol: lot.symbol,
  account: accountName(lot.account),
  then: null,
  now: usableLoss,
  netBenefit,
  day: betterFrom,
});

const saleWords = ({ lot, quantity, naming }: Suggestion): string =>
  `${exactText(quantity)} ${lot.symbol}${naming === null ? '' : ` ${boughtWords(lot)}`}`;

const doneChanges = ({ done }: PlanOutcome): Change[] =>
  done.map(({ proposed, soldOn, realised, words }) => ({
    what: 'Done',
    symbol: proposed.symbol,
    account: proposed.account,
    then: proposed.usableLoss,
    now: realised,
    netBenefit: null,
    day: soldOn,
    says: words,
  }));

function newWords(sale: Suggestion, money: (amount: Money) => string): string {
  if (sale.purpose === 'frees') return `${saleWords(sale)}: sold with the others, it frees their loss.`;
  return sale.purpose === 'gain'
    ? `${saleWords(sale)}: a gain of ${money(-sale.usableLoss)} to take that the plan did not have.`
    : `${saleWords(sale)}: ${money(sale.usableLoss)} to take that the plan did not have.`;
}

/** With the reason for which its lot is left alone now, where there is one. */
function noLonger({ passedOver }: Plan, proposed: Proposed): Change {
  const reason = passedOver.find(
    ({ lot }) => keyOf(lot.account.name, lot) === keyOf(proposed.account, proposed),
  );
  return {
    ...NOTHING,
    what: 'No longer',
    symbol: proposed.symbol,
    account: proposed.account,
    then: proposed.usableLoss,
    says: `${exactText(proposed.quantity)} ${proposed.symbol}: ${reason?.reason.text ?? 'the plan does not sell it any more.'}`,
  };
}

/** The day a sale was to wait for has come, or comes soon. */
function clearDay({ betterFrom: then }: Proposed, now: Suggestion, asOf: Day): Change[] {
  if (then === null) return [];
  if (now.betterFrom === null && then <= asOf)
    return [
      {
        ...ofSale(now),
        what: 'Clear now',
        day: then,
        says: `${saleWords(now)}: the day it was to wait for has come.`,
      },
    ];
  const day = now.betterFrom ?? then;
  return day > asOf && day <= asOf + SOON
    ? [{ ...ofSale(now), what: 'Clear soon', day, says: `${saleWords(now)}: clear on ${formatDay(day)}.` }]
    : [];
}

/** What was sold may be bought again. */
function buyAgain(proposed: readonly Proposed[], { done }: PlanOutcome, asOf: Day): Change[] {
  const sold = new Set([...done.map(one => one.proposed), ...proposed.filter(one => one.done)]);
  return [...sold].flatMap(({ symbol, account, notBefore }): Change[] => {
    if (notBefore === null || notBefore > asOf + SOON) return [];
    const says =
      notBefore <= asOf
        ? `${symbol} may be bought again since ${formatDay(notBefore)}, as far as this sale goes: ask BUY_CHECK first.`
        : `${symbol} may be bought again from ${formatDay(notBefore)}, as far as this sale goes.`;
    return [{ ...NOTHING, what: 'Buy again', symbol, account, day: notBefore, says }];
  });
}

function yearEnd({ country, household }: SettledHousehold, asOf: Day, plan: Plan): Change[] {
  const year = household.settings.taxYear ?? country.taxYearOf(asOf);
  const { day } = country.lastDay(year);
  if (plan.suggestions.length === 0 || day < asOf || day > asOf + LAST_WEEKS) return [];
  return [
    {
      ...NOTHING,
      what: 'Year end',
      symbol: '',
      account: '',
      day,
      says: `The last day on which a sale belongs to this year is ${formatDay(day)}.`,
    },
  ];
}
