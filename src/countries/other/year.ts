import { leastOf, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, gainsAndLosses, part, total } from '../figures';
import { ofYear as gainsOfYear } from '../years';

export const OTHER_LINES = ['net', 'gains', 'losses', 'deduction', 'losses carried forward', 'tax'] as const;

/** No country's law: what a person's own rate, limit and losses brought forward make of the year. */
export function otherYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
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
  const missing = 'enter Long-term rate in Settings';
  return assessment(
    `Year ${year}`,
    { net, gains, losses, deduction, 'losses carried forward': forward, tax },
    [
      part('Gains', gains, ''),
      part('Losses', losses, ''),
      part('Losses brought forward', settings.lossesBroughtForward, 'Settings'),
      total('Net gain or loss', net, ''),
      part('Loss set off against other income', deduction, 'Settings: Income offset cap'),
      part('Losses carried forward', forward, 'without end'),
      total('Tax', tax, rate ? 'Settings: Long-term rate, else Ordinary rate' : missing),
    ],
    missing,
  );
}
