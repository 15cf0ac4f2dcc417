import type * as told from '../../../planner/plan';
import type { Assessment } from '../../../planner/assessment';
import type { FoundReplacement } from '../../../planner/replacement';
import type { Fact } from '../words/say';

/** The plan's own shapes: what it found as facts, before anything is put into words (`told.ts`). */
export type { Fact } from '../words/say';

export interface WashRisk extends Omit<told.WashRisk, 'why'> {
  readonly why: readonly Fact[];
}

export interface Suggestion extends Omit<told.Suggestion, 'reasons' | 'wash' | 'replacement'> {
  readonly reasons: readonly Fact[];
  readonly wash: WashRisk;
  readonly replacement: FoundReplacement | null;
}

export interface PassedOver extends Omit<told.PassedOver, 'reason'> {
  readonly reason: Fact;
}

export interface Rescue extends Omit<told.Rescue, 'how'> {
  readonly how: Fact;
}

export interface Chosen {
  readonly before: Assessment;
  readonly after: Assessment;
  readonly suggestions: readonly Suggestion[];
}

export interface Plan extends Chosen, Pick<told.Plan, 'asOf' | 'soFar'> {
  readonly beyond: readonly Suggestion[];
  readonly goal: Fact | null;
  readonly passedOver: readonly PassedOver[];
  readonly rescues: readonly Rescue[];
  readonly lotsToName: readonly Fact[];
  readonly doNothing: Fact | null;
  readonly coverage: readonly Fact[];
  readonly notes: readonly Fact[];
}

export interface Planner extends Pick<told.Planner, 'goal'> {
  readonly plan: Plan;
  readonly chosen: (ids: ReadonlySet<string>) => Chosen;
  readonly until: (goal: told.Planner['goal']) => {
    readonly ids: ReadonlySet<string>;
    readonly words: Fact | null;
  };
}
