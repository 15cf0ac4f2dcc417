import type { Problem } from '../base/problem';
import type { Asset, StatedLot, Trade } from '../engine/records';
import type { HouseholdTables } from '../planner/household';
import { problemAt } from '../table/faults';
import type { AdaptedTables } from './country';

/** Kinds that American law tells apart and no other law here does. */
const AS_ABROAD: Readonly<Partial<Record<Asset, Asset>>> = {
  indexOption: 'option',
  right: 'option',
  metalTrust: 'etf',
  bill: 'bond',
};

/** Funds as every law but one takes them. */
const PLAIN_FUND: Readonly<Partial<Record<Asset, Asset>>> = {
  mixedFund: 'fund',
  propertyFund: 'fund',
  bondFund: 'fund',
};

/** Funds without the kinds that this law does not tell apart. */
export const plainFund = <R extends { readonly asset: Asset }>(row: R): R => {
  const instead = PLAIN_FUND[row.asset];
  return instead === undefined ? row : { ...row, asset: instead };
};

/** Kinds that only American law is built for. */
const NOT_ABROAD: ReadonlySet<Asset> = new Set(['future', 'collectible', 'currency']);

/** The tables with each kind as laws outside the United States have it; what none of them has is a problem of its book. */
export function kindsAbroad(
  tables: HouseholdTables,
  country: string,
  tellsFundsApart = false,
): AdaptedTables {
  const problems = new Map<string, Problem[]>();
  const abroad = <R extends Trade | StatedLot>(told: R): R => {
    const row = tellsFundsApart ? told : plainFund(told);
    const { asset, book, symbol, source } = row;
    if (NOT_ABROAD.has(asset) && !problems.has(book))
      problems.set(book, [notBuilt(source, symbol, asset, country)]);
    const instead = AS_ABROAD[asset];
    return instead === undefined ? row : { ...row, asset: instead };
  };
  return {
    tables: { ...tables, trades: tables.trades.map(abroad), lots: tables.lots.map(abroad) },
    problems,
  };
}

/** A kind with a law of its own that is not built. */
export const notBuilt = (
  { table, row }: Trade['source'],
  symbol: string,
  asset: Asset,
  law: string,
): Problem =>
  problemAt(table, row, 'Asset', {
    code: 'kindNotBuilt',
    found: `${law}: the law of ${KIND_WORDS[asset] ?? asset} (${symbol}) is not built`,
    remedy:
      'leave its rows out of the tables, and enter its result in Settings as gain elsewhere where it is one',
  });

const KIND_WORDS: Readonly<Partial<Record<Asset, string>>> = {
  future: 'futures',
  collectible: 'collectibles',
  currency: 'currency',
};

/** Problems of two readings of the same tables, by book. */
export function joined(
  one: ReadonlyMap<string, readonly Problem[]>,
  other: ReadonlyMap<string, readonly Problem[]>,
): Map<string, readonly Problem[]> {
  const all = new Map(one);
  for (const [book, problems] of other) all.set(book, [...(all.get(book) ?? []), ...problems]);
  return all;
}
