import { yearOf, type Day } from '../base/day';
import type { Cell } from '../table/cell';
import { GAINS_HEADINGS, gainsRow } from '../table/gainsTable';
import { recognised } from '../engine/recognised';
import type { Ranges } from '../table/household';
import { askStrictly } from '../table/ask';
import { slicesOf } from '../table/slices';
import { poolingCountry } from '../countries/chooser';
import { realizedTable } from '../countries/tables';

/** `REALIZED_GAINS`: a row for each sale and lot, as Form 8949 has them. No year: every year. */
export function realizedGains(ranges: Partial<Ranges>, year: number | null, asOf: Day): Cell[][] {
  const asked = askStrictly('REALIZED_GAINS', ranges, asOf);
  const { country } = asked.household.settings;
  const pooling = poolingCountry(country);
  if (pooling) return [[...GAINS_HEADINGS], ...realizedTable(asked, pooling, year, asOf)];
  const slices = slicesOf(asked);
  const ofYear = slices.filter(slice => year === null || yearOf(slice.trade.day) === year);
  const rows = recognised(ofYear).map(row => gainsRow(row, asked.household.rules, asked.household.tradesOn));
  return [[...GAINS_HEADINGS], ...(country === 'US' ? rows : rows.map(withoutLaw))];
}

/** No country's law is named where none is known: neither term nor reason. */
const withoutLaw = (row: Cell[]): Cell[] => [...row.slice(0, -2), '', ''];
