import type { Day } from '../../base/day';
import type { Problem } from '../../base/problem';
import { dispositionsOf } from '../../engine/dispositions';
import { recognised } from '../../engine/recognised';
import { plainRules } from '../../engine/rules';
import { unitOf, type Household } from '../../planner/household';
import { planAbroad, plannedYearAbroad } from '../commonPlan/plan';
import { sellingLots } from '../commonPlan/selling';
import { outcomeOf, type SoldSince } from '../commonPlan/soldSince';
import type { Country } from '../country';
import type { LotLaw } from '../laws';
import { askOf } from '../held';
import { openTable } from '../openTable';
import { likelyByRisk } from '../settlement';
import { calendarAbroad, lastDayOf, NOTHING_AMERICAN } from '../years';
import { asSeen } from './asSeen';
import { buyAnswer, doNotBuy } from './buy';
import { datedGains, lossOf, realizedTable, riskOf, treatmentOf } from './lots';
import { unsupportedAt } from '../treatment';

/** The country of a law under which every sale is of lots. */
export const lotCountry = (law: LotLaw): Country => ({
  ...law,
  ...NOTHING_AMERICAN,
  namesLots: law.fixedOrder === null,
  calendar: calendarAbroad(law.currency),
  lastDay: year => lastDayOf(law, year),
  counts: role => role === 'self',
  rules: settings => law.rules(plainRules(settings)),
  seen: told => asSeen(told, law),
  settled(household, problemOf) {
    const selling = (since: Day) =>
      sellingLots(household, law, lot => problemOf(unitOf(household, lot)) !== null, since);
    const mayBuy = (symbol: string) => buyAnswer(law, household, symbol);
    return {
      faults: () => [...unsupportedSales(law, household), ...law.faults(household)],
      uncovered: () => [...unsupportedSales(law, household), ...law.faults(household)],
      lossOf: lot => askOf(household, lot, ({ unit, holding }) => lossOf(law, household, unit, holding)),
      exposureOf: lot => askOf(household, lot, ({ unit, holding }) => riskOf(law, household, unit, holding)),
      realized: year => realizedTable(law, household, year),
      openLots: priceOf => openTable(household, law.longMonths !== null, priceOf),
      forReturn: () => ({ gains: datedGains(law, household), settings: household.settings, notes: [] }),
      mayBuy,
      doNotBuy: () => doNotBuy(law, household),
      planning: problems => planAbroad(household, law, selling, mayBuy, problems),
      plannedYear: () => plannedYearAbroad(household, law, selling),
      carriedOut: (proposed, plannedOn) =>
        outcomeOf(soldSince(household, law, plannedOn), proposed, law.currency),
      likelyLoss: likelyByRisk,
      reasonsOf: ({ disposition }) => [{ text: law.words.part(disposition), cite: null }],
    };
  },
});

const soldSince = (household: Household, { fixedOrder }: LotLaw, plannedOn: Day): SoldSince[] =>
  recognised(dispositionsOf(household).filter(({ trade }) => trade.day >= plannedOn)).map(
    ({ disposition, gain }) => ({
      trade: disposition.trade,
      acquired: fixedOrder === null ? disposition.acquired : null,
      shares: disposition.shares,
      loss: -gain,
    }),
  );

/** Sales by rules of the law that are not built: no total with them in it is told. */
const unsupportedSales = (law: LotLaw, household: Household): Problem[] =>
  dispositionsOf(household).flatMap(
    disposition => unsupportedAt(disposition.trade, treatmentOf(law, disposition), law.name) ?? [],
  );
