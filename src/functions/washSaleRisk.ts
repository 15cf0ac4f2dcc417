import type { Day } from '../base/day';
import { riskOf } from '../plan/risk';
import type { Cell, Range } from '../table/cell';
import type { Ranges } from '../table/household';
import { BLANK_RISK_ROW, RISK_HEADINGS, riskRow, spoiledRiskRow } from '../table/riskTable';
import { ask } from '../session/ask';
import { perLot } from './perLot';
import { pointer } from '../base/problem';
import { riskOf as riskOfLot } from '../countries/lots';
import { riskOfPool } from '../countries/questions';
import { questionsOf } from '../countries/settled';

/** `WASH_SALE_RISK`: what selling each lot on the as-of day would run into, and until when. */
export function washSaleRisk(ranges: Partial<Ranges> & { readonly lots: Range }, asOf: Day): Cell[][] {
  const asked = ask('WASH_SALE_RISK', ranges, asOf);
  const { country, household } = asked;
  const pool = country?.kind === 'pool' ? { country, ask: questionsOf(household, country, asOf) } : null;
  const rows = perLot(asked, ranges.lots, {
    lot: (unit, holding) =>
      riskRow(
        country?.kind === 'lots'
          ? riskOfLot(country, household, unit, holding)
          : riskOf(household, unit, holding),
      ),
    ...(pool && {
      pooled: lot => {
        const question = pool.ask(lot);
        const [problem] = question.problems;
        return problem
          ? spoiledRiskRow(pointer(problem))
          : riskRow(riskOfPool(household, pool.country, question));
      },
    }),
    spoiled: spoiledRiskRow,
    blank: BLANK_RISK_ROW,
  });
  return [[...RISK_HEADINGS], ...rows.map(row => [...row])];
}
