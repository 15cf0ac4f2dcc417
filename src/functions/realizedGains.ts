import type { Day } from '../base/day';
import { askTotals } from '../session/askTotals';
import type { Cell } from '../table/cell';
import { GAINS_HEADINGS } from '../table/gainsTable';
import { leftOutRow } from '../table/leftOutRow';
import type { Ranges } from '../table/readHousehold';
import { SETTINGS, day, declare, trades, year } from './declare';

/** `REALIZED_GAINS`: a row for each sale and lot, as Form 8949 has them. No year: every year. */
export function realizedGains(ranges: Partial<Ranges>, year: number | null, asOf: Day): Cell[][] {
  const { settled, leftOut } = askTotals('REALIZED_GAINS', ranges, asOf);
  return [
    [...GAINS_HEADINGS],
    ...leftOut.map(({ name, says }) => leftOutRow(GAINS_HEADINGS, { Symbol: name, Why: says })),
    ...settled.settlement.realized(year),
  ];
}

export const REALIZED_GAINS = declare({
  name: 'REALIZED_GAINS',
  help: 'A row for each sale and lot, as on Form 8949: Acquired is the real purchase day, Cost basis includes wash adjustments, Gain = Proceeds − Cost basis + Adjustment. 26 U.S.C. § 1091; 26 CFR 1.1091-1. Education, not tax advice.',
  args: {
    trades: trades('Trades of all accounts of the household.'),
    settings: SETTINGS,
    year: year('Optional. The tax year; blank is every year.'),
    as_of: day('Optional. Later trades are left out; blank is today.'),
  },
  returns:
    'Account, Owner, Symbol, Lot, Quantity, Acquired, Sold, Proceeds, Cost basis, Code, Adjustment, Gain, Term, Why.',
  answer: ({ year: asked, as_of, ...ranges }) => realizedGains(ranges, asked, as_of),
});
