import { termOf } from '../../engine/holdingPeriod';
import type { StatedLot } from '../../engine/records';
import type { Candidate } from '../../planner/port';
import type { SoldKind } from '../treatment';
import { nextWeekday, type Day } from '../../base/day';
import { ZERO, type Money } from '../../base/exact';
import { dispositionsOf } from '../../engine/dispositions';
import type { Disposition } from '../../engine/ledger';
import { recognised } from '../../engine/recognised';
import type { Unit } from '../../engine/unit';
import { closes, isWithin } from '../../engine/window';
import { addEffect, NO_EFFECT } from '../../planner/effect';
import { silentAccounts } from '../../planner/coverage';
import type { Household } from '../../planner/household';
import type { PlanInputs, PlanYear, Position } from '../../planner/port';
import type { MayBuy } from '../../planner/replacement';
import { carriedThrough } from '../../planner/whatIf';
import { heldBy } from '../held';
import { gainClasses, lawYear, yearOfPlan, type GainClasses } from '../lawYear';
import type { LotLaw } from '../laws';
import { planWords } from '../planWords';
import {
  accruedIncome,
  datedGain,
  isFree,
  isOnReturn,
  isSquared,
  meeting,
  riskOf,
  salesOf,
  termIn,
} from './lots';
import type { LotLawOfPlan } from './lawOfPlan';
import { lotPosition } from './position';
import { effectOf, type LotAccounting } from './sales';

/** A household's lots under a law, and its year, as a plan asks them. */
export function lotPlanInputs(
  law: LotLaw,
  household: Household,
  isSpoiled: (unit: Unit) => boolean,
  mayBuy: MayBuy,
): PlanInputs {
  const classes = gainClasses();
  return {
    tables: household,
    position: lotPosition(household, ofPlan(law, household, classes, isSpoiled, mayBuy)),
    year: yearOfLots(law, household, classes),
    words: planWords(law),
    funds: law.funds,
    sellsParts: true,
    notes: law.notes,
  };
}

function yearOfLots(law: LotLaw, household: Household, classes: GainClasses): PlanYear {
  const accounting = accountingOf(law, household, classes);
  const planned = [...household.units.values()]
    .filter(unit => unit.planned.length > 0)
    .map(unit => effectOf(accounting, carriedThrough(household.asOf, [], unit, household.rules)))
    .reduce((sum, effect) => addEffect(sum, effect, 1), NO_EFFECT);
  const { asOf, rules } = household;
  const months = rules.longTermMonths(asOf);
  const isWinner = ({ lot }: Pick<Candidate, 'lot'>): boolean => {
    const { unit, holding } = heldBy(household).get(lot)!;
    const isLong = law.longMonths === null || holding.runs.every(run => termOf(run, asOf, months) === 'long');
    return unit.planned.length === 0 && isLong && law.treatment(soldToday(lot, asOf)).kind === 'taxed';
  };
  const done = recognised(dispositionsOf(household))
    .filter(
      ({ disposition }) => counts(law, household, disposition) || isOwnSquared(law, household, disposition),
    )
    .map(row => datedGain(law, row))
    .concat(accruedIncome(law, household));
  return lawYear(household, law, yearOfPlan(household, law), classes, done, planned, isWinner);
}

/** A lot as if it were sold at a gain on the day. */
const soldToday = ({ asset, acquired, isForeign }: StatedLot, sold: Day): SoldKind => ({
  asset,
  acquired,
  sold,
  term: 'long',
  isForeign,
  isGain: true,
  isSquared: false,
  isValued: false,
});

/** On the taxpayer's return, and not outside the tax. */
const counts = (law: LotLaw, household: Household, disposition: Disposition): boolean =>
  isOwn(law, household, disposition.trade) && !isFree(law, disposition);

const isOwn = (law: LotLaw, { settings }: Household, { account }: Pick<StatedLot, 'account'>): boolean =>
  isOnReturn(law, account.owner.role, settings);

/** On the taxpayer's return, though no capital gain. */
const isOwnSquared = (law: LotLaw, household: Household, disposition: Disposition): boolean =>
  isOwn(law, household, disposition.trade) && isSquared(law, disposition);

const accountingOf = (law: LotLaw, household: Household, classes: GainClasses): LotAccounting => ({
  isOnReturn: row => isOwn(law, household, row),
  classOf: (disposition, gain) =>
    counts(law, household, disposition)
      ? classes.placeOf({
          day: disposition.soldOn,
          gain,
          asset: disposition.trade.asset,
          symbol: disposition.trade.symbol,
          term: termIn(law, disposition),
          isForeign: disposition.trade.isForeign,
        })
      : null,
  takes:
    law.fixedOrder === null ? null : (holding, asked, day) => salesOf(law, household, holding, asked, day),
});

function ofPlan(
  law: LotLaw,
  household: Household,
  classes: GainClasses,
  isSpoiled: (unit: Unit) => boolean,
  mayBuy: MayBuy,
): LotLawOfPlan {
  const { asOf } = household;
  const exposure: LotLawOfPlan['exposure'] = (unit, holding) => riskOf(law, household, unit, holding);
  return {
    ...accountingOf(law, household, classes),
    isSpoiled,
    isPlanned: ({ option }) => option === null,
    counts: disposition => !isFree(law, disposition),
    exposure,
    meeting: (unit, holding, settled, likely) => meeting(law, household, unit, holding, settled, likely),
    hasTerms: law.longMonths !== null,
    isInYear: ({ day }) => law.taxYearOf(day) === yearOfPlan(household, law),
    whyNoLoss: lot => {
      if (lot.basis <= lot.value!) return null;
      const { unit, holding } = heldBy(household).get(lot)!;
      return exposure(unit, holding).why[0] ?? null;
    },
    mayBuy,
    buyingBack: (_, { doNotBuyBefore }) => ({
      kind: law.buyBack,
      notBefore:
        law.buyBack === 'later'
          ? (doNotBuyBefore ?? asOf)
          : law.squaresSameDay !== null
            ? nextWeekday(asOf)
            : null,
    }),
    // What is bought back on the day of the sale would be squared with it.
    buyingBackGain: { kind: 'atOnce', notBefore: law.squaresSameDay === null ? null : nextWeekday(asOf) },
    remarks: () => [],
    // A purchase that nobody told of matters only where a purchase does.
    coverage: () => (law.buyBack === 'later' ? silentAccounts(household) : []),
    planned: plannedSales(law, household),
  };
}

/** What the year's planned sales make, and the losses that planned purchases meet. */
function plannedSales(law: LotLaw, household: Household): Position['planned'] {
  const { asOf, rules } = household;
  const year = yearOfPlan(household, law);
  const isCounted = (disposition: Disposition): boolean =>
    counts(law, household, disposition) && law.taxYearOf(disposition.soldOn) === year;
  const outcomes = [...household.units.values()]
    .filter(unit => unit.planned.length > 0)
    .map(unit => ({ unit, ...carriedThrough(asOf, [], unit, rules) }));
  const rows = recognised(outcomes.flatMap(({ planned }) => planned)).filter(({ disposition }) =>
    isCounted(disposition),
  );
  return {
    sales: new Set(rows.map(({ disposition }) => disposition.trade)).size,
    gain: rows.reduce((sum, { gain }): Money => sum + gain, ZERO),
    washes: outcomes.flatMap(({ unit, washed }) =>
      washed
        .filter(({ disposition }) => isCounted(disposition))
        .map(({ disposition: { trade: sale }, more }) => {
          const window = rules.windowOn(sale.day);
          const isMet = ({ group, day }: Unit['planned'][number]): boolean =>
            group === sale.group && isWithin(day, sale.day, window);
          return { sale, loss: more, by: unit.planned.filter(isMet), last: closes(sale.day, window) };
        }),
    ),
  };
}
