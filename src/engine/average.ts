import { portion, ZERO } from '../base/exact';
import { openLots, type Position } from './ledger';

/**
 * Average basis (26 CFR 1.1012-1(e), fund and dividend-reinvestment shares, per account): before a sale every
 * share of the account gets the same basis, wash additions joined in. Dates and order of sale stay FIFO.
 */
export function averageBasis(position: Position): void {
  const runs = openLots(position).flatMap(lot => lot.runs);
  let shares = runs.reduce((sum, run) => sum + run.shares, ZERO);
  let basis = runs.reduce((sum, run) => sum + run.basis, ZERO);
  for (const run of runs) {
    run.basis = portion(basis, run.shares, shares);
    basis -= run.basis;
    shares -= run.shares;
  }
}
