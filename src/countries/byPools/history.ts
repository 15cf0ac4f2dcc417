import { formatDay, type Day } from '../../base/day';
import { sameRatio, ZERO, type Money, type Ratio, type Shares } from '../../base/exact';
import { grouped } from '../../base/grouped';
import type { Problem } from '../../base/problem';
import { orderOfDay } from '../../engine/order';
import { isSheltered, type Trade } from '../../engine/records';
import { problemAt } from '../../table/faults';
import { personOf } from '../person';

/**
 * What one row does to a pool. `shares` are in units that stand still through splits (`History`), so that pools of
 * different days compare and a third of a share stays a third.
 */
export interface PoolEvent {
  readonly trade: Trade;
  readonly day: Day;
  readonly person: string;
  readonly kind: 'acquire' | 'dispose' | 'bonus' | 'cost' | 'arrive' | 'leave';
  readonly shares: Shares;
  /** Cost with fees, proceeds net of fees, or what is added to the pool's cost. */
  readonly money: Money;
  /** `arrive`: whom the shares came from, where that is somebody else. */
  readonly from: string | null;
}

/** One identical group of the household, in order of time. */
export interface History {
  readonly group: string;
  readonly events: readonly PoolEvent[];
  /** Units of this history in one share as an account's rows write it on a day. */
  unitsPerShare(day: Day, accountKey: string): bigint;
}

/** Accounts tell one split on days that differ by what a payment takes. */
const SAME_SPLIT = 10;
/** Days shares are under way between two accounts. */
const UNDER_WAY = 30;

interface Split {
  readonly day: Day;
  readonly ratio: Ratio;
  readonly days: Map<string, Day>;
}

/** Trades of one group to its history; what a pool does not know is a problem. */
export function historyOf(
  group: string,
  trades: readonly Trade[],
  law: { readonly name: string; readonly coversFrom: Day | null },
): { history: History; problems: Problem[] } {
  const problems: Problem[] = [];
  const splits = splitsOf(trades);
  const unitsPerShare = (day: Day, accountKey: string): bigint =>
    // Before a split of `new` for `old` a share is `new` units, after it `old` ones.
    splits.reduce(
      (units, { ratio, days, day: first }) =>
        units * (day < (days.get(accountKey) ?? first) ? ratio.numerator : ratio.denominator),
      BigInt(1),
    );
  const events: PoolEvent[] = [];
  const leaving: PoolEvent[] = [];
  for (const trade of inOrder(trades)) {
    const units = unitsPerShare(trade.day, trade.account.key);
    const event: Omit<PoolEvent, 'kind'> = {
      trade,
      day: trade.day,
      person: personOf(trade.account.owner),
      shares: trade.quantity * units,
      money: trade.amount,
      from: null,
    };
    switch (trade.action) {
      case 'buy':
      case 'reinvest':
      case 'vest':
      case 'inherit':
        events.push({ ...event, kind: 'acquire' });
        break;
      case 'sell':
        if (law.coversFrom !== null && trade.day < law.coversFrom && !isSheltered(trade.account))
          problems.push(tooEarly(trade, law.name, law.coversFrom));
        events.push({ ...event, kind: 'dispose' });
        break;
      case 'stockDividend':
        events.push({ ...event, kind: 'bonus', money: ZERO });
        break;
      case 'accumulationDistribution':
        events.push({ ...event, kind: 'cost', shares: ZERO });
        break;
      case 'returnOfCapital':
        events.push({ ...event, kind: 'cost', shares: ZERO, money: -trade.amount });
        break;
      case 'transferOut': {
        const left: PoolEvent = { ...event, kind: 'leave', money: ZERO };
        leaving.push(left);
        events.push(left);
        break;
      }
      case 'transferIn': {
        const sent = leaving.findIndex(
          one => one.shares === event.shares && Math.abs(one.day - event.day) <= UNDER_WAY,
        );
        const [origin] = sent < 0 ? [] : leaving.splice(sent, 1);
        if (!origin) problems.push(unknownOrigin(trade));
        events.push({ ...event, kind: 'arrive', money: ZERO, from: origin?.person ?? null });
        break;
      }
      case 'split':
      case 'symbolChange':
        break;
      default:
        problems.push(notCovered(trade, law.name));
    }
  }
  return { history: { group, events, unitsPerShare }, problems };
}

function splitsOf(trades: readonly Trade[]): Split[] {
  const splits: Split[] = [];
  for (const trade of inOrder(trades)) {
    if ((trade.action !== 'split' && trade.action !== 'symbolChange') || trade.ratio === null) continue;
    const { numerator, denominator } = trade.ratio;
    if (numerator === denominator) continue;
    const same = splits.find(
      split =>
        trade.day - split.day <= SAME_SPLIT &&
        sameRatio(split.ratio, trade.ratio!) &&
        !split.days.has(trade.account.key),
    );
    if (same) same.days.set(trade.account.key, trade.day);
    else {
      const ratio = { numerator, denominator };
      splits.push({ day: trade.day, ratio: lowest(ratio), days: new Map([[trade.account.key, trade.day]]) });
    }
  }
  return splits;
}

function lowest({ numerator, denominator }: Ratio): Ratio {
  let [a, b] = [numerator, denominator];
  while (b !== ZERO) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

function inOrder(trades: readonly Trade[]): Trade[] {
  const byDay = grouped(trades, ({ day }) => day);
  return [...byDay.keys()].sort((a, b) => a - b).flatMap(day => orderOfDay(byDay.get(day)!));
}

const notCovered = (trade: Trade, country: string): Problem =>
  problemAt('Trades', trade.source.row, 'Action', {
    code: 'notCovered',
    found: `${country}: ${trade.action} is not covered`,
    remedy: REMEDIES[trade.action] ?? 'leave the symbol out, and work it out by hand',
  });

const REMEDIES: Partial<Record<Trade['action'], string>> = {
  giftOut:
    'a gift is a disposal at market value: write Sell with that Amount; to the spouse, Transfer out and Transfer in',
  giftIn:
    'a gift is acquired at market value: write Buy with that Amount; from the spouse, Transfer out and Transfer in',
  worthless: 'write Sell with Amount 0 on the day of the claim',
};

const tooEarly = ({ source }: Trade, country: string, from: Day): Problem =>
  problemAt('Trades', source.row, 'Date', {
    code: 'tooEarly',
    found: `${country}: disposals before ${formatDay(from)} followed other rules`,
    remedy: 'leave the earlier trades out, and enter what was held then as one Buy at what it cost',
  });

const unknownOrigin = (trade: Trade): Problem =>
  problemAt('Trades', trade.source.row, 'Action', {
    code: 'neverSent',
    found: 'no Transfer out of as many shares stands within 30 days of it',
    remedy: 'add the Transfer out of the other account',
  });

/** Trades or lots by their identical group; options belong to none. */
export const byGroup = <T extends Pick<Trade, 'group' | 'option'>>(rows: readonly T[]): Map<string, T[]> =>
  grouped(
    rows.filter(({ option }) => !option),
    ({ group }) => group,
  );

const MOVES = { acquire: 1, bonus: 1, arrive: 1, dispose: -1, leave: -1, cost: 0 } as const;

/** What an event adds to the shares of its account. */
export const movement = ({ kind, shares }: PoolEvent): Shares => BigInt(MOVES[kind]) * shares;

export const isPooled = ({ trade }: PoolEvent): boolean => !isSheltered(trade.account);
