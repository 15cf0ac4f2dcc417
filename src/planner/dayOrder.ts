import type { Book, Candidate, Position } from './port';
import { byBook } from './candidates';
import type { DayPlace } from './plan';

/** The sales of each security in the order in which they hold what the plan says, in the places they have together. */
export function inDayOrder(
  { dayOrder }: Pick<Position, 'dayOrder'>,
  ranked: readonly Candidate[],
): readonly Candidate[] {
  const waiting = new Map<Book, Candidate[]>();
  for (const [book, own] of byBook(ranked)) {
    const order = dayOrder(book, [...own]);
    if (order) waiting.set(book, [...order]);
  }
  return waiting.size === 0 ? ranked : ranked.map(one => waiting.get(one.book)?.shift() ?? one);
}

/** Which of them must be sold in their order, and where each stands in it. */
export function dayPlaces(
  { dayOrder }: Pick<Position, 'dayOrder'>,
  ranked: readonly Candidate[],
): ReadonlyMap<Candidate, DayPlace> {
  const places = new Map<Candidate, DayPlace>();
  for (const [book, own] of byBook(ranked)) {
    const order = dayOrder(book, [...own]);
    order?.forEach((one, at) => places.set(one, { place: at + 1, count: order.length }));
  }
  return places;
}
