import { roundCent, type Decimal } from '../base/decimal';
import { toDecimal } from '../base/decimal';
import { exactNumber, exactText, type Money, type Shares } from '../base/exact';
import type { StatedLot } from '../engine/records';

let currency = '';

/** The page shows one household at a time: what stands before every amount in it. */
export const showIn = (sign: string): void => void (currency = sign);

/** Amounts as the page shows them: whole dollars where it only gives a feeling, cents where one would check. */
export function formatAmount(amount: Decimal | null): string {
  if (amount === null) return '–';
  return signed(roundCent(amount).toFixed(2));
}

/** Without cents: for a list in one look. */
export const wholeAmount = (amount: Decimal | null): string =>
  amount === null ? '–' : signed(amount.toFixed(0));

function signed(text: string): string {
  const sign = text.startsWith('-') && Number(text) !== 0 ? '−' : '';
  return `${sign}${currency}${separated(text.replace('-', ''))}`;
}

/** `12,345.678` */
function separated(text: string): string {
  const [whole = '', fraction] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

export const sharesOf = (shares: Shares): string => separated(exactText(shares));

/** What a share of a lot is worth, as a field shows it that may be typed over. */
export const priceOf = ({ value, quantity }: Pick<StatedLot, 'value' | 'quantity'>): string =>
  value === null ? 'no price' : (exactNumber(value) / exactNumber(quantity)).toFixed(2);

export const moneyOf = (amount: Money): string => formatAmount(toDecimal(amount));
