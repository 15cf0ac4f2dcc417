import { yearOf, type Day } from '../base/day';
import type { Slice } from '../engine/ledger';
import type { Cell } from '../table/cell';
import { GAINS_HEADINGS, gainsRow } from '../table/gainsTable';
import { recognised } from '../engine/recognised';
import type { Ranges } from '../table/household';
import { askStrictly, type Asked } from '../table/ask';

/** `REALIZED_GAINS`: a row for each sale and lot, as Form 8949 has them. No year: every year. */
export function realizedGains(ranges: Partial<Ranges>, year: number | null, asOf: Day): Cell[][] {
  const slices = slicesOf(askStrictly('REALIZED_GAINS', ranges, asOf));
  const ofYear = slices.filter(slice => year === null || yearOf(slice.trade.day) === year);
  return [[...GAINS_HEADINGS], ...recognised(ofYear).map(gainsRow)];
}

/** Every realised slice up to the as-of day, by day of sale, account and symbol. */
export function slicesOf({ household }: Asked): Slice[] {
  return [...household.units.values()]
    .flatMap(({ settlement }) => [...settlement.long.slices, ...settlement.short.slices])
    .map((slice, index) => ({ slice, index, key: `${slice.trade.account.key}\u0000${slice.trade.symbol}` }))
    .sort(
      (a, b) =>
        a.slice.trade.day - b.slice.trade.day || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index),
    )
    .map(entry => entry.slice);
}
