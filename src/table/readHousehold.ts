import type { Day } from '../base/day';
import type { Problem } from '../base/problem';
import { within, type Steps } from '../base/steps';
import { nameKey } from '../base/text';
import { lotsInOrder, tradesInOrder } from '../engine/contentOrder';
import type { Security } from '../engine/records';
import type { Settings } from '../engine/settings';
import type { HouseholdTables } from '../planner/household';
import { contradictions, openKinds, type KindQuestion, type KindRows } from './kinds';
import { accountCells, accountsFrom, type AccountCells } from './accounts';
import { readAsset } from './assets';
import type { Range } from './cell';
import type { TableRow } from './headings';
import { identitiesFrom, type IdentityCells } from './identity';
import { readLots } from './lots';
import { differingPrices } from './prices';
import { lotsTable, type LotsTable } from './lotsTable';
import type { RowProblem } from './rowProblem';
import { readSecurities, securitiesTable } from './securities';
import { readSettings, type NamedSetting } from './settings';
import { readSymbolText } from './symbol';
import { underTodaysNames } from './todaysNames';
import { readTrades } from './trades';
import { tradesTable, type TradeKey, type TradesTable } from './tradesTable';
import { problemAt, isFault } from './faults';

/** The ranges a formula or the sidebar hands over; null where one is not given. */
export interface Ranges {
  readonly lots: Range | null;
  readonly trades: Range | null;
  readonly settings: Range | null;
  readonly securities: Range | null;
}

/** What was read, and everything that was wrong. */
export interface ReadHousehold {
  readonly tables: HouseholdTables;
  /** Faults under which nothing can be answered: a heading missing, an unknown setting, a row without a symbol. */
  readonly structural: readonly Problem[];
  /** Settings that must be answered before a tax figure is told; nothing else waits for them. */
  readonly taxProblems: readonly Problem[];
  /** The first problem of each book: its rows show it instead of figures. */
  readonly spoiled: ReadonlyMap<string, Problem>;
  /** The book a problem of reading spoils; undefined where it is of none. */
  bookOf(problem: Problem): string | undefined;
  /** All of them. */
  readonly problems: readonly Problem[];
  /** What a security is, where no table says it: answered once each. */
  readonly questions: readonly KindQuestion[];
  /** What spoils no figure and should be known: rows set aside, settings that match nothing. */
  readonly notices: readonly Problem[];
}

/** Reads all tables together: accounts and identical groups are known only from all of them. */
export function* readHousehold(
  ranges: Ranges,
  asOf: Day,
  /** The code of the currency that gains are measured in; blank where Settings do not tell. */
  homeCurrency: (settings: Settings) => string,
): Steps<ReadHousehold> {
  const { settings, problems: settingProblems, taxProblems, named } = readSettings(ranges.settings);
  const lots = ranges.lots && lotsTable(ranges.lots);
  const trades = ranges.trades && tradesTable(ranges.trades);
  const securities = ranges.securities && securitiesTable(ranges.securities);
  const headings = [lots, trades, securities].flatMap(read => read?.problems ?? []);
  if (headings.length > 0)
    return refused([...settingProblems, ...headings.map(({ problem }) => problem)], asOf);

  const lotRows = lots?.table.rows ?? [];
  const tradeRows = trades?.table.rows ?? [];
  const securityRows = securities?.table.rows ?? [];
  yield 0.1;
  const accountRows = [
    ...lotRows.map(row => accountCells(row)),
    ...tradeRows.map(row => accountCells(row)),
  ] satisfies AccountCells[];
  const accounts = accountsFrom(accountRows, settings);
  yield 0.2;
  const identities = identitiesFrom([
    ...securityRows.map(row => ({ ...identityCells(row), isDecisive: true })),
    ...lotRows.map(row => identityCells(row)),
    ...tradeRows.map(tradeIdentity),
  ]);
  yield 0.3;
  const home = homeCurrency(settings);
  const readL = lots
    ? yield* within(0.3, 0.4, readLots(lots.table, accounts, identities, asOf, home))
    : { lots: [], problems: [], notices: [] };
  const readT = trades
    ? yield* within(0.4, 1, readTrades(trades.table, accounts, identities, home))
    : { trades: [], problems: [], notices: [], setAside: new Map<string, number>() };
  const readS = securities
    ? readSecurities(securities.table, identities)
    : { securities: new Map<string, Security>(), problems: [] };
  const kinds = [
    { table: 'Securities', rows: securityRows },
    { table: 'Lots', rows: lotRows },
    { table: 'Trades', rows: tradeRows },
  ] satisfies KindRows[];
  const renamed = underTodaysNames(readL.lots, readT.trades, asOf);
  const rows: RowProblem[] = [
    ...contradictions(kinds),
    ...renamed.problems,
    ...readL.problems,
    ...readT.problems,
    ...readS.problems,
  ];
  const questions = openKinds(kinds, identities);
  const spoiled = new Map<string, Problem>();
  const bookOf = new Map<Problem, string>();
  for (const { problem, symbol } of rows) {
    if (symbol === null) continue;
    const book = identities.bookOf(symbol);
    bookOf.set(problem, book);
    if (!spoiled.has(book)) spoiled.set(book, problem);
  }
  return {
    tables: {
      lots: lotsInOrder(renamed.lots),
      trades: tradesInOrder(readT.trades),
      settings,
      securities: readS.securities,
      lookalikesOf: symbol => identities.lookalikesOf(symbol),
      identityOf: symbol => ({ group: identities.groupOf(symbol), book: identities.bookOf(symbol) }),
      optionOf: symbol => identities.optionOf(symbol),
      mayBeCoin: symbol => identities.mayBeCoin(symbol),
      asOf,
    },
    structural: [
      ...settingProblems,
      ...rows.filter(row => row.symbol === null && !row.isAlone).map(row => row.problem),
    ],
    taxProblems,
    spoiled,
    bookOf: problem => bookOf.get(problem),
    problems: [...settingProblems, ...rows.map(row => row.problem)],
    questions,
    notices: [
      ...readL.notices,
      ...differingPrices(readL.lots),
      ...readT.notices,
      ...questions.map(({ problem }) => problem),
      ...setAside(readT.setAside),
      ...unmatched(named, accountRows, lots?.table ?? null, trades?.table ?? null, readS.securities),
    ],
  };
}

function identityCells<K extends string>(row: TableRow<K | 'symbol' | 'identical' | 'asset'>): IdentityCells {
  const asset = readAsset(row.cell('asset'));
  return {
    symbol: row.symbol('symbol'),
    identicalTo: row.isBlank('identical') ? '' : row.symbol('identical'),
    asset: isFault(asset) ? null : asset,
  };
}

/** A new symbol joins what the shares were: the same security under another name, or another one of its book. */
function tradeIdentity(row: TableRow<TradeKey>): IdentityCells {
  const cells = identityCells(row);
  if (row.isBlank('newSymbol')) return cells;
  const isSame = /SYMBOL|NAME|TICKER/i.test(row.text('action'));
  return { ...cells, becomes: { symbol: row.symbol('newSymbol'), isSame } };
}

function setAside(counts: ReadonlyMap<string, number>): Problem[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const kinds = [...counts].map(([word, count]) => `${count} ${word}`);
  const shown = kinds.length > 12 ? [...kinds.slice(0, 12), `${kinds.length - 12} other kinds`] : kinds;
  return [
    problemAt('Trades', null, 'Action', {
      code: 'cashSetAside',
      found: `${total} cash ${total === 1 ? 'row was' : 'rows were'} set aside: ${shown.join(', ')}`,
      remedy: 'nothing to do: they move no shares',
    }),
  ];
}

/** Settings about names that no row has. */
function unmatched(
  named: readonly NamedSetting[],
  accounts: readonly AccountCells[],
  lots: LotsTable | null,
  trades: TradesTable | null,
  securities: ReadonlyMap<string, Security>,
): Problem[] {
  if (named.length === 0 || (!lots && !trades)) return [];
  const owners = new Set(accounts.map(({ owner }) => nameKey(owner)));
  const names = new Set(accounts.map(({ name }) => nameKey(name)));
  const symbols = new Set([...(lots?.rows ?? []), ...(trades?.rows ?? [])].map(row => row.symbol('symbol')));
  const classes = new Set([
    ...[...securities.values()].map(({ assetClass }) => nameKey(assetClass ?? '')),
    ...(lots?.rows ?? []).map(row => nameKey(row.text('class'))),
  ]);
  const isMatched = ({ word, subject }: NamedSetting): boolean => {
    const key = nameKey(subject);
    if (word === 'owner') return owners.has(key);
    if (word === 'target') return !lots || classes.has(key);
    return names.has(key) || symbols.has(readSymbolText(subject));
  };
  const what = { owner: 'owner', target: 'class', 'lot method': 'account or symbol' } as const;
  return named
    .filter(setting => !isMatched(setting))
    .map(({ word, name, subject, row }) =>
      problemAt('Settings', row, name, {
        code: 'settingOfNothing',
        found: `no row of the tables has the ${what[word]} ${subject}`,
        remedy: 'correct the name, or leave the setting out',
      }),
    );
}

const refused = (structural: readonly Problem[], asOf: Day): ReadHousehold => ({
  tables: {
    lots: [],
    trades: [],
    settings: readSettings(null).settings,
    securities: new Map(),
    lookalikesOf: () => [],
    identityOf: symbol => ({ group: symbol, book: symbol }),
    optionOf: () => null,
    mayBeCoin: () => false,
    asOf,
  },
  structural,
  taxProblems: [],
  spoiled: new Map(),
  bookOf: () => undefined,
  problems: structural,
  questions: [],
  notices: [],
});
