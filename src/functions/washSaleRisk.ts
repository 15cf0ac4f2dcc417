import type { Day } from '../base/day';
import { isProblem } from '../countries/settlement';
import { ask } from '../session/ask';
import type { Cell, Range } from '../table/cell';
import type { Ranges } from '../table/readHousehold';
import { BLANK_RISK_ROW, RISK_HEADINGS, riskRow, spoiledRiskRow } from '../table/riskTable';
import { SETTINGS, day, declare, lots, securities, tradesIfAny } from './declare';
import { perLot } from './perLot';

/** `WASH_SALE_RISK`: what selling each lot on the as-of day would run into, and until when. */
export function washSaleRisk(ranges: Partial<Ranges> & { readonly lots: Range }, asOf: Day): Cell[][] {
  const asked = ask('WASH_SALE_RISK', ranges, asOf);
  const rows = perLot(asked, ranges.lots, {
    lot: lot => {
      const told = asked.settlement.exposureOf(lot);
      return isProblem(told) ? told : riskRow(told);
    },
    spoiled: spoiledRiskRow,
    blank: BLANK_RISK_ROW,
  });
  return [[...RISK_HEADINGS], ...rows.map(row => [...row])];
}

export const WASH_SALE_RISK = declare({
  name: 'WASH_SALE_RISK',
  help: 'What selling each lot, whole, on the day would run into: purchases of the same or a substantially identical security within 30 days, in any account of the household. One row for each row of lots. 26 U.S.C. § 1091; Rev. Rul. 2008-5. Education, not tax advice.',
  args: {
    lots: lots('Lots with headings: Symbol, Quantity, Acquired, Cost basis, Price, Account, …'),
    trades: tradesIfAny('Optional. Trades of all accounts, planned ones too.'),
    settings: SETTINGS,
    as_of: day('Optional. The day of the question; blank is today.'),
    securities: securities('Optional. Symbol, Identical to, Index, Class, Replacement, …'),
  },
  returns:
    'Risk, Certainty, Shares at risk, Deferred loss, Permanent loss, Clear to sell, Do not buy before, Why.',
  answer: ({ as_of, ...ranges }) => washSaleRisk(ranges, as_of),
});
