import { exact, ratio, sameRatio, scaled, ZERO, type Ratio, type Shares } from '../base/exact';
import { changeFree } from './freeShares';
import { positionOf, type Ledger, type Lot } from './ledger';
import type { Trade } from './records';

/** Brokers book one split on neighbouring days. */
const SAME_SPLIT_DAYS = 7;

/**
 * A split multiplies shares and keeps basis and dates; it is no purchase (26 U.S.C. §§ 305(a), 307(a)). A row without
 * an account splits the symbol everywhere. Losses that still wait count their shares after it; they are scaled once,
 * however many accounts tell of it.
 */
export function split(ledger: Ledger, trades: readonly Trade[]): void {
  const first = trades[0]!;
  const by = first.ratio!;
  const everywhere = trades.some(trade => trade.account.name === '');
  const accounts = new Set(trades.map(trade => trade.account.key));
  const concerns = (lot: Lot): boolean => everywhere || accounts.has(lot.account.key);
  for (const [account, position] of ledger.positions.get(first.symbol) ?? []) {
    if (!everywhere && !accounts.has(account)) continue;
    for (const lot of position.lots) position.shares += splitLot(lot, by);
  }
  // Shares on their way split where they came from.
  for (const { lot } of ledger.inTransit) if (lot.symbol === first.symbol && concerns(lot)) splitLot(lot, by);
  if (isToldAgain(ledger, first, by, accounts)) return;
  scaleSold(ledger, first.symbol, by, first.symbol);
}

/** Shares that are sold already, and their losses that still wait, follow a split or a new name. */
export function scaleSold(ledger: Ledger, symbol: string, by: Ratio, name: string): void {
  for (const open of ledger.waiting) {
    if (open.symbol !== symbol) continue;
    open.symbol = name;
    open.shares = scaled(open.shares, by);
  }
  for (const acquisition of ledger.acquisitions) {
    for (const sold of acquisition.sold ?? []) {
      if (sold.symbol !== symbol) continue;
      sold.symbol = name;
      changeFree(acquisition, scaled(sold.shares, by) - sold.shares);
      sold.shares = scaled(sold.shares, by);
    }
  }
}

function isToldAgain(
  ledger: Ledger,
  { symbol, day }: Trade,
  by: Ratio,
  accounts: ReadonlySet<string>,
): boolean {
  const known = ledger.splits.find(
    event =>
      event.symbol === symbol &&
      sameRatio(event.ratio, by) &&
      day - event.day <= SAME_SPLIT_DAYS &&
      [...accounts].every(account => !event.accounts.has(account)),
  );
  if (known) accounts.forEach(account => known.accounts.add(account));
  else ledger.splits.push({ symbol, ratio: by, day, accounts: new Set(accounts) });
  return known !== undefined;
}

/** Shares received on those held: a split of this account whose ratio is what is then held over what was. */
export function stockDividend(ledger: Ledger, trade: Trade): void {
  const { shares } = positionOf(ledger, trade.account, trade.symbol);
  if (shares === ZERO) return;
  split(ledger, [{ ...trade, ratio: ratio(shares + trade.quantity, shares) }]);
}

/**
 * Could the quantity of a Split row be the shares received, as brokers export it? A whole multiple of what is held,
 * or more than any ratio that splits have: it is asked, never read as a ratio. A ratio in words (`10:1`) is one.
 */
export function mayBeSharesReceived(ledger: Ledger, trade: Trade): boolean {
  const by = trade.ratio!;
  if (trade.quantity === ZERO) return false; // written as a ratio
  if (by.numerator > LARGEST_RATIO * by.denominator) return true;
  const held =
    trade.account.name === ''
      ? [...(ledger.positions.get(trade.symbol)?.values() ?? [])].reduce((sum, one) => sum + one.shares, ZERO)
      : positionOf(ledger, trade.account, trade.symbol).shares;
  if (held <= ONE_SHARE || trade.quantity % held !== ZERO) return false;
  return !sameRatio(by, ratio(held + trade.quantity, held));
}

const ONE_SHARE = exact(1);
const LARGEST_RATIO = BigInt(20);

/** How many shares the lot has more than before. */
function splitLot(lot: Lot, by: Ratio): Shares {
  let free: Shares = ZERO;
  const before = lot.shares;
  lot.shares = ZERO;
  lot.dividends = lot.dividends?.map(one => ({ ...one, shares: scaled(one.shares, by) })) ?? null;
  // Rounded once for the whole lot, so that its runs add up: 300 at 1 for 3 is 100 in any number of pieces.
  let exactBefore = ZERO;
  for (const run of lot.runs) {
    exactBefore += run.shares;
    const after = scaled(exactBefore, by);
    const more = after - lot.shares - run.shares;
    run.shares += more;
    lot.shares = after;
    if (!run.replaced) free += more;
  }
  changeFree(lot.acquisition, free);
  return lot.shares - before;
}
