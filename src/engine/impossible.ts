import { isoDay } from '../base/day';
import { exactText, ZERO, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import type { Trade } from './records';
import { positionOf, type Ledger } from './ledger';
import { canGive } from './select';
import { mayBeSharesReceived } from './split';
import { isHeld, type Books } from './books';
import { changesShelter, sharesInTransit } from './transfer';
import type { Rules } from './rules';

/** What the accounts cannot carry out, and what would do; null where nothing stands in the way. */
export function impossible({ long, short }: Books, trade: Trade, rules: Rules): Problem | null {
  const { action, account, symbol, quantity } = trade;
  const asked = `${exactText(quantity)} ${symbol}`;
  const where = account.name === '' ? 'the account' : account.name;
  const day = isoDay(trade.day);
  const held = (ledger: Ledger): Shares => positionOf(ledger, account, symbol).shares;
  const heldAnywhere = (): boolean =>
    account.name === ''
      ? [...(long.positions.get(symbol)?.values() ?? [])].some(one => one.shares > ZERO)
      : held(long) > ZERO;
  switch (action) {
    case 'sell':
    case 'transferOut':
    case 'giftOut':
      if (action === 'sell' && (trade.method ?? rules.methodFor(trade)) === 'average') {
        const wrong = averageFault(trade);
        if (wrong) return wrong;
      }
      return canGive(positionOf(long, account, symbol), trade)
        ? null
        : notHeld(trade, VERBS[action], held(long), where, day);
    case 'worthless':
    case 'exercised':
      return held(long) > ZERO && held(long) >= quantity
        ? null
        : notHeld(trade, VERBS[action], held(long), where, day);
    case 'assigned':
      return held(short) >= quantity ? null : notHeld(trade, 'is assigned', held(short), where, day);
    case 'expired':
      return isHeld(long, trade) || held(short) >= quantity
        ? null
        : notHeld(trade, 'lets expire', held(long), where, day);
    case 'cover':
      return canGive(positionOf(short, account, symbol), trade)
        ? null
        : problemAt(
            trade,
            'Quantity',
            'notShort',
            `covers ${asked} on ${day}, but ${where} is short ${exactText(held(short))}`,
            'add the missing Short rows or correct the quantity',
          );
    case 'transferIn':
      if (sharesInTransit(long, symbol) < quantity) {
        return problemAt(
          trade,
          'Quantity',
          'neverSent',
          `${asked} arrive in ${where} on ${day}, but no own account has sent them`,
          'add the Transfer out row, or enter the shares as Buy, Gift in or Inherit',
        );
      }
      return changesShelter(long, trade) ? inKind(trade) : null;
    case 'split':
      return mayBeSharesReceived(long, trade)
        ? problemAt(
            trade,
            'Quantity',
            'maybeSharesReceived',
            `${exactText(quantity)} may be the shares received, or new shares per old`,
            'write the ratio, new shares per old, as 10:1 or 1 for 3; or use Stock dividend with the shares received',
          )
        : null;
    case 'stockDividend':
      // What is received is measured by what this account holds.
      return held(long) > ZERO
        ? null
        : problemAt(
            trade,
            'Symbol',
            'holdsNone',
            `${where} holds no ${symbol} on ${day}`,
            'check the account and the day',
          );
    case 'returnOfCapital':
    case 'accumulationDistribution':
    case 'capitalGainDividend':
    case 'exemptInterestDividend':
    case 'symbolChange':
    case 'merger':
    case 'spinOff':
      return heldAnywhere() || (action === 'symbolChange' && held(short) > ZERO)
        ? null
        : problemAt(
            trade,
            'Symbol',
            'holdsNone',
            `${where} holds no ${symbol} on ${day}`,
            'check the account and the day',
          );
    default:
      return null;
  }
}

const VERBS = {
  sell: 'sells',
  transferOut: 'transfers out',
  giftOut: 'gives away',
  worthless: 'writes off',
  exercised: 'exercises',
} as const;

function notHeld(trade: Trade, verb: string, held: Shares, where: string, day: string): Problem {
  return trade.picks.length > 0 && held >= trade.quantity
    ? problemAt(
        trade,
        'Lot',
        'namedLotsHoldLess',
        `${verb} more than the named lots hold on ${day}`,
        'name lots that hold enough shares',
      )
    : problemAt(
        trade,
        'Quantity',
        'notHeld',
        `${verb} ${exactText(trade.quantity)} ${trade.symbol} on ${day}, but ${where} holds ${exactText(held)}`,
        'add the missing purchases or correct the quantity',
      );
}

/** A distribution takes the day's value and a new holding period (§ 408(d)(1)); a contribution is in cash (§ 408(a)(1)). */
const inKind = (trade: Trade): Problem =>
  problemAt(
    trade,
    'Account type',
    'movedInKind',
    'the shares move between a sheltered and a taxable account as they are',
    'enter a Sell where they leave and a Buy where they arrive, both at the value of that day',
  );

/** Average basis is for fund shares and shares of a dividend reinvestment plan: 26 CFR 1.1012-1(e)(1). */
export function averageFault(trade: Pick<Trade, 'asset' | 'symbol' | 'source'>): Problem | null {
  return trade.asset === 'stock' || trade.asset === 'option' || trade.asset === 'crypto'
    ? problemAt(
        trade,
        'Asset',
        'averageOfNoFund',
        `the lot method is Average, and ${trade.symbol} is ${trade.asset === 'stock' ? 'a stock' : trade.asset}`,
        'Average is for fund shares only: say Asset = fund or ETF, or set Lot method to FIFO',
      )
    : null;
}

/** Shares sent off that have not arrived after this many days have gone somewhere else. */
const ON_THE_WAY = 14;

/** What left an account and never reached another: a network fee, a gift, or a row that is missing. */
export function lostInTransit(ledger: Ledger, asOf: number): Problem[] {
  return ledger.inTransit
    .filter(({ lot, sent }) => lot.shares > ZERO && asOf - sent.day > ON_THE_WAY)
    .map(({ lot, sent }) =>
      problemAt(
        sent,
        'Quantity',
        'neverArrived',
        `${exactText(lot.shares)} of ${exactText(sent.quantity)} ${sent.symbol} that left ${sent.account.name || 'the account'} on ${isoDay(sent.day)} have not arrived`,
        'add the missing Transfer in; enter a Sell for a fee paid in kind, or Gift out for a gift',
      ),
    );
}

/** A premium that found no trade of the stock to join. */
export const unjoined = (trade: Trade): Problem =>
  problemAt(
    trade,
    'Symbol',
    'noTradeOfOption',
    `no ${(trade.action === 'exercised') === (trade.option?.right === 'call') ? 'Buy' : 'Sell'} of ${trade.option?.underlying ?? 'the stock'} stands on ${isoDay(trade.day)} in ${trade.account.name || 'the account'}`,
    'add the trade of the stock that the option made, on the same day in the same account',
  );

export const problemAt = (
  trade: Pick<Trade, 'source'>,
  column: string,
  code: string,
  found: string,
  remedy: string,
): Problem => ({
  code,
  table: trade.source.table,
  row: trade.source.row,
  column,
  found,
  remedy,
});
