import { least, ZERO, type Shares } from '../base/exact';
import { keepingFree } from './freeShares';
import { addLot } from './addLot';
import { positionOf, type Ledger, type Lot } from './ledger';
import { isSheltered, type Trade } from './records';
import type { Rules } from './rules';
import { takeFromLot, splitRun } from './runs';
import { select } from './select';

/** Shares leave one of the household's accounts for another: basis, dates and wash history go with them. */
export function transferOut(ledger: Ledger, trade: Trade, rules: Rules): void {
  const position = positionOf(ledger, trade.account, trade.symbol);
  for (const { lot, run, shares } of select(position, trade, rules)) {
    ledger.inTransit.push({ lot: detach(lot, run, shares), sent: trade });
  }
}

/** A gift or a donation: the shares are gone, and so is any loss in them. */
export function giftOut(ledger: Ledger, trade: Trade, rules: Rules): void {
  const position = positionOf(ledger, trade.account, trade.symbol);
  for (const { lot, run, shares } of select(position, trade, rules)) takeFromLot(lot, run, shares);
}

/** Still the household's shares: they stay in their acquisition and can replace all the while. */
function detach(lot: Lot, run: Lot['runs'][number], shares: Shares): Lot {
  const taken = keepingFree(lot.acquisition, () => takeFromLot(lot, run, shares));
  const travelling: Lot = { ...lot, runs: [taken], shares, soldBasis: ZERO, soldCents: ZERO };
  lot.acquisition.lots.push(travelling);
  return travelling;
}

/** How many shares of a symbol have left an account and not arrived yet. */
export const sharesInTransit = (ledger: Ledger, symbol: string): Shares =>
  ledger.inTransit.reduce((sum, { lot }) => (lot.symbol === symbol ? sum + lot.shares : sum), ZERO);

/** Shares never pass between a sheltered account and a taxable one as they are: 26 U.S.C. § 408(a)(1), (d)(1). */
export const changesShelter = (ledger: Ledger, trade: Trade): boolean =>
  ledger.inTransit.some(
    ({ lot, sent }) =>
      lot.symbol === trade.symbol && isSheltered(sent.account) !== isSheltered(trade.account),
  );

export function transferIn(ledger: Ledger, trade: Trade): void {
  let left = trade.quantity;
  while (left > ZERO) {
    const at = ledger.inTransit.findIndex(({ lot }) => lot.symbol === trade.symbol);
    const { lot } = ledger.inTransit[at]!;
    const shares = least(left, lot.shares);
    left -= shares;
    const arriving = shares === lot.shares ? lot : partOf(lot, shares);
    if (arriving === lot) ledger.inTransit.splice(at, 1);
    lot.acquisition.lots.splice(lot.acquisition.lots.indexOf(arriving), 1);
    keepingFree(lot.acquisition, () =>
      addLot(ledger, { ...arriving, account: trade.account }, arriving.dividends),
    );
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
