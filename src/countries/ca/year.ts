import { dayFrom, yearOf, type Day } from '../../base/day';
import { inForce, type Dated } from '../../base/dated';
import { CARRY_BACK, INCLUSION } from './law';
import { Decimal, leastOf, NIL, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, detail, gainsAndLosses, part, sumOf, total } from '../figures';
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

/** Of the year: the first known value before it. */
const ofYearLaw = <T>(entries: readonly Dated<T>[], year: number): T =>
  (inForce(entries, dayFrom(year, 1, 1)) ?? entries[0]!).value;

const inclusionOf = (year: number): Decimal => new Decimal(ofYearLaw(INCLUSION, year));

/**
 * One person's year: half of the net gain is taxable; a net loss goes back three years or forward without end,
 * against taxable capital gains only. `Losses brought forward` are net capital losses as the notice of assessment
 * carries them, after inclusion.
 */
export function canadianYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const rows = ofYear(dated, year);
  const elsewhere = settings.shortGainElsewhere
    .plus(settings.longGainElsewhere)
    .plus(settings.capitalGainDistributions);
  const { gains, losses } = gainsAndLosses(rows, elsewhere);
  const net = gains.minus(losses);
  const inclusion = inclusionOf(year);
  const included = positive(net).times(inclusion);
  const used = leastOf(settings.lossesBroughtForward, included);
  const taxable = included.minus(used);
  const allowable = positive(net.neg()).times(inclusion);
  const back = carriedBack(dated, year, allowable);
  const carriedBackAll = back.reduce((total, { amount }) => total.plus(amount), NIL);
  const forward = settings.lossesBroughtForward.minus(used).plus(allowable);
  const { ordinaryRate } = settings;
  const tax = ordinaryRate && taxable.times(ordinaryRate.plus(settings.stateRate));
  const missing = 'enter Ordinary rate in Settings';
  return assessment(
    `Tax year ${year}`,
    {
      net,
      gains,
      losses,
      taxable,
      'losses used': used,
      'carry back': carriedBackAll,
      'losses carried forward': forward,
      tax,
    },
    [
      part('Capital gains', gains, 'Schedule 3; a sale belongs to the day it settles: IT-133'),
      part('Capital losses allowed', losses, 'Schedule 3, superficial losses left out: ITA s. 40(2)(g)(i)'),
      total('Net, before inclusion', net, 'Schedule 3'),
      total('Taxable capital gains', included, 'one half: ITA s. 38(a)'),
      part('Net capital losses of other years used', used, 'line 25300: ITA s. 111(1)(b)'),
      total('Taxable after them', taxable, ''),
      part('Net capital loss of this year', allowable, 'one half: ITA s. 38(b)'),
      ...back.map(({ year: earlier, amount }) =>
        detail(
          `It may be carried back to ${earlier}`,
          amount,
          'form T1A, against the taxable gains that Trades shows',
        ),
      ),
      part('Losses to carry forward, nothing carried back', forward, 'after inclusion: ITA s. 111(1)(b)'),
      total('Tax', tax, tax ? 'Ordinary rate and State rate of Settings' : missing),
    ],
    missing,
  );
}

/** Against the taxable gains of the three years before, the earliest first. */
function carriedBack(
  dated: readonly DatedGain[],
  year: number,
  allowable: Decimal,
): { readonly year: number; readonly amount: Decimal }[] {
  let left = allowable;
  const back: { year: number; amount: Decimal }[] = [];
  for (let earlier = year - ofYearLaw(CARRY_BACK, year); earlier < year; earlier++) {
    const gains = positive(sumOf(ofYear(dated, earlier)));
    const amount = leastOf(left, gains.times(inclusionOf(earlier)));
    if (amount.isZero()) continue;
    left = left.minus(amount);
    back.push({ year: earlier, amount });
  }
  return back;
}

/** One half of a gain is taxed at the ordinary rate: ITA s. 38(a). */
export const laterRate = ({ ordinaryRate, stateRate }: Settings, asOf: Day): Decimal | null =>
  ordinaryRate && ordinaryRate.plus(stateRate).times(inclusionOf(yearOf(asOf)));
