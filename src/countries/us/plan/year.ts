import { dayFrom, yearOf, type Day } from '../../../base/day';
import { toDecimal, type Decimal } from '../../../base/decimal';
import { portion, size, toCent, ZERO, type Money, type Shares } from '../../../base/exact';
import type { Holding } from '../../../engine/holdings';
import type { Disposition } from '../../../engine/ledger';
import { recognised, type Recognised } from '../../../engine/recognised';
import { isSheltered, type Trade } from '../../../engine/records';
import { isWithin } from '../../../engine/window';
import { lastOpenDay } from '../exchangeDays';
import type { Household } from '../../../planner/household';
import { carriedThrough } from '../../../planner/whatIf';
import { classOf, isContract, sumsOf, type GainSums } from '../gainClass';
import { countedOn, isRowOnReturn } from '../nets';

export const taxYearOf = (household: {
  readonly settings: { readonly taxYear: number | null };
  readonly asOf: Day;
}): number => household.settings.taxYear ?? yearOf(household.asOf);

export const inTaxYear = (household: Household, day: Day): boolean => yearOf(day) === taxYearOf(household);

/** The last day of the year on which the exchanges are open: a loss belongs to the year of its trade date (Rev. Rul. 70-598). */
export const lastTradingDay = (year: number): Day => lastOpenDay(dayFrom(year, 12, 31));

/** What the household has realised in a year, and what its planned trades will make of it. */
export interface Realised {
  readonly sums: GainSums;
  /** Of it, what is done: without any planned trade. */
  readonly done: { readonly sums: GainSums; readonly distributions: Decimal };
  readonly plannedSales: number;
  readonly plannedGain: Money;
  /** What the mark of open contracts adds, at today's price. */
  readonly marks: Money;
  /** Loss of past sales that planned purchases wash. */
  readonly plannedWash: readonly {
    readonly sale: Trade;
    readonly loss: Money;
    readonly by: readonly Trade[];
  }[];
  readonly distributions: Decimal;
}

/** The year on this return; sheltered accounts and other people's results are not in it. */
export function realisedIn(household: Household, year: number): Realised {
  const counts = (one: Disposition): boolean =>
    yearOf(countedOn(one)) === year && isRowOnReturn(household, one.trade);
  const units = [...household.units.values()];
  const past = units
    .flatMap(({ settlement }) => [...settlement.long.dispositions, ...settlement.short.dispositions])
    .filter(counts);
  const outcomes = units
    .filter(unit => unit.planned.length > 0)
    .map(unit => ({ unit, ...carriedThrough(household.asOf, [], unit, household.rules) }));
  const left = new Map(outcomes.flatMap(outcome => [...outcome.left]));
  const planned = outcomes.flatMap(outcome => outcome.planned).filter(counts);
  const washed = outcomes
    .flatMap(({ unit, washed: found }) => found.map(one => ({ ...one, unit })))
    .filter(({ disposition }) => counts(disposition));
  const rows = recognised([...past, ...planned]);
  const ofRow = ({ disposition: { trade, term }, gain }: Pick<Recognised, 'disposition' | 'gain'>) => ({
    at: classOf(trade, term),
    gain,
  });
  const more = washed.map(({ disposition, more }) => ({ disposition, gain: toCent(more) }));
  const sums = sumsOf<Pick<Recognised, 'disposition' | 'gain'>>([...rows, ...more], ofRow);
  const marks =
    yearOf(household.asOf) === year ? marksOf(household, holding => left.get(holding) ?? null) : ZERO;
  const plannedSales = new Set(planned.map(disposition => disposition.trade));
  return {
    sums: { ...sums, contract: sums.contract + marks },
    marks,
    done: {
      sums: sumsOf(recognised(past), ofRow),
      distributions: distributionsIn(household, year, household.asOf),
    },
    plannedSales: plannedSales.size,
    plannedGain: rows.reduce(
      (sum, row) => (plannedSales.has(row.disposition.trade) ? sum + row.gain : sum),
      ZERO,
    ),
    plannedWash: washed.map(({ disposition, more, unit }) => ({
      sale: disposition.trade,
      loss: more,
      by: unit.planned.filter(
        trade =>
          trade.group === disposition.trade.group &&
          isWithin(trade.day, disposition.trade.day, household.rules.windowOn(disposition.trade.day)),
      ),
    })),
    distributions: distributionsIn(household, year),
  };
}

/**
 * Open contracts are treated as sold at the year's end: 26 U.S.C. § 1256(a)(1). Known is today's price, of what planned
 * sales leave; a mark that is entered counts by itself.
 */
function marksOf(household: Household, leftOf: (holding: Holding) => Shares | null): Money {
  const keyOf = ({ account, symbol }: Pick<Trade, 'account' | 'symbol'>): string =>
    `${account.key} ${symbol}`;
  const marked = new Set(
    household.trades
      .filter(({ action, day }) => action === 'markToMarket' && day > household.asOf)
      .map(keyOf),
  );
  return [...household.units.values()]
    .flatMap(({ holdings }) => holdings)
    .reduce((sum, holding) => {
      const { stated, lot } = holding;
      if (!stated || !isContract(stated.asset) || stated.value === null) return sum;
      if (isSheltered(stated.account) || !isRowOnReturn(household, stated) || marked.has(keyOf(lot)))
        return sum;
      const gain = toCent(stated.value) - toCent(stated.basis);
      return sum + portion(gain, leftOf(holding) ?? stated.quantity, stated.quantity);
    }, ZERO);
}

/** Capital gain dividends among the trades: long-term gain, Schedule D line 13 (26 U.S.C. § 852(b)(3)(B)). */
export function distributionsIn(
  household: Pick<Household, 'trades' | 'settings'>,
  year: number,
  until: Day = Infinity,
): Decimal {
  const paid = household.trades.filter(
    trade =>
      trade.action === 'capitalGainDividend' &&
      yearOf(trade.day) === year &&
      trade.day <= until &&
      !isSheltered(trade.account) &&
      isRowOnReturn(household, trade),
  );
  return toDecimal(paid.reduce((sum, trade) => sum + size(trade.amount), ZERO));
}
