import type { Day } from '../base/day';
import type { Asset, StatedLot } from '../engine/records';
import { groupOf, type BuyAnswer } from './buyCheck';
import type { FundList } from './funds';
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
  /** The two indexes, where the product's list of funds told one of them. */
  readonly listed: ListedIndexes | null;
}

export interface ListedIndexes {
  /** null: a stock, replaced in part by its sector. */
  readonly sold: string | null;
  readonly bought: string;
  readonly kind: string;
  readonly readOn: Day;
  /** The list proposed it: the tables name none. */
  readonly isProposed: boolean;
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
 * called safe: no authority settles funds on one index. Where the tables name none, the list of funds proposes one of
 * the same kind on another index.
 */
export function replacementFor(
  household: HouseholdTables,
  sold: Pick<StatedLot, 'symbol' | 'group' | 'replacements' | 'asset'>,
  soldByPlan: ReadonlySet<string>,
  mayBuy: MayBuy,
  /** What may propose one; null where none is wanted. */
  funds: FundList | null,
): ReplacementChoice {
  const named =
    sold.replacements.length > 0
      ? sold.replacements
      : (household.securities.get(sold.symbol)?.replacements ?? []);
  const list = isFund(sold.asset) ? funds : null;
  const isBarred = (symbol: string): boolean =>
    whyNot(groupOf(household, symbol), sold, symbol, soldByPlan, mayBuy) !== null;
  const symbols = named.length > 0 ? named : proposedBy(list, sold.symbol, isBarred);
  const ruledOut: ReplacementNote[] = [];
  const free = symbols.filter(symbol => {
    const why = whyNot(groupOf(household, symbol), sold, symbol, soldByPlan, mayBuy);
    if (why !== null) ruledOut.push(why);
    return why === null;
  });
  const weighed = free.map(symbol => weigh(household, sold.symbol, symbol, mayBuy, list, named.length === 0));
  return {
    // What only the list would have proposed is not missed.
    ruledOut: named.length > 0 ? ruledOut : [],
    replacement:
      weighed.find(({ grade, notes }) => grade === 'Suggested' && notes.length === 0) ??
      weighed.find(({ grade }) => grade === 'Suggested') ??
      weighed[0] ??
      null,
  };
}

/** Of the list, those whose index nothing follows that must not be bought: a twin of it may be substantially identical. */
const proposedBy = (
  list: FundList | null,
  sold: string,
  isBarred: (symbol: string) => boolean,
): readonly string[] =>
  (list?.swapsFor(sold) ?? [])
    .map(({ symbol }) => symbol)
    .filter(symbol => !list!.twinsOf(symbol).some(twin => isBarred(twin.symbol)));

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

/** What a row may call a stock that is a fund: only its symbol tells. */
const isFund = (asset: Asset): boolean => asset === 'stock' || asset === 'fund' || asset === 'etf';

function weigh(
  household: HouseholdTables,
  sold: string,
  symbol: string,
  mayBuy: MayBuy,
  list: FundList | null,
  isProposed: boolean,
): FoundReplacement {
  const notes: ReplacementNote[] = [];
  const answer = mayBuy(symbol);
  if (answer.buy === 'Review' && answer.notBefore !== null) {
    notes.push({ code: 'mayWashBefore', symbol, day: answer.notBefore });
  }
  const distribution = household.securities.get(symbol)?.nextDistribution ?? null;
  if (distribution !== null && distribution >= household.asOf && distribution <= household.asOf + SOON) {
    notes.push({ code: 'distributesOn', symbol, day: distribution });
  }
  const told = [sold, symbol].map(one => household.securities.get(one)?.index ?? null);
  const [own, other] = [sold, symbol].map((one, at) => told[at] ?? list?.find(one)?.index ?? null);
  const indexes = own && other ? ([own, other] as const) : null;
  const isSame = indexes !== null && indexes[0].toUpperCase() === indexes[1].toUpperCase();
  const grade: ReplacementGrade = isSame ? 'Review' : 'Suggested';
  const kind = list?.find(sold)?.kind;
  const isListed = list !== null && other && kind !== undefined && told.includes(null);
  return {
    symbol,
    grade,
    isOtherIndex: indexes !== null && !isSame,
    notes,
    listed: isListed ? { sold: own ?? null, bought: other, kind, readOn: list.readOn, isProposed } : null,
  };
}
