import type { Day } from '../base/day';
import { riskOf } from '../plan/risk';
import type { Cell, Range } from '../table/cell';
import type { Ranges } from '../table/household';
import { BLANK_RISK_ROW, RISK_HEADINGS, riskRow, spoiledRiskRow } from '../table/riskTable';
import { ask } from '../table/ask';
import { perLot } from './perLot';

/** `WASH_SALE_RISK`: what selling each lot on the as-of day would run into, and until when. */
export function washSaleRisk(ranges: Partial<Ranges> & { readonly lots: Range }, asOf: Day): Cell[][] {
  const asked = ask('WASH_SALE_RISK', ranges, asOf);
  const rows = perLot(asked, ranges.lots, {
    lot: (unit, holding) => riskRow(riskOf(asked.household, unit, holding)),
    spoiled: spoiledRiskRow,
    blank: BLANK_RISK_ROW,
  });
  return [[...RISK_HEADINGS], ...rows.map(row => [...row])];
}
