import type { Day } from '../base/day';
import type { Money } from '../base/exact';
import type { Problem } from '../base/problem';
import type { OwnerRole } from '../engine/records';
import type { Rules } from '../engine/rules';
import type { Settings } from '../engine/settings';
import type { Unit } from '../engine/unit';
import type { Assessment, DatedGain } from '../planner/assessment';
import type { BuyAnswer } from '../planner/buyCheck';
import type { Household, HouseholdTables } from '../planner/household';
import type { ReturnParts } from './returnParts';
import type { Settlement } from './settlement';

/** What is known of a country's law before any table is read. Each country stands in a folder of its own. */
export interface CountryFacts {
  readonly name: string;
  /** The forms on which a year's gains are told there: `SA108 and its computation`. */
  readonly returnForms: string;
  /** Those forms part by part, from the year's sales and its assessment. */
  readonly returnParts: ReturnParts;
  /** What stands before an amount. */
  readonly currency: string;
  /** ISO 4217; blank where it is not told. */
  readonly currencyCode: string;
  /** The last tax year whose amounts are in the law's data, by the calendar year it begins in. */
  readonly lastYear: number;
  /** The lines of its year that `NET_GAIN` knows by name. */
  readonly lines: readonly string[];
  /** Months after which a holding is long, where the year asks for it; null where time makes no difference. */
  readonly longMonths: number | null;
  /** How `FY2026` and `AY2026` are meant: what to add for the calendar year it begins in; without one it is asked. */
  readonly yearNames: { readonly FY?: number; readonly AY?: number };
  /** The year a day belongs to, named by the calendar year it begins in. */
  taxYearOf(day: Day): number;
  /** A year of one person, or of a joint return. */
  assess(dated: readonly DatedGain[], settings: Settings, year: number): Assessment;
  /** The settings that its plan needs most: by name, or with what they mean there. */
  readonly mainSettings: readonly (string | SettingAsk)[];
}

/** A setting as one law understands it. */
export interface SettingAsk {
  readonly name: string;
  readonly hint: string;
  readonly choices?: readonly string[];
  readonly unset?: string;
}

/** A country as everybody sees it: what is known of its law, and a household settled under it. */
export interface Country extends CountryFacts {
  /** Settings that only this law knows, besides those it needs most. */
  readonly otherSettings: readonly string[];
  /** What the planner has there besides the plan: forms of the return, a question for the year's income. */
  readonly features: { readonly forms: boolean; readonly income: boolean };
  /** May a sale name its lots? */
  readonly namesLots: boolean;
  /** The authority for a loss that went into a basis, and for days that count as held; null: its reasons cite. */
  readonly citations: { readonly washed: string | null; readonly tacked: string | null };
  /** What a problem stands on there, by its code. */
  readonly authorities: Readonly<Partial<Record<string, string>>>;
  readonly calendar: CalendarWords;
  /** The last day on which a sale belongs to the year, and whether that is a day of trading. */
  lastDay(year: number): { readonly day: Day; readonly isTrading: boolean };
  /** Are this owner's results on the taxpayer's return? */
  isOnReturn(role: OwnerRole, settings: Settings): boolean;
  rules(settings: Settings): Rules;
  adaptTables(tables: HouseholdTables): AdaptedTables;
  settled(household: Household, problemOf: (unit: Unit) => Problem | null): Settlement;
}

/** Input tables adjusted to a law, and problems for what it does not support, by book. */
export interface AdaptedTables {
  readonly tables: HouseholdTables;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** How a country's calendar speaks. */
export interface CalendarWords {
  readonly money: (amount: Money) => string;
  /** Why the year's last day of trading is the last; null where nothing is said of it. */
  readonly lastDay: string | null;
  /** What must not be done until the day on which a sold security may be bought again. */
  readonly untilThen: string;
  /** What a purchase before the day would do to a loss that is taken. */
  before(answer: BuyAnswer): string;
}
