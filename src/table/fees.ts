import { exact, exactText, size, ZERO, type Money } from '../base/exact';
import type { Fault } from './faults';

/** Is the table's Amount before or after fees? */
export type FeeReading = 'before' | 'after';

/** The figures of one row that arithmetic can test. */
export interface FeeEvidence {
  readonly isPurchase: boolean;
  /** Quantity × Price. */
  readonly gross: Money;
  readonly amount: Money;
  readonly fees: Money;
  /** How much the rounding of quantity and price can make. */
  readonly near: Money;
}

/** Agreement to 0.02, and what more the digits of the figures leave open. */
export const NEAR = exact('0.02');

/** What one row says, `neither` where its figures agree with neither reading, null where it cannot tell. */
export function feeReading({
  isPurchase,
  gross,
  amount,
  fees,
  near,
}: FeeEvidence): FeeReading | 'neither' | null {
  const net = isPurchase ? gross + fees : gross - fees;
  const [before, after] = [size(amount - gross), size(amount - net)];
  if (before > near && after > near) return 'neither';
  if (fees === ZERO) return null;
  // What agrees to the cent decides before what rounding would allow.
  const fits = [NEAR, near].find(bound => before <= bound !== after <= bound);
  if (fits === undefined) return null;
  return before <= fits ? 'before' : 'after';
}

export const disagrees = (gross: Money, amount: Money, fees: Money, isBond = false): Fault => ({
  code: 'amountDiffers',
  found:
    fees === ZERO
      ? `Quantity × Price${isBond ? ' ÷ 100' : ''} is ${exactText(gross)}, Amount is ${exactText(amount)}`
      : `Quantity × Price agrees with Amount neither before nor after Fees`,
  remedy: isBond
    ? 'leave interest that had accrued out of Amount (it is income of the seller, no price), or put fees under Fees'
    : fees === ZERO
      ? 'correct the figure that is wrong, or put the difference under Fees'
      : 'correct the figure that is wrong (to 0.02)',
});

export const MIXED: Fault = {
  code: 'mixedFees',
  found: 'Amount is before fees in some rows and after fees in others',
  remedy: 'make the whole table one or the other',
};

/** Basis is cost with fees, proceeds are net of fees. */
export function withFees(amount: Money, fees: Money, isPurchase: boolean, reading: FeeReading): Money {
  if (reading === 'after' || fees === ZERO) return amount;
  return isPurchase ? amount + fees : amount - fees;
}
