import { isoDay } from '../base/day';
import { least, portion, ZERO, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Books } from './books';
import { termOf } from './holdingPeriod';
import { problemAt } from './rowProblem';
import { openLots, type Ledger, type Lot, type Disposition } from './ledger';
import { isSheltered, type Trade } from './records';
import type { Rules } from './rules';
import { splitRun } from './runs';
import { isWithin } from './window';

/** Open lots of a group that its owners could sell at a gain or a loss, in the order acquired. */
const taxableLots = (ledger: Ledger, group: string): Lot[] =>
  [...ledger.positions.values()]
    .flatMap(accounts => [...accounts.values()].flatMap(openLots))
    .filter(lot => lot.acquisition.group === group && !isSheltered(lot.account))
    .sort((a, b) => a.acquisition.order - b.acquisition.order);

/**
 * What the law will ask when a short sale is closed is settled when it is made: how many substantially identical
 * shares were then held for more than a year (26 U.S.C. § 1233(d)). Shorting against appreciated shares is flagged.
 */
export function openedShort(books: Books, trade: Trade, rules: Rules): void {
  const acquisition = books.short.acquisitions[books.short.acquisitions.length - 1]!;
  const months = rules.longTermMonths(trade.day);
  const runs = taxableLots(books.long, trade.group).flatMap(lot => lot.runs);
  const long = runs.filter(run => termOf(run, trade.day, months) === 'long');
  books.heldLong.set(
    acquisition,
    long.reduce((sum, run) => sum + run.shares, ZERO),
  );
  const isAppreciated = runs.some(run => run.basis * trade.quantity < trade.amount * run.shares);
  if (isAppreciated) books.notices.push(constructiveSale(trade));
}

const constructiveSale = (trade: Trade): Problem =>
  problemAt(
    trade,
    'Action',
    'constructiveSale',
    `${trade.symbol} is sold short on ${isoDay(trade.day)} while shares of it are held at a gain`,
    'this may be a constructive sale of those shares: it is not computed; ask a preparer',
  );

/** A loss on closing is long-term where as many shares were held for more than a year at the short sale: § 1233(d). */
export function closedShort(books: Books, dispositions: readonly Disposition[], rules: Rules): void {
  for (const disposition of dispositions) {
    const held = books.heldLong.get(disposition.acquisition) ?? ZERO;
    if (disposition.basis > disposition.proceeds && held >= disposition.shares) disposition.term = 'long';
    restart(books.long, disposition, rules);
  }
}

/**
 * Shares not held for more than a year at the short sale, or bought while it was open, count their holding period
 * from the closing, as many as were sold short: § 1233(b)(2).
 */
function restart(ledger: Ledger, { acquisition, trade, shares }: Disposition, rules: Rules): void {
  let left = shares;
  const months = rules.longTermMonths(acquisition.day);
  for (const lot of taxableLots(ledger, trade.group)) {
    for (let at = 0; at < lot.runs.length && left > ZERO; at++) {
      const run = lot.runs[at]!;
      if (run.alwaysLong || termOf(run, acquisition.day, months) === 'long') continue;
      const taken = least(left, run.shares);
      left -= taken;
      if (taken === run.shares) run.holdingStart = trade.day;
      else {
        const part = splitRun(run, taken);
        lot.runs.splice(at, 0, { ...part, holdingStart: trade.day });
        at++;
      }
    }
  }
}

/**
 * A loss on closing a short sale is disallowed for as many shares as were sold of the stock itself within 30 days of
 * the closing: 26 U.S.C. § 1091(e)(1). Each sold share counts once, the earliest first.
 */
export function washShortsAgainstSales({ long, short }: Books, rules: Rules): void {
  const losses = short.dispositions.filter(
    disposition =>
      disposition.kind === 'cover' && disposition.basis - disposition.proceeds > disposition.disallowed,
  );
  if (losses.length === 0) return;
  const sales = long.dispositions.filter(disposition => disposition.kind === 'sale');
  const left = new Map<Disposition, Shares>(sales.map(sale => [sale, sale.shares]));
  for (const closing of losses) {
    const matched = closing.matches.reduce((sum, match) => sum + match.shares, ZERO);
    let open = closing.shares - matched;
    let loss = closing.basis - closing.proceeds - closing.disallowed;
    for (const sale of sales) {
      const isNear = isWithin(sale.trade.day, closing.trade.day, rules.windowOn(closing.trade.day));
      const shares = least(open, left.get(sale)!);
      if (!isNear || sale.trade.group !== closing.trade.group || shares <= ZERO) continue;
      const disallowed = portion(loss, shares, open);
      left.set(sale, left.get(sale)! - shares);
      open -= shares;
      loss -= disallowed;
      closing.disallowed += disallowed;
      (closing.besideSales ??= []).push({ sale: sale.trade, shares, disallowed });
    }
  }
}
