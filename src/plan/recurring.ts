import type { Day } from '../base/day';
import { ZERO } from '../base/exact';
import type { Trade } from '../engine/household';

/** A purchase that will likely come: the history shows three or more, evenly spaced. */
export interface RecurringBuy {
  readonly last: Trade;
  /** Days between purchases, rounded. */
  readonly interval: number;
  readonly expected: readonly Trade[];
}

const STEADY = 3; // days by which intervals may differ
const NEEDED = 3; // purchases that make a pattern
const LONGEST = 100; // days: quarterly, with room for weekends

/** Purchases of `(asOf, until]` that the pattern of the past foretells, unless they are planned already. */
export function recurringBuys(trades: readonly Trade[], asOf: Day, until: Day): RecurringBuy[] {
  const planned = trades.filter(trade => trade.day > asOf && trade.day <= until);
  return [...series(trades.filter(trade => trade.day <= asOf))].flatMap(purchases => {
    const steady = steadyEnd(purchases);
    if (steady.length < NEEDED) return [];
    const last = steady[steady.length - 1]!;
    const interval = Math.round((last.day - steady[0]!.day) / (steady.length - 1));
    if (last.day + interval + STEADY < asOf) return []; // It has stopped.
    const expected: Trade[] = [];
    for (let day = last.day + interval; day <= until; day += interval) {
      const known = planned.some(trade => sameSeries(trade, last) && Math.abs(trade.day - day) <= STEADY);
      if (day > asOf && !known) expected.push({ ...last, day, time: null, quantity: typical(steady) });
    }
    return expected.length > 0 ? [{ last, interval, expected }] : [];
  });
}

const BUYS = new Set<Trade['action']>(['buy', 'reinvest', 'vest']);

function series(trades: readonly Trade[]): Iterable<Trade[]> {
  const found = new Map<string, Trade[]>();
  for (const trade of [...trades].sort((a, b) => a.day - b.day)) {
    if (!BUYS.has(trade.action)) continue;
    const key = `${trade.account.key}\u0000${trade.symbol}\u0000${trade.action}`;
    const same = found.get(key);
    if (!same) found.set(key, [trade]);
    // Fills of one day are one purchase; their shares add up.
    else if (same[same.length - 1]!.day === trade.day) {
      const joined = same[same.length - 1]!;
      same[same.length - 1] = { ...joined, quantity: joined.quantity + trade.quantity };
    } else same.push(trade);
  }
  return found.values();
}

/** The longest run of purchases up to the latest whose intervals differ by no more than three days. */
function steadyEnd(purchases: readonly Trade[]): readonly Trade[] {
  let shortest = Infinity;
  let longest = 0;
  let from = purchases.length - 1;
  while (from > 0) {
    const gap = purchases[from]!.day - purchases[from - 1]!.day;
    shortest = Math.min(shortest, gap);
    longest = Math.max(longest, gap);
    if (longest - shortest > STEADY || longest > LONGEST) break;
    from--;
  }
  return purchases.slice(from);
}

const sameSeries = (a: Trade, b: Trade): boolean =>
  BUYS.has(a.action) && a.account.key === b.account.key && a.symbol === b.symbol;

/** The middle one of the last three purchases' sizes: one odd purchase does not set the expectation. */
function typical(steady: readonly Trade[]): Trade['quantity'] {
  const sizes = steady.slice(-3).map(trade => trade.quantity);
  sizes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sizes[1] ?? ZERO;
}
