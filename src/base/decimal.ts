import DecimalJs from 'decimal.js';
import { exactText, exactFromText, PLACES } from './exact';

/** Rates, taxes and present values: 40 digits, half away from zero. Never used in the loop over trades. */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP });
export type Decimal = DecimalJs;

export const NIL = new Decimal(0);

export const toDecimal = (amount: bigint): Decimal => new Decimal(exactText(amount));

export const fromDecimal = (value: Decimal): bigint => exactFromText(value.toFixed(PLACES))!;

/** To the cent, once, at the very end. */
export const roundCent = (value: Decimal): Decimal => value.toDecimalPlaces(2);

export const leastOf = (a: Decimal, b: Decimal): Decimal => (a.lessThan(b) ? a : b);
export const positive = (a: Decimal): Decimal => (a.isNegative() ? NIL : a);
