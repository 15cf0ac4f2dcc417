import { dayFrom, type Day } from '../../base/day';
import { inForce } from '../../base/dated';
import { Decimal, leastOf, NIL, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, gainsAndLosses, part, total } from '../figures';
import { ofYear as gainsOfYear } from '../years';
import { SAVINGS_SCALE, SHARE_OF_INCOME, type Slice } from './law';

export const LINES = [
  'net',
  'gains',
  'losses',
  'losses used',
  'deduction',
  'taxable',
  'losses carried forward',
  'tax',
] as const;

/** The tax on a savings base. */
function onScale(base: Decimal, scale: readonly Slice[]): Decimal {
  return scale.reduce((tax, { from, rate }, at) => {
    const next = scale[at + 1];
    const above = positive(base.minus(from));
    const slice = next ? leastOf(above, new Decimal(next.from).minus(from)) : above;
    return tax.plus(slice.times(rate));
  }, NIL);
}

/** The rate on one unit more than a savings base. */
const marginal = (base: Decimal, scale: readonly Slice[]): Decimal =>
  new Decimal(
    [...scale].reverse().find(({ from }) => base.greaterThanOrEqualTo(from))?.rate ?? scale[0]!.rate,
  );

const scaleOn = (day: Day): readonly Slice[] => (inForce(SAVINGS_SCALE, day) ?? SAVINGS_SCALE[0]!).value;

/** Dividends and interest: what a net loss may meet in part. */
const incomeOf = ({ otherInvestmentIncome }: Settings): Decimal => positive(otherInvestmentIncome);

/**
 * One person's savings base: gains and losses of the year, then the net losses of the four years before, each also up
 * to a quarter of the income from capital (LIRPF art. 49). The tax is what the base bears beyond that income alone.
 */
export function spanishYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const first = dayFrom(year, 1, 1);
  const elsewhere = settings.shortGainElsewhere.plus(settings.longGainElsewhere);
  const { gains, losses } = gainsAndLosses(gainsOfYear(dated, year), elsewhere);
  const income = incomeOf(settings);
  const share = inForce(SHARE_OF_INCOME, first);
  const limit = income.times(share?.value ?? 0);
  const ofYear = gains.minus(losses);
  const brought = settings.lossesBroughtForward;
  const used = leastOf(brought, positive(ofYear));
  const [lossOfYear, lossBefore] = [positive(ofYear.neg()), brought.minus(used)];
  const ownOff = leastOf(lossOfYear, limit);
  const beforeOff = leastOf(lossBefore, limit.minus(ownOff));
  const deduction = ownOff.plus(beforeOff);
  const taxable = positive(ofYear).minus(used);
  const forward = lossOfYear.minus(ownOff).plus(lossBefore.minus(beforeOff));
  const scale = inForce(SAVINGS_SCALE, first);
  const tax =
    settings.longTermRate !== null
      ? taxable.minus(deduction).times(settings.longTermRate)
      : scale &&
        onScale(taxable.plus(income).minus(deduction), scale.value).minus(onScale(income, scale.value));
  const missing = `not known here for ${year}`;
  return assessment(
    `Ejercicio ${year}`,
    {
      net: ofYear.minus(used),
      gains,
      losses,
      'losses used': used,
      deduction,
      taxable,
      'losses carried forward': forward,
      tax,
    },
    [
      part('Gains', gains, 'Modelo 100: ganancias patrimoniales, base del ahorro'),
      part('Losses of the year that count', losses, 'deferred ones left out: LIRPF art. 33.5 f)'),
      part('Losses of the four years before, used', used, 'LIRPF art. 49.1 b)'),
      total('Net gain or loss', ofYear.minus(used), 'LIRPF art. 49.1 b)'),
      part('Off your income from capital', deduction, share?.cite ?? 'LIRPF art. 49.1 b)'),
      total('Taxable gains', taxable, ''),
      part('Losses carried forward', forward, 'four years: LIRPF art. 49.1 b)'),
      total('Tax', tax, scale ? `${scale.cite}; beyond what your income from capital bears` : missing),
    ],
    missing,
  );
}

/** What one unit more of gain costs beside the income from capital. */
export const laterRate = (settings: Settings, asOf: Day): Decimal =>
  settings.longTermRate ?? marginal(incomeOf(settings), scaleOn(asOf));

/** How much income from capital a net loss may meet. */
export function incomeLimit(settings: Settings): Decimal | null {
  const income = incomeOf(settings);
  const share = SHARE_OF_INCOME[SHARE_OF_INCOME.length - 1]!.value;
  return income.isZero() ? null : income.times(share);
}
