import { priceFromText, atRate, type Money, type Price } from '../base/exact';
import { isBlank, type Cell } from './cell';
import { readText } from './readCell';
import { isFault, quoted, type Fault } from './faults';

const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD'],
  US$: ['USD'],
  C$: ['CAD'],
  A$: ['AUD'],
  '£': ['GBP'],
  '€': ['EUR'],
  '₹': ['INR'],
};

/** Does the row say that its amounts are in another currency? */
export function isForeign(currency: Cell, home: string): boolean {
  const told = isBlank(currency) ? '' : readText(currency).trim();
  return told !== '' && home !== '' && !isSame(told, home);
}

/** The cells of a row that say what its amounts are in. */
export interface CurrencyCells {
  readonly currency: Cell;
  readonly rate: Price | Fault | null;
}

/** Home units for one unit of the row's amounts; null where they are the same, a fault where it is not told. */
export function rateOf({ currency, rate }: CurrencyCells, home: string): Price | null | Fault {
  if (rate !== null && isFault(rate)) return rate;
  if (rate !== null && rate <= BigInt(0))
    return {
      code: 'rateNotAboveZero',
      found: 'the rate is not above zero',
      remedy: `enter how many ${home || 'units of your currency'} one unit was that day`,
    };
  const told = isBlank(currency) ? '' : readText(currency).trim();
  const isHome = told === '' || isSame(told, home);
  if (isHome && told !== '' && rate !== null && rate !== ONE) {
    return {
      code: 'rateOfOwnCurrency',
      found: `the amounts are in ${quoted(currency)} already, and an exchange rate other than 1 is given`,
      remedy: 'leave one of the two blank',
    };
  }
  if (rate !== null) return rate === ONE ? null : rate;
  if (isHome || home === '') return null;
  return {
    code: 'noExchangeRate',
    found: `the amounts are in ${quoted(currency)}, and no exchange rate is given`,
    remedy: isPence(told)
      ? 'enter 0.01: the amounts are in pence'
      : `enter how many ${home} one ${told.toUpperCase()} was on that day: each amount counts at its own day's rate, never all at one`,
  };
}

const ONE = priceFromText('1')!;

/** Pence are not pounds, whatever the case: `GBp`, `GBX`. */
const isPence = (told: string): boolean => told === 'GBp' || told.toUpperCase() === 'GBX';

const isSame = (told: string, home: string): boolean =>
  !isPence(told) && (told.toUpperCase() === home || (SIGNS[told.toUpperCase()] ?? []).includes(home));

export const inHome = <A extends Money | Price>(amount: A, rate: Price | null): A =>
  rate === null ? amount : atRate(amount, rate);
