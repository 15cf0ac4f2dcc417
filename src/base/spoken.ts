import { cents, exactText, fromCents, size, ZERO, type Money, type Shares } from './exact';

/** Money as a sentence says it: `$1,234.50`, `-£3.00`. */
export function formatMoney(currency: string, amount: Money): string {
  const [whole, fraction = ''] = exactText(fromCents(cents(size(amount)))).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < ZERO ? '-' : ''}${currency}${grouped}.${fraction.padEnd(2, '0')}`;
}

/** Shares as an estimate says them: at most one decimal. */
export function roughly(shares: Shares): string {
  return Number(exactText(shares)).toFixed(1).replace(/\.0$/, '');
}

/** `1 share`, `2.5 shares`. */
export const sharesWords = (shares: Shares | string): string => {
  const count = typeof shares === 'string' ? shares : exactText(shares);
  return `${count} ${count === '1' ? 'share' : 'shares'}`;
};
