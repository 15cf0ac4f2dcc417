import type { Day } from '../../base/day';
import { dispositionsOf } from '../../engine/dispositions';
import { recognised } from '../../engine/recognised';
import { plainRules } from '../../engine/rules';
import { unitOf, type Household } from '../../plan/household';
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
import { buyAnswer, datedGains, doNotBuy, lossOf, realizedTable, riskOf } from './lots';

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
      faults: () => [],
      uncovered: () => [],
      lossOf: lot => askOf(household, lot, ({ unit, holding }) => lossOf(law, household, unit, holding)),
      exposureOf: lot => askOf(household, lot, ({ unit, holding }) => riskOf(law, household, unit, holding)),
      realized: year => realizedTable(law, household, year),
      openLots: priceOf => openTable(household, law.longMonths !== null, priceOf),
      forReturn: () => ({ gains: datedGains(household), settings: household.settings, notes: [] }),
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
