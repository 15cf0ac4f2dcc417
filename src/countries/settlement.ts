import type { Day } from '../base/day';
import { ZERO, type Money, type Price } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Account, StatedLot, Trade } from '../engine/records';
import type { Recognised } from '../engine/recognised';
import type { Settings } from '../engine/settings';
import type { DatedGain } from '../planner/assessment';
import type { BuyAnswer } from '../planner/buyCheck';
import type { SoldSince } from '../planner/carriedOut';
import type { Words } from '../planner/facts';
import type { Reason, Suggestion, WashRisk } from '../planner/plan';
import type { PlanInputs } from '../planner/port';
import type { Cell } from '../table/cell';
import type { ReturnSale } from './returnParts';

/** A household settled under one law, and what can be asked of it. American lots, other lots and pools each answer. */
export interface Settlement {
  /** Faults of the past that only this law sees: under one, no total is told. */
  faults(): readonly Problem[];
  /** The same, and those of what is planned or only listed. */
  uncovered(): readonly Problem[];
  /** The loss, positive, that selling the lot alone, whole, on the as-of day would leave to be used. */
  lossOf(lot: StatedLot): Money | Problem;
  /** What that sale would run into: what is bought around it, until when, and when it would be clear. */
  exposureOf(lot: StatedLot): WashRisk | Problem;
  /** `REALIZED_GAINS` without its headings; null: of every year. */
  realized(year: number | null): Cell[][];
  /** The sales of a year that count on the return, as its form takes them. */
  returnSales(year: number): readonly ReturnSale[];
  /** `OPEN_LOTS` without its headings; a price for each row where prices are given. */
  openLots(priceOf: PriceOf | null): Cell[][];
  /** What the year's return takes from the tables. */
  forReturn(year: number): ForReturn;
  /** May it be bought on the as-of day, and whose loss would the purchase meet? */
  mayBuy(symbol: string): BuyAnswer;
  /** Everything of which a purchase would meet a loss. */
  doNotBuy(): readonly BuyAnswer[];
  /** Can a purchase meet a loss of the seller's, by whose it is and where? An ISA's or a grown child's may not. */
  mayMeet(purchase: Trade, seller: Account): boolean;
  /** The household and its year as the planner asks them. */
  planInputs(): PlanInputs;
  /** What was sold since an earlier plan. */
  soldSince(plannedOn: Day): readonly SoldSince[];
  /** How this law speaks of a plan. */
  readonly words: Words;
  /** Of the loss of these sales of one security, what likely purchases take beyond what is taken without them. */
  likelyLoss(sales: readonly Suggestion[]): Money;
  /** How a sale out of one lot was worked out; null where sales are of pools. */
  readonly reasonsOf: ((row: Recognised) => readonly Reason[]) | null;
}

export type PriceOf = (symbol: string) => Price | null;

export interface ForReturn {
  /** Of those whose results are on this return, on any day. */
  readonly gains: readonly DatedGain[];
  /** Settings, and what Trades tell of the year besides sales. */
  readonly settings: Settings;
  /** What no authority settles about these sales. */
  readonly notes: readonly string[];
}

export const isProblem = (told: Money | WashRisk | Problem): told is Problem =>
  typeof told === 'object' && 'remedy' in told;

/** Of losses that only likely purchases take, what each was told to lose or to put off. */
export const likelyByRisk = (sales: readonly Suggestion[]): Money =>
  sales
    .filter(({ wash }) => wash.certainty === 'Projected')
    .reduce((sum, { wash }) => sum + wash.deferredLoss + wash.permanentLoss, ZERO);
