import type { Day } from '../base/day';
import { isProblem } from '../countries/settlement';
import { isSheltered } from '../engine/records';
import { ask } from '../session/ask';
import { moneyCell } from '../table/amounts';
import type { Cell, Range } from '../table/cell';
import type { Ranges } from '../table/readHousehold';
import { SETTINGS, day, declare, lots, tradesIfAny } from './declare';
import { perLot } from './perLot';

/** `HARVEST_LOSS`: what selling each lot alone, whole, on the as-of day would realise as a loss after any wash sale. */
export function harvestLoss(ranges: Partial<Ranges> & { readonly lots: Range }, asOf: Day): Cell[][] {
  const asked = ask('HARVEST_LOSS', ranges, asOf);
  const rows = perLot(asked, ranges.lots, {
    lot: lot => {
      if (isSheltered(lot.account)) return [0];
      const told = asked.settlement.lossOf(lot);
      return isProblem(told) ? told : [moneyCell(told)];
    },
    // A number column stays blank; WASH_SALE_RISK and HARVEST_CHECK say what is wrong.
    spoiled: () => [''],
    blank: [''],
  });
  return [['Harvestable loss'], ...rows.map(row => [...row])];
}

export const HARVEST_LOSS = declare({
  name: 'HARVEST_LOSS',
  help: "The loss (positive) that selling each lot alone, whole, on the day would realise after any wash sale, before the year's limit; 0 where there is none. One row for each row of lots. Lots of one symbol do not add up: selling one can wash another. Past and planned purchases count. 26 U.S.C. § 1091. Education, not tax advice.",
  args: {
    lots: lots('Lots with headings: Symbol, Quantity, Acquired, Cost basis, Price, Account, …'),
    trades: tradesIfAny(
      'Optional. Trades of all accounts with headings: Date, Action, Symbol, Quantity, Amount, …',
    ),
    settings: SETTINGS,
    as_of: day('Optional. The day of the question; blank is today.'),
  },
  returns: 'A heading and one number for each row of lots.',
  answer: ({ as_of, ...ranges }) => harvestLoss(ranges, as_of),
});
