import { ZERO, type Money } from '../base/exact';
import type { Term } from '../engine/household';
import { US } from '../law/us';
import { harvest, harvestChosen } from '../plan/harvest';
import type { Household } from '../plan/household';
import { householdYear, type HouseholdYear } from '../plan/householdYear';
import type { Plan } from '../plan/plan';
import { realisedIn, taxYearOf } from '../plan/year';
import type { Asked } from './ask';
import { recognised } from '../engine/recognised';

/** The plan of a household that has been read, and the same year under any choice of its lots. */
export interface Planner {
  readonly plan: Plan;
  readonly chosen: (ids: ReadonlySet<string>) => ReturnType<typeof harvestChosen>;
}

/** Settles the year once; a tick in the page asks only what its lots change. */
export function plannerOf(asked: Asked): Planner {
  const { household, problems, plannedProblems } = asked;
  const year = yearOfHousehold(household);
  return {
    plan: harvest(household, year, spoils(asked), [...problems, ...plannedProblems]),
    chosen: ids => harvestChosen(household, year, spoils(asked), ids),
  };
}

const spoils = (asked: Asked) => (unit: Parameters<Asked['problemOf']>[0]) => asked.problemOf(unit) !== null;

function yearOfHousehold(household: Household): HouseholdYear {
  const year = taxYearOf(household);
  const { past, planned } = realisedIn(household, year);
  // The same cents as Form 8949 has them, so that the plan's year and NET_GAIN agree.
  const rows = recognised([...past, ...planned]);
  const total = (term: Term): Money =>
    rows.reduce((sum, row) => (row.slice.term === term ? sum + row.gain : sum), ZERO);
  const plannedSales = new Set(planned.map(slice => slice.trade));
  const plannedGain = rows.reduce(
    (sum, row) => (plannedSales.has(row.slice.trade) ? sum + row.gain : sum),
    ZERO,
  );
  const base = {
    year,
    short: total('short'),
    long: total('long'),
    plannedSales: plannedSales.size,
    plannedGain,
  };
  return householdYear(base, household.settings, US);
}
