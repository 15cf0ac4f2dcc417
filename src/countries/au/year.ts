import type { Term } from '../../engine/records';
import type { Day } from '../../base/day';
import { dayFrom } from '../../base/day';
import { Decimal, leastOf, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import { ZERO } from '../../base/exact';
import { inForce } from '../../base/dated';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, part, sumOf, total } from '../figures';
import { ofYear as gainsOfYear, splitYear, yearFrom } from '../years';
import { DISCOUNT } from './law';

export const LINES = [
  'net',
  'gains',
  'losses',
  'losses used',
  'discount',
  'taxable',
  'losses carried forward',
  'tax',
] as const;

/** From 1 July. */
export const taxYearOf = yearFrom(7, 1);

/**
 * One person's net capital gain (ITAA 1997 s. 102-5): losses of the year, then net losses of earlier ones, first
 * off gains without the discount, which keeps most of it; then the discount; nothing off other income (s. 102-10).
 */
export function australianYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const rows = gainsOfYear(dated, year, 7, 1);
  const gainsOf = (term: DatedGain['term'], elsewhere: Decimal): Decimal =>
    sumOf(rows.filter(one => one.gain > ZERO && one.term === term)).plus(positive(elsewhere));
  const [plain, discounted] = [
    gainsOf('short', settings.shortGainElsewhere),
    gainsOf('long', settings.longGainElsewhere).plus(settings.capitalGainDistributions),
  ];
  const losses = sumOf(rows.filter(({ gain }) => gain < ZERO))
    .neg()
    .plus(positive(settings.shortGainElsewhere.neg()))
    .plus(positive(settings.longGainElsewhere.neg()));
  const gains = plain.plus(discounted);
  const brought = leastOf(settings.lossesBroughtForward, positive(gains.minus(losses)));
  const all = losses.plus(brought);
  const offPlain = leastOf(all, plain);
  const leftDiscounted = discounted.minus(leastOf(all.minus(offPlain), discounted));
  const law = inForce(DISCOUNT, dayFrom(year, 7, 1));
  const rate = law?.value ?? null;
  const discount = rate === null ? null : leftDiscounted.times(rate);
  const net = gains.minus(losses).minus(brought);
  const taxable = discount && positive(net).minus(discount);
  const forward = settings.lossesBroughtForward.minus(brought).plus(positive(losses.minus(gains)));
  const { ordinaryRate } = settings;
  const tax = taxable && ordinaryRate && taxable.times(ordinaryRate.plus(settings.stateRate));
  const changed = `from 1 July 2027 another system: ${law?.cite ?? ''}; not worked out here`;
  const missing = rate === null ? changed : 'enter Ordinary rate in Settings';
  return assessment(
    `Income year ${splitYear(year, '–')}`,
    {
      net,
      gains,
      losses,
      'losses used': brought,
      discount,
      taxable,
      'losses carried forward': forward,
      tax,
    },
    [
      part('Capital gains of 12 months or more', discounted, 'Tax return, item 18'),
      part('Other capital gains', plain, 'item 18'),
      part('Total current year capital gains', gains, 'item 18H'),
      part('Capital losses of the year', losses, 'ITAA 1997 s. 102-5, before the discount'),
      part('Net capital losses of earlier years used', brought, 'ITAA 1997 s. 102-15'),
      part('Gain after losses', net, 'before the discount'),
      part('Discount', discount, rate === null ? changed : law!.cite),
      total('Net capital gain', taxable, 'item 18A: what is taxed'),
      part('Net capital losses carried forward', forward, 'item 18V: against gains only, without end'),
      total('Tax', tax, rate === null || !ordinaryRate ? missing : 'Ordinary rate of Settings'),
    ],
    missing,
  );
}

/** With today's discount, as long as there is one. */
export const laterRate = ({ ordinaryRate, stateRate }: Settings, asOf: number): Decimal | null => {
  const rate = inForce(DISCOUNT, asOf)?.value ?? '0';
  return ordinaryRate && ordinaryRate.plus(stateRate).times(new Decimal(1).minus(rate));
};

/** The part of a gain that is taxed, for the lot method that pays the least tax. */
export const taxedShare = (term: Term, sold: Day): Decimal =>
  new Decimal(1).minus(term === 'long' ? (inForce(DISCOUNT, sold)?.value ?? '0') : '0');
