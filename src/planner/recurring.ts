import { civil, dayFrom, type Day } from '../base/day';
import { ZERO } from '../base/exact';
import { ACTIONS } from '../engine/actions';
import type { Trade } from '../engine/records';

/** A purchase that will likely come: the history shows three or more, evenly spaced. */
export interface RecurringBuy {
  readonly last: Trade;
  /** How often, in words: `every 14 days`, `monthly`. */
  readonly rhythm: string;
  readonly expected: readonly Trade[];
}

/** How far purchases of a rhythm stray from it: pay-days move with weekends, quarters are 90 to 92 days long. */
interface Rhythm {
  readonly upTo: number;
  readonly strays: number;
  /** Calendar months between purchases, where the calendar and not a count of days sets them. */
  readonly months: number | null;
  readonly name: string | null;
}

const RHYTHMS: readonly Rhythm[] = [
  { upTo: 10, strays: 2, months: null, name: null },
  { upTo: 20, strays: 4, months: null, name: null },
  { upTo: 26, strays: 3, months: null, name: null },
  { upTo: 36, strays: 6, months: 1, name: 'monthly' },
  { upTo: 66, strays: 8, months: 2, name: 'every two months' },
  { upTo: 110, strays: 14, months: 3, name: 'quarterly' },
  { upTo: 200, strays: 20, months: 6, name: 'twice a year' },
  { upTo: 400, strays: 25, months: 12, name: 'yearly' },
];

const NEEDED = 3; // purchases that make a pattern
const MAY_MISS = 2; // one skipped purchase does not end a series

/** Purchases of `[asOf, until]` that the pattern of the past foretells, unless they are planned already. */
export function recurringBuys(trades: readonly Trade[], asOf: Day, until: Day): RecurringBuy[] {
  const planned = trades.filter(trade => trade.day > asOf);
  return [...series(trades.filter(trade => trade.day <= asOf))].flatMap(purchases => {
    const found = steadyEnd(purchases);
    if (!found) return [];
    const { steady, gap, rhythm } = found;
    const last = steady[steady.length - 1]!;
    const next = (count: number): Day =>
      rhythm.months === null ? last.day + count * gap : monthsAfter(last.day, count * rhythm.months);
    if (next(MAY_MISS) + rhythm.strays < asOf) return []; // It has stopped.
    const expected: Trade[] = [];
    for (let count = 1; next(count) <= until; count++) {
      const day = next(count);
      const known = planned.some(
        trade => sameSeries(trade, last) && Math.abs(trade.day - day) <= rhythm.strays,
      );
      if (day >= asOf && !known) expected.push({ ...last, day, time: null, quantity: typical(steady) });
    }
    return expected.length > 0 ? [{ last, rhythm: rhythm.name ?? `every ${gap} days`, expected }] : [];
  });
}

function monthsAfter(day: Day, months: number): Day {
  const { year, month, date } = civil(day);
  return Math.min(dayFrom(year, month + months, date), dayFrom(year, month + months + 1, 1) - 1);
}

function series(trades: readonly Trade[]): Iterable<Trade[]> {
  const found = new Map<string, Trade[]>();
  for (const trade of [...trades].sort((a, b) => a.day - b.day)) {
    if (!ACTIONS[trade.action].replaces) continue;
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

/** The longest run of purchases up to the latest that keeps a rhythm, with a purchase left out here and there. */
function steadyEnd(
  purchases: readonly Trade[],
): { readonly steady: readonly Trade[]; readonly gap: number; readonly rhythm: Rhythm } | null {
  if (purchases.length < NEEDED) return null;
  const gaps = purchases.slice(1).map((trade, index) => trade.day - purchases[index]!.day);
  const recent = gaps.slice(-5).sort((a, b) => a - b);
  const gap = recent[Math.floor((recent.length - 1) / 2)]!;
  const rhythm = RHYTHMS.find(({ upTo }) => gap <= upTo);
  if (!rhythm) return null;
  const kept = (wanted: number) => (days: number) => Math.abs(days - wanted) <= rhythm.strays;
  const isKept = kept(gap);
  const isMissed = kept(gap * MAY_MISS);
  let from = purchases.length - 1;
  let regular = 0;
  while (from > 0 && (isKept(gaps[from - 1]!) || isMissed(gaps[from - 1]!))) {
    if (isKept(gaps[from - 1]!)) regular++;
    from--;
  }
  return regular >= NEEDED - 1 ? { steady: purchases.slice(from), gap, rhythm } : null;
}

const sameSeries = (a: Trade, b: Trade): boolean =>
  ACTIONS[a.action].replaces && a.account.key === b.account.key && a.symbol === b.symbol;

/** The middle one of the last three purchases' sizes: one odd purchase does not set the expectation. */
function typical(steady: readonly Trade[]): Trade['quantity'] {
  const sizes = steady.slice(-3).map(trade => trade.quantity);
  sizes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sizes[1] ?? ZERO;
}
