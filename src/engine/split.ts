import { scaled, ZERO, type Shares } from '../base/exact';
import type { Trade } from './household';
import type { Ledger, Lot } from './ledger';

/**
 * A split multiplies shares and keeps basis and dates; it is no purchase. A row without an account splits the
 * symbol in every account. Losses still waiting for a replacement count in new shares too.
 */
export function split(ledger: Ledger, trades: readonly Trade[]): void {
  const first = trades[0]!;
  const ratio = first.quantity;
  const everywhere = trades.some(trade => trade.account.name === '');
  const accounts = new Set(trades.map(trade => trade.account.key));
  for (const [account, position] of ledger.positions.get(first.symbol) ?? []) {
    if (!everywhere && !accounts.has(account)) continue;
    for (const lot of position.lots) position.shares += splitLot(lot, ratio);
  }
  // Shares on their way split where they came from.
  for (const lot of ledger.inTransit) {
    if (lot.symbol === first.symbol && (everywhere || accounts.has(lot.account.key))) splitLot(lot, ratio);
  }
  for (const open of ledger.waiting) {
    if (open.slice.trade.symbol === first.symbol) open.shares = scaled(open.shares, ratio);
  }
  for (const acquisition of ledger.acquisitions) {
    for (const sold of acquisition.sold ?? []) {
      if (sold.slice.trade.symbol !== first.symbol) continue;
      acquisition.free += scaled(sold.shares, ratio) - sold.shares;
      sold.shares = scaled(sold.shares, ratio);
    }
  }
}

/** How many shares the lot has more than before. */
function splitLot(lot: Lot, ratio: Shares): Shares {
  let free: Shares = ZERO;
  const before = lot.shares;
  lot.shares = ZERO;
  lot.dividends = lot.dividends?.map(one => ({ ...one, shares: scaled(one.shares, ratio) })) ?? null;
  for (const run of lot.runs) {
    const old = run.shares;
    run.shares = scaled(run.shares, ratio);
    lot.shares += run.shares;
    if (!run.replaced) free += run.shares - old;
  }
  if (lot.acquisition.effect !== 'none') lot.acquisition.free += free;
  return lot.shares - before;
}
