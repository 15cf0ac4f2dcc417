import type { Day } from '../base/day';
import { roundCent, type Decimal } from '../base/decimal';
import { exact, exactNumber, toCent, worth, type Money, type Price, type Shares } from '../base/exact';
import type { OptionTerms } from '../engine/records';
import type { Cell, DayTime } from './cell';

/** Exact money to the cent, once, at the very end. */
export const moneyCell = (amount: Money): number => exactNumber(toCent(amount));

/** A decimal amount to the cent; blank where there is none. */
export const decimalCell = (amount: Decimal | null): Cell =>
  amount === null ? '' : roundCent(amount).toNumber() || 0;

export const sharesCell = (shares: Shares): number => exactNumber(shares);

export const dayCell = (day: Day | null): Cell => (day === null ? '' : dayAt(day));

export const dayAt = (day: Day): DayTime => ({ day, seconds: 0 });

/** Quantity × Price; an option's price is per share of what it is for. */
export const grossOf = (quantity: Shares, price: Price, option: OptionTerms | null): Money =>
  option === null ? worth(quantity, price) : (worth(quantity, price) * option.size) / exact(1);
