import { NIL, type Decimal } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import type { TaxYear } from './year/taxYear';
import { decimalCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';

export const LINES = [
  'net',
  'short',
  'long',
  'deduction',
  'short carryover',
  'long carryover',
  'tax',
  'all',
] as const;

export type Line = (typeof LINES)[number];

/** One number of the year, or the labelled table. A tax that cannot be told is blank. */
export function yearLine(
  year: TaxYear,
  settings: Settings,
  line: Line,
  notes: readonly string[] = [],
): Cell | Cell[][] {
  switch (line) {
    case 'net':
      return decimalCell(year.net);
    case 'short':
      return decimalCell(year.short);
    case 'long':
      return decimalCell(year.long);
    case 'deduction':
      return decimalCell(year.deduction);
    case 'short carryover':
      return decimalCell(year.shortCarryover);
    case 'long carryover':
      return decimalCell(year.longCarryover);
    case 'tax':
      return decimalCell(year.tax.amount);
    case 'all':
      return [...yearTable(year, settings), ...notes.map((note): Cell[] => ['', '', note])];
  }
}

/** Laid out like Schedule D, then what carries out and the tax. */
export function yearTable(year: TaxYear, settings: Settings): Cell[][] {
  const { shortGainElsewhere, longGainElsewhere, capitalGainDistributions } = settings;
  const longElsewhere = longGainElsewhere.plus(capitalGainDistributions);
  return [
    [`Tax year ${year.year}`, 'Amount', 'Where it stands'],
    row('Short-term gains and losses', year.shortItems.minus(shortGainElsewhere), 'Form 8949, Part I'),
    row('Short-term gain elsewhere', shortGainElsewhere, 'Settings'),
    row('Short-term carryover in', negative(settings.shortCarryoverIn), 'Schedule D line 6'),
    row('Net short-term', year.short, 'Schedule D line 7'),
    row('Long-term gains and losses', year.longItems.minus(longElsewhere), 'Form 8949, Part II'),
    row('Long-term gain elsewhere', longGainElsewhere, 'Settings'),
    row('Capital gain distributions', capitalGainDistributions, 'Schedule D line 13'),
    row('Long-term carryover in', negative(settings.longCarryoverIn), 'Schedule D line 14'),
    row('Net long-term', year.long, 'Schedule D line 15'),
    row('Net gain or loss', year.net, 'Schedule D line 16'),
    row('Deduction against other income', year.deduction, 'Schedule D line 21, 26 U.S.C. § 1211(b)'),
    row('Short-term carryover out', year.shortCarryover, 'Capital Loss Carryover Worksheet line 8'),
    row('Long-term carryover out', year.longCarryover, 'Capital Loss Carryover Worksheet line 13'),
    [
      'Tax on the capital items',
      decimalCell(year.tax.amount),
      year.tax.missing ?? 'Tax with them less tax without them',
    ],
    ...year.tax.notes.map((note): Cell[] => ['', '', note]),
  ];
}

const row = (label: string, amount: Decimal, where: string): Cell[] => [label, decimalCell(amount), where];

const negative = (amount: Decimal): Decimal => (amount.isZero() ? NIL : amount.neg());
