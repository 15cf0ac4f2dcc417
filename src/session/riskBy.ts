import type { Problem } from '../base/problem';
import { riskOf as riskOfLot } from '../countries/lots';
import { riskOfPool } from '../countries/questions';
import { questionsOf } from '../countries/settled';
import type { Holding } from '../engine/holdings';
import type { StatedLot } from '../engine/records';
import type { Unit } from '../engine/unit';
import type { WashRisk } from '../plan/plan';
import { riskOf } from '../countries/us/plan/risk';
import type { Asked } from './ask';

/** What selling a lot on the as-of day would run into, under the law of Settings. */
export interface RiskBy {
  readonly lot: (unit: Unit, holding: Holding) => WashRisk;
  /** Where the law pools: of the row as a part of its pool, or what keeps it from being told; null elsewhere. */
  readonly pooled: ((lot: StatedLot) => WashRisk | Problem) | null;
}

export function riskBy({ country, household }: Asked): RiskBy {
  if (country?.kind !== 'pool')
    return {
      lot: (unit, holding) =>
        country ? riskOfLot(country, household, unit, holding) : riskOf(household, unit, holding),
      pooled: null,
    };
  const ask = questionsOf(household, country, household.asOf);
  return {
    lot: (unit, holding) => riskOf(household, unit, holding),
    pooled: lot => {
      const question = ask(lot);
      return question.problems[0] ?? riskOfPool(household, country, question);
    },
  };
}

export const isProblem = (told: WashRisk | Problem): told is Problem => 'remedy' in told;
