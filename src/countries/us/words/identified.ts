import { spokenDay, type Day } from '../../../base/day';
import type { Asset } from '../../../engine/records';

/** How and until when a sold lot is identified. Coins are identified no later than the sale itself. */
export const nameBy = (asset: Asset, soldOn: Day): string =>
  asset === 'crypto'
    ? 'before the sale, to the broker or in your own records of that wallet'
    : `to the broker by settlement (${spokenDay(settlementDay(soldOn))})`;

export const identifiedUnder = (asset: Asset): string =>
  asset === 'crypto' ? '26 CFR 1.1012-1(j)(2), (3)' : '26 CFR 1.1012-1(c)';

/** The next weekday: trades in securities settle a day after (17 CFR 240.15c6-1, since 28 May 2024). */
function settlementDay(soldOn: Day): Day {
  let day = soldOn + 1;
  while ((day + 4) % 7 === 6 || (day + 4) % 7 === 0) day++;
  return day;
}
