import { dayFrom, type Day } from '../../base/day';
import { Decimal, leastOf, NIL, positive, toDecimal } from '../../base/decimal';
import { ZERO } from '../../base/exact';
import { inForce } from '../../base/dated';
import type { Settings } from '../../engine/settings';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, count, gainsAndLosses, part, total } from '../figures';
import { ofYear as gainsOfYear, splitYear, yearFrom } from '../years';
import { BASIC_BAND, EXEMPT_AMOUNT, RATES } from './law';

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

/** From 6 April: named by the calendar year it begins in. */
export const taxYearOf = yearFrom(4, 6);

/**
 * One person's year: its losses in full, losses brought forward only down to the exempt amount (TCGA 1992 s. 1E),
 * then the exempt amount, each against the gains that are taxed the most (s. 1F).
 */
export function ukYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const first = dayFrom(year, 4, 6);
  const ofYear = gainsOfYear(dated, year, 4, 6);
  const elsewhere = settings.shortGainElsewhere.plus(settings.longGainElsewhere);
  const { gains, losses } = gainsAndLosses(ofYear, elsewhere);
  const left = positive(gains.minus(losses));
  const exemptAmount = inForce(EXEMPT_AMOUNT, first);
  const exempt = exemptAmount && new Decimal(exemptAmount.value);
  const brought = settings.lossesBroughtForward;
  const used = exempt && leastOf(brought, positive(left.minus(exempt)));
  const afterLosses = used && left.minus(used);
  const exemptUsed = afterLosses && leastOf(afterLosses, exempt);
  const taxable = exemptUsed && afterLosses.minus(exemptUsed);
  const carried = used && brought.minus(used).plus(positive(losses.minus(gains)));
  const net = gains.minus(losses).minus(used ?? NIL);
  const deducted = used && exemptUsed && losses.plus(used).plus(exemptUsed);
  const tax = deducted && taxOf(ofYear, positive(elsewhere), deducted, settings, first);
  const missing =
    exempt === null
      ? `the exempt amount of ${splitYear(year)} is not known here: 2021/22 and later are`
      : settings.taxableIncome === null && settings.longTermRate === null
        ? 'enter Taxable income (after the personal allowance) in Settings, or Long-term rate'
        : null;
  const figures = {
    net,
    gains,
    losses,
    'losses used': used,
    exempt: exemptUsed,
    taxable,
    'losses carried forward': carried,
    tax,
  };
  return assessment(
    `Tax year ${splitYear(year)}`,
    figures,
    [
      count(
        'Number of disposals',
        new Decimal(new Set(ofYear.map(({ day }) => day)).size),
        'SA108: days with a disposal',
      ),
      part('Gains in the year, before losses', gains, 'SA108'),
      part('Losses in the year', losses, 'SA108; set off in full'),
      part('Losses brought forward and used', used, 'SA108; TCGA 1992 s. 1E'),
      part('Annual exempt amount used', exemptUsed, exemptAmount?.cite ?? missing ?? ''),
      total('Taxable gains', taxable, 'SA108'),
      part('Losses to carry forward', carried, 'claim within 4 years of the end of the year: TMA 1970 s. 43'),
      total('Capital gains tax', tax, missing ?? 'TCGA 1992 s. 1H; everyone files alone'),
    ],
    missing ?? '',
  );
}

/** Losses and the exempt amount where they save most; the basic-rate band to the gains it saves most on. */
function taxOf(
  ofYear: readonly DatedGain[],
  elsewhere: Decimal,
  deducted: Decimal,
  { taxableIncome, longTermRate }: Settings,
  first: Day,
): Decimal | null {
  const bands = new Map<string, { rates: (typeof RATES)[number]['value']; amount: Decimal }>();
  const add = (day: Day, amount: Decimal): void => {
    const { since, value } = inForce(RATES, day) ?? RATES[0]!;
    const band = bands.get(since) ?? { rates: value, amount: NIL };
    bands.set(since, { ...band, amount: band.amount.plus(amount) });
  };
  for (const { day, gain } of ofYear) if (gain > ZERO) add(day, toDecimal(gain));
  // Gains told in Settings have no day: the year's last rates.
  if (!elsewhere.isZero()) add(first + 364, elsewhere);
  let left = deducted;
  const taxed = [...bands.values()]
    .sort((a, b) => new Decimal(b.rates.higher).comparedTo(a.rates.higher))
    .map(({ rates, amount }) => {
      const off = leastOf(left, amount);
      left = left.minus(off);
      return { rates, amount: amount.minus(off) };
    });
  if (longTermRate !== null)
    return taxed.reduce((sum, { amount }) => sum.plus(amount.times(longTermRate)), NIL);
  if (taxableIncome === null) return taxed.every(({ amount }) => amount.isZero()) ? NIL : null;
  const band = inForce(BASIC_BAND, first) ?? BASIC_BAND[0]!;
  let room = positive(new Decimal(band.value).minus(positive(taxableIncome)));
  const saves = ({ basic, higher }: { basic: string; higher: string }): Decimal =>
    new Decimal(higher).minus(basic);
  return taxed
    .sort((a, b) => saves(b.rates).comparedTo(saves(a.rates)))
    .reduce((sum, { rates, amount }) => {
      const low = leastOf(room, amount);
      room = room.minus(low);
      return sum.plus(low.times(rates.basic)).plus(amount.minus(low).times(rates.higher));
    }, NIL);
}

/** The rate of today for the band that taxable income reaches: TCGA 1992 s. 1H. */
export function laterRate({ taxableIncome, longTermRate }: Settings, asOf: Day): Decimal | null {
  if (longTermRate !== null) return longTermRate;
  if (taxableIncome === null) return null;
  const { basic, higher } = (inForce(RATES, asOf) ?? RATES[0]!).value;
  const band = (inForce(BASIC_BAND, asOf) ?? BASIC_BAND[0]!).value;
  return new Decimal(taxableIncome.lessThan(band) ? basic : higher);
}

/** What the exempt amount still leaves untaxed, losses of the year eaten up first: TCGA 1992 s. 1K. */
export function freeRoom({ net }: Assessment, _: Settings, year: number): Decimal | null {
  const exempt = inForce(EXEMPT_AMOUNT, dayFrom(year, 4, 6));
  return exempt && new Decimal(exempt.value).minus(net);
}
