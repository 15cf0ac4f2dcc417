import { dayFrom, nextWeekday, spokenDay, type Day } from '../../base/day';
import { fromDecimal, roundCent, type Decimal } from '../../base/decimal';
import { portion, toCent, ZERO, type Money } from '../../base/exact';
import { sentence, type Problem } from '../../base/problem';
import { spokenMoney } from '../../base/spoken';
import { eachOf, finish, within, type Steps } from '../../base/steps';
import { ACTIONS } from '../../engine/actions';
import { termOf } from '../../engine/holdingPeriod';
import { isSheltered, type StatedLot, type Term } from '../../engine/records';
import { LEFT_OUT, silentAccounts } from '../../planner/coverage';
import { unitOf, type Household } from '../../planner/household';
import { idsOf, lotWords } from '../../planner/lotIds';
import { namingOf, type Naming } from '../../planner/naming';
import type { Planner } from '../../planner/plan';
import type { PassedOver, Plan, Reason, Suggestion, WashRisk } from '../../planner/plan';
import { replacementFor, type MayBuy, type ReplacementNote } from '../../planner/replacement';
import type { Assessment, DatedGain } from '../../planner/assessment';
import type { Law } from '../laws';
import type { Selling } from './selling';
import { bestOf, MOST_WEIGHED, soldOf, weigher, type Candidate, type Weigh, type Weighed } from './weigh';

/** A loss may go back three years, where it may at all. */
const YEARS_BACK = 3;

/** The plan of a household under another country's law: the sales that leave the taxpayer better off. */
export function* planAbroad(
  household: Household,
  country: Law,
  sellingSince: (since: Day) => Selling,
  mayBuy: MayBuy,
  problems: readonly Problem[],
): Steps<Planner> {
  const { settings, asOf } = household;
  const year = settings.taxYear ?? country.taxYearOf(asOf);
  const selling = sellingSince(reachOf(year));
  const isOpen = year === country.taxYearOf(asOf);
  const weigh = weigher(household, country, selling, year);
  const { candidates: all, passedOver } = sift(household, country, selling);
  const candidates = [...all]
    .sort((a, b) => (a.loss > b.loss ? -1 : a.loss < b.loss ? 1 : 0))
    .slice(0, MOST_WEIGHED);
  const best = isOpen ? yield* within(0, 0.7, bestOf(candidates, weigh, settings.minimumLoss)) : [];
  const shown = (gains: readonly DatedGain[]): Assessment => shownIn(household, country, year, gains);
  const choosing = function* (of: readonly Candidate[]): Steps<Chosen> {
    return {
      before: shown(selling.with(new Map()).gains),
      after: shown(selling.with(soldOf(of)).gains),
      suggestions: yield* suggest(household, country, selling, of, weigh, mayBuy),
    };
  };
  const planned = yield* within(0.7, 0.85, choosing(best));
  // A purchase that nobody told of matters only where a purchase does.
  const coverage = country.buyBack === 'later' ? silentAccounts(household) : [];
  const inPlan = new Map(best.map(one => [one.id, one]));
  const left = isOpen ? candidates.filter(({ id }) => !inPlan.has(id)) : [];
  const whole = weigh(best);
  const notTaken: PassedOver[] = [];
  const tell = (one: Candidate): void =>
    void notTaken.push(notWorth(country, one, whole, weigh([...best, one])));
  yield* within(0.85, 1, eachOf(left, tell, 5));
  return {
    plan: {
      ...planned,
      asOf,
      beyond: [],
      goal: null,
      passedOver: [...passedOver, ...notTaken].sort((a, b) => (a.loss < b.loss ? 1 : -1)),
      rescues: [],
      lotsToName: [],
      soFar: shown(selling.done),
      doNothing:
        best.length > 0 ? null : whyNothing(household, country, passedOver.length + left.length, isOpen),
      coverage,
      notes: [
        ...problems.map(problem => `${LEFT_OUT}${sentence(problem)}`),
        ...(planned.before.tax.amount === null ? [`No tax figures: ${planned.before.tax.missing}.`] : []),
        ...(settings.goal.kind === 'best' ? [] : ['Goal: the most benefit is what is worked out here.']),
        ...(all.length > candidates.length
          ? [`Of ${all.length} losing lots the ${candidates.length} with the largest losses were weighed.`]
          : []),
        ...coverage,
        ...country.notes,
      ],
    },
    chosen: ids =>
      finish(
        choosing([
          ...best.filter(({ id }) => ids.has(id)),
          ...candidates.filter(({ id }) => ids.has(id) && !inPlan.has(id)),
        ]),
      ),
    until: () => ({ ids: new Set(best.map(({ id }) => id)), words: null }),
    goal: { kind: 'best' },
  };
}

const reachOf = (year: number): Day => dayFrom(year - YEARS_BACK, 1, 1);

const shownIn = (
  { settings }: Household,
  country: Law,
  year: number,
  gains: readonly DatedGain[],
): Assessment => country.assess(gains, settings, year);

/** The year with what is done and planned, without any sale of a plan. */
export function plannedYearAbroad(
  household: Household,
  country: Law,
  sellingSince: (since: Day) => Selling,
): Assessment {
  const year = household.settings.taxYear ?? country.taxYearOf(household.asOf);
  const selling = sellingSince(reachOf(year));
  return shownIn(household, country, year, selling.with(new Map()).gains);
}

type Chosen = Pick<Plan, 'before' | 'after' | 'suggestions'>;

/** Losses worth weighing, and those left alone with the reason. */
function sift(
  household: Household,
  country: Law,
  selling: Selling,
): { readonly candidates: readonly Candidate[]; readonly passedOver: readonly PassedOver[] } {
  const ids = idsOf(household.lots);
  const money = (amount: Money): string => spokenMoney(country.currency, amount);
  const own = new Set(selling.lots);
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const { minimumLoss } = household.settings;
  for (const lot of household.lots) {
    if (lot.value === null || lot.option) continue;
    const bare = lot.basis - lot.value;
    if (bare <= ZERO && !own.has(lot)) continue;
    const pass = (kind: PassedOver['kind'], text: string): void => {
      if (bare > ZERO) passedOver.push({ kind, lot, loss: bare, reason: { text, cite: null } });
    };
    const { account } = lot;
    if (isSheltered(account))
      pass('outOfReach', `${account.name || 'The account'} is sheltered: a loss there does nothing.`);
    else if (account.owner.role !== 'self')
      pass('outOfReach', `${account.owner.name} files alone: a plan of their own.`);
    else if (!own.has(lot)) continue;
    else if (isPlanned(household, lot))
      pass('weighed', `${lotWords(lot)} is planned to be sold or moved already.`);
    else {
      const loss = selling.lossOf(lot);
      if (loss >= minimumLoss && loss > ZERO)
        candidates.push({ id: ids.get(lot)!, lot, shares: lot.quantity, loss });
      else if (loss > ZERO)
        pass('small', `The loss of ${money(loss)} is below the minimum of ${money(minimumLoss)}.`);
      else if (bare > ZERO) pass('weighed', selling.riskOf(lot).why[0]!.text);
    }
  }
  return { candidates, passedOver };
}

const isPlanned = (household: Household, lot: StatedLot): boolean =>
  unitOf(household, lot).planned.some(
    ({ action, account, symbol }) =>
      ACTIONS[action].leaves && account.key === lot.account.key && symbol === lot.symbol,
  );

function* suggest(
  household: Household,
  country: Law,
  selling: Selling,
  chosen: readonly Candidate[],
  weigh: Weigh,
  mayBuy: MayBuy,
): Steps<Suggestion[]> {
  const { asOf } = household;
  const groups = new Set(chosen.map(({ lot }) => lot.group));
  const namesLots = country.kind === 'lots' && country.fixedOrder === null;
  const naming = namesLots ? namingOf(household, chosen) : new Map<StatedLot, Naming>();
  const nothing = weigh([]);
  let before = nothing;
  const suggestOne = (one: Candidate, index: number): Suggestion => {
    const { lot, id, shares } = one;
    const value = portion(lot.value!, shares, lot.quantity);
    const earlier = before;
    const after = (before = weigh(chosen.slice(0, index + 1)));
    const more = (pick: (weighed: Weighed) => Decimal | null): Decimal | null => {
      const [a, b] = [pick(earlier), pick(after)];
      return a === null || b === null ? null : roundCent(b).minus(roundCent(a));
    };
    const figures = {
      taxSavedNow: more(({ taxNow }) => taxNow),
      savedLater: more(({ savedLater }) => savedLater),
      laterTax: more(({ laterTax }) => laterTax),
      costs: roundCent(after.costs).minus(roundCent(earlier.costs)),
    };
    const { taxSavedNow, savedLater, laterTax, costs } = figures;
    const netBenefit =
      taxSavedNow && savedLater && laterTax && taxSavedNow.plus(savedLater).minus(laterTax).minus(costs);
    const wash = selling.riskOf(lot);
    const usableLoss = after.usable - earlier.usable;
    const { replacement, ruledOut } = replacementFor(household, lot, groups, mayBuy);
    const suggestion: Omit<Suggestion, 'reasons'> = {
      rank: index + 1,
      purpose: 'loss',
      id,
      lot,
      quantity: shares,
      naming: namesLots ? naming.get(lot)! : null,
      proceeds: value,
      loss: toCent(portion(one.loss, shares, lot.quantity)),
      usableLoss,
      term: country.longMonths !== null ? termOnDay(household, lot) : null,
      ...figures,
      netBenefit,
      newBasis: value,
      replacement: replacement && { ...replacement, notes: replacement.notes.map(noteText) },
      wash,
      doNotBuyBefore: buyAgain(country, wash, asOf),
      buyBack: country.buyBack,
      betterFrom: null,
    };
    return { ...suggestion, reasons: reasonsFor(country, suggestion, ruledOut) };
  };
  const suggestions: Suggestion[] = [];
  yield* eachOf(chosen, (one, index) => void suggestions.push(suggestOne(one, index)), 2);
  return suggestions;
}

const buyAgain = (law: Law, { doNotBuyBefore }: WashRisk, asOf: Day): Day | null => {
  if (law.buyBack === 'later') return doNotBuyBefore ?? asOf;
  return law.kind === 'lots' && law.squaresSameDay !== null ? nextWeekday(asOf) : null;
};

const termOnDay = ({ rules, asOf }: Household, { acquired, holdingStart }: StatedLot): Term =>
  termOf({ holdingStart: holdingStart ?? acquired, alwaysLong: false }, asOf, rules.longTermMonths(asOf));

function reasonsFor(
  country: Law,
  sale: Omit<Suggestion, 'reasons'>,
  ruledOut: readonly ReplacementNote[],
): Reason[] {
  const money = (amount: Decimal | null): string => spokenMoney(country.currency, fromDecimal(amount!));
  const worth =
    sale.netBenefit === null
      ? `${spokenMoney(country.currency, sale.usableLoss)} of loss would count.`
      : `${spokenMoney(country.currency, sale.usableLoss)} of loss takes ${money(sale.taxSavedNow)} off this year's tax and ${money(sale.savedLater)} off later ones; ${country.buyBack === 'never' ? "what the proceeds buy instead costs today's price, which makes" : "bought again at today's price, the lower cost makes"} ${money(sale.laterTax)} of tax one day, and trading costs ${money(sale.costs)}: ${money(sale.netBenefit)} ahead, in today's money.`;
  const instead = [...(sale.replacement?.notes ?? []), ...ruledOut.map(noteText)];
  return [
    { text: worth, cite: null },
    ...sale.wash.why,
    ...instead.map(note => ({ text: `${note}.`, cite: null })),
  ];
}

function noteText(note: ReplacementNote): string {
  const { symbol } = note;
  switch (note.code) {
    case 'isIdentical':
      return `${symbol} is the same security: it is no replacement`;
    case 'isSoldByPlan':
      return `${symbol} is sold at a loss by this plan: it is no replacement`;
    case 'notBefore':
      return `${symbol} is not to be bought before ${spokenDay(note.day)}: the purchase would meet a loss taken on it`;
    case 'mayWashBefore':
      return `${symbol} may meet a loss before ${spokenDay(note.day)}`;
    case 'distributesOn':
      return `${symbol} distributes on ${spokenDay(note.day)}: bought before, the distribution is taxed to you`;
  }
}

function notWorth(country: Law, one: Candidate, without: Weighed, withIt: Weighed): PassedOver {
  const more = withIt.net && without.net && withIt.net.minus(without.net);
  const text =
    more === null
      ? 'Nothing says what it is worth.'
      : `It would change the benefit by ${spokenMoney(country.currency, fromDecimal(roundCent(more)))}: no gain of this year is left for it, or what is saved now is paid later.`;
  return { kind: 'weighed', lot: one.lot, loss: one.loss, reason: { text, cite: null } };
}

function whyNothing({ lots }: Household, country: Law, passedOver: number, isOpen: boolean): Reason {
  const text = !isOpen
    ? 'Settings has another Tax year than the day of the sale: it changes no tax of that year. Set Tax year to the year of the sale to plan it.'
    : lots.length === 0
      ? 'The Lots table has no lot that can be weighed.'
      : passedOver === 0
        ? 'No lot of yours with a price stands at a loss.'
        : `None of the ${passedOver} losing lots is worth selling today; each says why below. A loss is worth most where there are gains of this year to meet.`;
  return {
    text:
      country.buyBack === 'never' && isOpen ? `${text} Nothing is proposed only to be bought back.` : text,
    cite: null,
  };
}
