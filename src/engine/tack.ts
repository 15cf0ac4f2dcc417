import type { Day } from '../base/day';
import type { Tacking } from './settings';

/**
 * Where the replacement's holding period starts once it includes the sold shares' (26 U.S.C. § 1223(3)).
 * The IRS has never said how days are added: TAX_DECISIONS.md, "Tacking".
 */
export function tackedStart(
  replacementStart: Day,
  sold: { readonly holdingStart: Day; readonly day: Day },
  tacking: Tacking | 'none',
): Day {
  switch (tacking) {
    case 'none':
      return replacementStart;
    case 'addDays':
      return replacementStart - (sold.day - sold.holdingStart);
    case 'addDaysWithoutOverlap':
      // A replacement bought before the sale was held beside the sold shares: those days count once.
      return Math.min(
        replacementStart,
        replacementStart - (Math.min(sold.day, replacementStart) - sold.holdingStart),
      );
    case 'oldDate':
      return Math.min(replacementStart, sold.holdingStart);
  }
}
