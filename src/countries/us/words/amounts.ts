import { fromDecimal, type Decimal } from '../../../base/decimal';
import { ZERO, type Money } from '../../../base/exact';
import { dollars } from '../dollars';

export const amount = (value: Decimal): string => dollars(fromDecimal(value));

/** What would be printed as 0.00. */
export const isNothing = (value: Decimal): boolean => value.abs().lessThan('0.005');

export const yearsWords = (count: string): string => (count === '1' ? 'a year is' : `${count} years are`);

export function savingWords(now: Decimal, later: Decimal): string {
  const carried = isNothing(later)
    ? ''
    : later.greaterThan(0)
      ? `${amount(later)} through carryovers`
      : `${amount(later.neg())} less through carryovers`;
  if (isNothing(now)) return carried === '' ? 'Changes no tax of this year' : `Saves ${carried}`;
  if (now.greaterThan(0)) {
    return `Saves ${amount(now)} of tax this year${carried && (later.greaterThan(0) ? ` and ${carried}` : `, but ${carried}`)}`;
  }
  return `Adds ${amount(now.neg())} of tax this year${carried && (later.greaterThan(0) ? ` but saves ${carried}` : ` and saves ${carried}`)}`;
}

export function laterWords(laterTax: Decimal): string {
  if (isNothing(laterTax)) return '';
  return laterTax.greaterThan(0)
    ? `the replacement's lower basis costs ${amount(laterTax)} later (present value)`
    : `the replacement's higher basis saves ${amount(laterTax.neg())} later (present value)`;
}

export const tradingWords = (costs: Decimal): string =>
  isNothing(costs) ? '' : `trading costs ${amount(costs)}`;

export const result = (gain: Money): string =>
  gain === ZERO
    ? 'neither gain nor loss'
    : gain > ZERO
      ? `a gain of ${dollars(gain)}`
      : `a loss of ${dollars(-gain)}`;
