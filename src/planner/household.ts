import type { Window } from '../engine/window';
import type { Day } from '../base/day';
import { grouped } from '../base/grouped';
import type { Steps } from '../base/steps';
import type { OptionTerms, Security, StatedLot, Trade } from '../engine/records';
import { ACTIONS } from '../engine/actions';
import type { Rules } from '../engine/rules';
import type { Settings } from '../engine/settings';
import { unitsOn, type Unit } from '../engine/unit';
import { washUnit } from '../engine/settle';
import { recurringBuys, type RecurringBuy } from './recurring';

/** Everything the planner is told, read and checked. */
export interface HouseholdTables {
  readonly lots: readonly StatedLot[];
  readonly trades: readonly Trade[];
  readonly settings: Settings;
  readonly securities: ReadonlyMap<string, Security>;
  /** Other spellings in the tables that may be the same security. */
  readonly lookalikesOf: (symbol: string) => readonly string[];
  /** The substantially identical group of a symbol, and the book it stands in: through every change of its name. */
  readonly identityOf: (symbol: string) => { readonly group: string; readonly book: string };
  /** What a symbol that writes an option is an option on. */
  readonly optionOf: (symbol: string) => OptionTerms | null;
  /** No row says what it is, and its ticker is a coin's. */
  readonly mayBeCoin: (symbol: string) => boolean;
  readonly asOf: Day;
}

/** A household on its as-of day: what it told, settled, and what it will likely buy. */
export interface Household extends HouseholdTables {
  readonly rules: Rules;
  /** Around a sale of the as-of day. */
  readonly window: Window;
  readonly units: ReadonlyMap<string, Unit>;
  /** Purchases of a book that the past foretells. */
  readonly recurring: (unitKey: string) => readonly RecurringBuy[];
  readonly tradesOn: (day: Day) => readonly Trade[];
  /** Mergers told by Trades, each with what the shares became. */
  readonly mergers: readonly Trade[];
  /** Trades and lots of the 30 days either side: all that a question about today can run into. */
  readonly near: Near;
}

/** What was or will be bought around today, looked up by what a question names. */
export interface Near {
  /** Trades and lots of an identical group. */
  readonly bought: (group: string) => readonly (Trade | StatedLot)[];
  /** Options on an identical group by which its shares may come. */
  readonly options: (group: string) => readonly Trade[];
  readonly reinvested: (symbol: string) => readonly Trade[];
  /** Every symbol bought. */
  readonly symbols: readonly string[];
}

/** Days for which recurring purchases are foretold: what a wait until the year's end can run into. */
export const FORESEEN = 150;

export function* householdOn(tables: HouseholdTables, rules: Rules): Steps<Household> {
  const { asOf } = tables;
  const window = rules.windowOn(asOf);
  const isNear = (day: Day): boolean => Math.abs(day - asOf) <= Math.max(window.before, window.after);
  const nearTrades = tables.trades.filter(trade => isNear(trade.day));
  const nearLots = tables.lots.filter(lot => isNear(lot.acquired));
  return {
    ...tables,
    rules,
    window,
    tradesOn: byKey(
      () => tables.trades,
      trade => trade.day,
    ),
    mergers: tables.trades.filter(({ action, into }) => action === 'merger' && into !== null),
    near: nearOf(nearTrades, nearLots),
    units: yield* unitsOn(asOf, tables.lots, tables.trades, rules),
    recurring: byKey(
      () => recurringBuys(tables.trades, asOf, asOf + FORESEEN),
      buy => washUnit(buy.last),
    ),
  };
}

/** An option by which shares may come: a call that is bought, a put that is written. */
const isToAcquire = ({ option, action }: Trade): boolean =>
  option !== null &&
  ((ACTIONS[action].replaces && option.right !== 'put') || (action === 'short' && option.right !== 'call'));

function nearOf(trades: readonly Trade[], lots: readonly StatedLot[]): Near {
  const bought = trades.filter(trade => ACTIONS[trade.action].replaces);
  return {
    bought: byKey<string, Trade | StatedLot>(
      () => [...bought, ...lots],
      row => row.group,
    ),
    options: byKey(
      () => trades.filter(isToAcquire),
      trade => trade.option!.group,
    ),
    reinvested: byKey(
      () => trades.filter(trade => trade.action === 'reinvest'),
      trade => trade.symbol,
    ),
    symbols: [...new Set([...bought, ...lots].map(({ symbol }) => symbol))],
  };
}

/** Looks rows up by a key; they are found, and the index is made, when first asked for. */
function byKey<K, T>(rows: () => readonly T[], keyOf: (row: T) => K): (key: K) => readonly T[] {
  let index: Map<K, T[]> | null = null;
  return key => {
    index ??= grouped(rows(), keyOf);
    return index.get(key) ?? [];
  };
}

export const unitOf = (household: Household, lot: StatedLot): Unit => household.units.get(washUnit(lot))!;

/** Purchases of a book that will likely come. */
export const projectedTrades = (household: Household, unitKey: string): Trade[] =>
  household.recurring(unitKey).flatMap(buy => [...buy.expected]);
