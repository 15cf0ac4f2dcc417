import { exact, priceFromText, type Price, type Shares } from '../base/exact';
import { onceEach } from '../base/text';

/** An option as its symbol tells it. */
export interface OptionSymbol {
  readonly underlying: string;
  readonly right: 'call' | 'put';
  readonly size: Shares;
  /** Per share. */
  readonly strike: Price;
}

/** A contract is for a hundred shares unless it says otherwise. */
export const CONTRACT_SIZE: Shares = exact(100);

interface Expiry {
  readonly y: string;
  readonly m: string;
  readonly d: string;
}

/** Root, right and strike as they are written. */
interface Contract {
  readonly root: string;
  readonly right: string;
  readonly strike: string;
}

const ROOT = '[A-Z][A-Z0-9.]{0,5}';
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const MONTH = `(?<m>${MONTHS.join('|')})[A-Z]{0,6}`;

/** Without a space between them: `XYZ270115C00095000`, `-XYZ270115C95`, `XYZ 20270115C95`. */
const COMPACT = new RegExp(
  String.raw`^[-.]?(?<root>[A-Z]{1,6}(?= ?20\d{6}[CP])|${ROOT}) ?(?<y>20\d{2}|\d{2})(?<m>\d{2})(?<d>\d{2})(?<right>[CP])\$?(?<strike>\d+(?:\.\d+)?)$`,
);
/** With the company's name between: `CALL (XYZ) XYZ CORP JAN 15 27 $95 (100 SHS)`. */
const DESCRIBED = new RegExp(
  String.raw`^(?<right>CALL|PUT) \((?<root>${ROOT})\) .*?(?<m>${MONTHS.join('|')}) (?<d>\d{1,2}) (?<y>\d{2,4}) \$?(?<strike>\d+(?:\.\d+)?)(?: \(100 SHS\))?$`,
);

/** Dates as they stand among the other words; those that leave no doubt come first. */
const DATES: readonly RegExp[] = [
  String.raw`(?<y>20\d{2})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})`,
  String.raw`(?<y>20\d{2})(?<m>\d{2})(?<d>\d{2})`,
  String.raw`(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>20\d{2})`,
  String.raw`${MONTH}[- ]?(?<d>\d{1,2})[- ](?<y>20\d{2})`,
  String.raw`(?<d>\d{1,2})[- ]?${MONTH}[- ]?(?<y>20\d{2})`,
  String.raw`(?<m>\d{1,2})[/](?<d>\d{1,2})[/](?<y>\d{2})`,
  String.raw`${MONTH}[- ]?(?<d>\d{1,2})[- ](?<y>\d{2})`,
  String.raw`(?<d>\d{1,2})[- ]?${MONTH}[- ]?(?<y>\d{2})`,
  String.raw`(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})`,
].map(form => new RegExp(`(?<= )${form}(?= )`));

const RIGHT = /^(?:C|P|CALLS?|PUTS?)$/;
const NUMBER = /^\d+(?:\.\d+)?$/;
/** `C80`, `80C`: the right on its strike. */
const ON_STRIKE = /^([CP])(\d+(?:\.\d+)?)$|^(\d+(?:\.\d+)?)([CP])$/;

/** The words of a symbol that holds a date: root, strike and right in any order, and what is left of it. */
function wordsOf(text: string): { readonly date: Expiry; readonly words: readonly string[] } | null {
  const spaced = ` ${text
    .replace(/[$,'’()@]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `;
  for (const form of DATES) {
    const match = form.exec(spaced);
    if (!match || monthOf(match.groups!.m!) === null || Number(match.groups!.d) > 31) continue;
    const rest = `${spaced.slice(0, match.index)}${spaced.slice(match.index + match[0].length)}`;
    const words = rest
      .replace(/ 100 SHS /, ' ')
      .split(' ')
      .filter(word => word !== '')
      .flatMap(word => {
        const on = ON_STRIKE.exec(word);
        return on ? [on[1] ?? on[4]!, on[2] ?? on[3]!] : [word];
      });
    return { date: match.groups as unknown as Expiry, words };
  }
  return null;
}

/** One root, one right, one strike beside the date, in any order; null where there is more or less. */
function contractIn(words: readonly string[]): Contract | null {
  if (words.length !== 3) return null;
  const strike = words.find(word => NUMBER.test(word));
  const others = words.filter(word => word !== strike);
  // `C 80 C` is a call on C: what can be both a root and a right is a right where it stands last.
  const right = [...others].reverse().find(word => RIGHT.test(word));
  if (strike === undefined || right === undefined || others.length !== 2) return null;
  const root = others[others.lastIndexOf(right) === 0 ? 1 : 0]!;
  return new RegExp(`^[-.]?${ROOT}(?:/[A-Z])?$`).test(root)
    ? { root: root.replace(/^[-.]/, ''), right, strike }
    : null;
}

/** The OCC symbol of whatever is written like an option, or null: `XYZ270115C00095000`. */
export function occSymbolOf(text: string, nameOf: (root: string) => string): string | null {
  if (!/\d/.test(text)) return null;
  const match = (COMPACT.exec(text) ?? DESCRIBED.exec(text))?.groups;
  if (match) return occ(match as unknown as Expiry & Contract, nameOf);
  const scattered = wordsOf(text);
  const contract = scattered && contractIn(scattered.words);
  return contract && occ({ ...scattered.date, ...contract }, nameOf);
}

const monthOf = (text: string): number | null => {
  const month = /^\d+$/.test(text) ? Number(text) : MONTHS.indexOf(text) + 1;
  return month >= 1 && month <= 12 ? month : null;
};

/** Root, expiry, right, strike in thousandths. */
function occ(
  { root, y, m, d, right, strike: written }: Expiry & Contract,
  nameOf: (root: string) => string,
): string | null {
  const month = monthOf(m);
  const strike = /^\d{8}$/.test(written) ? Number(written) : Math.round(Number(written) * 1000);
  if (month === null || Number(d) < 1 || Number(d) > 31) return null;
  const pad = (value: number | string, width: number): string => String(value).padStart(width, '0');
  return `${nameOf(root)}${y.slice(-2)}${pad(month, 2)}${pad(d, 2)}${right[0]!}${pad(strike, 8)}`;
}

const OCC = new RegExp(`^(${ROOT})\\d{6}([CP])(\\d{5})(\\d{3})$`);

/** What an option's symbol says; null for what is no option's symbol. */
export const optionOf = onceEach((symbol): OptionSymbol | null => {
  const match = OCC.exec(symbol);
  return (
    match && {
      underlying: match[1]!,
      right: match[2] === 'C' ? 'call' : 'put',
      size: CONTRACT_SIZE,
      strike: priceFromText(`${match[3]!}.${match[4]!}`)!,
    }
  );
});

const CALL_OR_PUT = /(?:^|[^A-Z])(?:CALLS?|PUTS?)(?:[^A-Z]|$)/;
const EXPIRY_AND_STRIKE = /\d{6}[CP]\d/;

/** Written like an option in a way that none of the spellings is: to be asked about, never taken for a stock. */
export const looksLikeOption = onceEach(
  symbol =>
    optionOf(symbol) === null &&
    /\d/.test(symbol) &&
    (CALL_OR_PUT.test(symbol) || EXPIRY_AND_STRIKE.test(symbol) || hasDateRightAndStrike(symbol)),
);

function hasDateRightAndStrike(symbol: string): boolean {
  const words = wordsOf(symbol)?.words ?? [];
  // `C 5.25 06/15/2026` is a bond of C.
  return words.length > 2 && words.some(word => RIGHT.test(word)) && words.some(word => NUMBER.test(word));
}
