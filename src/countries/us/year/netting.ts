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
  /** Of it, what is taxed at up to 25% and up to 28%: as much as there is of Schedule D lines 19 and 18. */
  readonly at25: Decimal;
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
  apart: TaxedApart = NOTHING_APART,
): Netting {
  const total = short.plus(long);
  const netCapitalGain = Decimal.max(NIL, Decimal.min(long, total));
  const [line18, line19] = [rate28Gain(apart, short), section1250(apart, short)];
  const at25 = Decimal.min(netCapitalGain, line19);
  return {
    short,
    long,
    net: total,
    deduction: total.isNegative() ? Decimal.min(total.neg(), limit) : NIL,
    netCapitalGain,
    at25,
    at28: Decimal.min(netCapitalGain.minus(at25), line18),
  };
}

/** What of the long-term result has rates of its own, and what comes off it first. */
export interface TaxedApart {
  readonly collectibles: Decimal;
  readonly section1250: Decimal;
  readonly longCarryoverIn: Decimal;
}

const NOTHING_APART: TaxedApart = { collectibles: NIL, section1250: NIL, longCarryoverIn: NIL };

/** Collectibles less a long-term carryover and a net short-term loss. */
const collectiblesLeft = ({ collectibles, longCarryoverIn }: TaxedApart, line7: Decimal): Decimal =>
  collectibles.minus(longCarryoverIn).plus(Decimal.min(NIL, line7));

/** 28% Rate Gain Worksheet, line 7: Schedule D line 18. */
export const rate28Gain = (apart: TaxedApart, line7: Decimal): Decimal =>
  Decimal.max(NIL, collectiblesLeft(apart, line7));

/** Unrecaptured Section 1250 Gain Worksheet, line 18: Schedule D line 19. What is below zero at 28% comes off it. */
export const section1250 = (apart: TaxedApart, line7: Decimal): Decimal =>
  Decimal.max(NIL, apart.section1250.plus(Decimal.min(NIL, collectiblesLeft(apart, line7))));
