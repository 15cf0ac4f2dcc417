import type { Day } from '../../base/day';
import type { Money, Shares } from '../../base/exact';
import type { Match } from '../../engine/ledger';
import type { Account, Trade } from '../../engine/records';
import type { Reason } from '../../planner/plan';

/** What a sale would run into. */
type RiskFact =
  | { code: 'soldInShelter'; accountType: string }
  | { code: 'noLoss' }
  | { code: 'coins' }
  | { code: 'contracts' }
  | { code: 'things' }
  | { code: 'replaced'; match: Match; asOf: Day }
  /** A purchase that recurs; `saved`: what pausing it keeps of the loss. */
  | {
      code: 'likelyBuys';
      account: Account;
      symbol: string;
      day: Day;
      quantity: Shares;
      rhythm: string;
      saved: Money;
      clearIfPaused: Day | null;
    }
  | { code: 'replacesAnother'; day: Day }
  | { code: 'noPurchase'; symbol: string; from: Day; to: Day };

/** What no authority settles. */
type ReviewFact =
  | { code: 'unconfirmedBasis'; amount: Money }
  | { code: 'uncoveredAccount'; account: string }
  | { code: 'optionTraded'; symbol: string; day: Day }
  | { code: 'lookalikeBought'; symbol: string; of: string }
  | { code: 'coinOrNot'; symbol: string }
  | { code: 'sameIndexBought'; symbol: string; index: string }
  | { code: 'replacementBought'; symbol: string }
  | { code: 'workplaceBought'; accountType: string }
  | { code: 'corporationBought'; owner: string }
  | { code: 'spouseBought'; owner: string; isLost: boolean }
  | { code: 'callBought' }
  /** Deep in the money: its strike is well above what the shares were sold for. */
  | { code: 'putWritten'; symbol: string; day: Day }
  | { code: 'grantOpen'; symbol: string }
  | { code: 'mergedBought'; symbol: string; other: string }
  | { code: 'olderShares'; day: Day }
  | { code: 'boughtOnOneDay'; day: Day };

/** May it be bought, and whose loss would the purchase wash? */
type BuyFact =
  | { code: 'noLossSold'; symbol: string }
  | { code: 'lossAtStake'; sale: Trade; loss: Money; isPlanned: boolean; isOpen: boolean }
  | { code: 'aCall'; replaces: boolean }
  | { code: 'onSameIndex'; symbol: string; index: string }
  | { code: 'spelledAlike'; symbol: string; other: string }
  | { code: 'joinedByMerger'; symbol: string; other: string };

/** What else a quick sale can cost, and what time does to its term. */
type RemarkFact =
  | { code: 'longByTacking' }
  | { code: 'turnsLong'; symbol: string; day: Day }
  | { code: 'fundShares'; free: Day }
  | { code: 'dividends'; isPaid: boolean; enough: Day };

/** What the federal law finds about a lot, besides what the planner finds about a plan. */
export type LawFact = RiskFact | ReviewFact | BuyFact | RemarkFact;

export type LawWords = {
  readonly [C in LawFact['code']]: (fact: Extract<LawFact, { code: C }>) => Reason;
};
