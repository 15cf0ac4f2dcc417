import type { Day } from '../../base/day';
import { ZERO } from '../../base/exact';
import type { Problem } from '../../base/problem';
import { dispositionsOf } from '../../engine/dispositions';
import { recognised } from '../../engine/recognised';
import { plainRules } from '../../engine/rules';
import type { Unit } from '../../engine/unit';
import type { Household } from '../../planner/household';
import { mayReplace } from '../../planner/buyCheck';
import type { SoldSince } from '../../planner/carriedOut';
import type { Country } from '../country';
import { joined, kindsAbroad } from '../kindsAbroad';
import type { LotLaw } from '../laws';
import { askOf } from '../held';
import { openTable } from '../openTable';
import { planWords } from '../planWords';
import { likelyByRisk } from '../settlement';
import { calendarAbroad, lastDayOf, NO_FEATURES } from '../years';
import { adaptTables } from './adaptTables';
import { buyAnswer, doNotBuy } from './buy';
import { datedGains, isOnReturn, lossOf, realizedTable, returnSales, riskOf, treatmentOf } from './lots';
import { lotPlanInputs } from './planInputs';
import { unsupportedAt } from '../treatment';

/** The country of a law under which every sale is of lots. */
export const lotCountry = (law: LotLaw): Country => ({
  ...law,
  ...NO_FEATURES,
  namesLots: law.fixedOrder === null,
  calendar: calendarAbroad(law.currency),
  lastDay: year => lastDayOf(law, year),
  isOnReturn: (role, settings) => isOnReturn(law, role, settings),
  rules: settings => law.rules(plainRules(settings)),
  adaptTables: told => {
    const kinds = kindsAbroad(told, law.name, law.tellsFundsApart);
    const adapted = adaptTables(kinds.tables, law);
    return { tables: adapted.tables, problems: joined(kinds.problems, adapted.problems) };
  },
  settled(household, problemOf) {
    const isSpoiled = (unit: Unit): boolean => problemOf(unit) !== null;
    const mayBuy = (symbol: string) => buyAnswer(law, household, symbol);
    return {
      faults: () => [...unsupportedSales(law, household), ...law.faults(household)],
      uncovered: () => [...unsupportedSales(law, household), ...law.faults(household)],
      lossOf: lot => askOf(household, lot, ({ unit, holding }) => lossOf(law, household, unit, holding)),
      exposureOf: lot => askOf(household, lot, ({ unit, holding }) => riskOf(law, household, unit, holding)),
      realized: year => realizedTable(law, household, year),
      returnSales: year => returnSales(law, household, year),
      openLots: priceOf => openTable(household, law.longMonths !== null, priceOf),
      forReturn: () => ({ gains: datedGains(law, household), settings: household.settings, notes: [] }),
      mayBuy,
      doNotBuy: () => doNotBuy(law, household),
      mayMeet: (purchase, seller) => mayReplace(household, purchase, seller),
      planInputs: () => lotPlanInputs(law, household, isSpoiled, mayBuy),
      soldSince: plannedOn => soldSince(household, law, plannedOn),
      words: planWords(law),
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
      washed: ZERO,
      by: [],
    }),
  );

/** Sales by rules of the law that are not built: no total with them in it is told. */
const unsupportedSales = (law: LotLaw, household: Household): Problem[] =>
  dispositionsOf(household).flatMap(
    disposition => unsupportedAt(disposition.trade, treatmentOf(law, disposition), law.name) ?? [],
  );
