import type { Day } from '../base/day';
import { Decimal } from '../base/decimal';
import { nameKey } from '../base/text';
import type { Account, Asset, LotMethod, Term, Trade } from './records';
import type { ReplacementEffect } from './ledger';
import type { Settings, Tacking } from './settings';
import { NO_WINDOW, type Window } from './window';

/** The law in force and the household's choices, as the settlement of trades asks for them. */
export interface Rules {
  /** The window around a disposition of the day. */
  windowOn(sold: Day): Window;
  /** `none`: a replacement keeps its own holding period. */
  readonly tacking: Tacking | 'none';
  readonly fillsAreOnePurchase: boolean;
  readonly replacementMustBeHeld: boolean;
  /** Does a call bought in the window replace the shares it is for? Otherwise it is only flagged. */
  readonly optionsReplace: boolean;
  /** A loss taken up counts only against a gain on the shares that took it up, never towards a loss on them. */
  readonly ringFences: boolean;
  /** What was bought this many days before a sale counts as sold first; null: a sale takes shares in their order. */
  recentFirst(asset: Asset): number | null;
  /** The law averages what is held: a Lots row need not be one purchase that is left. */
  readonly isPooled: boolean;
  /** Does a purchase in the window put off or deny a loss on this disposition? */
  washes(disposition: { readonly asset: Asset; readonly day: Day }): boolean;
  /** Do shares of an employer's plan leave it so long after their purchase, and their grant, that less of it is wages? */
  isLongAfterPurchase(bought: Day, sold: Day): boolean;
  isLongAfterGrant(granted: Day, sold: Day): boolean;
  /** Is all that it brings above its cost interest? */
  isDiscount(asset: Asset): boolean;
  /** Is what is held of it treated as sold at the year's end? */
  marks(asset: Asset): boolean;
  effectOf(account: Account): ReplacementEffect;
  methodFor(trade: Pick<Trade, 'account' | 'symbol'>): LotMethod;
  /** What a unit of gain of either term would cost, for the lot method that pays the least tax. */
  gainRate(term: Term, sold: Day): Decimal;
  /** Months a holding must exceed to be long-term when sold on a day. */
  longTermMonths(sold: Day): number;
  /** The day to which a loss on closing a short sale belongs; a gain belongs to the trade's. */
  closesAtLossOn(asset: Asset, day: Day): Day;
  /** Months of holding up to which a loss on fund shares meets the dividends received on them; 0: never. */
  fundShareMonths(sold: Day): number;
  /** Days of holding from which a dividend is taxed less; 0: it makes no difference. */
  dividendDays(sold: Day): number;
}

const ONE = new Decimal(1);

/** What no law adds to: the household's choices, nothing that washes, every gain taxed alike. */
export const plainRules = (settings: Settings): Rules => ({
  windowOn: () => NO_WINDOW,
  tacking: 'none',
  fillsAreOnePurchase: settings.fillsAreOnePurchase,
  replacementMustBeHeld: settings.replacementMustBeHeld,
  optionsReplace: settings.optionsReplace,
  ringFences: false,
  recentFirst: () => null,
  isPooled: false,
  washes: () => false,
  isLongAfterPurchase: () => false,
  isLongAfterGrant: () => false,
  isDiscount: () => false,
  marks: () => false,
  effectOf: () => 'none',
  methodFor: ({ account, symbol }) =>
    settings.lotMethods.get(nameKey(account.name)) ?? settings.lotMethods.get(symbol) ?? settings.lotMethod,
  gainRate: () => ONE,
  longTermMonths: () => 12,
  closesAtLossOn: (_, day) => day,
  fundShareMonths: () => 0,
  dividendDays: () => 0,
});
