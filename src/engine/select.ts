import type { Day } from '../base/day';
import { Decimal, toDecimal } from '../base/decimal';
import { least, ZERO, type Money, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import type { LotMethod, LotPick, Term, Trade } from './records';
import { termOf } from './holdingPeriod';
import { firstOpen, openLots, purchaseKey, type Lot, type Position, type Run } from './ledger';
import type { Rules } from './rules';

/** Shares of one run that a disposition gives up. */
export interface Take {
  readonly lot: Lot;
  readonly run: Run;
  readonly shares: Shares;
}

/** Can the position give what the sale asks, by number and by named lot? */
export function canGive(position: Position, trade: Trade): boolean {
  const slack = position.slack + (trade.isRounded ? BigInt(1) : ZERO);
  if (position.shares + slack < trade.quantity) return false;
  const named = namedLots(position, trade);
  return trade.picks.every(pick => {
    const held = named(pick).reduce((sum, lot) => sum + lot.shares, ZERO);
    return held >= (pick.quantity ?? trade.quantity);
  });
}

export function lotsNamed(position: Position, pick: LotPick): Lot[] {
  const wanted = pick.lot.toUpperCase();
  return openLots(position).filter(lot => lot.name?.toUpperCase() === wanted);
}

const FEW = 4;

/** The open lots of each name; a sale that names many looks through them once. */
function namedLots(position: Position, { picks }: Trade): (pick: LotPick) => readonly Lot[] {
  if (picks.length <= FEW) return pick => lotsNamed(position, pick);
  const byName = grouped(openLots(position), lot => lot.name?.toUpperCase());
  return pick => byName.get(pick.lot.toUpperCase()) ?? [];
}

/**
 * Which shares a sale gives up: the lots it names, else the standing method; without adequate
 * identification first in, first out within the account (26 CFR 1.1012-1(c)).
 */
export function select(position: Position, asked: Trade, rules: Rules): Take[] {
  // A shortfall no larger than the rounding of the rows involved is none: `canGive` forgave it.
  const trade = asked.quantity > position.shares ? { ...asked, quantity: position.shares } : asked;
  if (trade.picks.length > 0) {
    const named = namedLots(position, trade);
    return trade.picks.flatMap(pick => inOrder(named(pick), pick.quantity ?? trade.quantity));
  }
  if (trade.identified) return inOrder(identified(position, trade.identified), trade.quantity);
  const method = trade.method ?? rules.methodFor(trade);
  switch (method) {
    case 'fifo':
    case 'specific':
    case 'average':
      return inLawfulOrder(position, trade, rules.recentFirst(trade.asset));
    case 'lifo':
      return inOrder(openLots(position).reverse(), trade.quantity);
    case 'hifo':
    case 'minTax':
      return ranked(openLots(position), trade, method, rules);
  }
}

/** The purchases named first, then the rest, oldest first. */
function identified(position: Position, keys: readonly string[]): Lot[] {
  const placeOf = (lot: Lot): number => {
    const place = keys.indexOf(purchaseKey(lot.acquisition));
    return place < 0 ? keys.length : place;
  };
  return openLots(position)
    .map(lot => ({ lot, place: placeOf(lot) }))
    .sort((a, b) => a.place - b.place)
    .map(({ lot }) => lot);
}

const inLawfulOrder = (position: Position, { day, quantity }: Trade, recent: number | null): Take[] =>
  recent === null
    ? oldestFirst(position, quantity)
    : inOrder(recentFirst(openLots(position), day - recent), quantity);

/** Bought from a day on first, each part oldest first. */
export const recentFirst = <L extends { readonly acquired: Day }>(lots: readonly L[], from: Day): L[] => [
  ...lots.filter(({ acquired }) => acquired >= from),
  ...lots.filter(({ acquired }) => acquired < from),
];

/** The queue's own order, without looking past what the sale needs. */
function oldestFirst(position: Position, quantity: Shares): Take[] {
  const takes: Take[] = [];
  let left = quantity;
  for (let at = firstOpen(position); left > ZERO; at++) {
    const lot = position.lots[at]!;
    for (const run of lot.runs) {
      const shares = least(run.shares, left);
      if (shares > ZERO) takes.push({ lot, run, shares });
      left -= shares;
    }
  }
  return takes;
}

function inOrder(lots: readonly Lot[], quantity: Shares): Take[] {
  const takes: Take[] = [];
  let left = quantity;
  for (const lot of lots) {
    for (const run of lot.runs) {
      if (left === ZERO) return takes;
      const shares = least(run.shares, left);
      takes.push({ lot, run, shares });
      left -= shares;
    }
  }
  return takes;
}

interface Ranked {
  readonly lot: Lot;
  readonly run: Run;
  readonly term: Term | null;
  readonly key: number;
}

/** Takes after which the rest is sorted: most sales take a lot or two, and a look at each lot is cheaper. */
const SORTED_AFTER = 8;

/**
 * HIFO ranks by adjusted basis per share, fees and wash additions in. Min tax ranks by the tax a share's gain
 * makes at the household's own rates.
 */
function ranked(
  lots: readonly Lot[],
  trade: Trade,
  method: Extract<LotMethod, 'hifo' | 'minTax'>,
  rules: Rules,
): Take[] {
  const { day } = trade;
  const months = rules.longTermMonths(day);
  const price = perShare(trade.amount, trade.quantity);
  const priceNumber = price.toNumber();
  const rates = { short: rules.gainRate('short', day), long: rules.gainRate('long', day) };
  const rateNumbers = { short: rates.short.toNumber(), long: rates.long.toNumber() };
  const entries: Ranked[] = [];
  for (const lot of lots) {
    for (const run of lot.runs) {
      const basis = run.shares === ZERO ? 0 : Number(run.basis) / Number(run.shares);
      const term = method === 'hifo' ? null : termOf(run, day, months);
      const key = term === null ? -basis : (priceNumber - basis) * rateNumbers[term];
      entries.push({ lot, run, term, key });
    }
  }
  const exactKey = ({ run, term }: Ranked): Decimal =>
    price.minus(perShare(run.basis, run.shares)).times(rates[term!]);
  /** A float says which is first; where two are too near to tell, whole numbers do. */
  const order = (a: Ranked, b: Ranked): number => {
    const gap = a.key - b.key;
    if (Math.abs(gap) > 1e-9 * (1 + Math.abs(a.key))) return gap;
    if (a.term !== b.term) return exactKey(a).comparedTo(exactKey(b));
    if (a.term !== null && rates[a.term].isZero()) return 0;
    // The dearer share first: basis over shares, without a quotient.
    const [x, y] = [a.run.basis * b.run.shares, b.run.basis * a.run.shares];
    return x === y ? 0 : x > y ? -1 : 1;
  };
  const takes: Take[] = [];
  let left = trade.quantity;
  const take = ({ lot, run }: Ranked): void => {
    const shares = least(run.shares, left);
    takes.push({ lot, run, shares });
    left -= shares;
  };
  while (left > ZERO && entries.length > 0 && takes.length < SORTED_AFTER) {
    let best = 0;
    for (let at = 1; at < entries.length; at++) if (order(entries[at]!, entries[best]!) < 0) best = at;
    take(entries.splice(best, 1)[0]!);
  }
  if (left === ZERO) return takes;
  for (const entry of entries.sort(order)) {
    if (left === ZERO) break;
    take(entry);
  }
  return takes;
}

const perShare = (amount: Money, shares: Shares): Decimal =>
  shares === ZERO ? new Decimal(0) : toDecimal(amount).div(toDecimal(shares));
