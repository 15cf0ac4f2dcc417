import { ZERO } from '../../base/exact';
import { grouped } from '../../base/grouped';
import { permutations } from '../../base/permutations';
import type { Holding } from '../../engine/holdings';
import type { StatedLot } from '../../engine/records';
import type { Orders, Sale } from '../../planner/askedSales';
import type { Candidate } from '../../planner/port';

/**
 * The sales of each account, the account with the oldest shares first: 26 CFR 1.1091-1(b). Lots of one purchase go in whatever order the
 * sale names them: counted on is the one that washes the dearest shares.
 */
export const byAccount = (sold: readonly Candidate[], holdingOf: (lot: StatedLot) => Holding): Orders =>
  ordersOf(oldestFirst(sold, holdingOf), holdingOf);

/** One order of each account, its lots as they stand. */
export function ordersOf(inOrder: readonly Candidate[], holdingOf: (lot: StatedLot) => Holding): Orders {
  const accounts = grouped(inOrder, ({ lot }) => holdingOf(lot).lot.account.key);
  return [...accounts.values()].map(own => own.map(one => saleOf(one, holdingOf)));
}

/**
 * Each sale by itself, the shares acquired first before the others, as a ticket has them; and, where several were acquired
 * on one day, in the order in which rows without a time are settled.
 */
export function rowByRow(sold: readonly Candidate[], holdingOf: (lot: StatedLot) => Holding): Orders[] {
  const inOrder = oldestFirst(sold, holdingOf);
  const asEntered = byDay(sold, holdingOf, inContent);
  const isSame = inOrder.every((one, at) => one === asEntered[at]);
  return (isSame ? [inOrder] : [inOrder, asEntered]).map(order => order.map(one => [saleOf(one, holdingOf)]));
}

export const oldestFirst = (
  sold: readonly Candidate[],
  holdingOf: (lot: StatedLot) => Holding,
): Candidate[] => byDay(sold, holdingOf, dearerFirst);

const byDay = (
  sold: readonly Candidate[],
  holdingOf: (lot: StatedLot) => Holding,
  amongEqual: (a: Candidate, b: Candidate) => number,
): Candidate[] =>
  [...sold].sort((a, b) => holdingOf(a.lot).purchase.day - holdingOf(b.lot).purchase.day || amongEqual(a, b));

/** As `engine/order.ts` puts sales of one day: by account, shares and proceeds. */
function inContent(a: Candidate, b: Candidate): number {
  const [x, y] = [a.lot.account.key, b.lot.account.key];
  if (x !== y) return x < y ? -1 : 1;
  return sign(a.shares - b.shares) || sign(a.value - b.value);
}

const sign = (amount: bigint): number => (amount === ZERO ? 0 : amount > ZERO ? 1 : -1);

export const saleOf = ({ lot, shares }: Candidate, holdingOf: (lot: StatedLot) => Holding): Sale => ({
  holding: holdingOf(lot),
  shares,
});

/** By the loss of a share. */
function dearerFirst(a: Candidate, b: Candidate): number {
  const [x, y] = [a.loss * b.shares, b.loss * a.shares];
  return x === y ? 0 : x > y ? -1 : 1;
}

/** Up to so many accounts every order of their orders is tried. */
const ACCOUNTS_TRIED = 3;

export const inEveryOrder = (orders: Orders): Orders[] =>
  orders.length <= ACCOUNTS_TRIED ? permutations(orders) : [orders];
