import type { Day } from '../base/day';
import { type Money, type Shares } from '../base/exact';

/** A suggestion as an earlier plan wrote it. */
export interface Proposed {
  readonly id: string;
  readonly accepted: boolean;
  /** Somebody ticked that it was sold. */
  readonly done: boolean;
  readonly account: string;
  readonly symbol: string;
  readonly acquired: Day;
  readonly quantity: Shares;
  readonly usableLoss: Money;
}

/** What the trades since then made of it. */
export interface CarriedOut {
  readonly proposed: Proposed;
  readonly soldOn: Day;
  readonly sold: Shares;
  /** The loss that was sold, positive, before any wash. */
  readonly realised: Money;
  /** Of it, what purchases washed. */
  readonly washed: Money;
  readonly words: string;
}

export interface PlanOutcome {
  readonly done: readonly CarriedOut[];
  /** Accepted or ticked as done, and no trade shows it yet. */
  readonly open: readonly Proposed[];
}
