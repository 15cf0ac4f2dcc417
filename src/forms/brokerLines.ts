import type { Day } from '../base/day';
import type { Problem } from '../base/problem';
import { nameKey } from '../base/text';
import type { Household } from '../planner/household';
import { readBrokerSales, type CoverTotal, type Sums } from '../table/brokerSales';
import type { Range } from '../table/cell';
import { dollars } from '../countries/us/dollars';
import { standing } from './correctedForms';
import { differs } from './entries';
import { matchYear, type Matched } from './matching';

/** The brokers' lines beside the sales of a year, and what of their forms does not add up. */
export interface LinesOfYear {
  readonly matched: Matched;
  /** Totals of a cover that its lines do not make. */
  readonly unequal: readonly string[];
  readonly problems: readonly Problem[];
}

/** A table of Forms 1099-B and 1099-DA, several below each other, with corrections taken up. */
export function linesOfYear(range: Range, household: Household, year: number, asOf: Day): LinesOfYear {
  const read = readBrokerSales(range);
  const { sales, problems } = standing(read.sales);
  return {
    matched: matchYear(sales, household, year, asOf),
    unequal: unequalCovers(read.cover),
    problems: [...read.problems, ...problems],
  };
}

/** Of several totals of one box, one for each form below the same headings, the sum is compared. */
function unequalCovers(cover: readonly CoverTotal[]): string[] {
  const sums = new Map<string, CoverTotal>();
  for (const total of cover) {
    const key = `${total.form} ${total.box ?? ''} ${nameKey(total.account)}`;
    const before = sums.get(key);
    sums.set(key, { ...total, told: before ? added(before.told, total.told) : total.told });
  }
  return [...sums.values()].flatMap(({ row, account, box, told, lines }) => {
    const off = (['proceeds', 'basis', 'disallowed'] as const).filter(
      key => told[key] !== null && differs(told[key], lines[key]!),
    );
    if (off.length === 0) return [];
    const figures = off.map(
      key => `${WORDS[key]} ${dollars(told[key]!)}, where the lines make ${dollars(lines[key]!)}`,
    );
    return [
      `1099-B row ${row}, total${box === null ? '' : ` of box ${box}`}${account === '' ? '' : ` of ${account}`}: ${figures.join('; ')}. A line is missing, doubled or mistyped: compare them with the form.`,
    ];
  });
}

const WORDS = { proceeds: 'proceeds', basis: 'cost basis', disallowed: 'disallowed losses' };

const added = (one: Sums, other: Sums): Sums => ({
  proceeds: one.proceeds + other.proceeds,
  basis: one.basis === null || other.basis === null ? null : one.basis + other.basis,
  disallowed: one.disallowed === null || other.disallowed === null ? null : one.disallowed + other.disallowed,
});
