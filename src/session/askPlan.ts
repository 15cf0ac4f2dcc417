import type { TaxYear } from '../countries/us/year/taxYear';
import { finish, type Steps } from '../base/steps';
import { ZERO } from '../base/exact';
import { plannedYearAbroad, planAbroad } from '../countries/plan';
import { shownUsYear, type ShownYear } from '../countries/shownYear';
import { US } from '../countries/us/law';
import { harvest } from '../countries/us/plan/harvest';
import type { Planner } from '../plan/plan';
import { unitOf, type Household } from '../plan/household';
import { householdYear, type HouseholdYear } from '../countries/us/plan/householdYear';
import { realisedIn, taxYearOf } from '../countries/us/plan/year';
import type { Asked } from './ask';

/** The plan under the law of Settings, the year laid out as that country's planner shows it. */
export const planFor = (asked: Asked): Planner<ShownYear> => finish(planning(asked));

/** The same in steps. */
export function* planning(asked: Asked): Steps<Planner<ShownYear>> {
  const { household, country, problems, plannedProblems } = asked;
  if (country === null) return shownUs(yield* harvesting(asked));
  const isSpoiled = (lot: Household['lots'][number]): boolean =>
    asked.problemOf(unitOf(household, lot)) !== null;
  return yield* planAbroad(household, country, isSpoiled, [...problems, ...plannedProblems()]);
}

/** The year with what is done and planned, as the country's planner shows it. */
export const plannedYear = (asked: Asked): ShownYear =>
  asked.country === null
    ? shownUsYear(yearOfHousehold(asked.household).settled(ZERO, ZERO))
    : plannedYearAbroad(
        asked.household,
        asked.country,
        lot => asked.problemOf(unitOf(asked.household, lot)) !== null,
      );

/** The plan under the law of the United States: settles the year once; a tick in the page asks only what its lots change. */
export const plannerOf = (asked: Asked): Planner<TaxYear> => finish(harvesting(asked));

function harvesting(asked: Asked): Steps<Planner<TaxYear>> {
  const { household, problems, plannedProblems } = asked;
  return harvest(household, yearOfHousehold(household), unit => asked.problemOf(unit) !== null, [
    ...problems,
    ...plannedProblems(),
  ]);
}

function shownUs(planner: Planner<TaxYear>): Planner<ShownYear> {
  const { plan, chosen } = planner;
  return {
    ...planner,
    plan: {
      ...plan,
      soFar: shownUsYear(plan.soFar),
      before: shownUsYear(plan.before),
      after: shownUsYear(plan.after),
    },
    chosen: ids => {
      const { before, after, suggestions } = chosen(ids);
      return { before: shownUsYear(before), after: shownUsYear(after), suggestions };
    },
  };
}

const yearOfHousehold = (household: Household): HouseholdYear => {
  const year = taxYearOf(household);
  return householdYear({ year, ...realisedIn(household, year) }, household.settings, US);
};
