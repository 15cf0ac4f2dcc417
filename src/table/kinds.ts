import type { Problem } from '../base/problem';
import { isDebt, type Asset } from '../engine/records';
import { readAsset, SHARE_KINDS } from './assets';
import type { Cell } from './cell';
import { identitiesFrom, type Identities, type IdentityCells } from './identity';
import { problemAt, isFault, type Fault } from './faults';
import { blame, problemsOf, type RowProblem } from './rowProblem';

type KindKey = 'asset' | 'identical';

/** What a table says of the kind of its securities, and of what they are identical to. */
export interface KindRows {
  readonly table: string;
  readonly rows: readonly {
    readonly number: number;
    symbol(key: 'symbol' | 'identical'): string;
    cell(key: KindKey): Cell;
    text(key: KindKey): string;
    isBlank(key: KindKey): boolean;
  }[];
}

/** A file's word for any option, and what the index makes of it. */
const OPTIONS: ReadonlySet<Asset> = new Set(['option', 'indexOption', 'right']);

const isSameKind = (one: Asset, other: Asset): boolean =>
  one === other ||
  (SHARE_KINDS.includes(one) && SHARE_KINDS.includes(other)) ||
  (OPTIONS.has(one) && OPTIONS.has(other)) ||
  (isDebt(one) && isDebt(other));

type KindRow = KindRows['rows'][number];

/** What one column may say of a symbol once, and how it is told where two rows say two things. */
interface Saying<T> {
  readonly column: string;
  readonly key: KindKey;
  /** null: the row says nothing. */
  read(row: KindRow): T | null;
  readonly agrees: (one: T, other: T) => boolean;
  fault(symbol: string, here: string, there: string): Fault;
}

/** A symbol of which two rows say two things: a problem of that symbol, never decided by which row stands first. */
function contradicting<T>(tables: readonly KindRows[], saying: Saying<T>): RowProblem[] {
  const told = new Map<string, { value: T; place: string }>();
  const problems = new Map<string, RowProblem[]>();
  for (const { table, rows } of tables) {
    for (const row of rows) {
      const value = saying.read(row);
      const symbol = row.symbol('symbol');
      if (value === null || symbol === '') continue;
      const first = told.get(symbol);
      if (!first) {
        told.set(symbol, { value, place: `${row.text(saying.key)} in ${table} row ${row.number}` });
        continue;
      }
      if (saying.agrees(first.value, value) || problems.has(symbol)) continue;
      const fault = saying.fault(symbol, row.text(saying.key), first.place);
      problems.set(symbol, problemsOf(table, row.number, symbol, [blame(saying.column, fault)]));
    }
  }
  return [...problems.values()].flat();
}

/** One symbol that is two kinds of thing. */
const contradictingKinds = (tables: readonly KindRows[]): RowProblem[] =>
  contradicting<Asset>(tables, {
    column: 'Asset',
    key: 'asset',
    read: row => {
      const asset = readAsset(row.cell('asset'));
      return isFault(asset) ? null : asset;
    },
    agrees: isSameKind,
    fault: (symbol, here, there) => ({
      code: 'twoKinds',
      found: `${symbol} is ${here} here and ${there}`,
      remedy: 'write the same under Asset, or give one of the two another symbol',
    }),
  });

/** One symbol put into two groups that the rows of other symbols do not join. */
function contradictingGroups(tables: readonly KindRows[]): RowProblem[] {
  const named = new Map<string, Set<string>>();
  for (const { rows } of tables) {
    for (const row of rows) {
      if (row.isBlank('identical')) continue;
      const symbol = row.symbol('symbol');
      named.set(symbol, (named.get(symbol) ?? new Set()).add(row.symbol('identical')));
    }
  }
  const joined = identitiesFrom(
    [...named].flatMap(([symbol, groups]): IdentityCells[] =>
      groups.size > 1 ? [] : [{ symbol, identicalTo: [...groups][0]!, asset: null }],
    ),
  );
  return contradicting<string>(tables, {
    column: 'Identical to',
    key: 'identical',
    read: row => {
      const group = row.isBlank('identical') ? '' : row.symbol('identical');
      // To be identical to itself says nothing.
      return group === '' || group === row.symbol('symbol') ? null : group;
    },
    agrees: (one, other) => joined.groupOf(one) === joined.groupOf(other),
    fault: (symbol, here, there) => ({
      code: 'twoGroups',
      found: `${symbol} is identical to ${here} here and to ${there}`,
      remedy: 'write the same under Identical to; to join all three, give each of them the same name there',
    }),
  });
}

/** Symbols that two rows contradict each other about. */
export const contradictions = (tables: readonly KindRows[]): RowProblem[] => [
  ...contradictingKinds(tables),
  ...contradictingGroups(tables),
];

const coinOrNot = (symbol: string): Fault => ({
  code: 'coinOrNot',
  found: `${symbol} is the ticker of a coin, and of a share or a fund; it is taken for a share`,
  remedy: 'write crypto, stock, fund or ETF under Asset, once: here or in Securities',
});

const rightToWhat = (symbol: string): Fault => ({
  code: 'rightToWhat',
  found: `${symbol} is a right or a warrant, and what it is a right to is not told; it is set beside no loss on that stock`,
  remedy: 'write the stock under Identical to, once: here or in Securities',
});

/** What nothing says of a symbol and matters: is it a coin, and to what is it a right? */
export interface KindQuestion {
  readonly symbol: string;
  readonly asks: 'coin' | 'right';
  /** The same as a problem, at the first row that has the symbol. */
  readonly problem: Problem;
}

/** Asked once for each symbol. */
export function openKinds(
  tables: readonly KindRows[],
  { mayBeCoin, isRightOfNothing }: Pick<Identities, 'mayBeCoin' | 'isRightOfNothing'>,
): KindQuestion[] {
  const looked = new Set<string>();
  const asked: KindQuestion[] = [];
  for (const { table, rows } of tables) {
    for (const row of rows) {
      const symbol = row.symbol('symbol');
      if (looked.has(symbol)) continue;
      looked.add(symbol);
      const ask = (asks: KindQuestion['asks'], column: string, fault: Fault): void =>
        void asked.push({ symbol, asks, problem: problemAt(table, row.number, column, fault) });
      if (mayBeCoin(symbol)) ask('coin', 'Asset', coinOrNot(symbol));
      else if (isRightOfNothing(symbol)) ask('right', 'Identical to', rightToWhat(symbol));
    }
  }
  return asked;
}
