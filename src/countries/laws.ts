import type { FundList } from '../planner/funds';
import type { Day } from '../base/day';
import type { Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Action } from '../engine/actionNames';
import type { Match, Disposition } from '../engine/ledger';
import type { Asset, Trade } from '../engine/records';
import type { Rules } from '../engine/rules';
import type { Settings } from '../engine/settings';
import type { Window } from '../engine/window';
import type { Problem } from '../base/problem';
import type { Assessment } from '../planner/assessment';
import type { Household } from '../planner/household';
import type { BuyAnswer } from '../planner/buyCheck';
import type { Words } from '../planner/facts';
import type { BuyBack, WashRisk } from '../planner/plan';
import type { History, PoolEvent } from './byPools/history';
import type { Disposal, Part, Settled } from './byPools/pool';
import type { CountryFacts } from './country';
import type { SoldKind, Treatment } from './treatment';

/** What the plan by lots and pools asks of a law. */
interface PlanFacts {
  /** What a unit more of gain, long held, costs in tax one day; null where Settings do not tell. */
  laterRate(settings: Settings, asOf: Day): Decimal | null;
  /** The gain of a later year that what is carried forward can meet. */
  carriedGain(figures: Assessment): Decimal;
  /** Tax of earlier years that this year's loss brings back; null where it brings none, or Settings do not tell. */
  broughtBack(figures: Assessment, settings: Settings): Decimal | null;
  /** What a goal of no gains wants at zero or below. */
  gainsLeft(figures: Assessment): Decimal;
  /** How much more gain the year would leave untaxed; null where nothing is, or what is sold may not be had back. */
  readonly freeGains: FreeGainsLaw | null;
  /** How much of a loss comes off other income; null where the law lets none. */
  incomeLimit(settings: Settings): Decimal | null;
  /** May what is sold at a loss be bought back. */
  readonly buyBack: BuyBack;
  /** Sentences of a plan that differ from those of every law. */
  readonly planWords?: Partial<Words>;
  /** The funds of the market its people buy in; null where the product has no list. */
  readonly funds: FundList | null;
  /** What the plan's figures leave out there. */
  readonly notes: readonly string[];
}

interface FreeGainsLaw {
  /** null where Settings or the year do not tell. */
  room(figures: Assessment, settings: Settings, year: number): Decimal | null;
  /** Kinds whose gains it covers. */
  covers(asset: Asset): boolean;
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
  /** The day a disposal counts from: the trade's, or that of its settlement. */
  disposedOn(day: Day): Day;
  /** Can this purchase meet that sale, by whose and where it is? */
  canMeet(purchase: PoolEvent, sale: PoolEvent): boolean;
  treatment(sold: SoldKind): Treatment;
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
  readonly unsupportedActions: Partial<Readonly<Record<Action, string>>>;
  /** Funds of shares, of shares and bonds, of property and of bonds are taxed each in its way. */
  readonly tellsFundsApart: boolean;
  /** Do a couple's results stand on one return? */
  isJoint(settings: Settings): boolean;
  /** Shares that pass to another person are sold to them, whoever it is. */
  readonly taxesTransfers: boolean;
  /** A lot can have one cost for a gain and another for a loss. */
  readonly hasSeparateLossBasis: boolean;
  treatment(sold: SoldKind): Treatment;
  /** The authority by which what is bought and sold on one day in one account is squared; null where none does. */
  readonly squaresSameDay: string | null;
  /** Months that a holding must exceed where its kind has others than `longMonths`; null: they are the same. */
  readonly ownMonths: ((sold: Pick<SoldKind, 'asset' | 'isForeign'>) => number | null) | null;
  /** Bonus shares cost nothing and are held from their own day. */
  readonly bonusCostsNothing: boolean;
  /** Shares whose cost is at least what they were worth on the day of a reform, but no more than they are sold for. */
  readonly stepsUp: ((bought: Pick<Trade, 'day' | 'asset' | 'isForeign'>) => boolean) | null;
  /** What a fund keeps is taxed in the year of the row that tells it; the cost takes it up under every law. */
  readonly taxesAccumulation: boolean;
  /** Days before a purchase in which the purpose of a loss is asked about; null where no purpose is. */
  readonly purposeDays: number | null;
  /** What only this law finds wrong with the sales of a household. */
  faults(household: Household): readonly Problem[];
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
  buy(facts: BarredFacts): string;
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
  buy(facts: BarredFacts): string;
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

export interface BarredFacts {
  readonly day: Day;
  readonly loss: Money;
  readonly notBefore: Day;
}
