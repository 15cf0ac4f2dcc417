import { ZERO, type Money } from '../base/exact';
import type { Trade } from './records';
import { positionOf } from './ledger';
import type { Rules } from './rules';
import { takeFromLot } from './runs';
import { select } from './select';
import type { Books } from './books';

/** The premium of an option that was exercised or assigned: it joins the stock's trade of that day and account. */
export interface Premium {
  readonly from: Trade;
  readonly action: 'buy' | 'sell';
  /** What it adds to the cost of the purchase, or to the proceeds of the sale. */
  readonly amount: Money;
}

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
  books.premiums.push(
    isHolder
      ? { from: trade, action: isCall ? 'buy' : 'sell', amount: isCall ? premium : -premium }
      : { from: trade, action: isCall ? 'sell' : 'buy', amount: isCall ? -premium : premium },
  );
}

/** The trade with the day's premiums in its amount. */
export function withPremium(books: Books, trade: Trade): Trade {
  if (books.premiums.length === 0) return trade;
  const own = books.premiums.filter(
    ({ from, action }) =>
      action === trade.action &&
      from.option?.underlying === trade.symbol &&
      from.account.key === trade.account.key &&
      from.day === trade.day,
  );
  for (const premium of own) books.premiums.splice(books.premiums.indexOf(premium), 1);
  return own.length === 0
    ? trade
    : { ...trade, amount: own.reduce((sum, { amount }) => sum + amount, trade.amount) };
}
