import type { Day } from '../base/day';
import { harvest, harvestChosen } from '../plan/harvest';
import { householdYear } from '../plan/householdYear';
import type { Household } from '../plan/household';
import type { Plan } from '../plan/plan';
import { realisedIn, taxYearOf } from '../plan/year';
import { US } from '../law/us';
import type { Slice } from '../engine/ledger';
import type { Term } from '../engine/household';
import { ZERO, type Money } from '../base/exact';
import type { Cell } from '../table/cell';
import { form8949 } from '../table/gainsTable';
import type { Ranges } from '../table/household';
import { planTable } from '../table/planTable';
import { ask, type Asked } from './ask';

/** `HARVEST_PLAN`: the suggestions, by net benefit. */
export function harvestPlan(ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  return planTable(planOf(ask('HARVEST_PLAN', ranges, asOf)));
}

/** The plan of a household that has been read; problems it leaves out are among its notes. */
export function planOf(asked: Asked): Plan {
  return harvest(asked.household, yearOfHousehold(asked.household), asked.problems);
}

/** The same household with the user's own choice of lots. */
export const planChosen = (asked: Asked, ids: ReadonlySet<string>): ReturnType<typeof harvestChosen> =>
  harvestChosen(asked.household, yearOfHousehold(asked.household), ids);

function yearOfHousehold(household: Household) {
  const year = taxYearOf(household);
  const { past, planned } = realisedIn(household, year);
  const slices = [...past, ...planned];
  const base = {
    year,
    short: total(slices, 'short'),
    long: total(slices, 'long'),
    plannedSales: new Set(planned.map(slice => slice.trade)).size,
  };
  return householdYear(base, household.settings, US);
}

const total = (slices: readonly Slice[], term: Term): Money =>
  form8949(slices.filter(slice => slice.term === term)).reduce((sum, row) => sum + row.gain, ZERO);
