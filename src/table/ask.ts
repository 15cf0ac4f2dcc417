import type { Day } from '../base/day';
import { ProblemError, type Problem } from '../base/problem';
import { rulesFor, type Rules } from '../engine/rules';
import type { Settings } from '../engine/settings';
import type { Unit } from '../engine/unit';
import { US } from '../law/us';
import { householdOn, type Household } from '../plan/household';
import { carriedThrough } from '../plan/whatIf';
import { readHousehold, type Ranges, type ReadHousehold } from './household';

/** A household read, settled, and what is wrong with it. */
export interface Asked {
  readonly household: Household;
  readonly read: ReadHousehold;
  /** The problem that spoils a unit's figures, or null. */
  problemOf(unit: Unit): Problem | null;
  /** Every problem of reading and of settling. */
  readonly problems: readonly Problem[];
  /** What spoils no figure and should be known. */
  readonly notices: readonly Problem[];
  /** Planned trades that what is held cannot carry out: nothing of the past is wrong with them. */
  readonly plannedProblems: readonly Problem[];
}

const NOT_GIVEN: Ranges = { lots: null, trades: null, settings: null, securities: null };

/** Reads and settles; a structural fault ends in one error that names the function. */
export function ask(functionName: string, ranges: Partial<Ranges>, asOf: Day): Asked {
  const asked = askGently(ranges, asOf);
  if (asked.read.structural.length > 0) throw new ProblemError(functionName, asked.read.structural);
  return asked;
}

/** For functions under which any fault ends in an error: nothing partial is told as a total. */
export function askStrictly(functionName: string, ranges: Partial<Ranges>, asOf: Day): Asked {
  const asked = askGently(ranges, asOf);
  if (asked.problems.length > 0) throw new ProblemError(functionName, asked.problems);
  return asked;
}

/** Outside the US no lot washes; where the law pools, lots only check that what is sold was held. */
function rulesOf(settings: Settings): Rules {
  const rules = rulesFor(settings, US);
  if (settings.country === 'US') return rules;
  if (settings.country === 'Other') return { ...rules, washes: () => false };
  return { ...rules, isPooled: true, washes: () => false, methodFor: () => 'fifo' };
}

export function askGently(ranges: Partial<Ranges>, asOf: Day): Asked {
  const read = readHousehold({ ...NOT_GIVEN, ...ranges }, asOf);
  const household = householdOn(read.told, rulesOf(read.told.settings));
  const units = [...household.units.values()];
  return {
    household,
    read,
    problemOf: unit => read.spoiled.get(unit.book) ?? unit.problems[0] ?? null,
    problems: [...read.problems, ...units.flatMap(unit => unit.problems)],
    notices: [...read.notices, ...units.flatMap(unit => unit.notices)],
    plannedProblems: units.flatMap(unit => carriedThrough(asOf, [], unit, household.rules).problems),
  };
}
