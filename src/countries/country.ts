import { type Day } from '../base/day';
import { positive, toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Settings } from '../engine/settings';
import { decimalCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import type { History, PoolEvent } from './history';
import type { Disposal, Part, Settled } from './pool';

/** Gains and losses of a year of one person, by the day they arose. */
export interface DatedGain {
  readonly day: Day;
  /** In whole cents. */
  readonly gain: Money;
}

/** The lines of a country's year: a number each, and the table `all` lays out. */
export interface YearFigures {
  readonly lines: Readonly<Record<string, Decimal | null>>;
  readonly table: Cell[][];
}

/** What a country asks of settlement, words and the year. Each stands in a folder of its own. */
export interface Country {
  readonly name: string;
  readonly lines: readonly string[];
  /** Days before and after a disposal in which a purchase can meet it. */
  readonly window: { readonly before: number; readonly after: number };
  /** Can this purchase meet that sale, by whose and where it is? */
  canMeet(purchase: PoolEvent, sale: PoolEvent): boolean;
  settle(history: Pick<History, 'events'>): Settled;
  /** The year a day belongs to, named by the calendar year it begins in. */
  taxYearOf(day: Day): number;
  year(dated: readonly DatedGain[], settings: Settings, year: number): YearFigures;
  readonly words: Words;
}

/** A country's own sentences. */
export interface Words {
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
