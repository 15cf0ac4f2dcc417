import { portion, ZERO, type Shares } from '../base/exact';
import { changeFree } from './freeShares';
import type { Lot, Run } from './ledger';
import type { PlanShares } from './records';

/** Takes shares off a run; what comes off keeps its part of every figure, and the remainder stays exact. */
export function splitRun(run: Run, shares: Shares): Run {
  const part: Run = {
    shares,
    basis: portion(run.basis, shares, run.shares),
    lossBasis: run.lossBasis === null ? null : portion(run.lossBasis, shares, run.shares),
    washAdded: portion(run.washAdded, shares, run.shares),
    washUnseen: portion(run.washUnseen, shares, run.shares),
    holdingStart: run.holdingStart,
    lossHoldingStart: run.lossHoldingStart,
    alwaysLong: run.alwaysLong,
    replaced: run.replaced,
    plan: run.plan && planPart(run.plan, shares, run.shares),
  };
  if (run.plan !== null && part.plan !== null) run.plan = planRest(run.plan, part.plan);
  run.shares -= shares;
  run.basis -= part.basis;
  if (run.lossBasis !== null && part.lossBasis !== null) run.lossBasis -= part.lossBasis;
  run.washAdded -= part.washAdded;
  run.washUnseen -= part.washUnseen;
  return part;
}

const planPart = (plan: PlanShares, shares: Shares, of: Shares): PlanShares => ({
  ...plan,
  discount: portion(plan.discount, shares, of),
  atGrant: plan.atGrant === null ? null : portion(plan.atGrant, shares, of),
});

const planRest = (whole: PlanShares, part: PlanShares): PlanShares => ({
  ...whole,
  discount: whole.discount - part.discount,
  atGrant: whole.atGrant === null ? null : whole.atGrant - (part.atGrant ?? ZERO),
});

/** Takes shares out of a lot. Those that have not replaced yet lose their place among the possible replacements. */
export function takeFromLot(lot: Lot, run: Run, shares: Shares): Run {
  const isWhole = shares === run.shares;
  // A run that goes whole goes as it is: nothing is cut, nothing is left.
  const taken = isWhole ? run : splitRun(run, shares);
  if (isWhole) lot.runs.splice(lot.runs[0] === run ? 0 : lot.runs.indexOf(run), 1);
  lot.shares -= shares;
  lot.position.shares -= shares;
  if (!taken.replaced) changeFree(lot.acquisition, -shares);
  return taken;
}
