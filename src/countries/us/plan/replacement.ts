import type { Holding } from '../../../engine/holdings';
import { groupOf, mayBuy } from '../../../plan/buyCheck';
import type { Household } from '../../../plan/household';
import type { ReplacementGrade } from '../../../plan/plan';
import type { ReplacementNote } from '../words/replacement';
import type { Replacement } from './shapes';

const SOON = 30; // days before a distribution within which buying means buying its tax

/** What was found of the replacements that the tables name. */
export interface ReplacementChoice {
  readonly replacement: Replacement | null;
  /** Why the others, or all of them, cannot be bought now. */
  readonly ruledOut: readonly ReplacementNote[];
}

/**
 * What to buy instead: the first suggestion that is another security, free to buy and not sold by the plan itself,
 * else the best there is with what speaks against it. One whose purchase would wash a loss is none. Nothing is ever
 * called safe: no authority settles funds on one index.
 */
export function replacementFor(
  household: Household,
  holding: Holding,
  soldByPlan: ReadonlySet<string>,
): ReplacementChoice {
  const own = household.securities.get(holding.lot.symbol);
  const symbols = holding.stated?.replacements.length
    ? holding.stated.replacements
    : (own?.replacements ?? []);
  const ruledOut: ReplacementNote[] = [];
  const free = symbols.filter(symbol => {
    const why = whyNot(household, holding, symbol, soldByPlan);
    if (why !== null) ruledOut.push(why);
    return why === null;
  });
  const weighed = free.map(symbol => weigh(household, holding, symbol));
  return {
    ruledOut,
    replacement:
      weighed.find(({ grade, notes }) => grade === 'Suggested' && notes.length === 0) ??
      weighed.find(({ grade }) => grade === 'Suggested') ??
      weighed[0] ??
      null,
  };
}

/** Buying it would wash a loss: its own, one of the plan's, or this one. */
function whyNot(
  household: Household,
  holding: Holding,
  symbol: string,
  soldByPlan: ReadonlySet<string>,
): ReplacementNote | null {
  const group = groupOf(household, symbol);
  if (group === holding.purchase.group) return { code: 'isIdentical', symbol };
  if (soldByPlan.has(group)) return { code: 'isSoldByPlan', symbol };
  const answer = mayBuy(household, symbol);
  return answer.buy === 'No' ? { code: 'notBefore', symbol, day: answer.notBefore! } : null;
}

function weigh(household: Household, holding: Holding, symbol: string): Replacement {
  const notes: ReplacementNote[] = [];
  const answer = mayBuy(household, symbol);
  if (answer.buy === 'Review' && answer.notBefore !== null) {
    notes.push({ code: 'mayWashBefore', symbol, day: answer.notBefore });
  }
  const distribution = household.securities.get(symbol)?.nextDistribution ?? null;
  if (distribution !== null && distribution >= household.asOf && distribution <= household.asOf + SOON) {
    notes.push({ code: 'distributesOn', symbol, day: distribution });
  }
  const [own, other] = [household.securities.get(holding.lot.symbol), household.securities.get(symbol)];
  const indexes = own?.index && other?.index ? ([own.index, other.index] as const) : null;
  const isSame = indexes !== null && indexes[0].toUpperCase() === indexes[1].toUpperCase();
  const grade: ReplacementGrade = isSame ? 'Review' : 'Suggested';
  return { symbol, grade, isOtherIndex: indexes !== null && !isSame, notes };
}
