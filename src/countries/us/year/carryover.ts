import { Decimal, NIL } from '../../../base/decimal';
import type { Netting } from './netting';

/** The lines of the Capital Loss Carryover Worksheet (Instructions for Schedule D, lines 6 and 14); null = skipped. */
export interface CarryoverWorksheet {
  readonly line1: Decimal;
  readonly line2: Decimal;
  readonly line3: Decimal;
  readonly line4: Decimal;
  readonly line5: Decimal;
  readonly line6: Decimal | null;
  readonly line7: Decimal | null;
  /** Short-term carryover. */
  readonly line8: Decimal | null;
  readonly line9: Decimal | null;
  readonly line10: Decimal | null;
  readonly line11: Decimal | null;
  readonly line12: Decimal | null;
  /** Long-term carryover. */
  readonly line13: Decimal | null;
}

/**
 * The worksheet, or null where nothing carries over: no deduction, or a loss deducted whole against income that
 * is not negative. Taxable income is Form 1040 line 15, negative if it could be (after the deduction).
 */
export function carryoverWorksheet(netting: Netting, taxableIncome: Decimal): CarryoverWorksheet | null {
  const { short, long, net, deduction } = netting;
  const isDeductedWhole = deduction.equals(net.neg());
  if (deduction.isZero() || (isDeductedWhole && !taxableIncome.isNegative())) return null;
  const line3 = Decimal.max(NIL, taxableIncome.plus(deduction));
  const line4 = Decimal.min(deduction, line3);
  const head = { line1: taxableIncome, line2: deduction, line3, line4 };
  return { ...head, ...shortPart(short, long, line4), ...longPart(short, long, line4) };
}

function shortPart(
  short: Decimal,
  long: Decimal,
  line4: Decimal,
): Pick<CarryoverWorksheet, 'line5' | 'line6' | 'line7' | 'line8'> {
  if (!short.isNegative()) return { line5: NIL, line6: null, line7: null, line8: null };
  const line5 = short.neg();
  const line6 = Decimal.max(NIL, long);
  const line7 = line4.plus(line6);
  return { line5, line6, line7, line8: Decimal.max(NIL, line5.minus(line7)) };
}

function longPart(
  short: Decimal,
  long: Decimal,
  line4: Decimal,
): Pick<CarryoverWorksheet, 'line9' | 'line10' | 'line11' | 'line12' | 'line13'> {
  if (!long.isNegative()) return { line9: null, line10: null, line11: null, line12: null, line13: null };
  const line5 = short.isNegative() ? short.neg() : NIL;
  const line9 = long.neg();
  const line10 = Decimal.max(NIL, short);
  const line11 = Decimal.max(NIL, line4.minus(line5));
  const line12 = line10.plus(line11);
  return { line9, line10, line11, line12, line13: Decimal.max(NIL, line9.minus(line12)) };
}
