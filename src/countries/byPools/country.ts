import { personOf } from '../person';
import type { PoolEvent } from './history';
import type { Day } from '../../base/day';
import { ZERO } from '../../base/exact';
import type { Problem } from '../../base/problem';
import { isSheltered, type StatedLot, type Trade } from '../../engine/records';
import { plainRules } from '../../engine/rules';
import { unitOf, type HouseholdTables } from '../../planner/household';
import type { SoldSince } from '../../planner/carriedOut';
import type { Country } from '../country';
import { joined, kindsAbroad } from '../kindsAbroad';
import type { PoolLaw } from '../laws';
import { openTable } from '../openTable';
import { planWords } from '../planWords';
import { likelyByRisk } from '../settlement';
import { unsupportedAt } from '../treatment';
import { calendarAbroad, lastDayOf, NO_FEATURES } from '../years';
import { poolPlanInputs } from './planInputs';
import { countedGain } from './pool';
import { buyAnswers, lossOf, riskOfPool } from './questions';
import { questionsOf, settledGroups, uncovered, type WhatIfSale, type SettledGroup } from './settled';
import { datedGains, poolRows, realizedTable, returnSales } from './tables';

/** The country of a law that averages what is held. The lot engine runs beside it only to check that what is sold was held. */
export const poolCountry = (law: PoolLaw): Country => ({
  ...law,
  ...NO_FEATURES,
  namesLots: false,
  calendar: calendarAbroad(law.currency),
  lastDay: year => lastDayOf(law, year),
  isOnReturn: role => role === 'self',
  rules: settings => ({
    ...plainRules(settings),
    isPooled: true,
    windowOn: () => law.window,
    methodFor: () => 'fifo',
  }),
  adaptTables: told => {
    const { tables, problems } = kindsAbroad(told, law.name);
    return { tables, problems: joined(problems, unsupportedRows(law, tables)) };
  },
  settled(household, problemOf) {
    const { asOf } = household;
    const groups = once(() => settledGroups(household, law, asOf));
    const question = questionsOf(household, law, asOf);
    const askOf = <A>(lot: StatedLot, answer: (question: WhatIfSale) => A): A | Problem => {
      const asked = question(lot);
      return asked.problems[0] ?? answer(asked);
    };
    const isSpoiled = (lot: StatedLot): boolean => problemOf(unitOf(household, lot)) !== null;
    const mayBuy = (symbol: string) => buyAnswers(household, law, [symbol], groups())[0]!;
    return {
      faults: () => [...groups().values()].flatMap(({ problems }) => problems),
      uncovered: () => uncovered(household, law, asOf),
      lossOf: lot => askOf(lot, asked => lossOf(law, asked)),
      exposureOf: lot => askOf(lot, asked => riskOfPool(household, law, asked)),
      realized: year => realizedTable(groups(), law, year),
      returnSales: year => returnSales(groups(), law, year),
      openLots: priceOf => [
        ...poolRows(groups(), law, asOf, priceOf),
        // Shares in sheltered accounts belong to no pool.
        ...openTable(household, law.longMonths !== null, priceOf, ({ lot }) => isSheltered(lot.account)),
      ],
      forReturn: () => ({ gains: datedGains(groups(), law), settings: household.settings, notes: [] }),
      mayBuy,
      doNotBuy: () => buyAnswers(household, law, [], groups()),
      mayMeet: (purchase, seller) =>
        law.canMeet(eventOf(purchase), eventOf({ ...purchase, account: seller })),
      planInputs: () => poolPlanInputs(law, household, isSpoiled, mayBuy),
      soldSince: plannedOn => soldSince(groups(), plannedOn),
      words: planWords(law),
      likelyLoss: likelyByRisk,
      reasonsOf: null,
    };
  },
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** A sale is whole, and its day's result is told with the first sale of the day. */
const soldSince = (groups: ReadonlyMap<string, SettledGroup>, plannedOn: Day): SoldSince[] =>
  [...groups.values()].flatMap(({ settled }) =>
    settled.disposals
      .filter(({ day }) => day >= plannedOn)
      .flatMap(disposal =>
        disposal.sales.map(({ trade }, place) => ({
          trade,
          acquired: null,
          shares: trade.quantity,
          loss: place === 0 ? -countedGain(disposal) : ZERO,
          washed: ZERO,
          by: [],
        })),
      ),
  );

/** Rows of kinds whose rule is not built, by book. */
function unsupportedRows(law: PoolLaw, { lots, trades, asOf }: HouseholdTables): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  const look = (row: Trade | StatedLot, acquired: Day, sold: Day): void => {
    const { asset, isForeign, book } = row;
    const kind = {
      asset,
      acquired,
      sold,
      term: 'long',
      isForeign,
      isGain: null,
      isSquared: false,
      isValued: false,
    } as const;
    const problem = unsupportedAt(row, law.treatment(kind), law.name);
    if (problem) found.set(book, [...(found.get(book) ?? []), problem]);
  };
  for (const lot of lots) look(lot, lot.acquired, asOf);
  for (const trade of trades) if (trade.action === 'sell') look(trade, trade.day, trade.day);
  return found;
}

/** A purchase as the law sees it: whose, and where. */
const eventOf = (trade: Trade): PoolEvent => ({
  trade,
  day: trade.day,
  person: personOf(trade.account.owner),
  kind: 'acquire',
  shares: trade.quantity,
  money: trade.amount,
  from: null,
});
