import type { Day } from '../../base/day';
import { exact, least, ratio, scaled, ZERO, type Money, type Shares } from '../../base/exact';
import { grouped } from '../../base/grouped';
import type { Problem } from '../../base/problem';
import {
  isPlanned,
  isSheltered,
  PLAIN_TRADE,
  type Account,
  type StatedLot,
  type Trade,
} from '../../engine/records';
import type { Household } from '../../planner/household';
import { problemAt } from '../../table/faults';
import type { PoolLaw } from '../laws';
import { personOf } from '../person';
import { byGroup, historyOf, movement, type History, type PoolEvent } from './history';
import type { Settled } from './pool';

/** A group's history up to a day, settled. */
export interface SettledGroup {
  readonly history: History;
  readonly settled: Settled;
  readonly problems: readonly Problem[];
}

/** Every group of the household, settled by the country's law with the trades up to the as-of day. */
export function settledGroups(household: Household, country: PoolLaw, asOf: Day): Map<string, SettledGroup> {
  const groups = new Map<string, SettledGroup>();
  for (const [group, trades] of byGroup(household.trades.filter(trade => !isPlanned(trade, asOf)))) {
    const { history, problems } = historyOf(group, trades, country);
    const settled = country.settle(history);
    groups.set(group, {
      history,
      settled,
      problems: [...problems, ...settled.overReturned.map(overReturned)],
    });
  }
  return groups;
}

const overReturned = ({ trade }: PoolEvent): Problem =>
  problemAt('Trades', trade.source.row, 'Amount', {
    code: 'returnsTooMuch',
    found: `it returns more than the pool of ${trade.symbol} cost: what exceeds that is a gain of its own, which is not covered`,
    remedy: 'enter it up to the cost, and the rest in Settings under Short-term gain elsewhere',
  });

/** Units of a history back to shares as an account writes them on a day. */
export const sharesOf = (history: History, units: Shares, day: Day, account: Account): Shares => {
  return scaled(units, ratio(BigInt(1), history.unitsPerShare(day, account.key)));
};

/** A sale of a lot, or a purchase, that nobody has made. */
export const hypotheticalTrade = (
  lot: StatedLot,
  action: 'sell' | 'buy',
  day: Day,
  amount: Money,
): Trade => ({
  ...PLAIN_TRADE,
  source: lot.source,
  day,
  action,
  account: lot.account,
  symbol: lot.symbol,
  group: lot.group,
  book: lot.book,
  asset: lot.asset,
  quantity: lot.quantity,
  amount,
});

const NO_MATTER = exact('0.000001');

/** What a lot's group would look like on the as-of day with a sale of it, with and without what comes after. */
export interface WhatIfSale extends Group {
  readonly lot: StatedLot;
  readonly sale: PoolEvent;
}

/** Group state shared by its what-if sales. */
interface Group {
  /** What its law does not cover: no figure is told. */
  readonly problems: readonly Problem[];
  readonly history: History;
  /** Up to and with the as-of day, what Lots states besides Trades included. */
  readonly before: readonly PoolEvent[];
  /** Planned trades. */
  readonly after: readonly PoolEvent[];
  /** Settled without a sale: with the planned trades, and without them. */
  readonly unsold: Settled;
  readonly untouched: Settled;
}

/** Each lot of one group settles its whole history anew: more than this is refused, and a pool is one row anyway. */
const MOST_ASKED = 1_000_000;

/** Asks about lots, reading each group once. */
export function questionsOf(
  household: Household,
  country: PoolLaw,
  asOf: Day,
): (lot: StatedLot) => WhatIfSale {
  const { trades, lots } = household;
  const tradesOf = byGroup(trades);
  const lotsOf = byGroup(lots);
  const groups = new Map<string, Group>();
  return lot => {
    let group = groups.get(lot.group);
    if (!group) {
      group = groupOf(country, lot, tradesOf.get(lot.group) ?? [], lotsOf.get(lot.group) ?? [], asOf);
      groups.set(lot.group, group);
    }
    const sale = stateEvent(lot, 'dispose', asOf, unitsOf(group.history, lot, asOf), lot.value ?? ZERO);
    return { ...group, lot, sale };
  };
}

/** Whatever keeps figures of a group from being told. */
export function uncovered(household: Household, country: PoolLaw, asOf: Day): Problem[] {
  const { trades, lots } = household;
  const askAbout = questionsOf(household, country, asOf);
  const lotsOf = byGroup(lots);
  const tradesOf = byGroup(trades);
  return [...new Set([...tradesOf.keys(), ...lotsOf.keys()])].flatMap(group => {
    const [lot] = lotsOf.get(group) ?? [];
    if (lot) return askAbout(lot).problems;
    const { history, problems } = historyOf(group, tradesOf.get(group)!, country);
    return [...problems, ...country.settle(history).overReturned.map(overReturned)];
  });
}

function groupOf(
  country: PoolLaw,
  { group }: StatedLot,
  trades: readonly Trade[],
  lots: readonly StatedLot[],
  asOf: Day,
): Group {
  const { history, problems } = historyOf(group, trades, country);
  if (lots.length * history.events.length > MOST_ASKED) {
    problems.push(tooMany(lots, history));
    const nothing = country.settle({ events: [] });
    return { history, problems, before: [], after: [], unsold: nothing, untouched: nothing };
  }
  const past = history.events.filter(({ trade }) => !isPlanned(trade, asOf));
  const stated = statedBeside(lots, past, history, country, asOf);
  const isStated = new Set(stated);
  const before = [...past, ...stated].sort(
    (a, b) => a.day - b.day || Number(!isStated.has(a)) - Number(!isStated.has(b)),
  );
  const after = history.events.filter(({ trade }) => isPlanned(trade, asOf));
  const untouched = country.settle({ events: before });
  problems.push(...untouched.overReturned.map(overReturned));
  const unsold = after.length === 0 ? untouched : country.settle({ events: [...before, ...after] });
  return { history, problems, before, after, unsold, untouched };
}

const tooMany = (lots: readonly StatedLot[], { group, events }: History): Problem =>
  problemAt('Lots', lots[0]!.source.row, 'Symbol', {
    code: 'tooManyLots',
    found: `${lots.length} lots of ${group} over ${events.length} trades are too many to ask one by one`,
    remedy: 'list what is pooled once: the rows of OPEN_LOTS are fit to be the lots',
  });

const unitsOf = (history: History, { quantity, account }: StatedLot, asOf: Day): Shares =>
  quantity * history.unitsPerShare(asOf, account.key);

const stateEvent = (
  lot: StatedLot,
  kind: PoolEvent['kind'],
  day: Day,
  shares: Shares,
  money: Money,
): PoolEvent => ({
  trade: hypotheticalTrade(lot, kind === 'dispose' ? 'sell' : 'buy', day, money),
  day,
  person: personOf(lot.account.owner),
  kind,
  shares,
  money,
  from: null,
});

/** What Lots states that Trades does not tell: shares of the last 30 days as purchases, the rest as it stands. */
function statedBeside(
  lots: readonly StatedLot[],
  past: readonly PoolEvent[],
  history: History,
  country: PoolLaw,
  asOf: Day,
): PoolEvent[] {
  const pools = country.settle({ events: past }).pools;
  const byHolder = grouped(lots, ({ account }) =>
    isSheltered(account) ? account.key : `pool ${personOf(account.owner)}`,
  );
  const events: PoolEvent[] = [];
  for (const held of byHolder.values()) {
    const [first] = held as [StatedLot, ...StatedLot[]];
    const person = personOf(first.account.owner);
    const isSafe = isSheltered(first.account);
    const told = isSafe ? heldIn(past, first.account) : (pools.get(person)?.shares ?? ZERO);
    const all = held.reduce((sum, lot) => sum + unitsOf(history, lot, asOf), ZERO);
    let missing = all - told;
    if (missing <= NO_MATTER && missing >= -NO_MATTER) continue;
    let cost =
      held.reduce((sum, lot) => sum + lot.basis, ZERO) - (isSafe ? ZERO : (pools.get(person)?.cost ?? ZERO));
    for (const lot of held) {
      if (missing <= ZERO || asOf - lot.acquired > country.window.after || lot.acquired > asOf) continue;
      const isTold = past.some(
        ({ kind, day, trade }) =>
          kind === 'acquire' && day === lot.acquired && trade.account.key === lot.account.key,
      );
      if (isTold) continue;
      const shares = least(missing, unitsOf(history, lot, asOf));
      events.push(stateEvent(lot, 'acquire', lot.acquired, shares, lot.basis));
      missing -= shares;
      cost -= lot.basis;
    }
    events.push(stateEvent(first, 'bonus', asOf, missing, cost));
  }
  return events;
}

export const heldIn = (events: readonly PoolEvent[], { key }: Account): Shares =>
  events.reduce((sum, event) => (event.trade.account.key === key ? sum + movement(event) : sum), ZERO);
