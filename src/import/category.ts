import { isIssue } from '../table/assets';
import { readText } from '../table/readCell';
import { headingKey } from './headingKey';
import { cellOf, type Layout, type Record } from './recognise';
import { pairOf } from './security';

/** What a security is, as the canonical tables write it; blank where the file does not say. */
export type Category =
  'crypto' | 'future' | 'right' | 'CFD' | 'bill' | 'bond' | 'ETF' | 'fund' | 'stock' | 'option' | '';

/** A bill says so in its name: `US TREASURY BILL 26 U S T BILL DUE 11/20/26`. */
const isBill = (record: Record): boolean =>
  /\b(?:TREAS(?:URY)?|U ?S ?T|T) ?-?BILLS?\b/i.test(readText(cellOf(record, 'description')));

const isDebt = (category: Category): boolean => category === 'bond' || category === 'bill';

/** Headings that only files of coins have. */
const COIN_HEADINGS = new Set(['quantitytransacted', 'spotpriceattransaction', 'priceattransaction']);

const isOfCoins = ({ headings }: Layout): boolean =>
  headings.some(heading => COIN_HEADINGS.has(headingKey(heading)));

/** Words of a category column, the more special first. */
const WORDS: readonly (readonly [RegExp, Category])[] = [
  [/\bCFDS?\b|CONTRACTS? FOR DIFF/, 'CFD'],
  [/\bFUTURES?\b/, 'future'],
  [/\bWARRANTS?\b|\bRIGHTS?\b/, 'right'],
  [/\b(?:CRYPTO|COINS?|DIGITAL|TOKENS?)/, 'crypto'],
  [/\bBILLS?\b/, 'bill'],
  [/\b(?:BONDS?|FIXED INCOME|TREASUR(?:Y|IES)|NOTES?|CDS?|GILTS?)\b/, 'bond'],
  [/\bETFS?\b|EXCHANGE.TRADED/, 'ETF'],
  [/\b(?:MUTUAL )?FUNDS?\b/, 'fund'],
  [/\b(?:STOCKS?|COMMON)\b/, 'stock'],
];

/**
 * By the kind of file, the pair, and the file's own column; an option by its symbol. A class of assets is no kind of
 * thing: funds of bonds are "Fixed income" too, and funds of shares "Equity"; a bond's symbol is an issue's.
 */
export function categoryOf(record: Record, symbol: string, isOption: boolean): Category {
  if (isOption) return 'option';
  if (pairOf(record) || isOfCoins(record.layout)) return 'crypto';
  const word = readText(cellOf(record, 'asset')).toUpperCase();
  const category = isBill(record) ? 'bill' : (WORDS.find(([form]) => form.test(word))?.[1] ?? '');
  return isDebt(category) && !isIssue(symbol) ? '' : category;
}

/** Nine letters and digits, some of both or digits alone. */
const CUSIP = /^(?=(?:.*\d){4})[0-9A-Z]{9}$/;

/** Whether a price may be per 100 of face value: by the file's word, or by a number where it has none. */
export function mayBeBond(record: Record, symbol: string): boolean {
  const category = categoryOf(record, symbol, false);
  return isDebt(category) || (category === '' && CUSIP.test(symbol));
}
