import { type Problem } from '../base/problem';
import { US } from '../law/us';
import { harvest, type Planner } from '../plan/harvest';
import type { Household } from '../plan/household';
import { householdYear, type HouseholdYear } from '../plan/householdYear';
import { realisedIn, taxYearOf } from '../plan/year';
import type { Asked } from './ask';

/** Settles the year once; a tick in the page asks only what its lots change. */
export function plannerOf(asked: Asked): Planner {
  const { household, problems, plannedProblems } = asked;
  return harvest(household, yearOfHousehold(household), spoils(asked), [...problems, ...plannedProblems]);
}

/** Why there can be no plan under the household's law, or null. */
export const planFault = ({ country }: Asked): Problem | null => (country === null ? null : NO_PLAN);

const NO_PLAN: Problem = {
  table: 'Settings',
  row: null,
  column: 'Country',
  found: 'the plan knows the law of the US only',
  remedy: 'use HARVEST_LOSS, WASH_SALE_RISK, BUY_CHECK and NET_GAIN, which know your country',
};

const spoils = (asked: Asked) => (unit: Parameters<Asked['problemOf']>[0]) => asked.problemOf(unit) !== null;

const yearOfHousehold = (household: Household): HouseholdYear => {
  const year = taxYearOf(household);
  return householdYear({ year, ...realisedIn(household, year) }, household.settings, US);
};
