import { ZERO, type Money } from '../base/exact';
import { termOf } from './holdingPeriod';
import type { Disposition, Lot, Run } from './ledger';
import type { Trade } from './records';
import type { Rules } from './rules';

/** What the law takes as realised on shares that stay where they are: nothing washes it, and no broker's lot is taken. */
export const unsold = (
  kind: Disposition['kind'],
  { lot, run }: { readonly lot: Lot; readonly run: Run },
  trade: Trade,
  rules: Rules,
  amounts: Pick<Disposition, 'proceeds' | 'basis'> & { readonly basisCents: Money },
): Disposition => ({
  kind,
  trade,
  acquisition: lot.acquisition,
  lotName: lot.name,
  acquired: lot.acquired,
  holdingStart: run.holdingStart,
  alwaysLong: run.alwaysLong,
  soldOn: trade.day,
  shares: run.shares,
  ...amounts,
  washAdded: ZERO,
  washUnseen: ZERO,
  term: termOf(run, trade.day, rules.longTermMonths(trade.day)),
  disallowed: ZERO,
  nondeductible: ZERO,
  interest: ZERO,
  planWages: ZERO,
  isGrantOpen: false,
  matches: [],
});
