import { nameKey } from '../base/text';
import type { Asset, OptionTerms } from '../engine/household';
import { CONTRACT_SIZE, optionOf } from './symbol';

/** What a row says about what its symbol is and what it is identical to. */
export interface IdentityCells {
  readonly symbol: string;
  readonly identicalTo: string;
  readonly asset: Asset | null;
  /** What a corporate action makes of it: the same security under another name, or another one of its book. */
  readonly becomes?: { readonly symbol: string; readonly isSame: boolean } | null;
}

export interface Identities {
  /** The substantially identical group. */
  groupOf(symbol: string): string;
  /** The groups that one ledger settles: mergers, spin-offs and options join them. */
  bookOf(symbol: string): string;
  assetOf(symbol: string): Asset;
  optionOf(symbol: string): OptionTerms | null;
  /** Symbols that differ only in punctuation: they may be one security. */
  lookalikesOf(symbol: string): readonly string[];
}

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
  for (const { symbol, asset } of rows) {
    if (asset !== null && symbol !== '' && !assets.has(symbol)) assets.set(symbol, asset);
  }
  const assetOf = (symbol: string): Asset => assets.get(symbol) ?? (optionOf(symbol) ? 'option' : 'stock');
  const underlyings = new Map<string, string>();
  for (const { symbol, identicalTo, becomes } of rows) {
    if (symbol === '') continue;
    if (assetOf(symbol) === 'option') {
      const underlying =
        identicalTo || optionOf(symbol)?.underlying || underlyings.get(symbol) || firstWord(symbol);
      if (identicalTo !== '' || !underlyings.has(symbol)) underlyings.set(symbol, underlying);
    } else if (identicalTo !== '') groups.join(symbol, identicalTo);
    if (becomes?.isSame) groups.join(symbol, becomes.symbol);
  }
  // Books hold whole groups.
  const inBook = (symbol: string): string => groups.root(symbol);
  for (const { symbol, becomes } of rows)
    if (becomes && symbol !== '') books.join(inBook(symbol), inBook(becomes.symbol));
  for (const [symbol, underlying] of underlyings) books.join(inBook(symbol), inBook(underlying));
  const terms = new Map<string, OptionTerms>();
  for (const [symbol, underlying] of underlyings) {
    const told = optionOf(symbol);
    terms.set(symbol, {
      underlying,
      group: groups.root(underlying),
      right: told?.right ?? null,
      size: told?.size ?? CONTRACT_SIZE,
    });
  }
  const alike = new Map<string, Set<string>>();
  for (const { symbol } of rows) {
    const key = squeezed(symbol);
    const same = alike.get(key);
    if (same) same.add(symbol);
    else alike.set(key, new Set([symbol]));
  }
  return {
    groupOf: symbol => groups.root(symbol),
    bookOf: symbol => books.root(groups.root(symbol)),
    assetOf,
    optionOf: symbol => terms.get(symbol) ?? null,
    lookalikesOf: symbol =>
      [...(alike.get(squeezed(symbol)) ?? [])].filter(
        other => other !== symbol && groups.root(other) !== groups.root(symbol),
      ),
  };
}

const squeezed = (symbol: string): string => nameKey(symbol).replace(/[^\p{L}\p{N}]/gu, '');

/** An option that says nothing else about what it is written on begins with it: `XYZ LEAPS 95`. */
const firstWord = (symbol: string): string => /^[-.]?([A-Z.]+)/.exec(symbol)?.[1] ?? symbol;
