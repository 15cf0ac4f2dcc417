import { spokenDay } from '../base/day';
import type { Holding } from '../engine/holdings';
import { mayBuy } from './buyCheck';
import type { Household } from './household';
import type { Replacement, ReplacementGrade } from './plan';

const SOON = 30; // days before a distribution within which buying means buying its tax

/**
 * What to buy instead: the first suggestion that is another index and free to buy, else the best there is with
 * what speaks against it. Nothing is ever called safe: no authority settles funds on one index.
 */
export function replacementFor(household: Household, holding: Holding): Replacement | null {
  const own = household.securities.get(holding.lot.symbol);
  const symbols = holding.stated?.replacements.length
    ? holding.stated.replacements
    : (own?.replacements ?? []);
  const weighed = symbols.map(symbol => weigh(household, holding, symbol));
  return (
    weighed.find(({ grade, notes }) => grade === 'Suggested' && notes.length === 0) ??
    weighed.find(({ grade }) => grade === 'Suggested') ??
    weighed.find(({ grade }) => grade === 'Review') ??
    weighed[0] ??
    null
  );
}

function weigh(household: Household, holding: Holding, symbol: string): Replacement {
  const notes: string[] = [];
  const answer = mayBuy(household, symbol);
  if (answer.buy !== 'Yes' && answer.notBefore !== null) {
    notes.push(`${symbol} itself is not to be bought before ${spokenDay(answer.notBefore)}`);
  }
  const distribution = household.securities.get(symbol)?.nextDistribution ?? null;
  if (distribution !== null && distribution >= household.asOf && distribution <= household.asOf + SOON) {
    notes.push(
      `${symbol} distributes on ${spokenDay(distribution)}: bought before, the distribution is taxed to you`,
    );
  }
  return { symbol, grade: gradeOf(household, holding, symbol), notes };
}

function gradeOf({ securities }: Household, holding: Holding, symbol: string): ReplacementGrade {
  const own = securities.get(holding.lot.symbol);
  const other = securities.get(symbol);
  const group = own?.group ?? holding.stated?.group ?? holding.lot.symbol;
  if (symbol === holding.lot.symbol || (other && other.group === group)) return 'Identical';
  if (own?.index && other?.index && own.index.toUpperCase() === other.index.toUpperCase()) return 'Review';
  return 'Suggested';
}
