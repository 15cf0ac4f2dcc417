import { Decimal, NIL } from '../../../base/decimal';

/** Schedule D's lines, carryovers in included. Signed, but for the deduction. */
export interface Netting {
  /** Line 7. */
  readonly short: Decimal;
  /** Line 15. */
  readonly long: Decimal;
  /** Line 16. */
  readonly net: Decimal;
  /** Line 21, as a positive amount: the lesser of the net loss and the limit (26 U.S.C. § 1211(b)). */
  readonly deduction: Decimal;
  /** What is taxed at the preferential rates: net long-term gain over net short-term loss (§ 1222(11)). */
  readonly netCapitalGain: Decimal;
  /** Of it, what is taxed at up to 28%: Schedule D line 18. */
  readonly at28: Decimal;
}

/**
 * Short-term with short-term, long-term with long-term, then across (26 U.S.C. § 1222(5) to (11)). Of long-term gain,
 * collectibles' is at 28% as far as neither a long-term carryover nor a net short-term loss takes it (28% Rate Gain
 * Worksheet, Instructions for Schedule D, line 18; § 1(h)(4)).
 */
export function net(
  short: Decimal,
  long: Decimal,
  limit: Decimal,
  {
    collectibles,
    longCarryoverIn,
  }: Readonly<Record<'collectibles' | 'longCarryoverIn', Decimal>> = NOTHING_AT_28,
): Netting {
  const total = short.plus(long);
  const netCapitalGain = Decimal.max(NIL, Decimal.min(long, total));
  const line7 = collectibles.minus(longCarryoverIn).plus(Decimal.min(NIL, short));
  return {
    short,
    long,
    net: total,
    deduction: total.isNegative() ? Decimal.min(total.neg(), limit) : NIL,
    netCapitalGain,
    at28: Decimal.min(netCapitalGain, Decimal.max(NIL, line7)),
  };
}

const NOTHING_AT_28 = { collectibles: NIL, longCarryoverIn: NIL };
