import { roundCent, toDecimal, type Decimal } from '../base/decimal';
import type { Day } from '../base/day';
import { fromCents, cents, ZERO, type Money } from '../base/exact';
import { nameKey } from '../base/text';
import { dollars } from '../countries/us/dollars';
import type { TaxYear } from '../countries/us/year/taxYear';
import type { Settings } from '../engine/settings';
import { dayCell, decimalCell, moneyCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import { YEARS_HEADINGS, type ClosedYear } from '../table/years';
import { differs } from './entries';
import type { FormRow } from './form8949';

/*
 * Last year's closing figures are this year's opening ones: Schedule D lines 6 and 14 are lines 8 and 13 of last year's
 * Capital Loss Carryover Worksheet. What was filed holds; what the trades make of that year now is compared with it.
 */

/** What a closed year carries: as filed, where that is told. */
export const carriedOut = ({ short, long, filedShort, filedLong }: ClosedYear) => ({
  short: filedShort ?? short,
  long: filedLong ?? long,
});

const closedOf = (years: readonly ClosedYear[], year: number, owner = ''): ClosedYear | null =>
  years.find(one => one.year === year && nameKey(one.owner) === nameKey(owner)) ?? null;

/** Settings with the carryover of the year before, where Settings themselves carry nothing in. */
export function openedWith(settings: Settings, years: readonly ClosedYear[], year: number): Settings {
  const before = closedOf(years, year - 1);
  if (!before || !settings.shortCarryoverIn.isZero() || !settings.longCarryoverIn.isZero()) return settings;
  const { short, long } = carriedOut(before);
  return { ...settings, shortCarryoverIn: toDecimal(short), longCarryoverIn: toDecimal(long) };
}

/** Where the chain does not hold: what Settings carry in, what was filed, and what the trades make now. */
export function chainFaults(
  years: readonly ClosedYear[],
  year: number,
  settings: Settings,
  /** The year before as the trades make it now, opened with its own year before. */
  before: TaxYear,
  /** Is it the year whose opening Settings hold? */
  isOfSettings: boolean,
): string[] {
  const closed = closedOf(years, year - 1);
  if (!closed) return [];
  const { short, long } = carriedOut(closed);
  const [shortIn, longIn] = [inCents(settings.shortCarryoverIn), inCents(settings.longCarryoverIn)];
  const faults: string[] = [];
  // Of an earlier year Settings tell nothing: their carryover is into the year of the plan.
  if (isOfSettings && (differs(shortIn, short) || differs(longIn, long)))
    faults.push(
      shortIn === ZERO && longIn === ZERO
        ? `Settings carry nothing in, so the plan and the formulas count none of the ${pair(short, long)} that ${year - 1} carried out (Years row ${closed.row}): carry it into Settings.`
        : `Settings carry in ${pair(shortIn, longIn)}; ${year - 1} was closed with ${pair(short, long)} (Years row ${closed.row}).`,
    );
  if (differs(closed.short, short) || differs(closed.long, long))
    faults.push(
      `${year - 1} was filed with ${pair(short, long)}, and closed here with ${pair(closed.short, closed.long)}: what was filed is carried in.`,
    );
  const now = [before.shortCarryover, before.longCarryover].map(inCents) as [Money, Money];
  if (differs(now[0], short) || differs(now[1], long))
    faults.push(
      `Today's trades make ${pair(now[0], now[1])} of ${year - 1}, which ${closed.filedShort === null && closed.filedLong === null ? 'was closed' : 'was filed'} with ${pair(short, long)}. If the return was filed so and the trades are right, it is amended (Form 1040-X, within three years: 26 U.S.C. § 6511(a)); else correct the trades or close the year again.`,
    );
  return faults;
}

const pair = (short: Money, long: Money): string =>
  `${dollars(short)} short-term and ${dollars(long)} long-term`;

const inCents = (amount: Decimal): Money => fromCents(BigInt(roundCent(amount).times(100).toFixed(0)));

/** The rows that close a year: the return's, and on a joint one each spouse's part of what it carries out. */
export function closingRows(
  year: TaxYear,
  rows: readonly FormRow[],
  isJoint: boolean,
  years: readonly ClosedYear[],
  today: Day,
): Cell[][] {
  const out = { short: inCents(year.shortCarryover), long: inCents(year.longCarryover) };
  const line = (owner: string, short: Money, long: Money, ...more: Cell[]): Cell[] => {
    const cells = [year.year, owner, moneyCell(short), moneyCell(long), ...more];
    return [...cells, ...Array<Cell>(YEARS_HEADINGS.length - 1 - cells.length).fill(''), dayCell(today)];
  };
  const whole = line(
    '',
    out.short,
    out.long,
    decimalCell(year.net),
    decimalCell(year.deduction),
    decimalCell(year.tax.amount),
  );
  const owners = [...new Set(rows.map(({ owner }) => owner))].sort();
  if (!isJoint || owners.length < 2 || (out.short === ZERO && out.long === ZERO)) return [whole];
  const lossOf = (term: FormRow['term']): Money[] =>
    owners.map(owner => {
      const before = closedOf(years, year.year - 1, owner);
      const carriedIn = before ? carriedOut(before)[term] : ZERO;
      const made = rows
        .filter(row => row.owner === owner && row.term === term)
        .reduce((sum, { gain }) => sum + gain, ZERO);
      return made < carriedIn ? carriedIn - made : ZERO;
    });
  const [short, long] = [divided(out.short, lossOf('short')), divided(out.long, lossOf('long'))];
  if (short === null || long === null) return [whole];
  return [whole, ...owners.map((owner, at) => line(owner, short[at]!, long[at]!))];
}

/**
 * A joint carryover by each spouse's own net losses of the year, to the cent: 26 CFR 1.1212-1(c)(1)(iii). The part of
 * one who dies ends with the last joint return (Rev. Rul. 74-175). null: nothing tells whose it is.
 */
export function divided(carryover: Money, losses: readonly Money[]): Money[] | null {
  const all = losses.reduce((sum, loss) => sum + loss, ZERO);
  if (carryover === ZERO) return losses.map(() => ZERO);
  if (all === ZERO) return null;
  let [left, rest] = [cents(carryover), all];
  return losses.map(loss => {
    // What is left, by what is left of the losses: the last takes the remaining cents.
    const part = rest === ZERO ? ZERO : (left * loss * BigInt(2) + rest) / (rest * BigInt(2));
    left -= part;
    rest -= loss;
    return fromCents(part);
  });
}
