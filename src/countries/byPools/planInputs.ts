import { isPlanned } from '../../engine/records';
import type { Candidate } from '../../planner/port';
import { ZERO, type Money } from '../../base/exact';
import type { StatedLot } from '../../engine/records';
import { addEffect, NO_EFFECT } from '../../planner/effect';
import type { Household } from '../../planner/household';
import type { PlanInputs } from '../../planner/port';
import type { MayBuy } from '../../planner/replacement';
import { lawYear, yearOfPlan } from '../lawYear';
import type { PoolLaw } from '../laws';
import { planWords } from '../planWords';
import { askedPools, CHANGEABLE, type AskedPools } from './asked';
import { poolPosition } from './position';

/** A household's pools under a law, and its year, as a plan asks them. */
export function poolPlanInputs(
  law: PoolLaw,
  household: Household,
  isSpoiled: (lot: StatedLot) => boolean,
  mayBuy: MayBuy,
): PlanInputs {
  const asked = askedPools(law, household, isSpoiled);
  return {
    tables: household,
    position: poolPosition(law, household, asked, mayBuy),
    year: yearOfPools(law, household, asked),
    words: planWords(law),
    funds: law.funds,
    sellsParts: true,
    notes: law.notes,
  };
}

function yearOfPools(law: PoolLaw, household: Household, { classes, groups, done, made }: AskedPools) {
  // With what is planned, less what is done: the classes of both are the same.
  const before: Money[] = [];
  for (const one of done) {
    if (one.day < household.asOf - CHANGEABLE) continue;
    const at = classes.placeOf(one);
    while (before.length <= at) before.push(ZERO);
    before[at]! += one.gain;
  }
  const isPlannedOf = new Set(
    household.trades.filter(trade => isPlanned(trade, household.asOf)).map(({ group }) => group),
  );
  const isWinner = ({ lot }: Pick<Candidate, 'lot'>): boolean => !isPlannedOf.has(lot.group);
  const all = groups.reduce((sum, group) => addEffect(sum, made(group, []), 1), NO_EFFECT);
  const planned = addEffect(all, { gains: before, deferred: ZERO, permanent: ZERO }, -1);
  return lawYear(household, law, yearOfPlan(household, law), classes, done, planned, isWinner);
}
