import type { Day } from '../base/day';
import type { Problem } from '../base/problem';
import type { Security } from '../engine/household';
import type { Told } from '../plan/household';
import { accountsFrom, type AccountCells } from './accounts';
import { readAsset } from './assets';
import type { Range } from './cell';
import { readSymbol } from './cells';
import type { TableRow } from './headings';
import { identitiesFrom, type IdentityCells } from './identity';
import { accountCells as lotAccount, lotsTable, readLots } from './lots';
import type { RowProblem } from './rowProblem';
import { readSecurities, securitiesTable } from './securities';
import { readSettings } from './settings';
import { accountCells as tradeAccount, readTrades, tradesTable } from './trades';
import { isFault } from './words';

/** The ranges a formula or the sidebar hands over; null where one is not given. */
export interface Ranges {
  readonly lots: Range | null;
  readonly trades: Range | null;
  readonly settings: Range | null;
  readonly securities: Range | null;
}

/** What was read, and everything that was wrong. */
export interface ReadHousehold {
  readonly told: Told;
  /** Faults under which nothing can be answered: a heading missing, an unknown setting, a row without a symbol. */
  readonly structural: readonly Problem[];
  /** The first problem of each identical group: its rows show it instead of figures. */
  readonly spoiled: ReadonlyMap<string, Problem>;
  /** All of them, for HARVEST_CHECK. */
  readonly problems: readonly Problem[];
}

/** Reads all tables together: accounts and identical groups are known only from all of them. */
export function readHousehold(ranges: Ranges, asOf: Day): ReadHousehold {
  const { settings, problems: settingProblems } = readSettings(ranges.settings);
  const lots = ranges.lots && lotsTable(ranges.lots);
  const trades = ranges.trades && tradesTable(ranges.trades);
  const securities = ranges.securities && securitiesTable(ranges.securities);
  const headings = [lots, trades, securities].flatMap(read => read?.problems ?? []);
  if (headings.length > 0)
    return refused([...settingProblems, ...headings.map(({ problem }) => problem)], asOf);

  const lotRows = lots?.table.rows ?? [];
  const tradeRows = trades?.table.rows ?? [];
  const securityRows = securities?.table.rows ?? [];
  const accounts = accountsFrom(
    [
      ...lotRows.map(row => lotAccount(row)),
      ...tradeRows.map(row => tradeAccount(row)),
    ] satisfies AccountCells[],
    settings,
  );
  const identities = identitiesFrom([
    ...securityRows.map(identityCells),
    ...lotRows.map(identityCells),
    ...tradeRows.map(identityCells),
  ]);
  const readL = lots ? readLots(lots.table, accounts, identities, asOf) : { lots: [], problems: [] };
  const readT = trades ? readTrades(trades.table, accounts, identities) : { trades: [], problems: [] };
  const readS = securities
    ? readSecurities(securities.table, identities)
    : { securities: new Map<string, Security>(), problems: [] };
  const rows: RowProblem[] = [...readL.problems, ...readT.problems, ...readS.problems];
  const spoiled = new Map<string, Problem>();
  for (const { problem, symbol } of rows) {
    if (symbol === null) continue;
    const group = identities.groupOf(symbol);
    if (!spoiled.has(group)) spoiled.set(group, problem);
  }
  return {
    told: {
      lots: readL.lots,
      trades: readT.trades,
      settings,
      securities: readS.securities,
      underlyings: identities.underlyings,
      asOf,
    },
    structural: [...settingProblems, ...rows.filter(row => row.symbol === null).map(row => row.problem)],
    spoiled,
    problems: [...settingProblems, ...rows.map(row => row.problem)],
  };
}

function identityCells(row: TableRow<'symbol' | 'identical' | 'asset'>): IdentityCells {
  const asset = readAsset(row.cell('asset'));
  return {
    symbol: readSymbol(row.cell('symbol')),
    identicalTo: readSymbol(row.cell('identical')),
    asset: isFault(asset) ? null : asset,
  };
}

const refused = (structural: readonly Problem[], asOf: Day): ReadHousehold => ({
  told: {
    lots: [],
    trades: [],
    settings: readSettings(null).settings,
    securities: new Map(),
    underlyings: new Map(),
    asOf,
  },
  structural,
  spoiled: new Map(),
  problems: structural,
});
