import { Decimal, toDecimal } from '../base/decimal';
import { least, ZERO, type Money, type Shares } from '../base/exact';
import type { LotMethod, LotPick, Trade } from './household';
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
  return trade.picks.every(pick => {
    const held = lotsNamed(position, pick).reduce((sum, lot) => sum + lot.shares, ZERO);
    return held >= (pick.quantity ?? trade.quantity);
  });
}

export function lotsNamed(position: Position, pick: LotPick): Lot[] {
  const wanted = pick.lot.toUpperCase();
  return openLots(position).filter(lot => lot.name?.toUpperCase() === wanted);
}

/**
 * Which shares a sale gives up: the lots it names, else the standing method; without adequate
 * identification first in, first out within the account (26 CFR 1.1012-1(c)).
 */
export function select(position: Position, asked: Trade, rules: Rules): Take[] {
  // A shortfall no larger than the rounding of the rows involved is none: `canGive` forgave it.
  const trade = asked.quantity > position.shares ? { ...asked, quantity: position.shares } : asked;
  if (trade.picks.length > 0) {
    return trade.picks.flatMap(pick => inOrder(lotsNamed(position, pick), pick.quantity ?? trade.quantity));
  }
  if (trade.identified) return inOrder(identified(position, trade.identified), trade.quantity);
  const method = trade.method ?? rules.methodFor(trade);
  switch (method) {
    case 'fifo':
    case 'specific':
    case 'average':
      return oldestFirst(position, trade.quantity);
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
  const runs = lots
    .flatMap(lot => lot.runs.map(run => ({ lot, run })))
    .map((entry, index) => {
      const basis = perShare(entry.run.basis, entry.run.shares);
      const term = termOf(entry.run, trade.day, rules.longTermMonths(trade.day));
      const weight = rules.gainRate(term, trade.day);
      return { ...entry, index, key: method === 'hifo' ? basis.neg() : price.minus(basis).times(weight) };
    })
    .sort((a, b) => a.key.comparedTo(b.key) || a.index - b.index);
  const takes: Take[] = [];
  let left = trade.quantity;
  for (const { lot, run } of runs) {
    if (left === ZERO) break;
    const shares = least(run.shares, left);
    takes.push({ lot, run, shares });
    left -= shares;
  }
  return takes;
}

const perShare = (amount: Money, shares: Shares): Decimal =>
  shares === ZERO ? new Decimal(0) : toDecimal(amount).div(toDecimal(shares));
