/**
 * Exact amounts: whole numbers of hundred-millionths, so that a hundred thousand trades lose no cent
 * and invent no dust. A unit is a name for the compiler alone: what is reckoned from them has none until it is given
 * one, but money never passes for shares. Money and shares use the same unit. BigInt literals are newer than ES2019: `BigInt(…)`.
 */
export type Money = bigint & { readonly unit?: 'money' };
export type Shares = bigint & { readonly unit?: 'shares' };

/** Money per share, in units of 1e-20: a coin can cost less than a hundred-millionth. */
export type Price = bigint & { readonly unit?: 'price' };

export const PLACES = 8;
const PRICE_PLACES = 20;
export const ZERO = BigInt(0);
const ONE = BigInt(1);
const CENT = BigInt(10) ** BigInt(PLACES - 2);
const PRICE_UNIT = BigInt(10) ** BigInt(PRICE_PLACES);

/** More digits before the point than any amount of money or shares has. */
const MOST_DIGITS = 15;

const DIGITS = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** Decimal digits as a whole number of units of 10^-places, half away from zero; null when not digits of a sane size. */
function scaledDigits(text: string, places: number): bigint | null {
  return fewDigits(text, places) ?? anyDigits(text, places);
}

const [MINUS, POINT, NINE, NOUGHT] = [45, 46, 57, 48];
/** Ten to the power of the index. */
const POWERS = Array.from({ length: 31 }, (_, power) => BigInt(10) ** BigInt(power));

/**
 * Digits with at most one point, few enough for a double to hold: nearly every cell. Read in one pass, which takes a
 * third of what the general form takes; null for anything else.
 */
function fewDigits(text: string, places: number): bigint | null {
  const { length } = text;
  const isNegative = text.charCodeAt(0) === MINUS;
  const start = isNegative ? 1 : 0;
  if (length === start || length > MOST_DIGITS) return null;
  let value = 0;
  let point = -1;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= NOUGHT && code <= NINE) value = value * 10 + code - NOUGHT;
    else if (code === POINT && point < 0 && at + 1 < length && at > start) point = at;
    else return null;
  }
  const power = places - (point < 0 ? 0 : length - point - 1);
  return power in POWERS ? BigInt(isNegative ? -value : value) * POWERS[power]! : null;
}

function anyDigits(text: string, places: number): bigint | null {
  const match = DIGITS.exec(text);
  if (!match || (!match[2] && !match[3])) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const exponent = Number(power);
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  const point = digits.length - fraction.length + exponent;
  if (point > MOST_DIGITS) return null;
  const kept = point + places;
  const padded = digits.padEnd(Math.max(kept, 0), '0');
  let size = kept > 0 ? BigInt(padded.slice(0, kept)) : ZERO;
  const next = kept >= 0 ? padded.charCodeAt(kept) : NaN;
  if (next >= 53 && next <= 57) size += ONE; // '5' to '9'
  return sign === '-' ? -size : size;
}

/** Plain decimal digits to an exact amount, half away from zero past the eighth place; null when not digits. */
export const exactFromText = (text: string): bigint | null => scaledDigits(text, PLACES);

/** A double's shortest decimal to an exact amount; null for what is not a finite number of a sane size. */
export function exactFromNumber(value: number): bigint | null {
  if (Number.isSafeInteger(value)) {
    return Math.abs(value) < 1e15 ? BigInt(value) * UNIT : null;
  }
  // Without the detour over digits, where the double is exactly what its shortest decimal rounds to.
  const scaled = Math.round(value * UNITS);
  if (Math.abs(value) < EXACT_BELOW && scaled / UNITS === value) return BigInt(scaled);
  return Number.isFinite(value) ? scaledDigits(String(value), PLACES) : null;
}

const UNIT = BigInt(10) ** BigInt(PLACES);
const UNITS = 10 ** PLACES;
/** Times `UNITS`, doubles below this are whole numbers still. */
const EXACT_BELOW = 2 ** 26;

/** Digits to a price per share. */
export const priceFromText = (text: string): Price | null => scaledDigits(text, PRICE_PLACES);

/** A price as a number, with the digits a double has. */
export function priceNumber(price: Price): number {
  const text = price.toString().padStart(PRICE_PLACES + 1, '0');
  return Number(`${text.slice(0, -PRICE_PLACES)}.${text.slice(-PRICE_PLACES)}`);
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
export const worth = (shares: Shares, price: Price): Money => roundedQuotient(shares * price, PRICE_UNIT);

/** An amount or a price of one currency in another, at so much for one. */
export const atRate = <A extends Money | Price>(amount: A, rate: Price): A =>
  roundedQuotient(amount * rate, PRICE_UNIT) as A;

/** New shares for old ones, as a fraction: 1 for 3 stays a third. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ratio = (numerator: bigint, denominator: bigint): Ratio => ({ numerator, denominator });

export const sameRatio = (a: Ratio, b: Ratio): boolean =>
  a.numerator * b.denominator === b.numerator * a.denominator;

/** Shares after `ratio` new ones for each old one. */
export const scaled = (shares: Shares, { numerator, denominator }: Ratio): Shares =>
  roundedQuotient(shares * numerator, denominator);

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
