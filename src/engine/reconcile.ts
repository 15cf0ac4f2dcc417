/** What the Lots table and the trades tell differently of one purchase. */

import { type Day, isoDay } from '../base/day';
import { ZERO, size, exactText, toCent, type Money, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import { termOf } from './holdingPeriod';
import type { StatedLot, Term } from './records';
import type { Run, Ledger } from './ledger';
import type { Rules } from './rules';

/** Runs that the trades leave of a purchase. */
interface StatedBeside {
  readonly runs: readonly Run[];
}

/** The latest day on which shares of the purchase that a row states were sold, or null. */
export function lastSale({ dispositions }: Ledger, row: StatedLot): Day | null {
  const days = dispositions
    .filter(
      ({ trade, acquired }) =>
        trade.account.key === row.account.key && trade.symbol === row.symbol && acquired === row.acquired,
    )
    .map(({ trade }) => trade.day);
  return days.length === 0 ? null : Math.max(...days);
}

const TWO_CENTS = BigInt(2_000_000);

/** A basis that is the trades' neither with the washed loss nor without it. */
export function otherBasis(rows: readonly StatedLot[], lots: readonly StatedBeside[]): Problem[] {
  const runs = lots.flatMap(lot => lot.runs);
  const total = (pick: (run: Run) => Money): Money => runs.reduce((sum, run) => sum + pick(run), ZERO);
  const stated = rows.reduce((sum, row) => sum + row.basis, ZERO);
  const basis = total(run => run.basis);
  const near = TWO_CENTS * BigInt(rows.length);
  const differs = (from: Money): boolean => size(stated - from) > near;
  const isExplained = [basis, basis - total(run => run.washAdded), total(run => run.lossBasis ?? run.basis)];
  if (!isExplained.every(differs)) return [];
  const row = rows[0]!;
  return [
    {
      table: 'Lots',
      row: row.source.row,
      column: 'Cost basis',
      code: 'basisDiffers',
      found: `${exactText(toCent(stated))} for ${row.symbol} acquired ${isoDay(row.acquired)} in ${accountName(row)}, but Trades make ${exactText(toCent(basis))}`,
      remedy: 'correct the basis here, or the amount and fees of the purchase in Trades',
    },
  ];
}

/** A holding period that starts on another day than the trades make it. */
export const otherTerm = (rows: readonly StatedLot[], lots: readonly StatedBeside[]): Problem[] =>
  rows
    .filter(
      row =>
        row.holdingStart !== null &&
        lots.every(lot => lot.runs.every(run => run.holdingStart !== row.holdingStart)),
    )
    .map(row => ({
      table: 'Lots',
      row: row.source.row,
      column: 'Holding start',
      code: 'holdingStartDiffers',
      found: `${isoDay(row.holdingStart!)} for ${row.symbol}, but Trades make it ${isoDay(lots[0]?.runs[0]?.holdingStart ?? row.acquired)}`,
      remedy: 'check which is right; the day stated here is used',
    }));

/** A term that is not what the holding period makes it on the day. */
export const otherStatedTerm = (
  holdings: readonly (StatedBeside & { readonly stated: StatedLot | null })[],
  asOf: Day,
  rules: Rules,
): Problem[] =>
  holdings.flatMap(({ stated, runs }) => {
    if (!stated?.term || rules.isPooled) return [];
    const terms = new Set(runs.map(run => termOf(run, asOf, rules.longTermMonths(asOf))));
    if (terms.has(stated.term)) return [];
    const word = (term: Term): string => (term === 'short' ? 'Short' : 'Long');
    return [
      {
        table: 'Lots',
        row: stated.source.row,
        column: 'Term',
        code: 'termDiffers',
        found: `${word(stated.term)} for ${stated.symbol} acquired ${isoDay(stated.acquired)}, which is ${[...terms].map(word).join(' and ')} on ${isoDay(asOf)}`,
        remedy: 'check Acquired and Holding start: the term is worked out from them, this column is not used',
      },
    ];
  });

export const fewer = (row: StatedLot, said: Shares, held: Shares): Problem => ({
  table: 'Lots',
  row: row.source.row,
  column: 'Quantity',
  code: 'sharesDiffer',
  found: `${exactText(said)} ${row.symbol} acquired ${isoDay(row.acquired)} in ${accountName(row)}, but Trades leave ${exactText(held)}`,
  remedy: 'add the sale to Trades, or correct the quantity; the rest counts as held',
});

export const tooMany = (row: StatedLot, said: Shares, held: Shares, sold: Day | null): Problem => ({
  table: 'Lots',
  row: row.source.row,
  column: 'Quantity',
  code: 'fewerLeft',
  found: `${exactText(said)} ${row.symbol} acquired ${isoDay(row.acquired)} in ${accountName(row)}, but Trades leave ${exactText(held)}${sold === null ? '' : ` (sold on ${isoDay(sold)})`}`,
  remedy: 'correct the quantity or add the missing trades of that account',
});

export const unexplained = (row: StatedLot, history: Day, sold: Day | null): Problem => ({
  table: 'Lots',
  row: row.source.row,
  column: 'Acquired',
  code: sold === null ? 'unexplainedLot' : 'soldLot',
  found:
    sold === null
      ? `Trades of ${accountName(row)} go back to ${isoDay(history)} but leave no ${row.symbol} acquired ${isoDay(row.acquired)}`
      : `${row.symbol} acquired ${isoDay(row.acquired)} in ${accountName(row)} was sold on ${isoDay(sold)}`,
  remedy: sold === null ? 'add the purchase to Trades or correct the day' : 'delete this lot',
});

const accountName = (row: StatedLot): string => (row.account.name === '' ? 'the account' : row.account.name);
