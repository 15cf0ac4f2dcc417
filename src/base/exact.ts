/**
 * Exact amounts: whole numbers of hundred-millionths, so that a hundred thousand trades lose no cent
 * and invent no dust. Money and shares use the same unit. BigInt literals are newer than ES2019: `BigInt(…)`.
 */
export type Money = bigint;
export type Shares = bigint;

export const PLACES = 8;
export const ZERO = BigInt(0);
const UNIT = BigInt(10) ** BigInt(PLACES);
const CENT = BigInt(10) ** BigInt(PLACES - 2);

const DIGITS = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Plain decimal digits to an exact amount, half away from zero past the eighth place; null when not digits. */
export function exactFromText(text: string): bigint | null {
  const match = DIGITS.exec(text);
  if (!match || (match[2] === '' && !match[3])) return null;
  const fraction = (match[3] ?? '').padEnd(PLACES + 1, '0');
  const kept = BigInt((match[2] ?? '') + fraction.slice(0, PLACES));
  const size = fraction.charCodeAt(PLACES) >= 53 ? kept + BigInt(1) : kept; // '5'
  return match[1] === '-' ? -size : size;
}

/** A double's shortest decimal to an exact amount; null for what is not a finite number of a sane size. */
export function exactFromNumber(value: number): bigint | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return null;
  const text = String(value);
  return exactFromText(text.includes('e') ? value.toFixed(PLACES) : text);
}

/** For constants in code and tests. */
export function exact(value: number | string): bigint {
  const amount = typeof value === 'number' ? exactFromNumber(value) : exactFromText(value);
  if (amount === null) throw new RangeError(`not an amount: ${value}`);
  return amount;
}

/** An exact amount as decimal digits without trailing zeros. */
export function exactText(amount: bigint): string {
  const size = (amount < ZERO ? -amount : amount).toString().padStart(PLACES + 1, '0');
  const fraction = size.slice(-PLACES).replace(/0+$/, '');
  return `${amount < ZERO ? '-' : ''}${size.slice(0, -PLACES)}${fraction ? `.${fraction}` : ''}`;
}

export const exactNumber = (amount: bigint): number => Number(exactText(amount));

/** `whole × part ÷ all`, cut towards zero: the remainder stays with the rest, so nothing is lost. */
export function portion(whole: bigint, part: bigint, all: bigint): bigint {
  return part === all ? whole : (whole * part) / all;
}

/** Money for `shares` at a price per share. */
export const worth = (shares: Shares, price: Money): Money => roundedQuotient(shares * price, UNIT);

/** Shares after a split of `ratio` new for one old. */
export const scaled = (shares: Shares, ratio: bigint): Shares => roundedQuotient(shares * ratio, UNIT);

/** To the whole cent, half away from zero, still in units of 1e-8. */
export const toCent = (amount: Money): Money => roundedQuotient(amount, CENT) * CENT;

/** To whole cents as a count. */
export const cents = (amount: Money): bigint => roundedQuotient(amount, CENT);

export const fromCents = (count: bigint): Money => count * CENT;

function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const twice = dividend * BigInt(2);
  return (twice + (twice < ZERO ? -divisor : divisor)) / (divisor * BigInt(2));
}

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const size = (a: bigint): bigint => (a < ZERO ? -a : a);
