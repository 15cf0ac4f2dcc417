import type { Asset } from '../engine/records';
import { isBlank, type Cell } from './cell';
import { readText } from './readCell';
import { normalizeHeading } from '../base/text';
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
  BILL: 'bond',
  TREASURYBILL: 'bond',
  TBILL: 'bond',
  NOTE: 'bond',
  TREASURYNOTE: 'bond',
  CORPORATEBOND: 'bond',
  MUNICIPALBOND: 'bond',
  MUNI: 'bond',
  GILT: 'bond',
  CD: 'bond',
  CERTIFICATEOFDEPOSIT: 'bond',
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

/** A bond's issue is known by a number, a coupon or a year; letters alone are a fund of bonds, priced by the share. */
export const isIssue = (symbol: string): boolean => /\d/.test(symbol);

export function readAsset(cell: Cell): Asset | null | Fault {
  if (isBlank(cell)) return null;
  return (
    WORDS[normalizeHeading(readText(cell))] ??
    FAULTS.oneOf(cell, ['stock', 'fund', 'ETF', 'bond', 'crypto', 'option', 'other'])
  );
}
