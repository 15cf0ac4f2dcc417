import { exact, least, most, portion, size, worth, ZERO, type Money, type Shares } from '../base/exact';
import type { Trade } from './records';
import { positionOf } from './ledger';
import type { Rules } from './rules';
import { takeFromLot } from './runs';
import { select } from './select';
import type { Books, Premium } from './books';

/**
 * IRS Publication 550, "Puts and calls": the holder's cost of a call joins the basis of the stock bought and that of
 * a put comes off the proceeds; what the writer received for a call joins the proceeds and for a put comes off the
 * basis.
 */
export function exercise(books: Books, trade: Trade, rules: Rules): void {
  const isHolder = trade.action === 'exercised';
  const isCall = trade.option?.right === 'call';
  const ledger = isHolder ? books.long : books.short;
  const position = positionOf(ledger, trade.account, trade.symbol);
  // A written option stands in the mirror, where its premium is a cost below zero.
  const premium = select(position, trade, rules)
    .map(({ lot, run, shares }) => takeFromLot(lot, run, shares).basis)
    .reduce((sum, basis) => sum + basis, ZERO);
  const buys = isHolder === isCall;
  books.premiums.push(...allotted(books, trade, buys ? 'buy' : 'sell', buys ? premium : -premium));
}

/**
 * Which trades of the day the option made: those nearest to its strike, as many of their shares as its contracts are
 * for that no other premium has taken.
 */
function allotted({ today, premiums }: Books, from: Trade, action: 'buy' | 'sell', amount: Money): Premium[] {
  const { option, quantity, account } = from;
  const strike = option?.strike ?? null;
  const all = (quantity * (option?.size ?? UNIT)) / UNIT;
  const distance = ({ amount: paid, quantity: shares }: Trade): bigint =>
    strike === null ? ZERO : size(paid - worth(shares, strike)) / most(shares / UNIT, BigInt(1));
  const candidates = today
    .filter(
      one => one.action === action && one.symbol === option?.underlying && one.account.key === account.key,
    )
    .map(one => ({ one, off: distance(one) }))
    .sort((a, b) => (a.off < b.off ? -1 : a.off > b.off ? 1 : 0));
  const taken = (one: Trade): Shares =>
    premiums.reduce((sum, { to, shares }) => (to === one ? sum + shares : sum), ZERO);
  const found: Premium[] = [];
  let [sharesLeft, amountLeft] = [all, amount];
  for (const { one } of candidates) {
    const shares = least(sharesLeft, most(one.quantity - taken(one), ZERO));
    if (shares === ZERO) continue;
    const part = shares === sharesLeft ? amountLeft : portion(amount, shares, all);
    found.push({ from, to: one, shares, amount: part });
    sharesLeft -= shares;
    amountLeft -= part;
  }
  if (sharesLeft > ZERO)
    found.push({ from, to: candidates[0]?.one ?? null, shares: sharesLeft, amount: amountLeft });
  return found;
}

const UNIT: Shares = exact(1);

/** The trade with its premiums in its amount. */
export function withPremium(books: Books, trade: Trade): Trade {
  if (books.premiums.length === 0) return trade;
  const own = books.premiums.filter(({ to }) => to === trade);
  for (const premium of own) books.premiums.splice(books.premiums.indexOf(premium), 1);
  if (own.length === 0) return trade;
  const premium = own.reduce((sum, { amount }) => sum + amount, ZERO);
  return { ...trade, amount: trade.amount + premium, premium };
}
