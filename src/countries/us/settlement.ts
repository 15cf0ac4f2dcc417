import { yearOf, type Day } from '../../base/day';
import { most, ZERO, type Money } from '../../base/exact';
import type { Problem } from '../../base/problem';
import { dispositionsOf } from '../../engine/dispositions';
import type { Disposition } from '../../engine/ledger';
import { recognised } from '../../engine/recognised';
import { isDebt, type Trade } from '../../engine/records';
import type { Unit } from '../../engine/unit';
import { doNotBuyList, mayBuy, mayReplace } from '../../planner/buyCheck';
import type { SoldSince } from '../../planner/carriedOut';
import { projectedTrades, unitOf, type Household } from '../../planner/household';
import type { Suggestion } from '../../planner/plan';
import type { Sale } from '../../planner/askedSales';
import { sellOn } from '../../planner/whatIf';
import { heldBy, askOf, type Held } from '../held';
import { openTable } from '../openTable';
import type { Settlement } from '../settlement';
import { gainsRow } from './gainsTable';
import { US } from './law';
import { bondsNote, interestNote } from './bonds';
import { contractNotes } from './contracts';
import { buyAnswer } from './buy';
import { countedOn, isRowOnReturn } from './nets';
import { planInputs } from './plan/inputs';
import { householdYear, withDistributions, type HouseholdYear } from './plan/householdYear';
import { riskOf } from './plan/risk';
import { unsettledIn } from './plan/unsettled';
import { distributionsIn, realisedIn, taxYearOf } from './plan/year';
import { isTermTacked, TACKING_WORDS } from './tackedTerm';
import { whyOf } from './words/realised';
import { PLAN_WORDS, say } from './words/say';

/** A household under the federal law: its lots are those of the engine. */
export function usSettlement(household: Household, problemOf: (unit: Unit) => Problem | null): Settlement {
  const { asOf, settings } = household;
  return {
    faults: () => [],
    uncovered: () => [],
    lossOf: lot => askOf(household, lot, held => lossOf(household, held)),
    exposureOf: lot => askOf(household, lot, ({ unit, holding }) => riskOf(household, unit, holding)),
    realized: year =>
      recognised(
        dispositionsOf(household).filter(one => year === null || yearOf(countedOn(one)) === year),
      ).map(row => gainsRow(row, household)),
    // Form 8949 has rows of its own.
    returnSales: () => [],
    openLots: priceOf => openTable(household, true, priceOf),
    forReturn: year => ({
      gains: recognised(dispositionsOf(household))
        .filter(({ disposition }) => isRowOnReturn(household, disposition.trade))
        .map(({ disposition, gain }) => ({
          day: countedOn(disposition),
          gain,
          asset: disposition.trade.asset,
          symbol: disposition.trade.symbol,
          term: disposition.term,
        })),
      settings: withDistributions(settings, distributionsIn(household, year, asOf)),
      notes: unsettledNotes(household, year),
    }),
    mayBuy: symbol => buyAnswer(mayBuy(household, symbol)),
    doNotBuy: () => doNotBuyList(household).map(buyAnswer),
    mayMeet: (purchase, seller) => mayReplace(household, purchase, seller),
    planInputs: () => planInputs(household, yearOfHousehold(household), unit => problemOf(unit) !== null),
    soldSince: plannedOn => soldSince(household, plannedOn),
    words: PLAN_WORDS,
    likelyLoss: sales => likelyLoss(household, sales),
    reasonsOf: ({ disposition }) => whyOf(disposition, household),
  };
}

const yearOfHousehold = (household: Household): HouseholdYear => {
  const year = taxYearOf(household);
  return householdYear({ year, ...realisedIn(household, year) }, household.settings, US);
};

/** Sales since an earlier plan, each part with the loss it made before any wash. */
const soldSince = (household: Household, plannedOn: Day): SoldSince[] =>
  [...household.units.values()]
    .flatMap(({ settlement }) => settlement.long.dispositions)
    .filter(({ kind, trade }) => kind === 'sale' && trade.day >= plannedOn)
    .map(({ trade, acquired, shares, basis, proceeds, disallowed, matches }) => ({
      trade,
      acquired,
      shares,
      loss: basis - proceeds,
      washed: disallowed,
      by: matches.map(({ acquisition }) => acquisition),
    }));

function lossOf({ asOf, rules }: Household, { unit, holding }: Held): Money {
  const dispositions = sellOn(asOf, [[{ holding, shares: holding.stated!.quantity }]], unit, rules);
  return most(-recognised(dispositions).reduce((sum, row) => sum + row.gain, ZERO), ZERO);
}

/** The sales sold together, with the likely purchases and without. */
function likelyLoss(household: Household, sales: readonly Suggestion[]): Money {
  const byAccount = new Map<string, Sale[]>();
  for (const { lot, quantity } of sales) {
    const held = heldBy(household).get(lot);
    if (!held) return ZERO;
    const { key } = lot.account;
    byAccount.set(key, [...(byAccount.get(key) ?? []), { holding: held.holding, shares: quantity }]);
  }
  const unit = unitOf(household, sales[0]!.lot);
  const washed = (coming: readonly Trade[]): Money =>
    sellOn(household.asOf, [...byAccount.values()], unit, household.rules, coming)
      .flatMap(({ matches }) => matches)
      .reduce((sum, { disallowed }) => sum + disallowed, ZERO);
  return most(washed(projectedTrades(household, unit.key)) - washed([]), ZERO);
}

/** What no authority settles among the year's sales, each point once for each security. */
function unsettledNotes(household: Household, year: number): string[] {
  const { rules } = household;
  const notes = dispositionsOf(household)
    .filter(disposition => yearOf(disposition.soldOn) === year)
    .flatMap(disposition => [
      ...say(unsettledIn(household, disposition)).map(({ text }) => `${disposition.trade.symbol}: ${text}`),
      ...(isTermTacked(disposition, rules) ? [`${disposition.trade.symbol}: ${TACKING_WORDS}`] : []),
    ]);
  return [...gainsOfTheirOwn(household, year), ...contractNotes(household, year), ...new Set(notes)].slice(
    0,
    MOST_NOTES,
  );
}

/** Gains of this return that are taxed otherwise than the figures say. */
function gainsOfTheirOwn(household: Household, year: number): string[] {
  const gains = recognised(dispositionsOf(household)).filter(
    ({ disposition: { trade, soldOn }, gain }) =>
      yearOf(soldOn) === year && gain > ZERO && isRowOnReturn(household, trade),
  );
  const symbols = (isOne: (disposition: Disposition) => boolean): string[] =>
    [
      ...new Set(
        gains
          .filter(({ disposition }) => isOne(disposition))
          .map(({ disposition }) => disposition.trade.symbol),
      ),
    ].sort();
  const bonds = symbols(({ trade, interest }) => isDebt(trade.asset) && interest === ZERO);
  const interest = recognised(dispositionsOf(household))
    .filter(
      ({ disposition: { trade, soldOn } }) => yearOf(soldOn) === year && isRowOnReturn(household, trade),
    )
    .reduce((sum, row) => sum + row.interest, ZERO);
  return [
    ...(interest > ZERO ? [interestNote(interest)] : []),
    ...(bonds.length > 0 ? [bondsNote(bonds)] : []),
  ];
}

const MOST_NOTES = 20;
