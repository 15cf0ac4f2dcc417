import type { Security } from '../engine/records';
import { readAsset } from './assets';
import type { Range } from './cell';
import { readList } from './readCell';
import { readSymbolText } from './symbol';
import { readTable, type Field, type Table } from './headings';
import type { Identities } from './identity';
import type { RowProblem } from './rowProblem';
import { problemAt, FAULTS, isFault } from './faults';

export type SecurityKey =
  'symbol' | 'asset' | 'identical' | 'isin' | 'index' | 'class' | 'replacement' | 'distribution';

export const SECURITY_FIELDS: readonly Field<SecurityKey>[] = [
  { key: 'symbol', headings: ['Symbol', 'Ticker', 'Security', 'Fund'], needed: true, marksRow: true },
  { key: 'asset', headings: ['Asset', 'Asset type'] },
  { key: 'identical', headings: ['Identical to', 'Group'] },
  { key: 'isin', headings: ['ISIN'] },
  { key: 'index', headings: ['Index'] },
  { key: 'class', headings: ['Class', 'Asset class', 'Sleeve'] },
  { key: 'replacement', headings: ['Replacement', 'Replacements'] },
  { key: 'distribution', headings: ['Next distribution'] },
];

export type SecuritiesTable = Table<SecurityKey>;

export function securitiesTable(range: Range): { table: SecuritiesTable; problems: RowProblem[] } {
  const { table, problems } = readTable('Securities', range, SECURITY_FIELDS);
  return { table, problems: problems.map(problem => ({ problem, symbol: null })) };
}

export function readSecurities(
  table: SecuritiesTable,
  identities: Identities,
): { securities: Map<string, Security>; problems: RowProblem[] } {
  const securities = new Map<string, Security>();
  const problems: RowProblem[] = [];
  for (const row of table.rows) {
    const symbol = row.symbol('symbol');
    const asset = readAsset(row.cell('asset'));
    const distribution = row.isBlank('distribution') ? null : row.day('distribution');
    const fault =
      symbol === ''
        ? { column: 'Symbol', fault: FAULTS.blank('the symbol') }
        : isFault(asset)
          ? { column: 'Asset', fault: asset }
          : isFault(distribution)
            ? { column: 'Next distribution', fault: distribution }
            : securities.has(symbol)
              ? {
                  column: 'Symbol',
                  fault: {
                    code: 'securityTwice',
                    found: `${symbol} stands twice`,
                    remedy: 'keep one row for each symbol',
                  },
                }
              : null;
    if (fault || isFault(asset) || isFault(distribution)) {
      problems.push({
        problem: problemAt('Securities', row.number, fault!.column, fault!.fault),
        symbol: symbol || null,
      });
      continue;
    }
    securities.set(symbol, {
      symbol,
      asset,
      group: identities.groupOf(symbol),
      book: identities.bookOf(symbol),
      isin: row.text('isin').toUpperCase() || null,
      index: row.text('index') || null,
      assetClass: row.text('class') || null,
      replacements: readList(row.cell('replacement')).map(readSymbolText),
      nextDistribution: distribution,
    });
  }
  return { securities, problems };
}
