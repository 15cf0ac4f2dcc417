import { roundCent, type Decimal } from '../base/decimal';
import { toDecimal } from '../base/decimal';
import type { Money } from '../base/exact';

let currency = '';

/** The page shows one household at a time: what stands before every amount in it. */
export const showIn = (sign: string): void => void (currency = sign);

/** Amounts as the page shows them: whole dollars where it only gives a feeling, cents where one would check. */
export function formatAmount(amount: Decimal | null): string {
  if (amount === null) return '–';
  const cents = roundCent(amount).toFixed(2);
  const [whole = '', fraction = ''] = cents.replace('-', '').split('.');
  const sign = cents.startsWith('-') && Number(cents) !== 0 ? '−' : '';
  return `${sign}${currency}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`;
}

export const moneyOf = (amount: Money): string => formatAmount(toDecimal(amount));
