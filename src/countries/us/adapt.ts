import type { Problem } from '../../base/problem';
import type { HouseholdTables } from '../../planner/household';
import type { AdaptedTables } from '../country';
import { notBuilt, plainFund } from '../kindsAbroad';

/** Gain and loss on currency is ordinary, not capital (26 U.S.C. § 988(a)(1)): its rows are a problem that says so. */
export function adaptTables(tables: HouseholdTables): AdaptedTables {
  const problems = new Map<string, Problem[]>();
  for (const { asset, book, symbol, source } of [...tables.trades, ...tables.lots]) {
    if (asset === 'currency' && !problems.has(book))
      problems.set(book, [notBuilt(source, symbol, asset, 'United States')]);
  }
  return {
    tables: { ...tables, trades: tables.trades.map(plainFund), lots: tables.lots.map(plainFund) },
    problems,
  };
}
