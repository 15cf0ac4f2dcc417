import type { Asset } from '../engine/records';
import { isBlank, type Cell } from './cell';
import { readText } from './readCell';
import { plain } from './headings';
import { FAULTS, type Fault } from './faults';

const WORDS: Readonly<Record<string, Asset>> = {
  STOCK: 'stock',
  STOCKS: 'stock',
  SHARE: 'stock',
  SHARES: 'stock',
  EQUITY: 'stock',
  ADR: 'stock',
  FUND: 'fund',
  MUTUALFUND: 'fund',
  ETF: 'etf',
  ETN: 'etf',
  CLOSEDENDFUND: 'fund',
  CEF: 'fund',
  INDEXFUND: 'fund',
  MONEYMARKETFUND: 'fund',
  EXCHANGETRADEDFUND: 'etf',
  BOND: 'bond',
  FIXEDINCOME: 'bond',
  TREASURY: 'bond',
  CRYPTO: 'crypto',
  CRYPTOCURRENCY: 'crypto',
  COIN: 'crypto',
  TOKEN: 'crypto',
  DIGITALASSET: 'crypto',
  OPTION: 'option',
  CALL: 'option',
  PUT: 'option',
  WARRANT: 'option',
  OTHER: 'other',
};

export function readAsset(cell: Cell): Asset | null | Fault {
  if (isBlank(cell)) return null;
  return (
    WORDS[plain(readText(cell))] ??
    FAULTS.oneOf(cell, ['stock', 'fund', 'ETF', 'bond', 'crypto', 'option', 'other'])
  );
}
