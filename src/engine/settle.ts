import { isoDay } from '../base/day';
import { exactText, ZERO } from '../base/exact';
import type { Problem } from '../base/problem';
import { purchase, receive } from './acquire';
import { dispose } from './dispose';
import { FragmentLimit } from './fragments';
import { fundDividend } from './fundShares';
import type { Trade } from './household';
import { openLedger, positionOf, type Ledger } from './ledger';
import { acquiredFirst, orderOfDay } from './order';
import { returnOfCapital } from './returnOfCapital';
import type { Rules } from './rules';
import { canGive } from './select';
import { split } from './split';
import { sharesInTransit, transferIn, transferOut } from './transfer';

/** One substantially identical group, settled: long positions, and short ones in a mirror (26 U.S.C. § 1091(e)). */
export interface GroupSettlement {
  readonly group: string;
  readonly long: Ledger;
  readonly short: Ledger;
  /** A trade the history cannot explain; what comes after it in this group is not settled. */
  readonly problem: Problem | null;
}

/** Folds a household's trades, in order of time, into lots, dispositions and washes. */
export function settle(trades: readonly Trade[], rules: Rules): Map<string, GroupSettlement> {
  const settled = new Map<string, GroupSettlement>();
  for (const [group, own] of byGroup(trades)) settled.set(group, settleGroup(group, own, rules));
  return settled;
}

export function settleGroup(group: string, trades: readonly Trade[], rules: Rules): GroupSettlement {
  const books = { long: openLedger(), short: openLedger() };
  return { group, ...books, problem: carryOut(books, trades, rules) };
}

export interface Books {
  readonly long: Ledger;
  readonly short: Ledger;
}

/** Carries out trades on books that may already hold something; the problem that stopped it, or null. */
export function carryOut(books: Books, trades: readonly Trade[], rules: Rules): Problem | null {
  const inTime = [...trades].sort((a, b) => a.day - b.day);
  try {
    for (let from = 0; from < inTime.length;) {
      let to = from + 1;
      while (to < inTime.length && inTime[to]!.day === inTime[from]!.day) to++;
      const problem =
        to - from === 1
          ? settleAlone(books, inTime[from]!, rules)
          : settleDay(books, inTime.slice(from, to), rules);
      if (problem) return problem;
      from = to;
    }
  } catch (error) {
    if (!(error instanceof FragmentLimit)) throw error;
    return problemAt(
      inTime[inTime.length - 1]!,
      'Symbol',
      error.message,
      'settle fewer years or fewer trades at once',
    );
  }
  return null;
}

/** Most days hold one trade of a group: nothing to order, nothing to join. */
function settleAlone(books: Books, trade: Trade, rules: Rules): Problem | null {
  if (!isPossible(books, trade)) return impossible(books, trade);
  step(books, [trade], rules);
  return null;
}

function settleDay(books: Books, trades: readonly Trade[], rules: Rules): Problem | null {
  const pending = orderOfDay(trades);
  while (pending.length > 0) {
    const at = nextPossible(books, pending);
    if (at < 0) return impossible(books, pending[0]!);
    const [trade] = pending.splice(at, 1);
    step(books, [trade!, ...companions(trade!, pending, rules)], rules);
  }
  return null;
}

/** The first trade in the day's order that the accounts can carry out now: a sale comes early only if it must. */
function nextPossible(books: Books, pending: readonly Trade[]): number {
  const at = pending.findIndex(trade => isPossible(books, trade));
  if (at < 0 || !isUntimedSale(pending[at]!)) return at;
  let best = at;
  for (let i = at + 1; i < pending.length; i++) {
    if (!isUntimedSale(pending[i]!) || !isPossible(books, pending[i]!)) continue;
    if (acquiredFirst(books.long, pending[i]!) < acquiredFirst(books.long, pending[best]!)) best = i;
  }
  return best;
}

const isUntimedSale = (trade: Trade): boolean => trade.action === 'sell' && trade.time === null;

function isPossible({ long, short }: Books, trade: Trade): boolean {
  switch (trade.action) {
    case 'sell':
    case 'transferOut':
      return canGive(positionOf(long, trade.account, trade.symbol), trade);
    case 'cover':
      return canGive(positionOf(short, trade.account, trade.symbol), trade);
    case 'transferIn':
      return sharesInTransit(long, trade.symbol) >= trade.quantity;
    case 'returnOfCapital':
    case 'capitalGainDividend':
    case 'exemptInterestDividend':
      return positionOf(long, trade.account, trade.symbol).shares > ZERO;
    default:
      return true;
  }
}

/** Rows that are one event with the first: the fills of a day with no sale between, the accounts of one split. */
function companions(trade: Trade, pending: Trade[], rules: Rules): Trade[] {
  const joins =
    trade.action === 'split'
      ? (other: Trade) =>
          other.action === 'split' && other.symbol === trade.symbol && other.quantity === trade.quantity
      : isPurchase(trade) && rules.fillsAreOnePurchase
        ? (other: Trade) =>
            isPurchase(other) && other.symbol === trade.symbol && other.account.key === trade.account.key
        : () => false;
  const joined: Trade[] = [];
  for (let i = 0; i < pending.length && !isDisposition(pending[i]!);) {
    if (joins(pending[i]!)) joined.push(...pending.splice(i, 1));
    else i++;
  }
  return joined;
}

const isPurchase = (trade: Trade): boolean =>
  trade.action === 'buy' || trade.action === 'reinvest' || trade.action === 'vest';

const isDisposition = (trade: Trade): boolean => trade.action === 'sell' || trade.action === 'cover';

function step({ long, short }: Books, trades: readonly Trade[], rules: Rules): void {
  const trade = trades[0]!;
  switch (trade.action) {
    case 'buy':
    case 'reinvest':
    case 'vest':
      return purchase(long, trades, rules);
    case 'sell':
      return dispose(long, trade, rules);
    case 'short':
      return purchase(short, [mirrored(trade)], rules);
    case 'cover':
      return dispose(short, mirrored(trade), rules);
    case 'split':
      split(long, trades);
      return split(short, trades);
    case 'returnOfCapital':
      return returnOfCapital(long, trade, rules);
    case 'capitalGainDividend':
    case 'exemptInterestDividend':
      return fundDividend(long, trade);
    case 'transferOut':
      return transferOut(long, trade, rules);
    case 'transferIn':
      return transferIn(long, trade);
    case 'giftIn':
    case 'inherit':
      return receive(long, trade);
  }
}

/**
 * A short position seen in the mirror: opening it "costs" minus its proceeds, covering it "brings" minus its cost.
 * The same rule then disallows a loss on closing when another short is opened, and lowers that one's proceeds.
 */
const mirrored = (trade: Trade): Trade => ({ ...trade, amount: -trade.amount });

function impossible({ long, short }: Books, trade: Trade): Problem {
  const asked = `${exactText(trade.quantity)} ${trade.symbol}`;
  const held = exactText(
    positionOf(trade.action === 'cover' ? short : long, trade.account, trade.symbol).shares,
  );
  const where = trade.account.name === '' ? 'the account' : trade.account.name;
  const day = isoDay(trade.day);
  switch (trade.action) {
    case 'transferIn':
      return problemAt(
        trade,
        'Quantity',
        `${asked} arrive in ${where} on ${day}, but no own account has sent them`,
        'add the Transfer out row, or enter the shares as Buy, Gift in or Inherit',
      );
    case 'returnOfCapital':
    case 'capitalGainDividend':
    case 'exemptInterestDividend':
      return problemAt(
        trade,
        'Symbol',
        `${where} holds no ${trade.symbol} on ${day}`,
        'check the account and the day',
      );
    case 'cover':
      return problemAt(
        trade,
        'Quantity',
        `covers ${asked} on ${day}, but ${where} is short ${held}`,
        'add the missing Short rows or correct the quantity',
      );
    default: {
      const named =
        trade.picks.length > 0 && positionOf(long, trade.account, trade.symbol).shares >= trade.quantity;
      const verb = trade.action === 'transferOut' ? 'transfers out' : 'sells';
      return named
        ? problemAt(
            trade,
            'Lot',
            `${verb} more than the named lots hold on ${day}`,
            'name lots that hold enough shares',
          )
        : problemAt(
            trade,
            'Quantity',
            `${verb} ${asked} on ${day}, but ${where} holds ${held}`,
            'add the missing purchases or correct the quantity',
          );
    }
  }
}

const problemAt = (trade: Trade, column: string, found: string, remedy: string): Problem => ({
  table: trade.source.table,
  row: trade.source.row,
  column,
  found,
  remedy,
});

function byGroup(trades: readonly Trade[]): Map<string, Trade[]> {
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const key = washUnit(trade);
    const own = groups.get(key);
    if (own) own.push(trade);
    else groups.set(key, [trade]);
  }
  return groups;
}

/** Adult children and parents stand apart: their trades neither wash nor net with the household's. */
export const washUnit = (of: { readonly group: string; readonly account: Trade['account'] }): string =>
  of.account.owner.role === 'other' ? `${of.group}\u0000${of.account.owner.name.toUpperCase()}` : of.group;
