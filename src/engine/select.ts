import type { Day } from '../base/day';
import { Decimal, toDecimal } from '../base/decimal';
import { least, ZERO, type Money, type Shares } from '../base/exact';
import type { LotMethod, LotPick, Term, Trade } from './household';
import { termOf } from './holding';
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
  const byName = new Map<string, Lot[]>();
  for (const lot of openLots(position)) {
    const name = lot.name?.toUpperCase();
    if (name === undefined) continue;
    const same = byName.get(name);
    if (same) same.push(lot);
    else byName.set(name, [lot]);
  }
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
  const price = perShare(trade.amount, trade.quantity);
  const exactKey = (run: Run): Decimal => {
    const basis = perShare(run.basis, run.shares);
    if (method === 'hifo') return basis.neg();
    const term = termOf(run, trade.day, rules.longTermMonths(trade.day));
    return price.minus(basis).times(rules.gainRate(term, trade.day));
  };
  const rates = new Map<Term, number>();
  const rateOf = (run: Run): number => {
    const term = termOf(run, trade.day, rules.longTermMonths(trade.day));
    let rate = rates.get(term);
    if (rate === undefined) rates.set(term, (rate = rules.gainRate(term, trade.day).toNumber()));
    return rate;
  };
  const priceNumber = price.toNumber();
  // A float says which run is first; where two are too near to tell, the exact keys do.
  const entries = lots.flatMap(lot =>
    lot.runs.map(run => {
      const basis = run.shares === ZERO ? 0 : Number(run.basis) / Number(run.shares);
      return { lot, run, key: method === 'hifo' ? -basis : (priceNumber - basis) * rateOf(run) };
    }),
  );
  const isBefore = (a: (typeof entries)[number], b: (typeof entries)[number]): boolean => {
    const gap = a.key - b.key;
    if (Math.abs(gap) > 1e-9 * (1 + Math.abs(a.key))) return gap < 0;
    return exactKey(a.run).lessThan(exactKey(b.run));
  };
  const takes: Take[] = [];
  let left = trade.quantity;
  while (left > ZERO && entries.length > 0) {
    let best = 0;
    for (let at = 1; at < entries.length; at++) if (isBefore(entries[at]!, entries[best]!)) best = at;
    const [{ lot, run }] = entries.splice(best, 1) as [(typeof entries)[number]];
    const shares = least(run.shares, left);
    takes.push({ lot, run, shares });
    left -= shares;
  }
  return takes;
}

const perShare = (amount: Money, shares: Shares): Decimal =>
  shares === ZERO ? new Decimal(0) : toDecimal(amount).div(toDecimal(shares));
