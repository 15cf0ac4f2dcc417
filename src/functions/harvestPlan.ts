import type { Day } from '../base/day';
import { ask } from '../session/ask';
import { planFor } from '../session/askPlan';
import type { Cell } from '../table/cell';
import type { Ranges } from '../table/household';
import { planTable } from '../table/planTable';

/** `HARVEST_PLAN`: the suggestions, by net benefit. */
export const harvestPlan = (ranges: Partial<Ranges>, asOf: Day): Cell[][] =>
  planTable(planFor(ask('HARVEST_PLAN', ranges, asOf)).plan);
