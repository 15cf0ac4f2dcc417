import { yearOf, type Day } from '../base/day';
import type { Decimal } from '../base/decimal';
import { nameKey } from '../base/text';
import { inForce, type Dated, type Profile } from '../law/profile';
import type { Account, Asset, LotMethod, Term, Trade } from './records';
import { yearLaw } from './incomeTax';
import type { ReplacementEffect } from './ledger';
import type { Settings, Tacking } from './settings';

/** The law in force and the household's choices, as the settlement of trades asks for them. */
export interface Rules {
  readonly windowBefore: number;
  readonly windowAfter: number;
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
  /** Does a loss on this disposition fall under the wash-sale rule? */
  washes(disposition: { readonly asset: Asset; readonly day: Day }): boolean;
  effectOf(account: Account): ReplacementEffect;
  methodFor(trade: Pick<Trade, 'account' | 'symbol'>): LotMethod;
  /** What a dollar of gain of either term would cost, for the lot method that pays the least tax. */
  gainRate(term: Term, sold: Day): Decimal;
  /** Months a holding must exceed to be long-term when sold on a day. */
  longTermMonths(sold: Day): number;
  /** Months of holding up to which a loss on fund shares meets the dividends received on them. */
  fundShareMonths(sold: Day): number;
  /** Days of holding from which a dividend is qualified. */
  dividendDays(sold: Day): number;
}

export function rulesFor(settings: Settings, profile: Profile): Rules {
  // One window has stood since 1954; a second entry in the law would make it a question of the sale's day.
  const window = profile.washWindow[profile.washWindow.length - 1]!.value;
  const { cryptoWashFrom } = settings;
  return {
    windowBefore: window.before,
    windowAfter: window.after,
    tacking: settings.tacking,
    fillsAreOnePurchase: settings.fillsAreOnePurchase,
    replacementMustBeHeld: settings.replacementMustBeHeld,
    optionsReplace: settings.optionsReplace,
    ringFences: false,
    recentFirst: () => null,
    isPooled: false,
    // Notice 2014-21: coins are property, not stock or securities; a setting dates the day that changes.
    washes: ({ asset, day }) => asset !== 'crypto' || (cryptoWashFrom !== null && day >= cryptoWashFrom),
    effectOf: account => effectOf(account, settings),
    methodFor: ({ account, symbol }) =>
      settings.lotMethods.get(nameKey(account.name)) ?? settings.lotMethods.get(symbol) ?? settings.lotMethod,
    gainRate: gainRates(settings, profile),
    longTermMonths: sold => lawOn(profile.longTermMonths, sold),
    fundShareMonths: sold => lawOn(profile.fundShareMonths, sold),
    dividendDays: sold => lawOn(profile.dividendDays, sold),
  };
}

/** The value in force on the day; before the first, that one. */
const lawOn = <T>(entries: readonly Dated<T>[], day: Day): T => (inForce(entries, day) ?? entries[0]!).value;

/** TAX_DECISIONS.md: "401(k), 403(b), HSA", "529 plans and accounts of other countries", "A corporation you control". */
function effectOf({ kind, owner }: Account, settings: Settings): ReplacementEffect {
  switch (kind) {
    case 'taxable':
      return owner.role === 'corporation' ? 'destroys' : 'defers';
    case 'ira':
      return 'destroys'; // Rev. Rul. 2008-5
    case 'workplace':
      return settings.workplaceAsIra ? 'destroys' : 'none';
    case 'education':
    case 'abroad':
      return 'none';
  }
}

/** Settings' own rates, else the brackets that the year's income reaches, else the top ones. */
function gainRates(settings: Settings, profile: Profile): Rules['gainRate'] {
  const { taxableIncome, ordinaryRate, longTermRate, stateRate, filingStatus } = settings;
  return (term, sold) => {
    const own = term === 'short' ? ordinaryRate : longTermRate;
    if (own !== null) return own.plus(stateRate);
    const law = yearLaw(profile, yearOf(sold), filingStatus);
    const bands = term === 'short' ? law.ordinary : law.capital;
    if (taxableIncome === null) return bands.rates[bands.rates.length - 1]!.plus(stateRate);
    const income = taxableIncome.plus(settings.otherInvestmentIncome);
    const at = bands.tops.findIndex(top => income.lessThan(top));
    return bands.rates[at < 0 ? bands.rates.length - 1 : at]!.plus(stateRate);
  };
}
