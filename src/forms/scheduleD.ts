import { NIL, toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import { sixtyForty } from '../countries/us/gainClass';
import type { Settings } from '../engine/settings';
import type { YearLine } from '../planner/assessment';
import { FORM_6781, type Box } from './boxes';
import { boxTotals, type BoxTotal, type FormRow } from './form8949';

/** Schedule D, Parts I and II, by their lines, from the rows of Form 8949: columns (d), (e) and (g) beside each (h). */
export function scheduleDParts(rows: readonly FormRow[], settings: Settings): YearLine[] {
  const totals = boxTotals(rows);
  const contracts = sixtyForty(gainOf(totals.filter(({ box }) => box === FORM_6781)));
  const of = (boxes: string): readonly BoxTotal[] => totals.filter(({ box }) => isIn(boxes, box));
  return [
    ...part('Schedule D, Part I', 'Short-term', [
      ['1a', 'Basis reported, without Form 8949', NIL, 'none: every sale is a row of Form 8949'],
      ['1b', 'Form 8949 with box A or G', ...sums(of('AG'))],
      ['2', 'Form 8949 with box B or H', ...sums(of('BH'))],
      ['3', 'Form 8949 with box C or I', ...sums(of('CI'))],
      ['4', 'Form 6781, 40%', contracts.short, 'Form 6781 line 8'],
      ['5', 'Elsewhere', settings.shortGainElsewhere, 'Settings, Short-term gain elsewhere'],
      ['6', 'Carryover in', settings.shortCarryoverIn.neg(), 'Settings, or the Years table'],
      ['7', 'Net short-term', null, 'lines 1a to 6'],
    ]),
    ...part('Schedule D, Part II', 'Long-term', [
      ['8a', 'Basis reported, without Form 8949', NIL, 'none: every sale is a row of Form 8949'],
      ['8b', 'Form 8949 with box D or J', ...sums(of('DJ'))],
      ['9', 'Form 8949 with box E or K', ...sums(of('EK'))],
      ['10', 'Form 8949 with box F or L', ...sums(of('FL'))],
      ['11', 'Form 6781, 60%', contracts.long, 'Form 6781 line 9'],
      ['12', 'Elsewhere', settings.longGainElsewhere, 'Settings, Long-term gain elsewhere'],
      [
        '13',
        'Capital gain distributions',
        settings.capitalGainDistributions,
        'Settings, Capital gain distributions',
      ],
      ['14', 'Carryover in', settings.longCarryoverIn.neg(), 'Settings, or the Years table'],
      ['15', 'Net long-term', null, 'lines 8a to 14'],
    ]),
  ];
}

const isIn = (boxes: string, box: Box): boolean => box !== FORM_6781 && boxes.includes(box);

/** Line, words, amount (null: all of the lines above together), how it is made. */
type Line = readonly [line: string, words: string, amount: Decimal | null, made: string];

function part(name: string, what: string, lines: readonly Line[]): YearLine[] {
  const all = lines.reduce((sum, [, , amount]) => sum.plus(amount ?? NIL), NIL);
  return [
    { label: name, amount: null, where: what, kind: 'note' },
    ...lines.map(([line, words, amount, made]): YearLine => ({
      label: `Line ${line}: ${words}`,
      amount: amount ?? all,
      where: made,
      kind: 'detail',
    })),
  ];
}

function sums(totals: readonly BoxTotal[]): [amount: Decimal, made: string] {
  if (totals.length === 0) return [NIL, 'no such sale'];
  const sum = (pick: (total: BoxTotal) => Money): string =>
    toDecimal(totals.reduce((all, total) => all + pick(total), ZERO)).toFixed(2);
  return [
    gainOf(totals),
    `(d) ${sum(({ proceeds }) => proceeds)} − (e) ${sum(({ basis }) => basis)} + (g) ${sum(({ adjustment }) => adjustment)}`,
  ];
}

const gainOf = (totals: readonly BoxTotal[]): Decimal =>
  toDecimal(totals.reduce((sum, { gain }) => sum + gain, ZERO));
