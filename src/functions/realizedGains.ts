import { SETTINGS, day, declare, trades, year } from './declare';
import { yearOf, type Day } from '../base/day';
import type { Cell } from '../table/cell';
import { GAINS_HEADINGS } from '../table/gainsTable';
import { gainsRow } from '../countries/us/gainsTable';
import { recognised } from '../engine/recognised';
import type { Ranges } from '../table/readHousehold';
import { askStrictly } from '../session/ask';
import { slicesOf } from '../engine/slices';
import { realizedTable as realizedByLots } from '../countries/lots';
import { realizedTable as realizedByPools } from '../countries/tables';

/** `REALIZED_GAINS`: a row for each sale and lot, as Form 8949 has them. No year: every year. */
export function realizedGains(ranges: Partial<Ranges>, year: number | null, asOf: Day): Cell[][] {
  const asked = askStrictly('REALIZED_GAINS', ranges, asOf);
  const { country, household } = asked;
  if (country?.kind === 'pool')
    return [[...GAINS_HEADINGS], ...realizedByPools(household, country, year, asOf)];
  if (country) return [[...GAINS_HEADINGS], ...realizedByLots(country, household, year)];
  const ofYear = slicesOf(household).filter(slice => year === null || yearOf(slice.trade.day) === year);
  return [
    [...GAINS_HEADINGS],
    ...recognised(ofYear).map(row => gainsRow(row, household.rules, household.tradesOn)),
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
