import type { Day } from '../base/day';
import { askForTax } from '../session/ask';
import { planFor } from '../session/askPlan';
import type { Cell } from '../table/cell';
import { planTable } from '../table/planTable';
import type { Ranges } from '../table/readHousehold';
import { day, declare, lots, securities, settings, tradesIfAny } from './declare';

/** `HARVEST_PLAN`: the suggestions, by net benefit. */
export function harvestPlan(ranges: Partial<Ranges>, asOf: Day): Cell[][] {
  const asked = askForTax('HARVEST_PLAN', ranges, asOf);
  return planTable(planFor(asked).plan, asked.country.currency);
}

export const HARVEST_PLAN = declare({
  name: 'HARVEST_PLAN',
  help: 'The harvest suggestions by net benefit: what each saves now, what it costs later, what to buy instead, until when not to buy back, and why. Harvesting defers tax; the later tax stands beside the saving. Education, not tax advice.',
  args: {
    lots: lots('Lots with headings: Symbol, Quantity, Acquired, Cost basis, Price, Account, …'),
    trades: tradesIfAny('Optional. Trades of all accounts, planned ones too.'),
    settings: settings('Optional. The Settings table; without income or rates tax figures are blank.'),
    as_of: day('Optional. The day of the plan; blank is today.'),
    securities: securities('Optional. Symbol, Index, Class, Replacement, Next distribution, …'),
  },
  returns: 'The plan, one row for each suggestion.',
  answer: ({ as_of, ...ranges }) => harvestPlan(ranges, as_of),
});
