import { yearOf } from '../../base/day';
import { Decimal, roundCent, toDecimal } from '../../base/decimal';
import { ZERO, type Money } from '../../base/exact';
import type { Asset, Term, Trade } from '../../engine/records';
import type { DatedGain } from '../../planner/assessment';
import { METAL_TRUSTS } from './collectibles';
import type { YearItems } from './year/settleYear';

/**
 * The classes in which the federal year takes a gain: by term, a collectible's long-term one apart (26 U.S.C. § 1(h)(4)),
 * and contracts of § 1256, which no time of holding divides. An effect's gains stand in this order.
 */
export type GainClass = 'short' | 'long' | 'collectible' | 'contract';
export const GAIN_CLASSES: readonly GainClass[] = ['short', 'long', 'collectible', 'contract'];

/** Regulated futures and options on a broad index: § 1256(b)(1), (g). */
export const isContract = (asset: Asset): boolean => asset === 'future' || asset === 'indexOption';

/** Metal, art, coins for collectors, and shares of a trust that holds metal: §§ 1(h)(5), 408(m). */
export const isCollectible = ({ asset, symbol }: Pick<Trade, 'asset' | 'symbol'>): boolean =>
  asset === 'collectible' || asset === 'metalTrust' || METAL_TRUSTS.has(symbol);

export function classOf(sold: Pick<Trade, 'asset' | 'symbol'>, term: Term): GainClass {
  if (isContract(sold.asset)) return 'contract';
  if (term === 'short') return 'short';
  return isCollectible(sold) ? 'collectible' : 'long';
}

export type GainSums = Readonly<Record<GainClass, Money>>;
export const NO_GAINS: GainSums = { short: ZERO, long: ZERO, collectible: ZERO, contract: ZERO };

export function sumsOf<T>(
  rows: readonly T[],
  of: (row: T) => { readonly at: GainClass; readonly gain: Money },
): GainSums {
  const sums = { ...NO_GAINS };
  for (const row of rows) {
    const { at, gain } = of(row);
    sums[at] += gain;
  }
  return sums;
}

/** Sums and an effect's gains together. */
export const withGains = (sums: GainSums, gains: readonly Money[]): GainSums => ({
  short: sums.short + (gains[0] ?? ZERO),
  long: sums.long + (gains[1] ?? ZERO),
  collectible: sums.collectible + (gains[2] ?? ZERO),
  contract: sums.contract + (gains[3] ?? ZERO),
});

const SIXTY = new Decimal('0.6');

/** Of contracts 60% are long-term and 40% short-term: § 1256(a)(3); Form 6781 lines 8 and 9. */
export function sixtyForty(contracts: Decimal): { readonly short: Decimal; readonly long: Decimal } {
  const long = roundCent(contracts.times(SIXTY));
  return { short: contracts.minus(long), long };
}

/** As Schedule D takes them. */
export function yearItems({ short, long, collectible, contract }: GainSums): YearItems {
  const contracts = toDecimal(contract);
  const parts = sixtyForty(contracts);
  return {
    short: toDecimal(short).plus(parts.short),
    long: toDecimal(long + collectible).plus(parts.long),
    collectibles: toDecimal(collectible),
    contracts,
  };
}

/** The year's gains by class. */
export const gainsIn = (dated: readonly DatedGain[], year: number): GainSums =>
  sumsOf(
    dated.filter(({ day }) => yearOf(day) === year),
    one => ({ at: classOf(one, one.term), gain: one.gain }),
  );
