import { formatDay, type Day } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import { exactText, ZERO, type Money } from '../base/exact';
import { grouped } from '../base/grouped';
import { ACTIONS } from '../engine/actions';
import type { Trade } from '../engine/records';
import { calendarDays, type CalendarDay } from '../forms/calendar';
import type { BuyAnswer } from '../planner/buyCheck';
import { projectedTrades } from '../planner/household';
import { accountName } from '../planner/lotIds';
import type { Plan, Reason, Suggestion } from '../planner/plan';
import { saleWords } from '../table/saleWords';
import type { SettledHousehold } from './ask';
import { besideSales, windowsOf, type SymbolWindow } from './windows';

/** What somebody who looks after many households asks of each: must it act, by when, on what, and what is open. */
export interface Desk {
  /** The first day on which doing nothing costs something; null where nothing is to be done. */
  readonly actBy: Day | null;
  /** What makes it that day. */
  readonly because: string;
  readonly sales: number;
  readonly benefit: Decimal | null;
  readonly savedNow: Decimal | null;
  readonly purchases: readonly WashingPurchase[];
  readonly questions: readonly OpenQuestion[];
  readonly calendar: readonly CalendarDay[];
  readonly forbidden: readonly BuyAnswer[];
  /** The last trade that is made; null where no table tells. */
  readonly lastTrade: Day | null;
}

/** A purchase to come, entered or foreseen, and the loss that it meets. */
export interface WashingPurchase {
  readonly day: Day;
  readonly kind: 'planned' | 'likely';
  readonly quantity: Trade['quantity'];
  readonly symbol: string;
  readonly account: string;
  readonly owner: string;
  /** Of a sale that is made, or of one that the plan proposes. */
  readonly of: 'made' | 'proposed';
  /** Together with the others that meet it. */
  readonly loss: Money;
}

/** What only a person can say, by a name that stays from run to run. */
export interface OpenQuestion {
  readonly key: string;
  readonly text: string;
}

export function deskOf(settled: SettledHousehold, plan: Plan): Desk {
  const { asOf, trades } = settled.household;
  const windows = windowsOf(settled, plan.suggestions);
  const beside = besideSales(settled, windows);
  const forbidden = settled.settlement.doNotBuy();
  const purchases = washing(settled, plan, windows, forbidden);
  const made = trades.filter(({ day }) => day <= asOf).map(({ day }) => day);
  return {
    ...firstDay(plan, purchases, beside.last?.day ?? null),
    sales: plan.suggestions.length,
    benefit: total(plan.suggestions.map(({ netBenefit }) => netBenefit)),
    savedNow: total(plan.suggestions.map(({ taxSavedNow }) => taxSavedNow)),
    purchases,
    questions: openQuestions(settled, plan, forbidden),
    calendar: calendarDays(plan.suggestions, forbidden, asOf, settled.country.calendar, beside),
    forbidden,
    lastTrade: made.length === 0 ? null : Math.max(...made),
  };
}

/** null where one of them is not known. */
function total(amounts: readonly (Decimal | null)[]): Decimal | null {
  let sum: Decimal | null = NIL;
  for (const amount of amounts) sum = sum === null || amount === null ? null : sum.plus(amount);
  return sum;
}

/** A purchase to come that meets a loss, a rescue that ends, a sale's best day, the end of the year. */
function firstDay(
  { suggestions, rescues }: Plan,
  purchases: readonly WashingPurchase[],
  last: Day | null,
): Pick<Desk, 'actBy' | 'because'> {
  const days = [
    ...purchases.map(one => ({ day: one.day, because: `Pause or move: ${purchaseWords(one)}` })),
    ...rescues.map(({ until, how }) => ({ day: until, because: how })),
    ...suggestions.flatMap(sale => {
      const day = sale.betterFrom ?? last;
      return day === null ? [] : [{ day, because: `Sell ${saleWords(sale)}` }];
    }),
  ];
  let first: { readonly day: Day; readonly because: string } | null = null;
  for (const one of days) if (first === null || one.day < first.day) first = one;
  return { actBy: first?.day ?? null, because: first?.because ?? '' };
}

/** `5 VTI on 12 Dec 2026 in Roth IRA`. */
export const purchaseWords = ({ quantity, symbol, day, account, kind }: WashingPurchase): string =>
  `${exactText(quantity)} ${symbol} on ${formatDay(day)} in ${account}${kind === 'likely' ? ', if it comes as before' : ''}`;

/** Purchases to come within reach of a loss that is made, or that the plan would make. */
function washing(
  { household, settlement }: SettledHousehold,
  plan: Plan,
  windows: readonly SymbolWindow[],
  forbidden: readonly BuyAnswer[],
): WashingPurchase[] {
  const barred = new Map(forbidden.map(answer => [answer.symbol, answer]));
  const windowOf = new Map(windows.map(one => [one.symbol, one]));
  // By the identical group: another spelling or share class meets the loss as well.
  const proposed = grouped(plan.suggestions, ({ lot }) => lot.group);
  const sold = grouped(
    household.trades.filter(({ action }) => ACTIONS[action].place === 'sale'),
    ({ group }) => group,
  );
  const loss = (sales: readonly Suggestion[]): Money =>
    sales.reduce((sum, sale) => (sale.usableLoss > ZERO ? sum + sale.usableLoss : sum) as Money, ZERO);
  const meets = (trade: Trade, kind: WashingPurchase['kind']): WashingPurchase[] => {
    const { day, symbol, quantity, account } = trade;
    const facts = {
      day,
      kind,
      quantity,
      symbol,
      account: accountName(account),
      owner: account.owner.name,
    };
    const answer = barred.get(symbol);
    const sellers = (sold.get(trade.group) ?? []).map(sale => sale.account);
    if (
      answer?.notBefore !== undefined &&
      answer.notBefore !== null &&
      day < answer.notBefore &&
      sellers.some(seller => settlement.mayMeet(trade, seller))
    )
      return [{ ...facts, of: 'made', loss: answer.lossAtStake }];
    const sales = (proposed.get(trade.group) ?? []).filter(({ lot }) => {
      const window = windowOf.get(lot.symbol);
      return window && day <= window.until && settlement.mayMeet(trade, lot.account);
    });
    return sales.length > 0 ? [{ ...facts, of: 'proposed', loss: loss(sales) }] : [];
  };
  const likely = [...household.units.keys()].flatMap(unit => projectedTrades(household, unit));
  return [
    ...household.trades
      .filter(({ day, action }) => day > household.asOf && ACTIONS[action].replaces)
      .flatMap(trade => meets(trade, 'planned')),
    ...likely.flatMap(trade => meets(trade, 'likely')),
  ].sort((a, b) => a.day - b.day);
}

function openQuestions(
  { read, household }: SettledHousehold,
  { suggestions }: Plan,
  forbidden: readonly BuyAnswer[],
): OpenQuestion[] {
  const held = new Set([...household.lots, ...household.trades].map(({ symbol }) => symbol));
  const kinds = read.questions.filter(({ symbol }) => held.has(symbol));
  // Until it is known what a thing is, nothing else is asked of it.
  const isOpen = new Set(kinds.map(({ symbol }) => symbol));
  return once([
    ...kinds.map(({ symbol, asks, problem }) => ({
      key: asks === 'coin' ? `${symbol}: coin or share` : `${symbol}: a right to what`,
      text: `${problem.found}: ${problem.remedy}.`,
    })),
    ...suggestions
      .filter(({ wash, lot }) => wash.certainty === 'Review' && !isOpen.has(lot.symbol))
      .map((sale: Suggestion) => ({
        key: `${sale.lot.symbol}: is the loss washed`,
        text: words(sale.wash.why),
      })),
    ...forbidden
      .filter(({ buy, symbol }) => buy === 'Review' && !isOpen.has(symbol))
      .map(({ symbol, why }) => ({ key: `${symbol}: may it be bought`, text: words(why) })),
  ]);
}

const words = (reasons: readonly Reason[]): string => reasons.map(({ text }) => text).join(' ');

function once(questions: readonly OpenQuestion[]): OpenQuestion[] {
  const seen = new Set<string>();
  return questions.filter(({ key }) => !seen.has(key) && seen.add(key));
}
