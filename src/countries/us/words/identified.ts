import { nextOpenDay } from '../exchangeDays';
import { formatDay, type Day } from '../../../base/day';
import type { Asset } from '../../../engine/records';

/**
 * How and until when a sold lot is identified: trades in securities settle the open day after (17 CFR 240.15c6-1, since
 * 28 May 2024). Coins are identified no later than the sale itself.
 */
export const nameBy = (asset: Asset, soldOn: Day): string =>
  asset === 'crypto'
    ? 'before the sale, to the broker or in your own records of that wallet'
    : `to the broker by settlement (${formatDay(nextOpenDay(soldOn))})`;

export const identifiedUnder = (asset: Asset): string =>
  asset === 'crypto' ? '26 CFR 1.1012-1(j)(2), (3)' : '26 CFR 1.1012-1(c)';
