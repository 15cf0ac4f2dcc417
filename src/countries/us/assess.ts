import { NIL, type Decimal } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import type { Assessment, DatedGain, YearLine } from '../../planner/assessment';
import { detail, part, total } from '../figures';
import { gainsIn, sixtyForty, yearItems } from './gainClass';
import { US } from './law';
import { settleYear } from './year/settleYear';
import type { TaxYear } from './year/taxYear';
import { worksheets } from './year/worksheets';

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
export const settleGains = (dated: readonly DatedGain[], settings: Settings, year: number): TaxYear =>
  settleYear(yearItems(gainsIn(dated, year)), settings, year, US);

export const assess = (dated: readonly DatedGain[], settings: Settings, year: number): Assessment =>
  assessmentOf(settleGains(dated, settings, year), settings);

/** A settled year as Schedule D has it, and in plain words. */
export function assessmentOf(year: TaxYear, settings: Settings): Assessment {
  const figures: Readonly<Record<(typeof LINES)[number], Decimal | null>> = {
    net: year.net,
    short: year.short,
    long: year.long,
    deduction: year.deduction,
    'short carryover': year.shortCarryover,
    'long carryover': year.longCarryover,
    tax: year.tax.amount,
  };
  return {
    name: `Tax year ${year.year}`,
    figures,
    lines: scheduleD(year, settings),
    plain: {
      name: `Your ${year.year}`,
      lines: [
        part('Short-term gain or loss', year.short, 'Schedule D line 7'),
        part('Long-term gain or loss', year.long, 'line 15'),
        total('Together', year.net, 'line 16'),
        part('Off your other income', year.deduction, 'line 21'),
        part('Carried into next year', year.shortCarryover.plus(year.longCarryover), 'Carryover Worksheet'),
        total('Tax it makes', year.tax.amount, 'with it, less without it'),
      ],
    },
    worksheets: () => worksheets(year, settings),
    tax: year.tax,
    net: year.net,
    deducted: year.deduction,
  };
}

/** Laid out like Schedule D, then what carries out and the tax. */
function scheduleD(year: TaxYear, settings: Settings): YearLine[] {
  const { shortGainElsewhere, longGainElsewhere, capitalGainDistributions } = settings;
  const longElsewhere = longGainElsewhere.plus(capitalGainDistributions);
  const contracts = contractLines(year);
  return [
    part(
      'Short-term gains and losses',
      year.shortItems.minus(shortGainElsewhere).minus(contracts.short),
      'Form 8949, Part I',
    ),
    ...contracts.lines.slice(0, 1),
    part('Short-term gain elsewhere', shortGainElsewhere, 'Settings'),
    part('Short-term carryover in', negative(settings.shortCarryoverIn), 'Schedule D line 6'),
    total('Net short-term', year.short, 'Schedule D line 7'),
    part(
      'Long-term gains and losses',
      year.longItems.minus(longElsewhere).minus(contracts.long),
      'Form 8949, Part II',
    ),
    ...contracts.lines.slice(1),
    part('Long-term gain elsewhere', longGainElsewhere, 'Settings'),
    part('Capital gain distributions', capitalGainDistributions, 'Schedule D line 13'),
    part('Long-term carryover in', negative(settings.longCarryoverIn), 'Schedule D line 14'),
    total('Net long-term', year.long, 'Schedule D line 15'),
    total('Net gain or loss', year.net, 'Schedule D line 16'),
    ...(year.at25.isZero()
      ? []
      : [
          detail(
            'Of it, section 1250 gain at up to 25%',
            year.at25,
            'Schedule D line 19, Unrecaptured Section 1250 Gain Worksheet',
          ),
        ]),
    ...(year.at28.isZero()
      ? []
      : [detail('Of it, gain taxed at up to 28%', year.at28, 'Schedule D line 18, 28% Rate Gain Worksheet')]),
    part('Deduction against other income', year.deduction, 'Schedule D line 21, 26 U.S.C. § 1211(b)'),
    part('Short-term carryover out', year.shortCarryover, 'Capital Loss Carryover Worksheet line 8'),
    part('Long-term carryover out', year.longCarryover, 'Capital Loss Carryover Worksheet line 13'),
    total(
      'Tax on the capital items',
      year.tax.amount,
      year.tax.missing ?? 'Tax with them less tax without them',
    ),
    ...year.tax.notes.map((note): YearLine => ({ label: '', amount: null, where: note, kind: 'note' })),
  ];
}

/** Form 6781: 40% short-term, 60% long-term, each to the cent. */
function contractLines({ contracts }: TaxYear): {
  readonly short: Decimal;
  readonly long: Decimal;
  readonly lines: readonly YearLine[];
} {
  const { short, long } = sixtyForty(contracts);
  if (contracts.isZero()) return { short, long, lines: [] };
  return {
    short,
    long,
    lines: [
      detail('Section 1256 contracts, 40%', short, 'Form 6781 line 8, Schedule D line 4'),
      detail('Section 1256 contracts, 60%', long, 'Form 6781 line 9, Schedule D line 11'),
    ],
  };
}

const negative = (amount: Decimal): Decimal => (amount.isZero() ? NIL : amount.neg());
