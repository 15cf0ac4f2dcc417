import { sameRatio } from '../base/exact';
import type { Problem } from '../base/problem';
import { nameKey } from '../base/text';
import { ACTIONS } from './actions';
import { carryOutEvent } from './actions';
import { openBooks, type Books } from './books';
import { FragmentLimit } from './fragments';
import { unjoined } from './needs';
import { problemAt } from './rowProblem';
import type { Ledger } from './ledger';
import { acquiredFirst, orderOfDay } from './order';
import type { Trade } from './records';
import type { Rules } from './rules';
import { washShortsAgainstSales } from './shortSales';

/** One book of the household, settled: long positions, and short ones in a mirror (26 U.S.C. § 1091(e)). */
export interface GroupSettlement {
  readonly group: string;
  readonly long: Ledger;
  readonly short: Ledger;
  /** Trades the history cannot explain; each was passed over, so nothing of this book can be trusted. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
}

/** Folds a household's trades, in order of time, into lots, dispositions and washes. */
export function settle(trades: readonly Trade[], rules: Rules): Map<string, GroupSettlement> {
  const books = new Map<string, Trade[]>();
  for (const trade of trades) {
    const key = washUnit(trade);
    const own = books.get(key);
    if (own) own.push(trade);
    else books.set(key, [trade]);
  }
  return new Map([...books].map(([key, own]) => [key, settleGroup(key, own, rules)]));
}

export function settleGroup(group: string, trades: readonly Trade[], rules: Rules): GroupSettlement {
  const books = openBooks();
  const problems = carryOut(books, trades, rules);
  washShortsAgainstSales(books, rules);
  return { group, long: books.long, short: books.short, problems, notices: books.notices };
}

/** Carries out trades on books that may already hold something; what it had to pass over. */
export function carryOut(books: Books, trades: readonly Trade[], rules: Rules): Problem[] {
  const inTime = [...trades].sort((a, b) => a.day - b.day);
  const problems: Problem[] = [];
  try {
    for (let from = 0; from < inTime.length;) {
      let to = from + 1;
      while (to < inTime.length && inTime[to]!.day === inTime[from]!.day) to++;
      books.today = inTime.slice(from, to);
      if (to - from === 1) settleAlone(books, inTime[from]!, rules, problems);
      else settleDay(books, books.today, rules, problems);
      for (const { from: row } of books.premiums.splice(0)) problems.push(unjoined(row));
      from = to;
    }
  } catch (error) {
    if (!(error instanceof FragmentLimit)) throw error;
    problems.push(
      problemAt(
        inTime[inTime.length - 1]!,
        'Symbol',
        'tooFragmented',
        error.message,
        'settle fewer years or fewer trades at once',
      ),
    );
  }
  return problems;
}

/** Most days hold one trade of a book: nothing to order, nothing to join. */
function settleAlone(books: Books, trade: Trade, rules: Rules, problems: Problem[]): void {
  const problem = ACTIONS[trade.action].needs(books, trade, rules);
  if (problem) problems.push(problem);
  else carryOutEvent(books, [trade], rules);
}

function settleDay(books: Books, trades: readonly Trade[], rules: Rules, problems: Problem[]): void {
  const pending = orderOfDay(trades);
  while (pending.length > 0) {
    const at = nextPossible(books, pending, rules);
    if (at < 0) {
      // Passed over, so that the rows after it can be told of too.
      const passed = pending.shift()!;
      problems.push(ACTIONS[passed.action].needs(books, passed, rules)!);
      continue;
    }
    const [trade] = pending.splice(at, 1);
    carryOutEvent(books, [trade!, ...companions(trade!, pending, rules)], rules);
  }
}

/** The first trade in the day's order that the accounts can carry out now: a sale comes early only if it must. */
function nextPossible(books: Books, pending: readonly Trade[], rules: Rules): number {
  const isPossible = (trade: Trade): boolean => ACTIONS[trade.action].needs(books, trade, rules) === null;
  const at = pending.findIndex(isPossible);
  if (at < 0 || !isUntimedSale(pending[at]!)) return at;
  let best = at;
  for (let i = at + 1; i < pending.length; i++) {
    if (!isUntimedSale(pending[i]!) || !isPossible(pending[i]!)) continue;
    if (acquiredFirst(books.long, pending[i]!) < acquiredFirst(books.long, pending[best]!)) best = i;
  }
  return best;
}

const isUntimedSale = (trade: Trade): boolean => trade.action === 'sell' && trade.time === null;

/** Rows that are one event with the first: the fills of one order with no sale between, the accounts of one split. */
function companions(trade: Trade, pending: Trade[], rules: Rules): Trade[] {
  const joins =
    trade.action === 'split'
      ? (other: Trade) =>
          other.action === 'split' && other.symbol === trade.symbol && sameRatio(other.ratio!, trade.ratio!)
      : isPurchase(trade) && rules.fillsAreOnePurchase
        ? (other: Trade) =>
            isPurchase(other) &&
            other.symbol === trade.symbol &&
            other.account.key === trade.account.key &&
            // At other times of the day they are orders of their own: 26 CFR 1.1012-1(c)(1).
            other.time === trade.time
        : () => false;
  const joined: Trade[] = [];
  for (let i = 0; i < pending.length && !isDisposition(pending[i]!);) {
    if (joins(pending[i]!)) joined.push(...pending.splice(i, 1));
    else i++;
  }
  return joined;
}

const isPurchase = (trade: Trade): boolean => ACTIONS[trade.action].replaces;

const isDisposition = (trade: Trade): boolean => trade.action === 'sell' || trade.action === 'cover';

/** Adult children and parents stand apart: their trades neither wash nor net with the household's. */
export const washUnit = (of: { readonly book: string; readonly account: Trade['account'] }): string =>
  of.account.owner.role === 'other' ? `${of.book}\u0000${nameKey(of.account.owner.name)}` : of.book;
