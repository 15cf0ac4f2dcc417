import { dayFrom } from '../../base/day';
import { Decimal, leastOf, NIL, positive } from '../../base/decimal';
import type { Settings } from '../../engine/settings';
import { inForce } from '../../base/dated';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, detail, part, sumOf, total } from '../figures';
import { ofYear as gainsOfYear } from '../years';
import { FLAT_RATE, FUND_EXEMPTION, PRIVATE_SALES_LIMIT, SAVER_ALLOWANCE } from './law';

export const LINES = [
  'net',
  'share gains',
  'other gains',
  'crypto',
  'exempt',
  'taxable',
  'share losses carried forward',
  'losses carried forward',
  'crypto losses carried forward',
  'tax',
] as const;

/** A loss that is left, and what is left of another pot's gain. */
const against = (gain: Decimal, loss: Decimal): { readonly gain: Decimal; readonly loss: Decimal } => {
  const used = leastOf(positive(gain), loss);
  return { gain: gain.minus(used), loss: loss.minus(used) };
};

/**
 * One household's year in pots: losses of shares meet gains of shares only (EStG § 20 Abs. 6 S. 4), other losses any
 * capital income; coins are private sales apart (§ 23).
 */
export function germanYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const first = dayFrom(year, 1, 1);
  const rows = gainsOfYear(dated, year);
  const of = (assets: readonly DatedGain['asset'][]): Decimal =>
    sumOf(rows.filter(({ asset }) => assets.includes(asset)));
  const fundExemption = inForce(FUND_EXEMPTION, first);
  const left = (kind: keyof (typeof FUND_EXEMPTION)[number]['value']): Decimal =>
    new Decimal(1).minus(fundExemption?.value[kind] ?? 0);
  const accrued = rows.filter(({ isAccrued }) => isAccrued === true);
  const elsewhere = settings.shortGainElsewhere.plus(settings.longGainElsewhere);
  const shares = of(['stock']);
  const others = of(['fund', 'etf'])
    .times(left('equity'))
    .plus(of(['mixedFund']).times(left('mixed')))
    .plus(of(['propertyFund']).times(left('property')))
    .plus(of(['bondFund', 'bond', 'option', 'other']))
    .plus(elsewhere)
    .plus(settings.otherInvestmentIncome)
    .plus(settings.qualifiedDividends);
  // Losses of other kinds may meet gains of shares; losses of shares meet nothing else.
  const shareBrought = against(
    positive(shares),
    positive(shares.neg()).plus(settings.shareLossesBroughtForward),
  );
  const otherBrought = against(positive(others), positive(others.neg()).plus(settings.lossesBroughtForward));
  const rest = against(shareBrought.gain, otherBrought.loss);
  const income = rest.gain.plus(otherBrought.gain);
  const allowance = inForce(SAVER_ALLOWANCE, first);
  const isJoint = settings.filingStatus === 'joint';
  const exempt = allowance && leastOf(income, new Decimal(allowance.value[isJoint ? 'joint' : 'single']));
  const taxable = exempt && income.minus(exempt);
  const flat = inForce(FLAT_RATE, first);
  const coins = privateSales(rows, settings, first);
  const onCapital = taxable && flat && taxable.times(settings.longTermRate ?? flat.value);
  const tax = onCapital && coins.tax && onCapital.plus(coins.tax);
  const forward = { shares: shareBrought.loss, others: rest.loss };
  const stands = coins.missing ?? `${flat?.cite ?? ''}; without church tax`;
  return assessment(
    `Jahr ${year}`,
    {
      net: shares.plus(others),
      'share gains': shares,
      'other gains': others,
      crypto: coins.net,
      exempt,
      taxable,
      'share losses carried forward': forward.shares,
      'losses carried forward': forward.others,
      'crypto losses carried forward': coins.forward,
      tax,
    },
    [
      part('Gains and losses of shares', shares, 'Anlage KAP; EStG § 20 Abs. 6 S. 4'),
      part(
        'Other capital income, funds after what is exempt',
        others,
        `Anlage KAP, KAP-INV; ${fundExemption?.cite ?? 'InvStG'}: of equity funds 30%, mixed 15%, property 60%, bonds nothing; a fund whose Asset says no more is taken for an equity fund`,
      ),
      ...(accrued.length === 0
        ? []
        : [
            detail(
              'Of it, Vorabpauschalen before what is exempt',
              sumOf(accrued),
              'KAP-INV; InvStG §§ 16 Abs. 1 Nr. 2, 18 Abs. 3: in the year of the row',
            ),
          ]),
      part('Losses of shares brought forward', settings.shareLossesBroughtForward, 'Settings'),
      part('Other losses brought forward', settings.lossesBroughtForward, 'Settings'),
      part('Capital income after losses', income, ''),
      part('Saver’s allowance used', exempt, allowance?.cite ?? `not known here for ${year}`),
      total('Taxable', taxable, ''),
      part('Losses of shares carried forward', forward.shares, 'for gains of shares only'),
      part('Other losses carried forward', forward.others, 'EStG § 20 Abs. 6 S. 2'),
      part('Coins sold within a year', coins.net, 'Anlage SO; EStG § 23'),
      part('Losses of coins carried forward', coins.forward, 'EStG § 23 Abs. 3 S. 7'),
      total('Tax', tax, stands),
    ],
    stands,
  );
}

/** Coins held for a year or less; nothing below the limit, and the whole from it on. */
function privateSales(
  rows: readonly DatedGain[],
  { ordinaryRate, cryptoLossesBroughtForward }: Settings,
  first: number,
): {
  readonly net: Decimal;
  readonly forward: Decimal;
  readonly tax: Decimal | null;
  readonly missing: string | null;
} {
  const net = sumOf(rows.filter(({ asset, term }) => asset === 'crypto' && term === 'short'));
  const limit = inForce(PRIVATE_SALES_LIMIT, first);
  const isFree = net.lessThanOrEqualTo(0) || (limit !== null && net.lessThan(limit.value));
  // Losses of other years come off gains of the same kind, after the limit is looked at: § 23 Abs. 3 S. 8, § 10d.
  const used = isFree ? NIL : leastOf(cryptoLossesBroughtForward, net);
  const tax = isFree ? NIL : ordinaryRate && net.minus(used).times(ordinaryRate);
  return {
    net,
    forward: cryptoLossesBroughtForward.minus(used).plus(positive(net.neg())),
    tax,
    missing: tax === null ? 'coins are taxed at your own rate: enter Ordinary rate in Settings' : null,
  };
}

/** What the saver’s allowance still leaves untaxed: EStG § 20 Abs. 9. Losses are eaten up first. */
export function freeRoom({ net, figures }: Assessment, settings: Settings, year: number): Decimal | null {
  const allowance = inForce(SAVER_ALLOWANCE, dayFrom(year, 1, 1));
  if (allowance === null) return null;
  const whole = new Decimal(allowance.value[settings.filingStatus === 'joint' ? 'joint' : 'single']);
  return whole.minus(figures['exempt'] ?? NIL).minus(Decimal.min(net, NIL));
}
