import type { Opened, TableRole } from '../addon/found';
import { within, type Steps } from '../base/steps';
import type { Country } from '../countries/country';
import { isSheltered, type StatedLot } from '../engine/records';
import type { BuyAnswer } from '../planner/buyCheck';
import type { PlanOutcome } from '../planner/carriedOut';
import type { Planner } from '../planner/plan';
import { asking, type SettledHousehold } from '../session/ask';
import { carriedOut, planning } from '../session/askPlan';
import type { Cell, Range } from '../table/cell';
import type { KindQuestion } from '../table/kinds';
import { OPEN_LOTS_HEADINGS } from '../table/openLotsTable';
import { readPrices } from '../table/prices';
import type { Ranges } from '../table/readHousehold';
import { readWrittenPlan } from '../table/writtenPlan';
import { leftOut, type LeftOut } from './leftOut';
import { showIn } from './money';
import { priceAge, type PriceAge } from './priceAge';

/** What the page makes of the tables it was given: a plan, or none where their faults leave nothing to plan. */
export interface Computed {
  /** The tables, read and settled. */
  readonly settled: SettledHousehold;
  readonly planned: Planned | null;
  /** What a security is, where a figure turns on it and no table says it. */
  readonly questions: readonly KindQuestion[];
  /** What is kept out of the plan, or keeps there from being one, the dearest first. */
  readonly leftOut: readonly LeftOut[];
}

/** What was read and what was made of it; nothing where there are no tables, or planning was stopped. */
export interface Session {
  readonly opened: Opened;
  readonly computed: Computed | null;
}

/** A plan, and the same year under the user's own choice of lots. */
export interface Planned extends Planner {
  readonly country: Country;
  /** What past sales forbid to buy. */
  readonly forbidden: readonly BuyAnswer[];
  /** How old the prices are; null where no lot has one. */
  readonly age: PriceAge | null;
  /** What became of the plan written before. */
  readonly since: PlanOutcome | null;
  /** Ids of sales that are marked done and that Trades does not have yet: they are not offered again. */
  readonly done: ReadonlySet<string>;
  /** Taxable lots without a price, of which nothing can be said. */
  readonly unpriced: readonly StatedLot[];
}

function outcomeOf(settled: SettledHousehold, written: Range | null): PlanOutcome | null {
  const plan = written && readWrittenPlan(written);
  if (!plan) return null;
  const outcome = carriedOut(settled, plan.proposed, plan.day);
  return outcome.done.length + outcome.open.length > 0 ? outcome : null;
}

/** Trades alone are enough: what they leave are the lots. */
export const canPlan = ({ tables }: Opened): boolean => (tables.lots ?? tables.trades) !== null;

/** Without a Lots table: what the trades leave, with the prices that a Prices table has; null where trades have faults. */
function lotsOf({ problems, read, settlement }: SettledHousehold, { prices }: Opened): Range | null {
  if ([...read.structural, ...problems, ...settlement.faults()].length > 0) return null;
  const table: Range = [
    ['Symbol', 'Price'],
    ...(prices ?? []).map(({ symbol, price }): Cell[] => [symbol, price]),
  ];
  const known = readPrices(table).prices;
  return [[...OPEN_LOTS_HEADINGS, 'Price'], ...settlement.openLots(symbol => known.get(symbol) ?? null)];
}

/** Those that matter: of what is held, or was sold in the year of the plan. */
function openQuestions({ read, household, country }: SettledHousehold): KindQuestion[] {
  const { asOf, lots, trades, settings } = household;
  const year = settings.taxYear ?? country.taxYearOf(asOf);
  const concerned = new Set([
    ...lots.map(({ symbol }) => symbol),
    ...trades.filter(({ day }) => country.taxYearOf(day) === year).map(({ symbol }) => symbol),
  ]);
  return read.questions.filter(({ symbol }) => concerned.has(symbol));
}

/** Calculates in the page, with the same code as the formulas, in steps between which the page can be used. */
export function* computing(opened: Opened): Steps<Computed> {
  const cells = (role: TableRole): Ranges[TableRole] => opened.tables[role]?.cells ?? null;
  const ranges = {
    lots: cells('lots'),
    trades: cells('trades'),
    settings: cells('settings'),
    securities: cells('securities'),
  };
  const told: SettledHousehold = yield* within(0, 0.3, asking(ranges, opened.asOf));
  const worked = ranges.lots === null && ranges.trades !== null ? lotsOf(told, opened) : null;
  const asked = worked ? yield* within(0.3, 0.4, asking({ ...ranges, lots: worked }, opened.asOf)) : told;
  showIn(asked.country.currency);
  if (asked.read.structural.length + asked.read.taxProblems.length > 0)
    return { settled: asked, planned: null, leftOut: leftOut(asked, opened), questions: [] };
  const planner = yield* within(0.4, 1, planning(asked));
  const { country } = asked;
  const forbidden = asked.settlement.doNotBuy();
  yield 1;
  const since = outcomeOf(asked, opened.written);
  yield 1;
  const done = new Set((since?.open ?? []).filter(one => one.done).map(({ id }) => id));
  const unpriced = asked.household.lots.filter(
    ({ value, account }) => value === null && !isSheltered(account),
  );
  const age = priceAge(asked.household.lots, opened.prices, opened.asOf);
  return {
    settled: asked,
    planned: { ...planner, country, forbidden, age, since, done, unpriced },
    leftOut: leftOut(asked, opened),
    questions: openQuestions(asked),
  };
}
