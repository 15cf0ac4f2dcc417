import { yearOf } from '../../base/day';
import { NIL, toDecimal, type Decimal } from '../../base/decimal';
import { ZERO, type Money } from '../../base/exact';
import type { Term } from '../../engine/records';
import type { Settings } from '../../engine/settings';
import { decimalCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import type { DatedGain, YearFigures } from '../country';
import { yearRow } from '../figures';
import { US } from './law';
import { settleYear } from './year/settleYear';
import type { TaxYear } from './year/taxYear';

export const LINES = [
  'net',
  'short',
  'long',
  'deduction',
  'short carryover',
  'long carryover',
  'tax',
] as const;

/** Schedule D of the year. */
export function settleGains(dated: readonly DatedGain[], settings: Settings, year: number): TaxYear {
  const counted = dated.filter(({ day }) => yearOf(day) === year);
  const total = (term: Term): Money =>
    counted.reduce((sum, gain) => (gain.term === term ? sum + gain.gain : sum), ZERO);
  return settleYear({ short: toDecimal(total('short')), long: toDecimal(total('long')) }, settings, year, US);
}

/** One number for each line; a tax that cannot be told is blank. */
export function figuresOf(dated: readonly DatedGain[], settings: Settings, year: number): YearFigures {
  const settled = settleGains(dated, settings, year);
  const lines: Readonly<Record<(typeof LINES)[number], Decimal | null>> = {
    net: settled.net,
    short: settled.short,
    long: settled.long,
    deduction: settled.deduction,
    'short carryover': settled.shortCarryover,
    'long carryover': settled.longCarryover,
    tax: settled.tax.amount,
  };
  return { lines, table: yearTable(settled, settings) };
}

/** Laid out like Schedule D, then what carries out and the tax. */
export function yearTable(year: TaxYear, settings: Settings): Cell[][] {
  const { shortGainElsewhere, longGainElsewhere, capitalGainDistributions } = settings;
  const longElsewhere = longGainElsewhere.plus(capitalGainDistributions);
  return [
    [`Tax year ${year.year}`, 'Amount', 'Where it stands'],
    yearRow('Short-term gains and losses', year.shortItems.minus(shortGainElsewhere), 'Form 8949, Part I'),
    yearRow('Short-term gain elsewhere', shortGainElsewhere, 'Settings'),
    yearRow('Short-term carryover in', negative(settings.shortCarryoverIn), 'Schedule D line 6'),
    yearRow('Net short-term', year.short, 'Schedule D line 7'),
    yearRow('Long-term gains and losses', year.longItems.minus(longElsewhere), 'Form 8949, Part II'),
    yearRow('Long-term gain elsewhere', longGainElsewhere, 'Settings'),
    yearRow('Capital gain distributions', capitalGainDistributions, 'Schedule D line 13'),
    yearRow('Long-term carryover in', negative(settings.longCarryoverIn), 'Schedule D line 14'),
    yearRow('Net long-term', year.long, 'Schedule D line 15'),
    yearRow('Net gain or loss', year.net, 'Schedule D line 16'),
    yearRow('Deduction against other income', year.deduction, 'Schedule D line 21, 26 U.S.C. § 1211(b)'),
    yearRow('Short-term carryover out', year.shortCarryover, 'Capital Loss Carryover Worksheet line 8'),
    yearRow('Long-term carryover out', year.longCarryover, 'Capital Loss Carryover Worksheet line 13'),
    [
      'Tax on the capital items',
      decimalCell(year.tax.amount),
      year.tax.missing ?? 'Tax with them less tax without them',
    ],
    ...year.tax.notes.map((note): Cell[] => ['', '', note]),
  ];
}

const negative = (amount: Decimal): Decimal => (amount.isZero() ? NIL : amount.neg());
