import { finish, type Steps } from '../base/steps';
import type { Planner } from '../planner/plan';
import type { SettledHousehold } from './ask';

/** The plan under the law of Settings, the year laid out as that country's planner shows it. */
export const planFor = (asked: SettledHousehold): Planner => finish(planning(asked));

/** The same in steps. */
export const planning = ({ settlement, problems, plannedProblems }: SettledHousehold): Steps<Planner> =>
  settlement.planning([...problems, ...plannedProblems()]);
