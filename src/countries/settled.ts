import type { Day } from '../base/day';
import { exact, least, ratio, scaled, ZERO, type Money, type Shares } from '../base/exact';
import { ProblemError, type Problem } from '../base/problem';
import { isSheltered, PLAIN_TRADE, type Account, type StatedLot, type Trade } from '../engine/household';
import type { Asked } from '../table/ask';
import type { Country } from './country';
import { byGroup, historyOf, personOf, type History, type PoolEvent } from './history';
import type { Settled } from './pool';

/** A group's history up to a day, settled. */
export interface SettledGroup {
  readonly history: History;
  readonly settled: Settled;
  readonly problems: readonly Problem[];
}

/** Every group of the household, settled by the country's law with the trades up to the as-of day. */
export function settledGroups(asked: Asked, country: Country, asOf: Day): Map<string, SettledGroup> {
  const groups = new Map<string, SettledGroup>();
  for (const [group, trades] of byGroup(asked.household.trades.filter(({ day }) => day <= asOf))) {
    const { history, problems } = historyOf(group, trades, country);
    groups.set(group, { history, settled: country.settle(history), problems });
  }
  return groups;
}

/** For functions under which any fault ends in an error. */
export function settledStrictly(
  functionName: string,
  asked: Asked,
  country: Country,
  asOf: Day,
): Map<string, SettledGroup> {
  const groups = settledGroups(asked, country, asOf);
  const problems = [...groups.values()].flatMap(group => group.problems);
  if (problems.length > 0) throw new ProblemError(functionName, problems);
  return groups;
}

/** Units of a history back to shares as an account writes them on a day. */
export const sharesOf = (history: History, units: Shares, day: Day, account: Account): Shares => {
  return scaled(units, ratio(BigInt(1), history.unitsPerShare(day, account.key)));
};

/** A sale of a lot, or a purchase, that nobody has made. */
export const imagined = (lot: StatedLot, action: 'sell' | 'buy', day: Day, amount: Money): Trade => ({
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
export interface Question {
  readonly lot: StatedLot;
  /** What its law does not cover: no figure is told. */
  readonly problems: readonly Problem[];
  readonly history: History;
  readonly sale: PoolEvent;
  /** Up to and with the as-of day, what Lots states besides Trades included, without the sale. */
  readonly before: readonly PoolEvent[];
  /** Planned trades. */
  readonly after: readonly PoolEvent[];
}

export function questionOf(asked: Asked, country: Country, lot: StatedLot, asOf: Day): Question {
  const { household } = asked;
  const trades = household.trades.filter(({ group, option }) => group === lot.group && !option);
  const { history, problems } = historyOf(lot.group, trades, country);
  const past = history.events.filter(({ day }) => day <= asOf);
  const unitsOf = (one: StatedLot): Shares => one.quantity * history.unitsPerShare(asOf, one.account.key);
  const lots = household.lots.filter(({ group, option }) => group === lot.group && !option);
  const eventOf = (
    one: StatedLot,
    kind: PoolEvent['kind'],
    day: Day,
    shares: Shares,
    money: Money,
  ): PoolEvent => ({
    trade: imagined(one, kind === 'dispose' ? 'sell' : 'buy', day, money),
    day,
    person: personOf(one.account.owner),
    kind,
    shares,
    money,
    from: null,
  });

  const stated = statedBeside(lots, past, country, asOf, unitsOf, eventOf);
  const before = [...past, ...stated].sort((a, b) => a.day - b.day || order(a, stated) - order(b, stated));
  return {
    lot,
    problems,
    history,
    sale: eventOf(lot, 'dispose', asOf, unitsOf(lot), lot.value ?? ZERO),
    before,
    after: history.events.filter(({ day }) => day > asOf),
  };
}

const order = (event: PoolEvent, stated: readonly PoolEvent[]): number => (stated.includes(event) ? 0 : 1);

/** What Lots states that Trades does not tell: shares of the last 30 days as purchases, the rest as it stands. */
function statedBeside(
  lots: readonly StatedLot[],
  past: readonly PoolEvent[],
  country: Country,
  asOf: Day,
  unitsOf: (lot: StatedLot) => Shares,
  eventOf: (lot: StatedLot, kind: PoolEvent['kind'], day: Day, shares: Shares, money: Money) => PoolEvent,
): PoolEvent[] {
  const pools = country.settle({ events: past }).pools;
  const byHolder = new Map<string, StatedLot[]>();
  for (const lot of lots) {
    const key = isSheltered(lot.account) ? lot.account.key : `pool ${personOf(lot.account.owner)}`;
    byHolder.set(key, [...(byHolder.get(key) ?? []), lot]);
  }
  const events: PoolEvent[] = [];
  for (const held of byHolder.values()) {
    const [first] = held as [StatedLot, ...StatedLot[]];
    const person = personOf(first.account.owner);
    const isSafe = isSheltered(first.account);
    const told = isSafe ? heldIn(past, first.account) : (pools.get(person)?.shares ?? ZERO);
    const all = held.reduce((sum, lot) => sum + unitsOf(lot), ZERO);
    let missing = all - told;
    if (missing <= NO_MATTER && missing >= -NO_MATTER) continue;
    let cost =
      held.reduce((sum, lot) => sum + lot.basis, ZERO) - (isSafe ? ZERO : (pools.get(person)?.cost ?? ZERO));
    for (const lot of held) {
      if (missing <= ZERO || asOf - lot.acquired > 30 || lot.acquired > asOf) continue;
      const isTold = past.some(
        ({ kind, day, trade }) =>
          kind === 'acquire' && day === lot.acquired && trade.account.key === lot.account.key,
      );
      if (isTold) continue;
      const shares = least(missing, unitsOf(lot));
      events.push(eventOf(lot, 'acquire', lot.acquired, shares, lot.basis));
      missing -= shares;
      cost -= lot.basis;
    }
    events.push(eventOf(first, 'bonus', asOf, missing, cost));
  }
  return events;
}

const MOVES = { acquire: 1, bonus: 1, arrive: 1, dispose: -1, leave: -1, cost: 0 } as const;

export const movement = ({ kind, shares }: PoolEvent): Shares => BigInt(MOVES[kind]) * shares;

export const heldIn = (events: readonly PoolEvent[], { key }: Account): Shares =>
  events.reduce((sum, event) => (event.trade.account.key === key ? sum + movement(event) : sum), ZERO);
