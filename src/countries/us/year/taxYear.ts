import type { Decimal } from '../../../base/decimal';
import type { TaxFigure } from '../../../planner/assessment';

/** One tax year settled: Schedule D's lines, what carries out, and the tax the capital items make. */
export interface TaxYear {
  readonly year: number;
  /** This year's own items, before carryovers. */
  readonly shortItems: Decimal;
  readonly longItems: Decimal;
  /** Of both, what contracts of § 1256 make: Form 6781 line 7. */
  readonly contracts: Decimal;
  /** Of the long-term result, collectibles'. */
  readonly collectibles: Decimal;
  /** Of net capital gain, what is taxed at up to 25% and up to 28%. */
  readonly at25: Decimal;
  readonly at28: Decimal;
  /** Schedule D line 7: net short-term, carryover in. */
  readonly short: Decimal;
  /** Schedule D line 15: net long-term, carryover in. */
  readonly long: Decimal;
  /** Schedule D line 16. */
  readonly net: Decimal;
  /** Schedule D line 21, as a positive amount. */
  readonly deduction: Decimal;
  /** Carried to next year, positive. */
  readonly shortCarryover: Decimal;
  readonly longCarryover: Decimal;
  /** Tax with the capital items less tax without them. */
  readonly tax: TaxFigure;
}
