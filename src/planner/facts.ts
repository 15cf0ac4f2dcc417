import type { Day } from '../base/day';
import type { Decimal } from '../base/decimal';
import type { Money, Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Account, Asset, Source, StatedLot, Term, Trade } from '../engine/records';
import type { Goal } from '../engine/settings';
import type { BuyBack, Reason } from './plan';
import type { ListedIndexes, ReplacementNote } from './replacement';

/** A purchase or another sale of the tables. */
export type TableRow = Pick<Trade, 'day' | 'symbol'> & { readonly source: Source };

/** What a sale is worth, in present terms. */
export interface Worth {
  readonly taxSavedNow: Decimal;
  readonly savedLater: Decimal;
  readonly laterTax: Decimal;
  readonly costs: Decimal;
  readonly netBenefit: Decimal;
}

/** Shares of one purchase that a sale should take. */
export interface NamedLot {
  readonly acquired: Day;
  readonly name: string | null;
  readonly shares: Shares;
}

/** Why a lot is sold: its arithmetic, its rule, what to watch. */
type SaleFact =
  | { code: 'gainInBand'; symbol: string; value: Money; gain: Money }
  | ({ code: 'gainWorth' } & Worth)
  /** `day`: the first on which it may be bought again; null: at once. */
  | { code: 'gainBuyBack'; symbol: string; day: Day | null }
  | { code: 'bandLeavesOut' }
  /** Of the loss, what counts, what waits in another basis and what is lost. */
  | {
      code: 'basisLessValue';
      symbol: string;
      value: Money;
      loss: Money;
      term: Term | null;
      usableLoss: Money;
      deferred: Money;
      lost: Money;
    }
  /** `frees`: it is sold for another lot's loss. */
  | ({ code: 'worth'; frees: boolean; buyBack: BuyBack } & Worth)
  | { code: 'erasedByRise'; percent: Decimal; buyBack: BuyBack }
  /** The later rate is above today's; `years`: how long deferral must last to pay, where it can. */
  | { code: 'laterRateAbove'; years: Decimal | null }
  | { code: 'freesAnother' }
  | { code: 'meetsPlannedGain'; amount: Money }
  | { code: 'waitsInBasis'; deferred: Money }
  | { code: 'noReplacement'; ruledOut: readonly ReplacementNote[]; buyBack: BuyBack }
  | {
      code: 'buyInstead';
      symbol: string;
      isSameIndex: boolean;
      isOtherIndex: boolean;
      listed: ListedIndexes | null;
      notes: readonly ReplacementNote[];
      ruledOut: readonly ReplacementNote[];
      buyBack: BuyBack;
    }
  /** `day`: the first on which the same may be bought again; null where none is known, or none need be. */
  | { code: 'buyAgain'; symbol: string; day: Day | null; buyBack: BuyBack }
  | { code: 'overweight'; name: string; share: Decimal; target: Decimal }
  /** What the account sells where nothing is named. */
  | { code: 'nameThisLot'; asset: Asset; soldOn: Day; oldestGain: Money; gain: Money }
  /** `spares`: it loses nothing for good that today's sale would. */
  /** `first`: the first day on which waiting pays, where that is another. */
  | {
      code: 'betterFrom';
      day: Day;
      first: Day | null;
      gain: Decimal;
      spares: boolean;
      lastDay: Day;
    }
  | { code: 'sparedNextYear'; day: Day; spared: Money; year: number };

/** What its sale meets beside the others of the plan. */
type RiskFact =
  | { code: 'soldTogether' }
  /** In another order of the day's sales a purchase would take more of their losses. */
  | { code: 'dayOrder'; symbol: string; place: number; count: number }
  | { code: 'lostInAnotherOrder'; atMost: Money }
  | { code: 'plannedSalesLose'; more: Money };

/** Why a lot is left alone, and why a plan is empty. */
type LeftFact =
  | { code: 'likeTheLarger'; explained: number }
  /** `why`: what its sale would run into. */
  | { code: 'washedAway'; lot: StatedLot; why: Reason | null; clear: Day | null }
  | { code: 'lostForGood'; lost: Money; clear: Day | null }
  | { code: 'savesNothing' }
  /** Beside the others so little of its loss would count. */
  | { code: 'countsTooLittle'; counts: Money; minimum: Money }
  | { code: 'lowersBenefit'; by: Decimal }
  | { code: 'plannedAlready'; lot: StatedLot; sale: { readonly day: Day; readonly source: Source } | null }
  | { code: 'sheltered'; account: Account }
  | { code: 'onAnotherReturn'; owner: string }
  | { code: 'belowMinimum'; loss: Money; minimum: Money }
  | { code: 'anotherYear'; year: number; soldOn: Day }
  | { code: 'goalWithoutSale' }
  | { code: 'noLots' }
  | { code: 'noneAtLoss' }
  /** `weighed`: how many, where not all could be. */
  | { code: 'noneWorthSelling'; count: number; weighed: number | null };

/** What the plan could not know, what it did beside the sales, how far it comes towards the goal. */
type NoteFact =
  | { code: 'leftOut'; problem: Problem }
  | { code: 'withoutPrice'; lots: number }
  | { code: 'noTrades' }
  /** `since`: its last trade; null where none is given. */
  | { code: 'silent'; account: string; since: Day | null }
  | { code: 'noSpouse' }
  | { code: 'plannedCount'; sales: number }
  | { code: 'plannedWash'; sale: TableRow; loss: Money; by: readonly TableRow[]; last: Day }
  | { code: 'gainGiven'; symbol: string; day: Day }
  /** `winner`: what could be given instead. */
  | { code: 'lossGiven'; symbol: string; day: Day; inPart: boolean; winner: string | null }
  | { code: 'searched'; lots: number }
  | { code: 'largestWeighed'; lots: number; weighed: number }
  | { code: 'noTax'; missing: string }
  | { code: 'taxNote'; note: string }
  /** Winners whose gain would be taxed at nothing; `eaten`: what this year's losses would eat of it. */
  | {
      code: 'zeroBand';
      room: Money;
      winners: readonly string[];
      eaten: Money | null;
      cost: Decimal | null;
      /** What filling it with these winners was weighed to bring; null where no later rate is set. */
      worth: Decimal | null;
    }
  | { code: 'goalNeedsIncome'; goal: Goal }
  /** The law has no such limit: all sales worth making are shown. */
  | { code: 'goalNotHere'; goal: Goal }
  | {
      code: 'goalReached';
      goal: Goal;
      sales: number;
      net: Decimal;
      /** Tax saved this year; null where it is nothing, or not known. */
      saved: Decimal | null;
      isMissed: boolean;
      further: number;
    }
  | { code: 'nameLots'; sale: Trade; lots: readonly NamedLot[] }
  | { code: 'namedWorth'; savedNow: Decimal; benefit: Decimal }
  | ({ code: 'rescue' } & RescueFacts)
  | {
      code: 'carriedOut';
      symbol: string;
      sold: Shares;
      soldOn: Day;
      planned: Money;
      realised: Money;
      washed: Money;
      by: readonly { readonly account: Account; readonly day: Day }[];
    };

/** A loss that a purchase met, and the shares whose sale brings it out again; `until`: the last day on which it does. */
export interface RescueFacts {
  readonly sold: Pick<Trade, 'day' | 'symbol'>;
  readonly loss: Money;
  readonly until: Day;
  readonly bought: Pick<Trade, 'day' | 'symbol' | 'account'> & { readonly shares: Shares };
}

/** What the planner finds: which trade, how much, until when. Each law has a sentence for every code. */
export type Fact = SaleFact | RiskFact | LeftFact | NoteFact;

/** A law's sentences; several where it has more to say, none where it has nothing to say of it. */
export type FactWords = {
  readonly [C in Fact['code']]: (fact: Extract<Fact, { code: C }>) => Reason | readonly Reason[];
};

export interface Words extends FactWords {
  /** What speaks against buying a security instead. */
  replacementNotes(notes: readonly ReplacementNote[]): readonly string[];
}

/** Facts in a law's words. */
export const inWords =
  (words: Words) =>
  (facts: readonly Fact[]): Reason[] =>
    facts.flatMap(fact => (words[fact.code] as (one: Fact) => Reason | readonly Reason[])(fact));
