import type { Day } from '../base/day';
import { riskOf } from '../plan/risk';
import type { Cell, Range } from '../table/cell';
import type { Ranges } from '../table/household';
import { BLANK_RISK_ROW, RISK_HEADINGS, riskRow, spoiledRiskRow } from '../table/riskTable';
import { ask } from '../table/ask';
import { perLot } from './perLot';
import { pointer } from '../base/problem';
import { poolingCountry } from '../countries/chooser';
import { NO_RULE } from '../countries/other/year';
import { riskCells } from '../countries/questions';
import { questionsOf } from '../countries/settled';
import { dayCell } from '../table/amounts';

const noRule = (asOf: Day): Cell[] => ['None', 'Settled', 0, 0, 0, dayCell(asOf), '', NO_RULE];

/** `WASH_SALE_RISK`: what selling each lot on the as-of day would run into, and until when. */
export function washSaleRisk(ranges: Partial<Ranges> & { readonly lots: Range }, asOf: Day): Cell[][] {
  const asked = ask('WASH_SALE_RISK', ranges, asOf);
  const { settings } = asked.household;
  const pooling = poolingCountry(settings.country);
  const askAbout = pooling && questionsOf(asked, pooling, asOf);
  const rows = perLot(asked, ranges.lots, {
    lot: (unit, holding) => {
      if (settings.country !== 'US') return noRule(asOf);
      return riskRow(riskOf(asked.household, unit, holding));
    },
    ...(pooling &&
      askAbout && {
        pooled: lot => {
          const question = askAbout(lot);
          const [problem] = question.problems;
          return problem ? spoiledRiskRow(pointer(problem)) : riskCells(asked, pooling, question);
        },
      }),
    spoiled: spoiledRiskRow,
    blank: BLANK_RISK_ROW,
  });
  return [[...RISK_HEADINGS], ...rows.map(row => [...row])];
}
