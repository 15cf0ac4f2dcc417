import { least, ZERO, type Shares } from '../base/exact';
import type { Trade } from './household';
import { addLot, positionOf, splitRun, takeFromLot, type Ledger, type Lot } from './ledger';
import type { Rules } from './rules';
import { select } from './select';

/** Shares leave one of the household's accounts for another: basis, dates and wash history go with them. */
export function transferOut(ledger: Ledger, trade: Trade, rules: Rules): void {
  const position = positionOf(ledger, trade.account, trade.symbol);
  for (const { lot, run, shares } of select(position, trade, rules)) {
    ledger.inTransit.push(detach(lot, run, shares));
  }
}

/** Still the household's shares: they stay in their acquisition and can replace all the while. */
function detach(lot: Lot, run: Lot['runs'][number], shares: Shares): Lot {
  const { free } = lot.acquisition;
  const taken = takeFromLot(lot, run, shares);
  lot.acquisition.free = free;
  const travelling: Lot = { ...lot, runs: [taken], shares };
  lot.acquisition.lots.push(travelling);
  return travelling;
}

/** How many shares of a symbol have left an account and not arrived yet. */
export const sharesInTransit = (ledger: Ledger, symbol: string): Shares =>
  ledger.inTransit.reduce((sum, lot) => (lot.symbol === symbol ? sum + lot.shares : sum), ZERO);

export function transferIn(ledger: Ledger, trade: Trade): void {
  let left = trade.quantity;
  while (left > ZERO) {
    const at = ledger.inTransit.findIndex(lot => lot.symbol === trade.symbol);
    const lot = ledger.inTransit[at]!;
    const shares = least(left, lot.shares);
    left -= shares;
    const arriving = shares === lot.shares ? lot : partOf(lot, shares);
    if (arriving === lot) ledger.inTransit.splice(at, 1);
    lot.acquisition.lots.splice(lot.acquisition.lots.indexOf(arriving), 1);
    const { free } = lot.acquisition;
    addLot(ledger, { ...arriving, account: trade.account }, arriving.dividends);
    lot.acquisition.free = free;
  }
}

function partOf(lot: Lot, shares: Shares): Lot {
  const runs: Lot['runs'] = [];
  let left = shares;
  while (left > ZERO) {
    const run = lot.runs[0]!;
    const taken = least(left, run.shares);
    runs.push(splitRun(run, taken));
    if (run.shares === ZERO) lot.runs.shift();
    left -= taken;
  }
  lot.shares -= shares;
  const part: Lot = { ...lot, runs, shares };
  lot.acquisition.lots.push(part);
  return part;
}
