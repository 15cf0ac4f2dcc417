import type { Day } from '../base/day';
import { Decimal, NIL } from '../base/decimal';
import { exact, ZERO, type Money } from '../base/exact';
import type { LotMethod, OwnerRole } from './records';

export type FilingStatus = 'single' | 'joint' | 'separate' | 'head' | 'survivor';

/** How the sold shares' holding period joins the replacement's: TAX_DECISIONS.md, "Tacking". */
export type Tacking = 'addDays' | 'addDaysWithoutOverlap' | 'oldDate';

/** Whose law: what the chooser of `countries/` knows. */
export type CountryKey = 'US' | 'UK' | 'CA' | 'IE' | 'DE' | 'AU' | 'IN' | 'ES' | 'Other';

/** Where a plan stops: at the most benefit, or at what the household asks for. */
export type Goal =
  | { readonly kind: 'best' | 'gainsToZero' | 'incomeLimit' | 'fewestSales' }
  | { readonly kind: 'saveAtLeast'; readonly amount: Decimal };

/** The household's Settings table. Rates are shares of one; amounts of a return are decimals, thresholds exact money. */
export interface Settings {
  readonly country: CountryKey;
  readonly filingStatus: FilingStatus;
  /** null: the as-of day's year. */
  readonly taxYear: number | null;
  /** Ordinary taxable income before any capital gain or loss, or null when not given. May be negative. */
  readonly taxableIncome: Decimal | null;
  readonly modifiedAgi: Decimal | null;
  readonly qualifiedDividends: Decimal;
  readonly otherInvestmentIncome: Decimal;
  readonly shortGainElsewhere: Decimal;
  readonly longGainElsewhere: Decimal;
  readonly capitalGainDistributions: Decimal;
  /** Of long-term gains elsewhere and distributions, what is at up to 25%: 26 U.S.C. § 1(h)(6). */
  readonly section1250Gain: Decimal;
  readonly ordinaryRate: Decimal | null;
  readonly longTermRate: Decimal | null;
  readonly stateRate: Decimal;
  readonly shortCarryoverIn: Decimal;
  readonly longCarryoverIn: Decimal;
  /** Class (upper case) to its target share of the portfolio. */
  readonly targets: ReadonlyMap<string, Decimal>;
  /** Owner name (as names are compared) to role; a name not listed is Self. */
  readonly owners: ReadonlyMap<string, OwnerRole>;
  readonly lotMethod: LotMethod;
  /** Account name or symbol (as they are compared) to its standing choice. */
  readonly lotMethods: ReadonlyMap<string, LotMethod>;
  readonly goal: Goal;
  readonly minimumLoss: Money;
  readonly commission: Money;
  readonly spread: Decimal;
  readonly timeCost: Money;
  readonly discountRate: Decimal;
  readonly yearsToSale: Decimal;
  /** null: today's long-term rate. */
  readonly laterRate: Decimal | null;
  readonly shareTaxedLater: Decimal;
  /** The first day crypto losses wash; null: never. */
  readonly cryptoWashFrom: Day | null;
  readonly workplaceAsIra: boolean;
  readonly replacementMustBeHeld: boolean;
  readonly fillsAreOnePurchase: boolean;
  /** A call bought in the window replaces the shares it is for; otherwise it is only flagged for review. */
  readonly optionsReplace: boolean;
  /** Totals are told without the groups of which something cannot be read, each of them named. */
  readonly leavesOut: boolean;
  /** Outside the US: capital losses of earlier years, as that country's return carries them. */
  readonly lossesBroughtForward: Decimal;
  /** Losses of shares of earlier years, where only gains of shares can use them. */
  readonly shareLossesBroughtForward: Decimal;
  /** Losses of coins of earlier years, where only gains of coins can use them. */
  readonly cryptoLossesBroughtForward: Decimal;
  /** Country Other: days before and after a sale in which a purchase defers its loss; null: no such rule. */
  readonly ownWindowBefore: number | null;
  readonly ownWindowAfter: number | null;
  /** Country Other: the sign or code that stands before amounts. */
  readonly currency: string;
  /** Country Other: how much of a year's net loss reduces other income. */
  readonly incomeOffsetCap: Decimal;
  readonly tacking: Tacking;
}

/** The law whose settings are checked against each other. */
export const isUs = ({ country }: Pick<Settings, 'country'>): boolean => country === 'US';

export const DEFAULT_SETTINGS: Settings = {
  country: 'US',
  filingStatus: 'single',
  taxYear: null,
  taxableIncome: null,
  modifiedAgi: null,
  qualifiedDividends: NIL,
  otherInvestmentIncome: NIL,
  shortGainElsewhere: NIL,
  longGainElsewhere: NIL,
  capitalGainDistributions: NIL,
  section1250Gain: NIL,
  ordinaryRate: null,
  longTermRate: null,
  stateRate: NIL,
  shortCarryoverIn: NIL,
  longCarryoverIn: NIL,
  targets: new Map(),
  owners: new Map(),
  lotMethod: 'fifo',
  lotMethods: new Map(),
  goal: { kind: 'best' },
  minimumLoss: exact(100),
  commission: ZERO,
  spread: new Decimal('0.0002'),
  timeCost: ZERO,
  discountRate: new Decimal('0.05'),
  yearsToSale: new Decimal(10),
  laterRate: null,
  shareTaxedLater: new Decimal(1),
  cryptoWashFrom: null,
  workplaceAsIra: true,
  replacementMustBeHeld: true,
  fillsAreOnePurchase: true,
  optionsReplace: true,
  leavesOut: false,
  lossesBroughtForward: NIL,
  shareLossesBroughtForward: NIL,
  cryptoLossesBroughtForward: NIL,
  ownWindowBefore: null,
  ownWindowAfter: null,
  currency: '',
  incomeOffsetCap: NIL,
  tacking: 'addDays',
};
