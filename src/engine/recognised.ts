import { apportionCents } from '../base/apportion';
import { toCent, type Money } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Lot, Slice } from './ledger';

/** A slice in whole cents, as Form 8949 prints it: (h) = (d) − (e) + (g). */
export interface Recognised {
  readonly slice: Slice;
  readonly proceeds: Money;
  readonly basis: Money;
  readonly adjustment: Money;
  readonly gain: Money;
}

/**
 * The one place that rounds, for every function. A sale's rows add up to the sale's rounded proceeds and adjustment
 * (largest remainder); a lot's parts add up to the lot's own cents, because the last is what the earlier ones left.
 */
export function recognised(slices: readonly Slice[]): Recognised[] {
  const bySale = grouped(slices, slice => slice.trade);
  return [...bySale.values()].flatMap(own => {
    // A short sale stands in a mirror: what it costs to cover is the proceeds there, with the sign turned.
    const proceeds = apportionCents(own.map(slice => slice.proceeds));
    const adjustment = apportionCents(own.map(slice => slice.disallowed));
    return own.map((slice, index) => {
      const isCover = slice.kind === 'cover';
      return {
        slice,
        proceeds: isCover ? -slice.basisCents : proceeds[index]!,
        basis: isCover ? -proceeds[index]! : slice.basisCents,
        adjustment: adjustment[index]!,
        gain: proceeds[index]! - slice.basisCents + adjustment[index]!,
      };
    });
  });
}

/** The cents of a lot's basis that its next part takes. */
export function basisCentsOf(lot: Lot, basis: Money): Money {
  lot.soldBasis += basis;
  const taken = toCent(lot.soldBasis) - lot.soldCents;
  lot.soldCents += taken;
  return taken;
}
