import type { Day } from '../base/day';
import type { Account, Asset, LotMethod, Trade } from './household';
import type { ReplacementEffect } from './ledger';
import type { Settings, Tacking } from './settings';

/** The law in force and the household's choices, as the settlement of trades asks for them. */
export interface Rules {
  readonly windowBefore: number;
  readonly windowAfter: number;
  readonly tacking: Tacking;
  readonly fillsAreOnePurchase: boolean;
  readonly replacementMustBeHeld: boolean;
  /** Does a loss on this disposition fall under the wash-sale rule? */
  washes(trade: { readonly asset: Asset; readonly day: Day; readonly account: Account }): boolean;
  effectOf(account: Account): ReplacementEffect;
  methodFor(trade: Trade): LotMethod;
  longTermMonths(acquired: Day): number;
}
