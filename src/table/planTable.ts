import { fromDecimal } from '../base/decimal';
import { exactText, ZERO, type Money } from '../base/exact';
import { formatMoney } from '../base/spoken';
import { lotWords } from '../planner/lotIds';
import type { Plan, Suggestion } from '../planner/plan';
import type { Cell } from './cell';
import { PLAN_COLUMNS, PLAN_HEADINGS } from './planColumns';
import { inCell, reasonText } from './reasonText';

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
  const money = (amount: Money): string => formatMoney(currency, amount);
  const adds =
    netBenefit === null ? '' : `, which would add ${money(fromDecimal(netBenefit))} to the benefit`;
  const what = usableLoss < ZERO ? `gain of ${money(-usableLoss)}` : `usable loss ${money(usableLoss)}`;
  return `Beyond the goal: ${exactText(quantity)} of ${lotWords(lot)}, ${what}${adds}.`;
}

const suggestionRow = (sale: Suggestion): Cell[] => PLAN_COLUMNS.map(({ value }) => value(sale));

const blankRow = (why: string): Cell[] =>
  PLAN_HEADINGS.map(heading => (heading === 'Why' ? inCell(why) : ''));
