import { formatDay } from '../base/day';
import { exactText } from '../base/exact';
import type { StatedLot } from '../engine/records';
import type { Suggestion } from '../planner/plan';

/** `25 QQQ bought 8 Jul 2026 (A07): name this lot`; where the law names no lot, `25 QQQ`. */
export function saleWords({
  quantity,
  lot,
  naming,
}: Pick<Suggestion, 'quantity' | 'lot' | 'naming'>): string {
  const what = `${exactText(quantity)} ${lot.symbol}`;
  return naming === null
    ? what
    : `${what} ${boughtWords(lot)}${naming === 'name' ? `: ${NAME_THIS_LOT}` : ''}`;
}

export const NAME_THIS_LOT = 'name this lot';

/** `bought 8 Jul 2026 (A07)`. */
export const boughtWords = (lot: Pick<StatedLot, 'acquired' | 'name'>): string => `bought ${lotWords(lot)}`;

/** `8 Jul 2026 (A07)`. */
export const lotWords = ({ acquired, name }: Pick<StatedLot, 'acquired' | 'name'>): string =>
  `${formatDay(acquired)}${name === null ? '' : ` (${name})`}`;
