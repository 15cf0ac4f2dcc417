import type { Disposition } from '../../engine/ledger';
import type { Rules } from '../../engine/rules';
import type { Day } from '../../base/day';
import { ZERO, type Money } from '../../base/exact';
import { termOf } from '../../engine/holdingPeriod';

/** Shares, sold or held, that may have taken up a washed loss and with it the washed shares' holding period. */
export interface Tacked {
  readonly washAdded: Money;
  readonly acquired: Day;
  readonly holdingStart: Day;
  readonly alwaysLong: boolean;
}

/**
 * Long-term only because the days of washed shares are added, in a way no authority settles: TAX_DECISIONS.md,
 * "Tacking".
 */
export const isLongByTacking = (shares: Tacked, on: Day, months: number): boolean =>
  shares.washAdded !== ZERO &&
  termOf(shares, on, months) === 'long' &&
  termOf({ ...shares, holdingStart: shares.acquired }, on, months) === 'short';

export const TACKING_WORDS =
  'Long-term only because the days of the washed shares are added, in a way that no authority settles: Settings "Tacking" changes it';

export const isTermTacked = (disposition: Disposition, rules: Rules): boolean =>
  disposition.kind === 'sale' &&
  isLongByTacking(disposition, disposition.soldOn, rules.longTermMonths(disposition.soldOn));
