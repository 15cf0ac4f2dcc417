import { citedIn } from '../countries/cited';
import type { Settlement } from '../countries/settlement';
import type { Day } from '../base/day';
import { countryOf, homeCurrency } from '../countries/chooser';
import type { Country } from '../countries/country';
import { ProblemError, type Problem } from '../base/problem';
import { finish, within, type Steps } from '../base/steps';
import type { Unit } from '../engine/unit';
import { householdOn, type Household, type HouseholdTables } from '../planner/household';
import { carriedThrough } from '../planner/whatIf';
import { readHousehold, type Ranges, type ReadHousehold } from '../table/readHousehold';

/** A household read, settled, and what is wrong with it. */
export interface SettledHousehold {
  readonly household: Household;
  /** Whose law. */
  readonly country: Country;
  /** What that law says of the household. */
  readonly settlement: Settlement;
  readonly read: ReadHousehold;
  /** The problem that spoils a unit's figures, or null. */
  problemOf(unit: Unit): Problem | null;
  /** What spoils each book's figures. */
  readonly spoiled: ReadonlyMap<string, readonly Problem[]>;
  /** Every problem of reading and of settling. */
  readonly problems: readonly Problem[];
  /** What spoils no figure and should be known. */
  readonly notices: readonly Problem[];
  /** Planned trades that what is held cannot carry out: nothing of the past is wrong with them. */
  readonly plannedProblems: () => readonly Problem[];
}

const NOT_GIVEN: Ranges = { lots: null, trades: null, settings: null, securities: null };

/** Reads and settles; a structural fault ends in one error that names the function. */
export function ask(functionName: string, ranges: Partial<Ranges>, asOf: Day): SettledHousehold {
  const asked = askGently(ranges, asOf);
  if (asked.read.structural.length > 0) throw new ProblemError(functionName, asked.read.structural);
  return asked;
}

/** The same, where tax is told. */
export function askForTax(functionName: string, ranges: Partial<Ranges>, asOf: Day): SettledHousehold {
  const asked = askGently(ranges, asOf);
  const faults = [...asked.read.structural, ...asked.read.taxProblems];
  if (faults.length > 0) throw new ProblemError(functionName, faults);
  return asked;
}

export const askGently = (ranges: Partial<Ranges>, asOf: Day): SettledHousehold =>
  finish(asking(ranges, asOf));

/** The same in steps. */
export function* asking(ranges: Partial<Ranges>, asOf: Day): Steps<SettledHousehold> {
  const read = yield* within(0, 0.5, readHousehold({ ...NOT_GIVEN, ...ranges }, asOf, homeCurrency));
  return yield* within(0.5, 1, settling(read, read.tables));
}

/** What was read, or that with something more in it, settled. */
export function* settling(plain: ReadHousehold, tables: HouseholdTables): Steps<SettledHousehold> {
  const country = countryOf(tables.settings);
  const cited = citedIn(country);
  const bookOf = new Map(plain.problems.map(problem => [cited(problem), plain.bookOf(problem)]));
  const read: ReadHousehold = {
    ...plain,
    bookOf: problem => bookOf.get(problem),
    problems: plain.problems.map(cited),
    structural: plain.structural.map(cited),
    taxProblems: plain.taxProblems.map(cited),
    notices: plain.notices.map(cited),
    spoiled: new Map([...plain.spoiled].map(([book, problem]) => [book, cited(problem)])),
  };
  const adaptedTables = country.adaptTables(tables);
  const adapted = {
    tables: adaptedTables.tables,
    problems: new Map([...adaptedTables.problems].map(([book, found]) => [book, found.map(cited)])),
  };
  const household = yield* householdOn(adapted.tables, country.rules(tables.settings));
  const units = [...household.units.values()];
  const problemsOf = (unit: Unit): readonly Problem[] => unit.problems.map(cited);
  const problemOf = (unit: Unit): Problem | null =>
    read.spoiled.get(unit.book) ?? adapted.problems.get(unit.book)?.[0] ?? problemsOf(unit)[0] ?? null;
  return {
    household,
    country,
    settlement: country.settled(household, problemOf),
    read,
    problemOf,
    spoiled: byBook([
      ...[...read.spoiled].map(([book, problem]) => ({ book, problems: [problem] })),
      ...[...adapted.problems].map(([book, found]) => ({ book, problems: found })),
      ...units.map(unit => ({ book: unit.book, problems: problemsOf(unit) })),
    ]),
    problems: [...read.problems, ...[...adapted.problems.values()].flat(), ...units.flatMap(problemsOf)],
    notices: [...read.notices, ...units.flatMap(unit => unit.notices.map(cited))],
    plannedProblems: () =>
      units.flatMap(unit => carriedThrough(tables.asOf, [], unit, household.rules).problems.map(cited)),
  };
}

function byBook(
  found: readonly { readonly book: string; readonly problems: readonly Problem[] }[],
): Map<string, Problem[]> {
  const books = new Map<string, Problem[]>();
  for (const { book, problems } of found) {
    if (problems.length > 0) books.set(book, [...(books.get(book) ?? []), ...problems]);
  }
  return books;
}
