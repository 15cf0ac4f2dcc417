import type { Day } from '../base/day';
import { roundCent, type Decimal } from '../base/decimal';
import { exact, exactNumber, size, toCent, worth, type Money, type Price, type Shares } from '../base/exact';
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

/** What a price is the price of. */
export interface Quote {
  readonly option: OptionTerms | null;
  /** Of a bond: per 100 of face value, which is its Quantity. */
  readonly isPerHundred: boolean;
  /** Of a future: per unit of what its contract is for, and how many that are nothing tells. */
  readonly isOfContract: boolean;
}

export const PER_SHARE: Quote = { option: null, isPerHundred: false, isOfContract: false };

const HUNDRED = BigInt(100);

/** Quantity × Price; an option's price is per share of what it is for, a bond's per 100 of face value. */
export function grossOf(quantity: Shares, price: Price, { option, isPerHundred }: Quote): Money {
  const product = worth(quantity, price);
  if (option !== null) return (product * option.size) / exact(1);
  return isPerHundred ? product / HUNDRED : product;
}

/** Some write how many bonds there are, and the price of one: as good where the amount agrees. */
export const perPiece = (gross: Money): Money => gross * HUNDRED;

/** Bonds are issued in 100 and multiples of it: fewer are a number of bonds. */
export const isNumberOfBonds = (quantity: Shares, { isPerHundred }: Quote): boolean =>
  isPerHundred && size(quantity) < exact(100);
