import { withSeparators } from '../standin/separators';
import { isoToSerial } from '../standin/zone';

/** A cell as Univer keeps it. */
export interface UniverCell {
  v?: string | number | null;
  t?: number;
  f?: string | null;
  s?: Record<string, unknown> | string | null;
}

const TEXT = 1;
const NUMBER = 2;
const BOOLEAN = 3;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const PLAIN_NUMBER = /^-?(\d+\.?\d*|\.\d+)$/;
const PERCENT = /^-?\d+(\.\d+)?%$/;

/** What a person typed, or a CSV holds: a formula, a date, a number, a checkbox, else text. */
export function cellOf(text: string): UniverCell {
  if (text.startsWith('=')) return { f: withSeparators(text, false) };
  if (text.startsWith("'")) return { v: text.slice(1), t: TEXT };
  if (ISO_DATE.test(text)) return { v: isoToSerial(text), t: NUMBER, s: { n: { pattern: 'yyyy-mm-dd' } } };
  if (PLAIN_NUMBER.test(text)) return { v: Number(text), t: NUMBER };
  if (PERCENT.test(text))
    return { v: Number(text.slice(0, -1)) / 100, t: NUMBER, s: { n: { pattern: '0.00%' } } };
  if (text === 'TRUE' || text === 'FALSE') return { v: text === 'TRUE' ? 1 : 0, t: BOOLEAN };
  return { v: text, t: TEXT };
}
