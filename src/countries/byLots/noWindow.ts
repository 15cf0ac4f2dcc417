import type { Action } from '../../engine/actionNames';
import type { Rules } from '../../engine/rules';

/** Where no rule speaks of buying back, nothing that is bought meets a sale. */
export const withoutWindow = (base: Rules): Rules => ({
  ...base,
  tacking: 'none',
  washes: () => false,
  effectOf: () => 'none',
});

/** Rows of American funds, and positions that only the American law is built for. */
export const AMERICAN_ACTIONS = {
  capitalGainDividend: 'it is income here: leave the row out',
  exemptInterestDividend: 'it is income here: leave the row out',
  short: 'work it out by hand',
  cover: 'work it out by hand',
} as const satisfies Partial<Record<Action, string>>;
