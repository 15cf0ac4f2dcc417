import type { Asset } from '../engine/household';

/** What a row says about what its symbol is and what it is identical to. */
export interface IdentityCells {
  readonly symbol: string;
  readonly identicalTo: string;
  readonly asset: Asset | null;
}

export interface Identities {
  groupOf(symbol: string): string;
  assetOf(symbol: string): Asset;
  /** An option's symbol to the group of what it is written on. */
  readonly underlyings: ReadonlyMap<string, string>;
}

/**
 * Substantially identical groups: a symbol and what it is called identical to, joined over all tables. An option
 * is not identical to what it is written on, so `Identical to` names its underlying and joins nothing.
 */
export function identitiesFrom(rows: readonly IdentityCells[]): Identities {
  const parents = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up;
    return at;
  };
  const assets = new Map<string, Asset>();
  for (const { symbol, asset } of rows) if (asset !== null && !assets.has(symbol)) assets.set(symbol, asset);
  for (const { symbol, identicalTo } of rows) {
    if (identicalTo === '' || assets.get(symbol) === 'option') continue;
    const [a, b] = [root(symbol), root(identicalTo)];
    if (a !== b) parents.set(a < b ? b : a, a < b ? a : b);
  }
  const underlyings = new Map<string, string>();
  for (const { symbol, identicalTo } of rows) {
    if (identicalTo !== '' && assets.get(symbol) === 'option') underlyings.set(symbol, root(identicalTo));
  }
  return { groupOf: root, assetOf: symbol => assets.get(symbol) ?? 'stock', underlyings };
}
