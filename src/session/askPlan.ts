import { finish, type Steps } from '../base/steps';
import type { Assessment } from '../planner/assessment';
import { outcomeOf, type PlanOutcome, type Proposed } from '../planner/carriedOut';
import type { Day } from '../base/day';
import { NO_EFFECT } from '../planner/effect';
import { inWords } from '../planner/facts';
import { harvest } from '../planner/harvest';
import type { Planner } from '../planner/plan';
import type { SettledHousehold } from './ask';

/** The plan under the law of Settings, the year laid out as that country's planner shows it. */
export const planFor = (settled: SettledHousehold): Planner => finish(planning(settled));

/** The same in steps. */
export const planning = ({ settlement, problems, plannedProblems }: SettledHousehold): Steps<Planner> =>
  harvest(settlement.planInputs(), [...problems, ...plannedProblems()]);

/** The year with what is done and planned, without any sale of a plan. */
export const plannedYear = ({ settlement }: SettledHousehold): Assessment =>
  settlement.planInputs().year.assess(NO_EFFECT);

/** What the trades since an earlier plan made of it. */
export const carriedOut = (
  { settlement }: SettledHousehold,
  proposed: readonly Proposed[],
  plannedOn: Day,
): PlanOutcome => outcomeOf(settlement.soldSince(plannedOn), proposed, inWords(settlement.words));
