import { exact, size, worth, ZERO, type Money, type Shares } from '../base/exact';
import type { Fault } from './words';

/** Is the table's Amount before or after fees? */
export type FeeReading = 'before' | 'after';

/** The figures of one row that arithmetic can test. */
export interface FeeEvidence {
  readonly isPurchase: boolean;
  readonly quantity: Shares;
  readonly price: Money;
  readonly amount: Money;
  readonly fees: Money;
}

const NEAR = exact('0.02');

/** What one row says, `neither` where its figures agree with neither reading, null where it cannot tell. */
export function feeReading(row: FeeEvidence): FeeReading | 'neither' | null {
  const gross = worth(row.quantity, row.price);
  const net = row.isPurchase ? gross + row.fees : gross - row.fees;
  const before = size(row.amount - gross) <= NEAR;
  const after = size(row.amount - net) <= NEAR;
  if (before && after) return null;
  return before ? 'before' : after ? 'after' : 'neither';
}

export const NEITHER: Fault = {
  found: 'Quantity × Price agrees with Amount neither before nor after Fees',
  remedy: 'correct the figure that is wrong (to 0.02)',
};

export const MIXED: Fault = {
  found: 'Amount is before fees in some rows and after fees in others',
  remedy: 'make the whole table one or the other',
};

/** Basis is cost with fees, proceeds are net of fees. */
export function withFees(amount: Money, fees: Money, isPurchase: boolean, reading: FeeReading): Money {
  if (reading === 'after' || fees === ZERO) return amount;
  return isPurchase ? amount + fees : amount - fees;
}
