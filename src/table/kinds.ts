import type { Problem } from '../base/problem';
import type { Asset } from '../engine/records';
import { readAsset } from './assets';
import type { Cell } from './cell';
import type { Identities } from './identity';
import { problemAt, isFault } from './faults';
import { blame, problemsOf, type RowProblem } from './rowProblem';

/** What a table says of the kind of its securities. */
export interface KindRows {
  readonly table: string;
  readonly rows: readonly {
    readonly number: number;
    symbol(key: 'symbol'): string;
    cell(key: 'asset'): Cell;
    text(key: 'asset'): string;
  }[];
}

/** Kinds between which nothing here decides differently but by country; another word for one is no contradiction. */
const SHARES: ReadonlySet<Asset> = new Set(['stock', 'fund', 'etf']);

const isSameKind = (one: Asset, other: Asset): boolean =>
  one === other || (SHARES.has(one) && SHARES.has(other));

/** One symbol that is two kinds of thing: a problem of that symbol, never decided by which row stands first. */
export function contradictingKinds(tables: readonly KindRows[]): RowProblem[] {
  const told = new Map<string, { asset: Asset; place: string; word: string }>();
  const problems = new Map<string, RowProblem[]>();
  for (const { table, rows } of tables) {
    for (const row of rows) {
      const asset = readAsset(row.cell('asset'));
      const symbol = row.symbol('symbol');
      if (asset === null || isFault(asset) || symbol === '') continue;
      const first = told.get(symbol);
      if (!first) {
        told.set(symbol, { asset, place: `${table} row ${row.number}`, word: row.text('asset') });
        continue;
      }
      if (isSameKind(first.asset, asset) || problems.has(symbol)) continue;
      const fault = {
        code: 'twoKinds',
        found: `${symbol} is ${row.text('asset')} here and ${first.word} in ${first.place}`,
        remedy: 'write the same under Asset, or give one of the two another symbol',
      };
      problems.set(symbol, problemsOf(table, row.number, symbol, [blame('Asset', fault)]));
    }
  }
  return [...problems.values()].flat();
}

/** Symbols of which nothing says whether they are a coin: asked once each, at the first row that has them. */
export function coinsOrNot(
  tables: readonly KindRows[],
  { mayBeCoin }: Pick<Identities, 'mayBeCoin'>,
): Problem[] {
  const asked = new Map<string, Problem>();
  for (const { table, rows } of tables) {
    for (const row of rows) {
      const symbol = row.symbol('symbol');
      if (asked.has(symbol) || !mayBeCoin(symbol)) continue;
      const problem = problemAt(table, row.number, 'Asset', {
        code: 'coinOrNot',
        found: `${symbol} is the ticker of a coin, and of a share or a fund; it is taken for a share`,
        remedy: 'write crypto, stock, fund or ETF under Asset, once: here or in Securities',
      });
      asked.set(symbol, problem);
    }
  }
  return [...asked.values()];
}
