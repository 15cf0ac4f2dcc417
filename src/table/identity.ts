import { nameKey } from '../base/text';
import { exact } from '../base/exact';
import { isDebt, isOptionKind, type Asset, type OptionTerms } from '../engine/records';
import type { Quote } from './amounts';
import { isDebtIdentifier, isIssue, SHARE_KINDS } from './assets';
import { isCoinPair, isCoinTicker } from './coins';
import { isFutureSymbol, isIndexRoot } from './knownSecurities';
import { CONTRACT_SIZE, looksLikeOption, optionOf } from './optionSymbol';

/** What a row says about what its symbol is and what it is identical to. */
export interface IdentityCells {
  readonly symbol: string;
  readonly identicalTo: string;
  readonly asset: Asset | null;
  /** What Securities says stands, whatever a broker's file calls it. */
  readonly isDecisive?: boolean;
  /** What a corporate action makes of it: the same security under another name, or another one of its book. */
  readonly becomes?: { readonly symbol: string; readonly isSame: boolean } | null;
}

export interface Identities {
  /** The substantially identical group. */
  groupOf(symbol: string): string;
  /** The groups that one ledger settles: mergers, spin-offs and options join them. */
  bookOf(symbol: string): string;
  assetOf(symbol: string): Asset;
  /** No row says what it is, and its ticker is a coin's. */
  mayBeCoin(symbol: string): boolean;
  optionOf(symbol: string): OptionTerms | null;
  quoteOf(symbol: string): Quote;
  /** A right or a warrant, of which no row says what it is a right to. */
  isRightOfNothing(symbol: string): boolean;
  /** An option, by its words or by its Asset, of which the tables do not tell what it is written on. */
  isUnreadOption(symbol: string): boolean;
  /** Symbols that may be the same security in another spelling: by punctuation, by a word, by twin letters. */
  lookalikesOf(symbol: string): readonly string[];
}

const ONE = exact(1);

/** Brokers call funds stocks too: of the words for shares the more special one stands, whichever row comes first. */
const isMoreSpecial = (one: Asset, other: Asset): boolean =>
  (SHARE_KINDS.includes(other) && SHARE_KINDS.indexOf(one) > SHARE_KINDS.indexOf(other)) ||
  (other === 'option' && (one === 'indexOption' || one === 'right')) ||
  (other === 'bond' && one === 'bill');

/** Names joined into groups; the first in the alphabet stands for each. */
class Joined {
  private readonly parents = new Map<string, string>();

  root(name: string): string {
    let top = name;
    for (let up = this.parents.get(top); up !== undefined; up = this.parents.get(top)) top = up;
    for (let at = name; at !== top;) {
      const next = this.parents.get(at)!;
      this.parents.set(at, top);
      at = next;
    }
    return top;
  }
  join(a: string, b: string): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.parents.set(x < y ? y : x, x < y ? x : y);
  }
}

/**
 * A symbol and what it is called identical to, joined over all tables. An option is not identical to what it is
 * written on: it keeps its own group in the underlying's book.
 */
export function identitiesFrom(rows: readonly IdentityCells[]): Identities {
  const groups = new Joined();
  const books = new Joined();
  const assets = new Map<string, Asset>();
  const decided = new Set<string>();
  for (const { symbol, asset, isDecisive } of rows) {
    if (asset === null || symbol === '' || decided.has(symbol)) continue;
    const known = assets.get(symbol);
    if (isDecisive || known === undefined || isMoreSpecial(asset, known)) assets.set(symbol, asset);
    if (isDecisive) decided.add(symbol);
  }
  const assetOf = (symbol: string): Asset => {
    const known = assets.get(symbol);
    if (known !== undefined && known !== 'option') return known;
    const option = optionOf(symbol);
    if (option) return isIndexRoot(option.underlying) ? 'indexOption' : 'option';
    if (known !== undefined) return known;
    if (isCoinPair(symbol)) return 'crypto';
    if (isFutureSymbol(symbol)) return 'future';
    return isDebtIdentifier(symbol) ? 'bond' : 'stock';
  };
  const symbols = new Set(rows.map(({ symbol }) => symbol));
  const underlyings = new Map<string, string>();
  for (const { symbol, identicalTo, becomes } of rows) {
    if (symbol === '') continue;
    const asset = assetOf(symbol);
    if (isOptionKind(asset) || asset === 'right') {
      // What a right is a right to is told by nothing but a row.
      const told =
        asset === 'right' ? '' : optionOf(symbol)?.underlying || underlyingIn(symbol, symbols) || '';
      const underlying = identicalTo || told;
      if (underlying !== '' && (identicalTo !== '' || !underlyings.has(symbol)))
        underlyings.set(symbol, underlying);
    } else if (identicalTo !== '') groups.join(symbol, identicalTo);
    if (becomes?.isSame) groups.join(symbol, becomes.symbol);
  }
  // Books hold whole groups.
  const inBook = (symbol: string): string => groups.root(symbol);
  for (const { symbol, becomes } of rows)
    if (becomes && symbol !== '') books.join(inBook(symbol), inBook(becomes.symbol));
  for (const [symbol, underlying] of underlyings) books.join(inBook(symbol), inBook(underlying));
  const termsOf = (symbol: string, underlying: string | undefined): OptionTerms | null => {
    if (underlying === undefined) return null;
    if (assetOf(symbol) === 'right')
      return { underlying, group: groups.root(underlying), right: 'call', size: ONE, strike: null };
    const { right, size, strike } = optionOf(symbol) ?? { right: null, size: CONTRACT_SIZE, strike: null };
    return { underlying, group: groups.root(underlying), right, size, strike };
  };
  const terms = new Map([...underlyings].map(([symbol, of]) => [symbol, termsOf(symbol, of)!]));
  const isUnreadOption = (symbol: string): boolean =>
    isOptionKind(assetOf(symbol))
      ? !terms.has(symbol)
      : assetOf(symbol) !== 'future' && looksLikeOption(symbol);
  for (const symbol of symbols) {
    // Whatever such a row is, it may be about the stock that its words name.
    if (!isUnreadOption(symbol)) continue;
    for (const word of wordsOf(symbol)) if (symbols.has(word)) books.join(inBook(symbol), inBook(word));
  }
  const isNoSpelling = (symbol: string): boolean =>
    terms.has(symbol) || (isDebt(assetOf(symbol)) && isIssue(symbol));
  const alike = new Map<string, Set<string>>();
  const named = new Map<string, Set<string>>();
  const put = (index: Map<string, Set<string>>, key: string, symbol: string): void => {
    const same = index.get(key);
    if (same) same.add(symbol);
    else index.set(key, new Set([symbol]));
  };
  for (const symbol of symbols) {
    put(alike, squeezed(symbol), symbol);
    // An issue is not its issuer's shares, whatever words it holds.
    if (isNoSpelling(symbol)) continue;
    for (const word of wordsOf(symbol)) put(named, word, symbol);
  }
  const optionTerms = (symbol: string): OptionTerms | null =>
    terms.get(symbol) ?? termsOf(symbol, optionOf(symbol)?.underlying);
  return {
    groupOf: symbol => groups.root(symbol),
    bookOf: symbol => books.root(groups.root(symbol)),
    assetOf,
    mayBeCoin: symbol => !assets.has(symbol) && isCoinTicker(symbol),
    isUnreadOption,
    optionOf: optionTerms,
    quoteOf: symbol => ({
      option: optionTerms(symbol),
      isPerHundred: isDebt(assetOf(symbol)) && isIssue(symbol),
      isOfContract: assetOf(symbol) === 'future',
    }),
    isRightOfNothing: symbol => assetOf(symbol) === 'right' && !terms.has(symbol),
    lookalikesOf: symbol =>
      [
        ...new Set([
          ...(alike.get(squeezed(symbol)) ?? []),
          ...(named.get(squeezed(symbol)) ?? []),
          ...(isNoSpelling(symbol) ? [] : wordsOf(symbol).flatMap(word => [...(alike.get(word) ?? [])])),
        ]),
      ].filter(other => other !== symbol && groups.root(other) !== groups.root(symbol)),
  };
}

/** Letters of other alphabets that no eye can tell from Latin ones. */
const TWINS = 'АВЕКМНОРСТУХЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const LATIN = 'ABEKMHOPCTYXSIJABEZHIKMNOPTYX';
const inLatin = (text: string): string =>
  text.replace(/[^\x00-\x7f]/g, letter => LATIN[TWINS.indexOf(letter)] ?? letter);

const squeezed = (symbol: string): string => inLatin(nameKey(symbol)).replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Words of a spelling that may be the whole of another: every one of a name (`Vanguard VTI`), the first of
 * `VTI-USD` or `VTI.L`. The letter of a share class is none.
 */
function wordsOf(symbol: string): string[] {
  const words = inLatin(nameKey(symbol))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  if (words.length < 2) return [];
  return symbol.includes(' ') ? words.filter(word => word.length > 1) : words.slice(0, 1);
}

/** Words that no stock is called by where they stand first. */
const NO_TICKER =
  /^(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|CALLS?|PUTS?|OPTIONS?|LEAPS?|BUY|SELL|LONG|SHORT|BOUGHT|SOLD|OPEN|CLOSE|RIGHTS?|THE|MY)$/;

/**
 * What an option is written on, by its words alone: the one of them that is a symbol of the tables, else the first
 * where it can be a ticker (`XYZ LEAPS 95`). Null where nothing tells.
 */
function underlyingIn(symbol: string, symbols: ReadonlySet<string>): string | null {
  const words = symbol.replace(/^[-.]/, '').split(/[^A-Z.]+/);
  const known = [...new Set(words)].filter(word => word !== symbol && symbols.has(word));
  if (known.length === 1) return known[0]!;
  const first = words[0]!;
  const canBeTicker = /^[A-Z]{1,6}(?:\.[A-Z]{1,2})?$/.test(first) && !NO_TICKER.test(first);
  return known.length === 0 && canBeTicker && first !== symbol && words.length > 1 ? first : null;
}
