import { yearOf as calendarYear, type Day } from '../base/day';
import type { Decimal } from '../base/decimal';
import { exactText, fromCents, cents, size, ZERO, type Money } from '../base/exact';
import type { Settings } from '../engine/settings';
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
  /** Before an amount. */
  readonly currency: string;
  readonly lines: readonly string[];
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

export const calendarTaxYear = (day: Day): number => calendarYear(day);

/** An amount as a sentence says it. */
export function spoken(currency: string, amount: Money): string {
  const [whole, fraction = ''] = exactText(fromCents(cents(size(amount)))).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < ZERO ? '-' : ''}${currency}${grouped}.${fraction.padEnd(2, '0')}`;
}
