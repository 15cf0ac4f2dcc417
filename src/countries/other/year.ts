import { Decimal, NIL, toDecimal } from '../../base/decimal';
import { ZERO } from '../../base/exact';
import { yearOf } from '../../base/day';
import type { Settings } from '../../engine/settings';
import { decimalCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import type { DatedGain, YearFigures } from '../country';

/** What is said where no country's law is known. */
export const NO_RULE =
  'Country is Other: no rule about buying back is applied, and none may be known here. Check your own law.';

export const OTHER_LINES = ['net', 'gains', 'losses', 'deduction', 'losses carried forward', 'tax'] as const;

const least = (a: Decimal, b: Decimal): Decimal => (a.lessThan(b) ? a : b);
const positive = (a: Decimal): Decimal => (a.isNegative() ? NIL : a);

/** No country's law: what a person's own rate, limit and losses brought forward make of the year. */
export function otherYear(dated: readonly DatedGain[], settings: Settings, year: number): YearFigures {
  const rows = dated.filter(({ day }) => yearOf(day) === year);
  const sum = (some: readonly DatedGain[]): Decimal =>
    toDecimal(some.reduce((total, { gain }) => total + gain, ZERO));
  const elsewhere = settings.shortGainElsewhere.plus(settings.longGainElsewhere);
  const gains = sum(rows.filter(({ gain }) => gain > ZERO)).plus(positive(elsewhere));
  const losses = sum(rows.filter(({ gain }) => gain < ZERO))
    .neg()
    .plus(positive(elsewhere.neg()));
  const net = gains.minus(losses).minus(settings.lossesBroughtForward);
  const deduction = least(positive(net.neg()), settings.incomeOffsetCap);
  const forward = positive(net.neg()).minus(deduction);
  const rate = settings.longTermRate ?? settings.ordinaryRate;
  const tax =
    rate &&
    positive(net)
      .times(rate)
      .minus(deduction.times(settings.ordinaryRate ?? rate));
  const row = (label: string, amount: Decimal | null, where: string): Cell[] => [
    label,
    decimalCell(amount),
    where,
  ];
  return {
    lines: { net, gains, losses, deduction, 'losses carried forward': forward, tax },
    table: [
      [`Year ${year}`, 'Amount', 'Where it stands'],
      row('Gains', gains, ''),
      row('Losses', losses, ''),
      row('Losses brought forward', settings.lossesBroughtForward, 'Settings'),
      row('Net gain or loss', net, ''),
      row('Loss set off against other income', deduction, 'Settings: Income offset cap'),
      row('Losses carried forward', forward, 'without end'),
      [
        'Tax',
        decimalCell(tax),
        rate ? 'Settings: Long-term rate, else Ordinary rate' : 'enter Long-term rate in Settings',
      ],
    ],
  };
}
