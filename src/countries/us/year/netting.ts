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
}

/** Short-term with short-term, long-term with long-term, then across (26 U.S.C. § 1222(5) to (11)). */
export function net(short: Decimal, long: Decimal, limit: Decimal): Netting {
  const total = short.plus(long);
  return {
    short,
    long,
    net: total,
    deduction: total.isNegative() ? Decimal.min(total.neg(), limit) : NIL,
    netCapitalGain: Decimal.max(NIL, Decimal.min(long, total)),
  };
}
