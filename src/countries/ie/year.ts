import { dayFrom, type Day } from '../../base/day';
import { Decimal, leastOf, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import { inForce } from '../../base/dated';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, count, gainsAndLosses, part, total } from '../figures';
import { ofYear as gainsOfYear } from '../years';
import { EXEMPTION, RATE } from './law';

export const LINES = [
  'net',
  'gains',
  'losses',
  'losses used',
  'exempt',
  'taxable',
  'losses carried forward',
  'tax',
] as const;

/** Funds and exchange-traded funds are mostly under exit tax: TCA 1997 ss. 739D, 747D. */
export const isUnderExitTax = (asset: DatedGain['asset']): boolean => asset === 'fund' || asset === 'etf';

export const rateOn = (day: Day): Decimal => new Decimal((inForce(RATE, day) ?? RATE[0]!).value);

/**
 * One person's year: losses of the year, then those of earlier years (TCA 1997 s. 31), then the personal exemption,
 * which does not carry over (s. 601).
 */
export function irishYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const first = dayFrom(year, 1, 1);
  const ofYear = gainsOfYear(dated, year);
  const rows = ofYear.filter(({ asset }) => !isUnderExitTax(asset));
  const elsewhere = settings.shortGainElsewhere.plus(settings.longGainElsewhere);
  const { gains, losses } = gainsAndLosses(rows, elsewhere);
  const left = positive(gains.minus(losses));
  const used = leastOf(settings.lossesBroughtForward, left);
  const net = gains.minus(losses).minus(used);
  const exemption = inForce(EXEMPTION, first);
  const isKnown = exemption !== null && inForce(RATE, first) !== null;
  const exempt = isKnown ? leastOf(positive(net), new Decimal(exemption.value)) : null;
  const taxable = exempt && positive(net).minus(exempt);
  const forward = settings.lossesBroughtForward.minus(used).plus(positive(losses.minus(gains)));
  const tax = taxable && taxable.times(settings.longTermRate ?? rateOn(first));
  const leftOut = ofYear.length - rows.length;
  const missing = `not known here for ${year}`;
  return assessment(
    `Tax year ${year}`,
    {
      net,
      gains,
      losses,
      'losses used': used,
      exempt,
      taxable,
      'losses carried forward': forward,
      tax,
    },
    [
      part('Chargeable gains', gains, 'CG1; Form 11'),
      part('Allowable losses of the year', losses, 'ring-fenced losses left out: TCA 1997 s. 581(3)'),
      part('Losses of earlier years used', used, 'TCA 1997 s. 31'),
      total('Net gain or loss', net, 'CG1'),
      part('Personal exemption used', exempt, exemption?.cite ?? missing),
      total('Taxable', taxable, ''),
      part('Losses carried forward', forward, 'without end: TCA 1997 s. 31'),
      total(
        'Capital gains tax',
        tax,
        isKnown ? 'TCA 1997 s. 28; gains to 30 November are paid by 15 December' : missing,
      ),
      ...(leftOut === 0
        ? []
        : [
            count(
              'Sales of funds left out',
              new Decimal(leftOut),
              'mostly under exit tax, which this does not work out: TCA 1997 ss. 739D, 747D; for a fund that is not, set Asset to stock',
            ),
          ]),
    ],
    missing,
  );
}

/** What the personal exemption still leaves untaxed, losses eaten up first: TCA 1997 s. 601. */
export function freeRoom({ net }: Assessment, _: Settings, year: number): Decimal | null {
  const exemption = inForce(EXEMPTION, dayFrom(year, 1, 1));
  return exemption && new Decimal(exemption.value).minus(net);
}
