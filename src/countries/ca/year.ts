import { Decimal, leastOf, NIL, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import { decimalCell } from '../../table/amounts';
import type { DatedGain, YearFigures } from '../country';
import { sumOf, gainsAndLosses, yearRow } from '../figures';
import { ofYear } from '../years';

export const LINES = [
  'net',
  'gains',
  'losses',
  'taxable',
  'losses used',
  'carry back',
  'losses carried forward',
  'tax',
] as const;

/** ITA s. 38(a): the increase to two thirds was cancelled on 21 March 2025. */
const INCLUSION = new Decimal('0.5');
/** ITA s. 111(1)(b). */
const YEARS_BACK = 3;

/**
 * One person's year: half of the net gain is taxable; a net loss goes back three years or forward without end,
 * against taxable capital gains only. `Losses brought forward` are net capital losses as the notice of assessment
 * carries them, after inclusion.
 */
export function canadianYear(dated: readonly DatedGain[], settings: Settings, year: number): YearFigures {
  const rows = ofYear(dated, year);
  const elsewhere = settings.shortGainElsewhere
    .plus(settings.longGainElsewhere)
    .plus(settings.capitalGainDistributions);
  const { gains, losses } = gainsAndLosses(rows, elsewhere);
  const net = gains.minus(losses);
  const included = positive(net).times(INCLUSION);
  const used = leastOf(settings.lossesBroughtForward, included);
  const taxable = included.minus(used);
  const allowable = positive(net.neg()).times(INCLUSION);
  const back = carriedBack(dated, year, allowable);
  const carriedBackAll = back.reduce((total, { amount }) => total.plus(amount), NIL);
  const forward = settings.lossesBroughtForward.minus(used).plus(allowable);
  const { ordinaryRate } = settings;
  const tax = ordinaryRate && taxable.times(ordinaryRate.plus(settings.stateRate));
  return {
    lines: {
      net,
      gains,
      losses,
      taxable,
      'losses used': used,
      'carry back': carriedBackAll,
      'losses carried forward': forward,
      tax,
    },
    table: [
      [`Tax year ${year}`, 'Amount', 'Where it stands'],
      yearRow('Capital gains', gains, 'Schedule 3; a sale belongs to the day it settles: IT-133'),
      yearRow(
        'Capital losses allowed',
        losses,
        'Schedule 3, superficial losses left out: ITA s. 40(2)(g)(i)',
      ),
      yearRow('Net, before inclusion', net, 'Schedule 3'),
      yearRow('Taxable capital gains', included, 'one half: ITA s. 38(a)'),
      yearRow('Net capital losses of other years used', used, 'line 25300: ITA s. 111(1)(b)'),
      yearRow('Taxable after them', taxable, ''),
      yearRow('Net capital loss of this year', allowable, 'one half: ITA s. 38(b)'),
      ...back.map(({ year: earlier, amount }) =>
        yearRow(
          `It may be carried back to ${earlier}`,
          amount,
          'form T1A, against the taxable gains that Trades shows',
        ),
      ),
      yearRow('Losses to carry forward, nothing carried back', forward, 'after inclusion: ITA s. 111(1)(b)'),
      [
        'Tax',
        decimalCell(tax),
        tax ? 'Ordinary rate and State rate of Settings' : 'enter Ordinary rate in Settings',
      ],
    ],
  };
}

/** Against the taxable gains of the three years before, the earliest first. */
function carriedBack(
  dated: readonly DatedGain[],
  year: number,
  allowable: Decimal,
): { readonly year: number; readonly amount: Decimal }[] {
  let left = allowable;
  const back: { year: number; amount: Decimal }[] = [];
  for (let earlier = year - YEARS_BACK; earlier < year; earlier++) {
    const amount = leastOf(left, positive(sumOf(ofYear(dated, earlier))).times(INCLUSION));
    if (amount.isZero()) continue;
    left = left.minus(amount);
    back.push({ year: earlier, amount });
  }
  return back;
}

/** One half of a gain is taxed at the ordinary rate: ITA s. 38(a). */
export const laterRate = ({ ordinaryRate, stateRate }: Settings): Decimal | null =>
  ordinaryRate && ordinaryRate.plus(stateRate).times(INCLUSION);
