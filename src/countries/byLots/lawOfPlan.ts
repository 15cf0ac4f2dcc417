import type { Holding } from '../../engine/holdings';
import type { Disposition, Match } from '../../engine/ledger';
import type { StatedLot, Trade } from '../../engine/records';
import type { Unit } from '../../engine/unit';
import type { WashRisk } from '../../planner/plan';
import type { Position } from '../../planner/port';
import type { LotAccounting } from './sales';

/** What a law says of a household's lots, as far as a plan asks. */
export interface LotLawOfPlan
  extends
    LotAccounting,
    Pick<
      Position,
      'buyingBack' | 'buyingBackGain' | 'mayBuy' | 'whyNoLoss' | 'remarks' | 'coverage' | 'planned'
    > {
  isSpoiled(unit: Unit): boolean;
  /** Is it a kind of thing that a plan sells? */
  isPlanned(lot: StatedLot): boolean;
  /** Does a loss of these dispositions count, as far as their kind decides? */
  counts(disposition: Disposition): boolean;
  exposure(unit: Unit, holding: Holding): WashRisk;
  /** How sure it is, and why, that these purchases meet the sale: known ones, and those that will likely come. */
  meeting(
    unit: Unit,
    holding: Holding,
    settled: readonly Match[],
    likely: readonly Match[],
  ): Pick<WashRisk, 'certainty' | 'why'>;
  /** Does time of holding make a difference? */
  readonly hasTerms: boolean;
  /** Does the day belong to the year of the plan? */
  isInYear(trade: Trade): boolean;
}
