import { firstClearSale, isWithin } from '../engine/window';
import type { Day } from '../base/day';
import { ZERO } from '../base/exact';
import { ACTIONS } from '../engine/actions';
import type { Trade } from '../engine/records';
import type { Unit } from '../engine/unit';
import { FORESEEN, projectedTrades, type Household } from './household';
import type { Sale } from './askedSales';
import { sellOn } from './whatIf';

/**
 * The first day on which the lot, sold whole, meets no purchase made, planned or likely; null where a series of
 * purchases leaves none.
 */
export function clearDay(household: Household, unit: Unit, sale: readonly Sale[]): Day | null {
  return firstClear(household, unit, sale, projectedTrades(household, unit.key));
}

export function firstClear(
  household: Household,
  unit: Unit,
  sale: readonly Sale[],
  coming: readonly Trade[],
): Day | null {
  const { asOf, rules, window } = household;
  // A series is foretold only so far: no day whose 30 days reach beyond is known to be clear.
  const known = coming.length === 0 ? Infinity : asOf + FORESEEN - window.after;
  const isSurelyWashed = surelyWashed(household, unit, sale, coming);
  const day = daysToAsk(household, unit).find(
    one =>
      one <= known &&
      !isSurelyWashed(one) &&
      sellOn(one, [sale], unit, rules, coming).every(({ matches }) => matches.length === 0),
  );
  return day ?? null;
}

/**
 * Days on which no trade needs to be carried out to know the answer: no earlier loss waits that could take the
 * purchase away from this one, so a purchase that is planned or likely within the window replaces shares of it.
 * Thousands of lots beside hundreds of planned purchases are asked about in seconds instead of minutes.
 */
function surelyWashed(
  { rules, asOf, window }: Household,
  unit: Unit,
  sale: readonly Sale[],
  coming: readonly Trade[],
): (day: Day) => boolean {
  const [one] = sale;
  if (sale.length !== 1 || !one || unit.waiting.length > 0) return () => false;
  const { lot, purchase } = one.holding;
  // An average is another one after each purchase: the loss may be none by then.
  if (rules.methodFor(lot) === 'average') return () => false;
  const { group } = purchase;
  const days = [...unit.planned, ...coming]
    .filter(
      trade =>
        ACTIONS[trade.action].replaces &&
        trade.group === group &&
        trade.option === null &&
        trade.quantity > ZERO &&
        rules.effectOf(trade.account) !== 'none',
    )
    .map(trade => trade.day);
  // Held lately, a purchase of its own that has replaced nothing yet replaces shares of it.
  const lately = rules.replacementMustBeHeld ? freeLately(unit, asOf - window.before) : [];
  const own = purchase.key;
  const held = lately.filter(one => one.group === group && one.keys.some(key => key !== own));
  return day => {
    if (!rules.washes({ asset: lot.asset, day })) return false;
    const span = rules.windowOn(day);
    return (
      days.some(bought => bought !== day && isWithin(bought, day, span)) ||
      held.some(one => isWithin(one.day, day, span))
    );
  };
}

interface FreeDay {
  readonly day: Day;
  readonly group: string;
  /** Of the purchases of the day; two are enough to know that one is another's. */
  readonly keys: string[];
}

const known = new WeakMap<Unit, readonly FreeDay[]>();

/** The days from one on of which purchases are held that can still replace, looked for once for all lots of a book. */
function freeLately(unit: Unit, from: Day): readonly FreeDay[] {
  let found = known.get(unit);
  if (!found) {
    const byDay = new Map<string, FreeDay>();
    for (const { purchase, runs } of unit.holdings) {
      const { day, group, key, effect, callOn } = purchase;
      if (day < from || effect === 'none' || callOn !== null || runs.every(run => run.replaced)) continue;
      const one = byDay.get(`${day} ${group}`) ?? { day, group, keys: [] };
      if (one.keys.length < 2 && !one.keys.includes(key)) one.keys.push(key);
      byDay.set(`${day} ${group}`, one);
    }
    known.set(unit, (found = [...byDay.values()]));
  }
  return found;
}

const asked = new WeakMap<Unit, readonly Day[]>();

/** Today, and each day after which one more purchase stands outside the window: the same for every lot of a book. */
export function daysToAsk({ asOf, rules, recurring }: Household, unit: Unit): readonly Day[] {
  let days = asked.get(unit);
  if (!days) {
    const bought = [
      ...unit.holdings.map(({ purchase }) => purchase.day),
      ...unit.settlement.long.acquisitions.filter(({ sold }) => sold !== null).map(({ day }) => day),
      ...unit.planned.map(({ day }) => day),
      ...recurring(unit.key).flatMap(buy => buy.expected.map(({ day }) => day)),
    ];
    const later = bought
      .map(day => firstClearSale(day, sold => rules.windowOn(sold)))
      .filter(day => day > asOf);
    asked.set(unit, (days = [...new Set([asOf, ...later])].sort((a, b) => a - b)));
  }
  return days;
}
