import { NIL, positive, toDecimal, type Decimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import type { Assessment, DatedGain, YearLine } from '../planner/assessment';

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

const lineOf =
  (kind: YearLine['kind']) =>
  (label: string, amount: Decimal | null, where: string): YearLine => ({ label, amount, where, kind });

export const part = lineOf('part');
/** What the lines before it come to. */
export const total = lineOf('total');
export const detail = lineOf('detail');
export const count = lineOf('count');

/** A year by its lines; the planner shows those that every year has. `missing`: why there is no tax figure. */
export const assessment = (
  name: string,
  figures: Assessment['figures'],
  lines: readonly YearLine[],
  missing: string,
): Assessment => ({
  name,
  figures,
  lines,
  plain: { name, lines: lines.filter(({ kind }) => kind === 'part' || kind === 'total') },
  tax: { amount: figures['tax'] ?? null, missing: figures['tax'] === null ? missing : null, notes: [] },
  net: figures['net'] ?? NIL,
  deducted: figures['deduction'] ?? NIL,
});

/** What is left to be taxed; where nothing is, what losses exceed gains by, signed. */
export function taxableGains({ figures, net }: Assessment): Decimal {
  const taxable = figures['taxable'] ?? null;
  return taxable === null || (taxable.isZero() && net.isNegative()) ? net : taxable;
}
