import { leastOf, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import { decimalCell } from '../../table/amounts';
import type { DatedGain, YearFigures } from '../country';
import { gainsAndLosses, yearRow } from '../figures';
import { ofYear as gainsOfYear } from '../years';

export const OTHER_LINES = ['net', 'gains', 'losses', 'deduction', 'losses carried forward', 'tax'] as const;

/** No country's law: what a person's own rate, limit and losses brought forward make of the year. */
export function otherYear(dated: readonly DatedGain[], settings: Settings, year: number): YearFigures {
  const rows = gainsOfYear(dated, year);
  const elsewhere = settings.shortGainElsewhere.plus(settings.longGainElsewhere);
  const { gains, losses } = gainsAndLosses(rows, elsewhere);
  const net = gains.minus(losses).minus(settings.lossesBroughtForward);
  const deduction = leastOf(positive(net.neg()), settings.incomeOffsetCap);
  const forward = positive(net.neg()).minus(deduction);
  const rate = settings.longTermRate ?? settings.ordinaryRate;
  const tax =
    rate &&
    positive(net)
      .times(rate)
      .minus(deduction.times(settings.ordinaryRate ?? rate));
  return {
    lines: { net, gains, losses, deduction, 'losses carried forward': forward, tax },
    table: [
      [`Year ${year}`, 'Amount', 'Where it stands'],
      yearRow('Gains', gains, ''),
      yearRow('Losses', losses, ''),
      yearRow('Losses brought forward', settings.lossesBroughtForward, 'Settings'),
      yearRow('Net gain or loss', net, ''),
      yearRow('Loss set off against other income', deduction, 'Settings: Income offset cap'),
      yearRow('Losses carried forward', forward, 'without end'),
      [
        'Tax',
        decimalCell(tax),
        rate ? 'Settings: Long-term rate, else Ordinary rate' : 'enter Long-term rate in Settings',
      ],
    ],
  };
}
