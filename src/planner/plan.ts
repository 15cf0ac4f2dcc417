import type { Goal } from '../engine/settings';
import type { Day } from '../base/day';
import type { Decimal } from '../base/decimal';
import type { Money, Shares } from '../base/exact';
import type { StatedLot, Term } from '../engine/records';
import type { Assessment } from './assessment';
import type { Naming } from './naming';

/** A sentence in plain words and the rule it stands on. */
export interface Reason {
  readonly text: string;
  /** `26 U.S.C. § 1091(a)`, or null for arithmetic and settings. */
  readonly cite: string | null;
}

/** Settled: purchases made or planned. Projected: recurring buys that will likely come. Review: unsettled law. */
export type Certainty = 'Settled' | 'Projected' | 'Review';

/** What selling a lot on the as-of day would run into. */
export interface WashRisk {
  readonly risk: 'None' | 'Partial' | 'Full';
  readonly certainty: Certainty;
  readonly sharesAtRisk: Shares;
  readonly deferredLoss: Money;
  readonly permanentLoss: Money;
  /** First day on which the lot, whole, can be sold clean; null where a series of purchases leaves none. */
  readonly clearToSell: Day | null;
  readonly doNotBuyBefore: Day | null;
  readonly why: readonly Reason[];
}

/** Review: same index, law unsettled. Suggested: named as another security. */
export type ReplacementGrade = 'Review' | 'Suggested';

export interface Replacement {
  readonly symbol: string;
  readonly grade: ReplacementGrade;
  /** The tables say that it follows another index; otherwise nothing is claimed. */
  readonly isOtherIndex: boolean;
  readonly notes: readonly string[];
}

/** May what is sold be bought back: at once, from a day on, or not with that in mind. */
export type BuyBack = 'atOnce' | 'later' | 'never';

/** For its loss, to free another lot's, or for a gain that is taxed at nothing this year. */
export type Purpose = 'loss' | 'frees' | 'gain';

/** The place of a sale among those of its security on the day, where another order would make less. */
export interface DayPlace {
  readonly place: number;
  readonly count: number;
}

export interface Suggestion {
  readonly rank: number;
  readonly purpose: Purpose;
  /** The same lot gets the same id in the next run, so that accepted rows survive it. */
  readonly id: string;
  readonly lot: StatedLot;
  readonly quantity: Shares;
  readonly naming: Naming;
  readonly proceeds: Money;
  /** Positive. */
  readonly loss: Money;
  /** What is left of the loss after any wash, positive. */
  readonly usableLoss: Money;
  /** null where the law makes no difference by time. */
  readonly term: Term | null;
  /** This year's tax saved, given every better-ranked suggestion; null when income or rates are missing. */
  readonly taxSavedNow: Decimal | null;
  /** Present value of tax saved in later years by what carries over. */
  readonly savedLater: Decimal | null;
  /** Present value of the tax on the replacement's lower basis. */
  readonly laterTax: Decimal | null;
  readonly costs: Decimal;
  readonly netBenefit: Decimal | null;
  /** Basis of the replacement bought with the proceeds. */
  readonly newBasis: Money;
  readonly replacement: Replacement | null;
  readonly wash: WashRisk;
  /** null where the rule does not reach it: coins. */
  readonly doNotBuyBefore: Day | null;
  readonly buyBack: BuyBack;
  /** The day of this year or the next on which waiting is worth most; null where today is best. */
  readonly betterFrom: Day | null;
  /** A target asks for it: it stands before sales that bring more. */
  readonly isForTarget: boolean;
  /** Its place among the day's sales of its security; null where any order will do. */
  readonly dayPlace: DayPlace | null;
  readonly reasons: readonly Reason[];
}

/** A losing lot the plan leaves alone, and why. */
export interface PassedOver {
  /** Small or out of reach, or weighed and found wanting. */
  readonly kind: 'small' | 'outOfReach' | 'weighed';
  readonly lot: StatedLot;
  readonly loss: Money;
  readonly reason: Reason;
}

/** A loss washed in the last 30 days that can still be rescued, and how. */
export interface Rescue {
  readonly symbol: string;
  readonly loss: Money;
  readonly until: Day;
  readonly how: string;
}

/** What is proposed, what is not, and what the year makes of it. */
export interface Plan {
  readonly asOf: Day;
  readonly suggestions: readonly Suggestion[];
  /** Sales worth making that the household's goal does without: each with what it would add to those before. */
  readonly beyond: readonly Suggestion[];
  /** How far the sales come towards the goal; null where it is the most benefit. */
  readonly goal: string | null;
  readonly passedOver: readonly PassedOver[];
  readonly rescues: readonly Rescue[];
  /** Which lots the sales already planned should name, a sentence each, and what that is worth. */
  readonly lotsToName: readonly Reason[];
  /** The year as it is done; with the trades that are planned; and with every suggestion carried out. */
  readonly soFar: Assessment;
  readonly before: Assessment;
  readonly after: Assessment;
  /** Why the plan is empty, when it is. */
  readonly doNothing: Reason | null;
  /** What the plan could not know, and what its tax figures leave out. */
  readonly notes: readonly Note[];
}

/** `leftOut`: a problem; `coverage`: an account or an owner of whom too little is known. */
export interface Note {
  readonly code: 'leftOut' | 'coverage' | 'note';
  readonly text: string;
}

/** The plan of a household, and the same year under the user's own choice of its lots. */
export interface Planner {
  readonly plan: Plan;
  readonly chosen: (ids: ReadonlySet<string>) => Pick<Plan, 'before' | 'after' | 'suggestions'>;
  /** The sales that another goal than that of Settings takes, by id, and how far they come. */
  readonly until: (goal: Goal) => { readonly ids: ReadonlySet<string>; readonly words: string | null };
  /** The goal of Settings, and the kinds of goal that the law has a meaning for. */
  readonly goal: Goal;
  readonly goals: readonly Goal['kind'][];
}
