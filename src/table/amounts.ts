import type { Day } from '../base/day';
import { roundCent, type Decimal } from '../base/decimal';
import { exactNumber, toCent, type Money, type Shares } from '../base/exact';
import type { Cell, DayTime } from './cell';

/** Exact money to the cent, once, at the very end. */
export const moneyCell = (amount: Money): number => exactNumber(toCent(amount));

/** A decimal amount to the cent; blank where there is none. */
export const decimalCell = (amount: Decimal | null): Cell =>
  amount === null ? '' : roundCent(amount).toNumber() || 0;

export const sharesCell = (shares: Shares): number => exactNumber(shares);

export const dayCell = (day: Day | null): Cell => (day === null ? '' : dayAt(day));

export const dayAt = (day: Day): DayTime => ({ day, seconds: 0 });
