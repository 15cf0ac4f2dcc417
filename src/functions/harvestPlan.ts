import type { Day } from '../base/day';
import { ask } from '../table/ask';
import { plannerOf } from '../table/askPlan';
import type { Cell } from '../table/cell';
import type { Ranges } from '../table/household';
import { planTable } from '../table/planTable';

/** `HARVEST_PLAN`: the suggestions, by net benefit. */
export function harvestPlan(ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  return planTable(plannerOf(ask('HARVEST_PLAN', ranges, asOf)).plan);
}
