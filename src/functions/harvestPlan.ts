import type { Day } from '../base/day';
import { ProblemError } from '../base/problem';
import { ask } from '../session/ask';
import { planFault, plannerOf } from '../session/askPlan';
import type { Cell } from '../table/cell';
import type { Ranges } from '../table/household';
import { planTable } from '../table/planTable';

/** `HARVEST_PLAN`: the suggestions, by net benefit. */
export function harvestPlan(ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  const asked = ask('HARVEST_PLAN', ranges, asOf);
  const fault = planFault(asked);
  if (fault) throw new ProblemError('HARVEST_PLAN', [fault]);
  return planTable(plannerOf(asked).plan);
}
