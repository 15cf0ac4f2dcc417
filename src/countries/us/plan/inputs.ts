import { yearOf } from '../../../base/day';
import { toDecimal, type Decimal } from '../../../base/decimal';
import { ZERO, type Money } from '../../../base/exact';
import { termOf } from '../../../engine/holdingPeriod';
import { isSheltered } from '../../../engine/records';
import type { Unit } from '../../../engine/unit';
import { closes } from '../../../engine/window';
import { mayBuy } from '../../../planner/buyCheck';
import { silentAccounts } from '../../../planner/coverage';
import type { Effect, FreeGains, PlanInputs, PlanYear } from '../../../planner/port';
import { usable } from '../../../planner/effect';
import type { Household } from '../../../planner/household';
import { buyBackDay } from '../../../planner/lossesMet';
import type { LotLawOfPlan } from '../../byLots/lawOfPlan';
import { lotPosition } from '../../byLots/position';
import { heldBy } from '../../held';
import { classOf, GAIN_CLASSES, isCollectible, isContract } from '../gainClass';
import { dollars } from '../dollars';
import { countedOn, isRowOnReturn } from '../nets';
import { yearLaw } from '../year/yearLaw';
import { PLAN_WORDS, say } from '../words/say';
import type { HouseholdYear } from './householdYear';
import { remarks } from './remarks';
import { meeting, riskOf } from './risk';
import { US_FUNDS } from '../funds';
import { inTaxYear, lastTradingDay } from './year';

/** A household under the federal law, as the planner asks it. */
export const planInputs = (
  household: Household,
  year: HouseholdYear,
  isSpoiled: (unit: Unit) => boolean,
): PlanInputs => ({
  tables: household,
  position: lotPosition(household, lawOfPlan(household, year, isSpoiled)),
  year: planYear(household, year),
  words: PLAN_WORDS,
  funds: US_FUNDS,
  // A loss beyond the limit carries over without end: no part of it is wasted.
  sellsParts: false,
  notes: contractNotes(household, year),
});

function lawOfPlan(
  household: Household,
  year: HouseholdYear,
  isSpoiled: (unit: Unit) => boolean,
): LotLawOfPlan {
  const { asOf, rules } = household;
  return {
    isOnReturn: row => isRowOnReturn(household, row),
    classOf: disposition =>
      inTaxYear(household, countedOn(disposition))
        ? GAIN_CLASSES.indexOf(classOf(disposition.trade, disposition.term))
        : null,
    takes: null,
    isSpoiled,
    // Contracts are marked at the year's end: to sell one before it brings nothing.
    isPlanned: ({ asset }) => !isContract(asset),
    counts: () => true,
    exposure: (unit, holding) => riskOf(household, unit, holding),
    meeting: (unit, holding, settled, likely) => meeting(household, unit, holding, settled, likely),
    hasTerms: true,
    isInYear: ({ day }) => inTaxYear(household, day),
    whyNoLoss: () => null,
    mayBuy: symbol => mayBuy(household, symbol),
    buyingBack: ({ asset, symbol }) =>
      rules.washes({ asset, day: asOf })
        ? { kind: 'later', notBefore: buyBackDay(household, symbol) }
        : { kind: 'atOnce', notBefore: null },
    buyingBackGain: { kind: 'atOnce', notBefore: null },
    remarks: (candidate, term) => say(remarks(household, candidate, term)),
    coverage: () => [
      ...(isSpouseUnknown(household) ? [{ code: 'noSpouse' } as const] : []),
      ...silentAccounts(household),
    ],
    planned: {
      sales: year.plannedSales,
      gain: year.plannedGain,
      washes: year.plannedWash.map(one => ({
        ...one,
        last: closes(one.sale.day, rules.windowOn(one.sale.day)),
      })),
    },
  };
}

/** A joint return with one owner's accounts only: the other spouse's purchases would wash unseen. */
function isSpouseUnknown({ settings, lots, trades }: Household): boolean {
  if (settings.filingStatus !== 'joint' && settings.filingStatus !== 'separate') return false;
  return ![...lots, ...trades].some(row => row.account.owner.role === 'spouse');
}

/** What is open of contracts is in the year already, at today's price; and what a plan says of it. */
function contractNotes({ lots }: Household, { marks }: HouseholdYear): string[] {
  const open = [
    ...new Set(
      lots.filter(lot => isContract(lot.asset) && !isSheltered(lot.account)).map(({ symbol }) => symbol),
    ),
  ];
  if (open.length === 0) return [];
  const names = open.sort().join(', ');
  return [
    `${names}: marked at the year’s end, sold or not, so the year here counts ${dollars(marks)} of it at today’s price, 60% long-term; to sell before then saves nothing [26 U.S.C. § 1256(a)].`,
  ];
}

function planYear(household: Household, year: HouseholdYear): PlanYear {
  const base = year.taxed([]);
  /** The replacement's basis is lower by what was recognised, and by what was destroyed: growth does not enter. */
  const basisGiven = (effect: Effect): Money => effect.permanent + usable(effect);
  const { settings, asOf } = household;
  return {
    year: year.year,
    isOpen: inTaxYear(household, asOf),
    lastDay: { day: lastTradingDay(year.year), isTrading: true },
    yearOf,
    soFar: year.soFar,
    assess: ({ gains }) => year.settled(gains),
    value: ({ gains }) => year.taxed(gains),
    laterTax: effect => year.laterTax(toDecimal(basisGiven(effect))),
    worth: effect =>
      year.taxed(effect.gains)!.worth - base!.worth - year.laterTaxInMillionths(basisGiven(effect)),
    nextYear: (effect, { loss, lost }) => {
      const saved = year.lossNextYear(effect.gains, loss);
      return saved && saved.minus(year.laterTax(toDecimal(loss + lost)));
    },
    gainsLeft: ({ gains }) => year.settled(gains).net,
    incomeLimit: yearLaw(year.profile, year.year, settings.filingStatus).lossLimit,
    freeGains: freeGains(household, year),
  };
}

/**
 * Gains of the 0% band: long-term winners sold and bought back at once take a higher basis, untaxed now (26 U.S.C.
 * § 1(h)(1)(B)); no wash rule reaches a gain.
 */
function freeGains(household: Household, year: HouseholdYear): FreeGains {
  const { settings, asOf, rules } = household;
  const months = rules.longTermMonths(asOf);
  return {
    // Losses and carryovers are eaten up first.
    room: ({ gains }): Decimal | null => {
      if (settings.taxableIncome === null || settings.longTermRate !== null) return null;
      const top = yearLaw(year.profile, year.year, settings.filingStatus).capital.tops[0]!;
      return top
        .minus(settings.taxableIncome)
        .minus(settings.otherInvestmentIncome)
        .minus(settings.qualifiedDividends)
        .minus(year.settled(gains).net);
    },
    asEffect: gain => ({ gains: [ZERO, gain], deferred: ZERO, permanent: ZERO }),
    isWinner: ({ lot }) => {
      // Of a collectible a gain of the band's room is taxed at the brackets below 28%.
      if (isCollectible(lot)) return false;
      const { unit, holding } = heldBy(household).get(lot)!;
      return (
        holding.runs.every(run => termOf(run, asOf, months) === 'long') &&
        rules.methodFor(lot) !== 'average' &&
        unit.planned.length === 0
      );
    },
  };
}
