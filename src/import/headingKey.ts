/** Never any role, whatever they look like. */
const NEVER = /^(exchangequantity|cprice|cashbalance|balance|endingbalance|saldo|gst)$|%/;

/** What in parentheses tells something: a percentage, a price in pence. */
const TELLING = /\((%|p)\)/i;

const LONGEST = 300;

/** The key of a heading: lower case, without dates, parentheses, currency signs and what forms prefix to it. */
export function headingKey(text: string): string {
  // What is longer is no heading; the patterns below go back over what they have seen.
  if (text.length > LONGEST) return '';
  const bare = text
    .toLowerCase()
    .replace(/\bas of\b.*$/, '')
    .replace(/^1099-b-1\w+[\s-]*/, '')
    .replace(/^adj\.?\s+/, '');
  if (/^currency \(/.test(bare)) return bare.replace(/[^a-z0-9]/g, '');
  const told = TELLING.exec(bare)?.[1] ?? '';
  const key = bare.replace(/\([^)]*\)/g, '').replace(/[^a-z0-9%]/g, '');
  return `${key}${told === '%' ? '%' : ''}`;
}

/** Is the price in hundredths of the currency? `Unit cost (p)`. */
export const isPence = (heading: string): boolean =>
  /\(p\)/i.test(heading) || /\bpence\b|\bGBX\b/i.test(heading);

export const isNever = (key: string): boolean => key === '' || NEVER.test(key);
