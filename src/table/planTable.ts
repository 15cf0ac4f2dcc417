import type { Plan, Suggestion } from '../plan/plan';
import { dayCell, decimalCell, moneyCell, sharesCell } from './amounts';
import type { Cell } from './cell';
import { reasonText } from './reasonText';

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
  'Later tax (present value)',
  'Costs',
  'Net benefit',
  'New basis',
  'Replacement',
  'Risk',
  'Do not buy before',
  'Why',
] as const;

/** The plan as HARVEST_PLAN and the written sheet show it; with nothing to do, one row says why. */
export function planTable(plan: Plan): Cell[][] {
  const rows = plan.suggestions.map(suggestionRow);
  if (plan.doNothing) rows.push(blankRow(reasonText([plan.doNothing])));
  return [[...PLAN_HEADINGS], ...rows];
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
    suggestion.term === 'short' ? 'Short' : 'Long',
    decimalCell(suggestion.taxSavedNow),
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
    reasonText(suggestion.reasons),
  ];
}

const blankRow = (why: string): Cell[] => PLAN_HEADINGS.map(heading => (heading === 'Why' ? why : ''));
