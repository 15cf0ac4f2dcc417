import { type Day } from '../base/day';
import { positive, toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Action } from '../engine/actions';
import type { Match, Disposition } from '../engine/ledger';
import type { Asset, OwnerRole, Term } from '../engine/records';
import type { Rules } from '../engine/rules';
import type { Settings } from '../engine/settings';
import type { Unit } from '../engine/unit';
import type { Window } from '../engine/window';
import type { BuyAnswer } from '../plan/buyCheck';
import type { Household, HouseholdTables } from '../plan/household';
import type { WashRisk } from '../plan/plan';
import { decimalCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import type { History, PoolEvent } from './byPools/history';
import type { Disposal, Part, Settled } from './byPools/pool';
import type { Settlement } from './settlement';

/** Gains and losses of a year of one person, by the day they arose. */
export interface DatedGain {
  readonly day: Day;
  /** In whole cents. */
  readonly gain: Money;
  readonly asset: Asset;
  /** Held for more than the time after which the law treats it as long; short where it makes no difference. */
  readonly term: Term;
}

/** The lines of a country's year: a number each, and the table `all` lays out. */
export interface YearFigures {
  readonly lines: Readonly<Record<string, Decimal | null>>;
  readonly table: Cell[][];
}

/** What is known of a country's law before any table is read. Each country stands in a folder of its own. */
interface CountryFacts {
  readonly name: string;
  /** What stands before an amount. */
  readonly currency: string;
  /** ISO 4217; blank where it is not told. */
  readonly currencyCode: string;
  /** The lines of its year that `NET_GAIN` knows by name. */
  readonly lines: readonly string[];
  /** Months after which a holding is long, where the year asks for it; null where time makes no difference. */
  readonly longMonths: number | null;
  /** The year a day belongs to, named by the calendar year it begins in. */
  taxYearOf(day: Day): number;
  year(dated: readonly DatedGain[], settings: Settings, year: number): YearFigures;
  /** The settings that its plan needs most: by name, or with what they mean there. */
  readonly asks: readonly (string | SettingAsk)[];
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
  readonly asksBeside: readonly string[];
  /** What the planner has there besides the plan: forms of the return, goals, a question for the year's income. */
  readonly offers: { readonly forms: boolean; readonly goals: boolean; readonly income: boolean };
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
  counts(role: OwnerRole, settings: Settings): boolean;
  rules(settings: Settings): Rules;
  seen(told: HouseholdTables): Seen;
  settled(household: Household, problemOf: (unit: Unit) => Problem | null): Settlement;
}

/** What was told as a law sees it, and what the law does not cover, by book. */
export interface Seen {
  readonly told: HouseholdTables;
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

/** What the plan by lots and pools asks of a law. */
interface PlanFacts {
  /** What a unit more of gain, long held, costs in tax one day; null where Settings do not tell. */
  laterRate(settings: Settings, asOf: Day): Decimal | null;
  /** The gain of a later year that what is carried forward can meet. */
  carriedGain(figures: YearFigures): Decimal;
  /** Tax of earlier years that this year's loss brings back; null where it brings none, or Settings do not tell. */
  broughtBack(figures: YearFigures, settings: Settings): Decimal | null;
  /** May what is sold at a loss be bought back: at once, after the window, or not with that in mind. */
  readonly buyBack: 'atOnce' | 'later' | 'never';
  /** What the plan's figures leave out there. */
  readonly notes: readonly string[];
}

/** A law of lots or of pools, as the plan that both share asks it. */
export type Law = PoolLaw | LotLaw;

/** Nothing stands in the way of a sale, or what does is not counted in shares. */
export const noRisk = (asOf: Day, text: string, certainty: WashRisk['certainty'] = 'Settled'): WashRisk => ({
  risk: 'None',
  certainty,
  sharesAtRisk: ZERO,
  deferredLoss: ZERO,
  permanentLoss: ZERO,
  clearToSell: asOf,
  doNotBuyBefore: null,
  why: [{ text, cite: null }],
});

/** Nothing that is sold makes a purchase on the day harmful. */
export const mayBuyAt = (symbol: string, asOf: Day, why: string): BuyAnswer => ({
  symbol,
  buy: 'Yes',
  notBefore: asOf,
  lossAtStake: ZERO,
  whose: '',
  why: [{ text: why, cite: null }],
});

/** A law that averages what is held. */
export interface PoolLaw extends CountryFacts, PlanFacts {
  readonly kind: 'pool';
  /** The first day whose disposals this law settles; null: any. */
  readonly coversFrom: Day | null;
  /** Days before and after a disposal in which a purchase can meet it. */
  readonly window: Window;
  /** Can this purchase meet that sale, by whose and where it is? */
  canMeet(purchase: PoolEvent, sale: PoolEvent): boolean;
  settle(history: Pick<History, 'events'>): Settled;
  readonly words: PoolWords;
}

/** A law under which every sale is of lots. */
export interface LotLaw extends CountryFacts, PlanFacts {
  readonly kind: 'lots';
  /** The engine's rules as this law has them. */
  rules(base: Rules): Rules;
  /** The authority that says which shares are sold, whatever a sale names; null where a sale may name its lots. */
  readonly fixedOrder: string | null;
  /** A person's shares in all accounts are one holding. */
  readonly isPersonal: boolean;
  /** Actions that the law treats in a way that is not built, and what to write instead. */
  readonly uncovered: Partial<Readonly<Record<Action, string>>>;
  /** Shares that pass to another person are sold to them, whoever it is. */
  readonly taxesTransfers: boolean;
  /** A lot can have one cost for a gain and another for a loss. */
  readonly keepsTwoCosts: boolean;
  /** Why a loss of this asset, held so long, counts for nothing, or not here; null where it counts. */
  noRelief(asset: Asset, term: Term): string | null;
  readonly words: LotWords;
}

/** The sentences of a country of lots. */
export interface LotWords {
  /** How purchases around a sale put its loss off; null where no rule speaks of them. */
  readonly window: WindowWords | null;
  /** How a part of a sale was worked out. */
  part(disposition: Disposition): string;
  readonly sheltered: string;
  readonly noLoss: string;
  /** No known purchase meets a sale on the day. */
  readonly clear: string;
  /** A warning that no count of days can answer; null where there is none. */
  readonly purpose: string | null;
  readonly mayBuy: string;
}

export interface WindowWords {
  /** Column Code of a loss that is put off or denied. */
  readonly code: string;
  risk(facts: LotRisk): string;
  buy(facts: BuyFacts): string;
}

export interface LotRisk {
  readonly matches: readonly Match[];
  readonly sharesAtRisk: string;
  readonly deferred: Money;
  readonly lost: Money;
  readonly isProjected: boolean;
}

/** The sentences of a country that pools. */
export interface PoolWords {
  /** How a part of a disposal was worked out; `shares` as the account writes them. */
  part(disposal: Disposal, part: Part, shares: (units: bigint) => string): string;
  readonly sheltered: string;
  readonly noLoss: string;
  readonly clear: string;
  risk(facts: RiskFacts): string;
  buy(facts: BuyFacts): string;
  readonly mayBuy: string;
  /** What a lot of the pool is called. */
  readonly pool: string;
  readonly code: string;
}

export interface RiskFacts {
  readonly disposal: Disposal;
  readonly purchases: readonly PoolEvent[];
  readonly sharesAtRisk: string;
  readonly deferred: Money;
  readonly lost: Money;
  readonly isProjected: boolean;
}

export interface BuyFacts {
  readonly day: Day;
  readonly loss: Money;
  readonly notBefore: Day;
}

/** What a year's gains, or its losses, come to. */
export const sumOf = (rows: readonly DatedGain[]): Decimal =>
  toDecimal(rows.reduce((total, { gain }) => total + gain, ZERO));

/** Gains and losses of a year apart, with what Settings tells of elsewhere. */
export function gainsAndLosses(
  rows: readonly DatedGain[],
  elsewhere: Decimal,
): { readonly gains: Decimal; readonly losses: Decimal } {
  return {
    gains: sumOf(rows.filter(({ gain }) => gain > ZERO)).plus(positive(elsewhere)),
    losses: sumOf(rows.filter(({ gain }) => gain < ZERO))
      .neg()
      .plus(positive(elsewhere.neg())),
  };
}

/** One row of the table that a year is laid out as. */
export const yearRow = (label: string, amount: Decimal | null, where: string): Cell[] => [
  label,
  decimalCell(amount),
  where,
];
