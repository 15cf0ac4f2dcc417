import type { PriceDay } from '../addon/found';
import { formatDay, type Day } from '../base/day';
import type { StatedLot } from '../engine/records';

/** Over a weekend and a holiday prices stay what they are. */
const FRESH = 4;

export interface PriceAge {
  readonly words: string;
  readonly isOld: boolean;
}

/** How old the prices are on which the plan stands; null where no lot has one. */
export function priceAge(
  lots: readonly StatedLot[],
  prices: readonly PriceDay[] | null,
  asOf: Day,
): PriceAge | null {
  const priced = [...new Set(lots.filter(({ value }) => value !== null).map(({ symbol }) => symbol))];
  if (priced.length === 0) return null;
  const days = new Map((prices ?? []).map(({ symbol, day }) => [symbol, day]));
  const known = priced.flatMap(symbol => {
    const day = days.get(symbol) ?? null;
    return day === null ? [] : [{ symbol, day }];
  });
  if (known.length === 0)
    return {
      words: 'How old the prices are is not told: a Prices sheet with Symbol, Price and As of would say it.',
      isOld: false,
    };
  const oldest = known.reduce((old, one) => (one.day < old.day ? one : old));
  const age = asOf - oldest.day;
  const untold = priced.length - known.length;
  const rest = untold === 0 ? '' : ` Of ${untold} ${untold === 1 ? 'symbol' : 'symbols'} it is not told.`;
  if (age > FRESH)
    return {
      words: `The price of ${oldest.symbol} is of ${formatDay(oldest.day)}, ${age} days before the as-of day.${rest}`,
      isOld: true,
    };
  return { words: `Prices of ${formatDay(oldest.day)} or later.${rest}`, isOld: false };
}
