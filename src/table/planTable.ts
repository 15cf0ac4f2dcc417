import { fromDecimal } from '../base/decimal';
import { exactText, ZERO, type Money } from '../base/exact';
import { spokenMoney } from '../base/spoken';
import { lotWords } from '../planner/lotIds';
import type { Plan, Suggestion } from '../planner/plan';
import { dayCell, decimalCell, moneyCell, sharesCell } from './amounts';
import type { Cell } from './cell';
import { inCell, reasonText } from './reasonText';

export const PLAN_HEADINGS = [
  'Rank',
  'Id',
  'Account',
  'Owner',
  'Symbol',
  'Lot',
  'Acquired',
  'Quantity',
  'Proceeds',
  'Loss',
  'Usable loss',
  'Term',
  'Tax saved now',
  'Saved later',
  'Later tax (present value)',
  'Costs',
  'Net benefit',
  'New basis',
  'Replacement',
  'Risk',
  'Do not buy before',
  'Better from',
  'Name lot',
  'Why',
] as const;

/** The suggestions, then a row for each thing the plan left out, leaves to do or could not know. */
export function planTable(plan: Plan, currency: string): Cell[][] {
  const { doNothing, goal, beyond, passedOver, rescues, lotsToName, notes } = plan;
  const texts = [
    ...(goal === null ? [] : [goal]),
    ...beyond.map(sale => beyondGoal(sale, currency)),
    ...(doNothing ? [reasonText([doNothing])] : []),
    ...rescues.map(({ how }) => how),
    ...lotsToName.map(reason => reasonText([reason])),
    ...passedOver
      .filter(({ kind }) => kind === 'weighed')
      .map(({ lot, reason }) => `Left alone: ${lotWords(lot)}. ${reasonText([reason])}`),
    ...notes.map(({ text }) => text),
  ];
  return [[...PLAN_HEADINGS], ...plan.suggestions.map(suggestionRow), ...texts.map(blankRow)];
}

/** What one more sale would add: where the benefit of the next is small, stopping is right. */
function beyondGoal({ lot, netBenefit, usableLoss, quantity }: Suggestion, currency: string): string {
  const money = (amount: Money): string => spokenMoney(currency, amount);
  const adds =
    netBenefit === null ? '' : `, which would add ${money(fromDecimal(netBenefit))} to the benefit`;
  const what = usableLoss < ZERO ? `gain of ${money(-usableLoss)}` : `usable loss ${money(usableLoss)}`;
  return `Beyond the goal: ${exactText(quantity)} of ${lotWords(lot)}, ${what}${adds}.`;
}

function suggestionRow(suggestion: Suggestion): Cell[] {
  const { lot, wash, replacement } = suggestion;
  return [
    suggestion.rank,
    suggestion.id,
    lot.account.name,
    lot.account.owner.name,
    lot.symbol,
    lot.name ?? '',
    dayCell(lot.acquired),
    sharesCell(suggestion.quantity),
    moneyCell(suggestion.proceeds),
    moneyCell(suggestion.loss),
    moneyCell(suggestion.usableLoss),
    suggestion.term === null ? '' : suggestion.term === 'short' ? 'Short' : 'Long',
    decimalCell(suggestion.taxSavedNow),
    decimalCell(suggestion.savedLater),
    decimalCell(suggestion.laterTax),
    decimalCell(suggestion.costs),
    decimalCell(suggestion.netBenefit),
    moneyCell(suggestion.newBasis),
    replacement === null
      ? ''
      : replacement.grade === 'Suggested'
        ? replacement.symbol
        : `${replacement.symbol} (${replacement.grade})`,
    wash.risk === 'None' && wash.certainty === 'Settled' ? 'None' : `${wash.risk} (${wash.certainty})`,
    dayCell(suggestion.doNotBuyBefore),
    dayCell(suggestion.betterFrom),
    suggestion.naming === null ? '' : suggestion.naming === 'name' ? 'Yes' : 'No',
    reasonText(suggestion.reasons),
  ];
}

const blankRow = (why: string): Cell[] =>
  PLAN_HEADINGS.map(heading => (heading === 'Why' ? inCell(why) : ''));
