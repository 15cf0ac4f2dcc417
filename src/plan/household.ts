import type { Day } from '../base/day';
import type { OptionTerms, Security, StatedLot, Trade } from '../engine/household';
import type { Rules } from '../engine/rules';
import type { Settings } from '../engine/settings';
import { unitsOn, type Unit } from '../engine/unit';
import { washUnit } from '../engine/settle';
import { recurringBuys, type RecurringBuy } from './recurring';

/** Everything the planner is told, read and checked. */
export interface Told {
  readonly lots: readonly StatedLot[];
  readonly trades: readonly Trade[];
  readonly settings: Settings;
  readonly securities: ReadonlyMap<string, Security>;
  /** Other spellings in the tables that may be the same security. */
  readonly lookalikesOf: (symbol: string) => readonly string[];
  /** What a symbol that writes an option is an option on. */
  readonly optionOf: (symbol: string) => OptionTerms | null;
  readonly asOf: Day;
}

/** A household on its as-of day: what it told, settled, and what it will likely buy. */
export interface Household extends Told {
  readonly rules: Rules;
  readonly units: ReadonlyMap<string, Unit>;
  readonly recurring: ReadonlyMap<string, readonly RecurringBuy[]>;
  /** Trades and lots of the 30 days either side: all that a question about today can run into. */
  readonly nearTrades: readonly Trade[];
  readonly nearLots: readonly StatedLot[];
}

/** Days for which recurring purchases are foretold: what a wait until the year's end can run into. */
export const FORESEEN = 150;

export function householdOn(told: Told, rules: Rules): Household {
  const { asOf } = told;
  const recurring = new Map<string, RecurringBuy[]>();
  for (const buy of recurringBuys(told.trades, asOf, asOf + FORESEEN)) {
    const key = washUnit(buy.last);
    recurring.set(key, [...(recurring.get(key) ?? []), buy]);
  }
  const isNear = (day: Day): boolean =>
    Math.abs(day - asOf) <= Math.max(rules.windowBefore, rules.windowAfter);
  const nearTrades = told.trades.filter(trade => isNear(trade.day));
  const nearLots = told.lots.filter(lot => isNear(lot.acquired));
  return {
    ...told,
    rules,
    nearTrades,
    nearLots,
    units: unitsOn(asOf, told.lots, told.trades, rules),
    recurring,
  };
}

export const unitOf = (household: Household, lot: StatedLot): Unit => household.units.get(washUnit(lot))!;

/** Purchases of a book that will likely come. */
export const projectedTrades = (household: Household, unitKey: string): Trade[] =>
  (household.recurring.get(unitKey) ?? []).flatMap(buy => [...buy.expected]);
