import { exactFromNumber, exactFromText, priceFromText, type Price } from '../base/exact';
import { isBlank, type Cell } from './cell';
import { folded } from '../base/text';
import { FAULTS, type Fault } from './faults';

/** Which mark stands before the decimals in a column of texts; null where nothing in it tells. */
export type DecimalMark = '.' | ',' | null;

const CURRENCY = /US\$|CA\$|A\$|C\$|[$£€¥₹]|\b(?:USD|EUR|GBP|CAD|AUD|INR|CHF|JPY)\b/gi;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Needs no cleaning. */
const BARE = /^-?\d+(?:\.\d+)?$/;
const GROUPED = /^(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d*)?$/;
const SPACED = /^\d{1,3}(?:[ '’]\d{3})+(?:\.\d*)?$/;
const COMMA_DECIMAL = /^(?:\d+|\d{1,3}(?:[. ]\d{3})+),\d+$/;

/** A number as people and brokers write it, as plain digits with a sign; null where it is none. */
export function plainDigits(text: string, mark: DecimalMark): string | null {
  if (mark !== ',' && BARE.test(text)) return text;
  let body = folded(text).replace(CURRENCY, '').replace(/\s+/g, ' ').trim();
  let isNegative = false;
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) {
    isNegative = true;
    body = bracketed[1]!.trim();
  }
  const sign = /^([+\-−]?)\s*(.*?)\s*([\-−]?)$/.exec(body)!;
  if (sign[1] === '-' || sign[1] === '−' || (sign[3] !== '' && !/e$/i.test(sign[2]!)))
    isNegative = !isNegative;
  body = sign[2]!;
  const digits = digitsOf(body, mark);
  return digits === null ? null : `${isNegative ? '-' : ''}${digits}`;
}

function digitsOf(body: string, mark: DecimalMark): string | null {
  if (!/\d/.test(body)) return null;
  if (mark === ',') {
    if (COMMA_DECIMAL.test(body)) return body.replace(/[. ]/g, '').replace(',', '.');
    if (/^\d{1,3}(?:\.\d{3})+$/.test(body)) return body.replace(/\./g, '');
    // A point that groups nothing can only be a decimal one, written by somebody else.
    return PLAIN.test(body) ? body : null;
  }
  if (PLAIN.test(body)) return body;
  if (GROUPED.test(body)) return body.replace(/,/g, '');
  return SPACED.test(body) ? body.replace(/[ '’]/g, '') : null;
}

/** What the texts of a column tell about its decimal mark: one that reads only one way decides for all. */
export function decimalMarkOf(cells: Iterable<Cell>): DecimalMark {
  let mark: DecimalMark = null;
  for (const cell of cells) {
    // Without a point or a comma nothing is told.
    if (typeof cell !== 'string' || !/[.,]/.test(cell) || !/\d/.test(cell)) continue;
    const body = folded(cell)
      .replace(CURRENCY, '')
      .replace(/[()+\-−\s]/g, '');
    if (
      /^\d{1,3}(?:\.\d{3})*,\d{1,2}$/.test(body) ||
      /^\d{1,3}(?:\.\d{3}){2,}$/.test(body) ||
      /,\d{4,}$/.test(body)
    )
      return ',';
    if (
      /,\d{3}\.\d/.test(body) ||
      /^\d+\.(?:\d{1,2}|\d{4,})$/.test(body) ||
      /^\d{1,3}(?:,\d{3}){2,}$/.test(body)
    )
      mark = '.';
  }
  return mark;
}

/** Can this text be a number either way, with nothing in its column to settle it? `1,234` or `1.234`. */
export const isOpenNumber = (cell: Cell): boolean =>
  typeof cell === 'string' && /^[^\d]*\d{1,3}[.,]\d{3}[^\d]*$/.test(folded(cell).trim());

const read =
  <T>(fromNumber: (value: number) => T | null, fromText: (digits: string) => T | null) =>
  (cell: Cell, mark: DecimalMark = null): T | Fault => {
    if (typeof cell === 'number') return fromNumber(cell) ?? FAULTS.number(cell);
    if (isBlank(cell)) return FAULTS.blank('a number');
    // A column of decimal commas is told, not read: `1.234,50` here may be `1,234.50` there.
    const digits = typeof cell === 'string' && mark !== ',' ? plainDigits(cell, mark) : null;
    return (digits === null ? null : fromText(digits)) ?? FAULTS.number(cell);
  };

/** An exact number, any sign. */
export const readNumber = read(exactFromNumber, exactFromText);

/** A price per share, with all its digits. */
export const readPrice: (cell: Cell, mark?: DecimalMark) => Price | Fault = read(
  value => (Number.isFinite(value) ? priceFromText(String(value)) : null),
  priceFromText,
);

/** How many decimals a number is written with. */
export function decimalsOf(cell: Cell): number {
  if (Number.isInteger(cell)) return 0;
  const text = typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell : '';
  const [, fraction = '', power = '0'] = /\.(\d+)(?:e([+-]?\d+))?/i.exec(text) ?? [];
  return Math.max(0, fraction.length - Number(power));
}
