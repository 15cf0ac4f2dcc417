import type { Day } from '../base/day';
import { apportionCents } from '../base/apportion';
import { portion, priceNumber, toCent, ZERO, type Money, type Price } from '../base/exact';
import { termOf } from '../engine/holdingPeriod';
import { allLots, type Ledger, type Lot, type Position, type Run } from '../engine/ledger';
import type { Rules } from '../engine/rules';
import { kindWord } from './assets';
import { dayCell, moneyCell, sharesCell } from './amounts';
import type { Cell } from './cell';

export const OPEN_LOTS_HEADINGS = [
  'Account',
  'Account type',
  'Owner',
  'Symbol',
  'Asset',
  'Identical to',
  'Lot',
  'Acquired',
  'Holding start',
  'Quantity',
  'Cost basis',
  'Wash adjustment',
  'Wash adjustment included',
  'Term',
  'Inherited',
  'Value at gift',
  'Donor acquired',
] as const;

export interface OpenLotRow {
  readonly lot: Lot;
  readonly run: Run;
  readonly group: string;
  /** Sold short: shares owed, for what they brought. */
  readonly isShort: boolean;
}

/** Every run of every open lot; where the account averages, each share with the average basis. */
export function openRuns(
  ledger: Ledger,
  groups: ReadonlyMap<string, string>,
  rules: Rules,
  isShort = false,
): OpenLotRow[] {
  return allLots(ledger).flatMap(lot => {
    const isAveraged = rules.methodFor(lot) === 'average';
    const runs = isAveraged ? lot.runs.map(run => averaged(lot.position, run)) : lot.runs;
    return runs.map(run => ({ lot, run, group: groups.get(lot.symbol) ?? lot.symbol, isShort }));
  });
}

/** A run as the average method sees it (26 CFR 1.1012-1(e)). */
function averaged(position: Position, run: Run): Run {
  const runs = position.lots.flatMap(lot => lot.runs);
  const basis = runs.reduce((sum, one) => sum + one.basis, ZERO);
  return { ...run, basis: portion(basis, run.shares, position.shares) };
}

export function inSheetOrder(rows: readonly OpenLotRow[]): OpenLotRow[] {
  return [...rows].sort(
    (a, b) =>
      compare(a.lot.account.key, b.lot.account.key) ||
      compare(a.lot.symbol, b.lot.symbol) ||
      a.lot.acquired - b.lot.acquired ||
      compare(a.lot.name ?? '', b.lot.name ?? '') ||
      a.run.holdingStart - b.run.holdingStart,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Fit to be the `lots` argument as it stands: what a cell rounds off one lot's basis stays with its other rows. */
export function openLotsRows(
  rows: readonly OpenLotRow[],
  asOf: Day,
  rules: Rules,
  priceOf: ((symbol: string) => Price | null) | null,
  /** Does the law ask how long a lot was held? */
  hasTerms: boolean,
  /** No row says what it is: a table made of these asks what theirs asks. */
  isKindOpen: (symbol: string) => boolean,
): Cell[][] {
  const basis = new Map<Run, Money>();
  const byLot = new Map<Lot, Run[]>();
  for (const { lot, run } of rows) byLot.set(lot, [...(byLot.get(lot) ?? []), run]);
  for (const [lot, runs] of byLot) {
    const rounded = apportionCents(runs.map(run => run.basis));
    // What the parts sold before took off the lot's own cents is gone from the rest.
    const left = runs.reduce((sum, run) => sum + run.basis, ZERO);
    rounded[rounded.length - 1]! += toCent(lot.soldBasis + left) - lot.soldCents - toCent(left);
    runs.forEach((run, index) => basis.set(run, rounded[index]!));
  }
  return rows.map(({ lot, run, group, isShort }) => {
    const price = priceOf ? priceOf(lot.symbol) : null;
    return [
      lot.account.name,
      lot.account.type,
      lot.account.owner.name,
      lot.symbol,
      isKindOpen(lot.symbol) ? '' : kindWord(lot.asset),
      group === lot.symbol ? '' : group,
      lot.name ?? '',
      dayCell(lot.acquired),
      dayCell(run.holdingStart === lot.acquired ? null : run.holdingStart),
      sharesCell(isShort ? -run.shares : run.shares),
      moneyCell(basis.get(run)!),
      moneyCell(run.washAdded),
      run.replaced ? 'Yes' : '',
      !hasTerms ? '' : termOf(run, asOf, rules.longTermMonths(asOf)) === 'short' ? 'Short' : 'Long',
      run.alwaysLong ? 'Yes' : '',
      run.lossBasis === null ? '' : moneyCell(run.lossBasis),
      dayCell(run.lossBasis === null ? null : run.holdingStart),
      ...(priceOf ? [price === null ? '' : priceNumber(price)] : []),
    ];
  });
}
