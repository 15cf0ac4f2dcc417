import type { Day } from '../base/day';
import type { StatedLot } from '../engine/records';
import { groupOf, type BuyAnswer } from './buyCheck';
import type { HouseholdTables } from './household';
import type { Replacement, ReplacementGrade } from './plan';

const SOON = 30; // days before a distribution within which buying means buying its tax

/** What speaks against buying a security instead. */
export type ReplacementNote =
  | { readonly code: 'isIdentical' | 'isSoldByPlan'; readonly symbol: string }
  | {
      readonly code: 'notBefore' | 'mayWashBefore' | 'distributesOn';
      readonly symbol: string;
      readonly day: Day;
    };

/** A replacement, with what speaks against it as facts. */
export interface FoundReplacement extends Omit<Replacement, 'notes'> {
  readonly notes: readonly ReplacementNote[];
}

/** What was found of the replacements that the tables name. */
export interface ReplacementChoice {
  readonly replacement: FoundReplacement | null;
  /** Why the others, or all of them, cannot be bought now. */
  readonly ruledOut: readonly ReplacementNote[];
}

/** May it be bought on the as-of day, by the law of Settings? */
export type MayBuy = (symbol: string) => Pick<BuyAnswer, 'buy' | 'notBefore'>;

/**
 * What to buy instead: the first suggestion that is another security, free to buy and not sold by the plan itself,
 * else the best there is with what speaks against it. One whose purchase would meet a loss is none. Nothing is ever
 * called safe: no authority settles funds on one index.
 */
export function replacementFor(
  household: HouseholdTables,
  sold: Pick<StatedLot, 'symbol' | 'group' | 'replacements'>,
  soldByPlan: ReadonlySet<string>,
  mayBuy: MayBuy,
): ReplacementChoice {
  const symbols =
    sold.replacements.length > 0
      ? sold.replacements
      : (household.securities.get(sold.symbol)?.replacements ?? []);
  const ruledOut: ReplacementNote[] = [];
  const free = symbols.filter(symbol => {
    const why = whyNot(groupOf(household, symbol), sold, symbol, soldByPlan, mayBuy);
    if (why !== null) ruledOut.push(why);
    return why === null;
  });
  const weighed = free.map(symbol => weigh(household, sold.symbol, symbol, mayBuy));
  return {
    ruledOut,
    replacement:
      weighed.find(({ grade, notes }) => grade === 'Suggested' && notes.length === 0) ??
      weighed.find(({ grade }) => grade === 'Suggested') ??
      weighed[0] ??
      null,
  };
}

/** Buying it would meet a loss: its own, one of the plan's, or this one. */
function whyNot(
  group: string,
  sold: Pick<StatedLot, 'group'>,
  symbol: string,
  soldByPlan: ReadonlySet<string>,
  mayBuy: MayBuy,
): ReplacementNote | null {
  if (group === sold.group) return { code: 'isIdentical', symbol };
  if (soldByPlan.has(group)) return { code: 'isSoldByPlan', symbol };
  const answer = mayBuy(symbol);
  return answer.buy === 'No' ? { code: 'notBefore', symbol, day: answer.notBefore! } : null;
}

function weigh(household: HouseholdTables, sold: string, symbol: string, mayBuy: MayBuy): FoundReplacement {
  const notes: ReplacementNote[] = [];
  const answer = mayBuy(symbol);
  if (answer.buy === 'Review' && answer.notBefore !== null) {
    notes.push({ code: 'mayWashBefore', symbol, day: answer.notBefore });
  }
  const distribution = household.securities.get(symbol)?.nextDistribution ?? null;
  if (distribution !== null && distribution >= household.asOf && distribution <= household.asOf + SOON) {
    notes.push({ code: 'distributesOn', symbol, day: distribution });
  }
  const [own, other] = [household.securities.get(sold), household.securities.get(symbol)];
  const indexes = own?.index && other?.index ? ([own.index, other.index] as const) : null;
  const isSame = indexes !== null && indexes[0].toUpperCase() === indexes[1].toUpperCase();
  const grade: ReplacementGrade = isSame ? 'Review' : 'Suggested';
  return { symbol, grade, isOtherIndex: indexes !== null && !isSame, notes };
}
