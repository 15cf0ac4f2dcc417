import { positive, toDecimal, type Decimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import { decimalCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import type { DatedGain } from './country';

/** What a year's gains, or its losses, come to. */
export const sumOf = (rows: readonly DatedGain[]): Decimal =>
  toDecimal(rows.reduce((total, { gain }) => total + gain, ZERO));

/** Gains and losses of a year apart, with what Settings tells of elsewhere. */
export function gainsAndLosses(
  rows: readonly DatedGain[],
  elsewhere: Decimal,
): { readonly gains: Decimal; readonly losses: Decimal } {
  return {
    gains: sumOf(rows.filter(({ gain }) => gain > ZERO)).plus(positive(elsewhere)),
    losses: sumOf(rows.filter(({ gain }) => gain < ZERO))
      .neg()
      .plus(positive(elsewhere.neg())),
  };
}

/** One row of the table that a year is laid out as. */
export const yearRow = (label: string, amount: Decimal | null, where: string): Cell[] => [
  label,
  decimalCell(amount),
  where,
];
