import { apportionCents } from '../base/apportion';
import { toCent, type Money } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Lot, Disposition } from './ledger';

/** A disposition in whole cents, as Form 8949 prints it: (h) = (d) − (e) + (g). */
export interface Recognised {
  readonly disposition: Disposition;
  readonly proceeds: Money;
  readonly basis: Money;
  readonly adjustment: Money;
  /** Of a gain, what is interest: taken off in column (g). */
  readonly interest: Money;
  readonly gain: Money;
}

/**
 * The one place that rounds, for every function. A sale's rows add up to the sale's rounded proceeds and adjustment
 * (largest remainder); a lot's parts add up to the lot's own cents, because the last is what the earlier ones left.
 */
export function recognised(dispositions: readonly Disposition[]): Recognised[] {
  const bySale = grouped(dispositions, disposition => disposition.trade);
  return [...bySale.values()].flatMap(own => {
    // A short sale stands in a mirror: what it costs to cover is the proceeds there, with the sign turned.
    const proceeds = apportionCents(own.map(disposition => disposition.proceeds));
    const adjustment = apportionCents(own.map(disposition => disposition.disallowed));
    const interest = apportionCents(own.map(disposition => disposition.interest));
    return own.map((disposition, index) => {
      const isCover = disposition.kind === 'cover';
      return {
        disposition,
        proceeds: isCover ? -disposition.basisCents : proceeds[index]!,
        basis: isCover ? -proceeds[index]! : disposition.basisCents,
        adjustment: adjustment[index]!,
        interest: interest[index]!,
        gain: proceeds[index]! - disposition.basisCents + adjustment[index]! - interest[index]!,
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
