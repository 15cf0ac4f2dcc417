import { Decimal, NIL } from '../base/decimal';

const ONE = new Decimal(1);

/** Today's worth of an amount that falls due in `years`. */
export const presentValue = (amount: Decimal, rate: Decimal, years: Decimal | number): Decimal =>
  amount.div(ONE.plus(rate).pow(years));

/** What an amount of today grows to. */
export const futureValue = (amount: Decimal, rate: Decimal, years: Decimal): Decimal =>
  amount.times(ONE.plus(rate).pow(years));

/** How much of the loss is used in a year, and what a unit of it saves then. */
export interface LossUse {
  readonly year: number;
  readonly amount: Decimal;
  readonly rate: Decimal;
}

export interface DeferralQuestion {
  readonly loss: Decimal;
  readonly uses: readonly LossUse[];
  readonly laterRate: Decimal;
  readonly years: Decimal;
  readonly discountRate: Decimal;
  /** The share of the later gain that is ever taxed: less than one for gifts to charity and step-up at death. */
  readonly shareTaxed: Decimal;
  readonly costs: Decimal;
}

export interface Deferral {
  /** Present value of the tax the loss saves. */
  readonly saved: Decimal;
  /** Present value of the tax on the replacement's lower basis. Growth does not enter: the gain is larger by the loss. */
  readonly laterTax: Decimal;
  /** Costs up to which harvesting still pays. */
  readonly breakEvenCosts: Decimal;
  readonly value: Decimal;
  /** Years to the sale up to which the higher later rate costs more than it is deferred; null where it never hurts. */
  readonly breakEvenYears: Decimal | null;
}

/** Harvesting moves tax in time and, sometimes, between rates: what that is worth today. */
export function deferral(question: DeferralQuestion): Deferral {
  const { loss, uses, laterRate, years, discountRate, shareTaxed, costs } = question;
  const saved = uses.reduce(
    (sum, use) => sum.plus(presentValue(use.amount.times(use.rate), discountRate, use.year)),
    NIL,
  );
  const later = loss.times(laterRate).times(shareTaxed);
  const laterTax = presentValue(later, discountRate, years);
  return {
    saved,
    laterTax,
    breakEvenCosts: saved.minus(laterTax),
    value: saved.minus(laterTax).minus(costs),
    breakEvenYears: breakEvenYears(saved, later, discountRate),
  };
}

/** `ln(later tax ÷ saved) ÷ ln(1 + r)`: sold earlier than that, harvesting has hurt. */
export function breakEvenYears(saved: Decimal, later: Decimal, discountRate: Decimal): Decimal | null {
  if (
    later.lessThanOrEqualTo(saved) ||
    !saved.isPositive() ||
    saved.isZero() ||
    !discountRate.isPositive() ||
    discountRate.isZero()
  )
    return null;
  return later.div(saved).ln().div(ONE.plus(discountRate).ln());
}
