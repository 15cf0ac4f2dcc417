import { ZERO, type Money } from '../base/exact';
import { eachOf, type Steps } from '../base/steps';
import { isSheltered, type StatedLot } from '../engine/records';
import { inWords, type Fact } from './facts';
import { idsOf } from './lotIds';
import type { PassedOver } from './plan';
import type { Book, Candidate, PlanInputs } from './port';

export interface Sifted {
  readonly candidates: readonly Candidate[];
  /** Every lot that has a price and shares the plan may sell. */
  readonly held: readonly Omit<Candidate, 'purpose'>[];
  readonly passedOver: readonly PassedOver[];
  readonly withoutPrice: number;
}

/** Sorts the lots into those worth weighing and those left alone, with the reason. */
export function* sift({ tables, position, words }: PlanInputs): Steps<Sifted> {
  const { minimumLoss } = tables.settings;
  const say = inWords(words);
  const candidates: Candidate[] = [];
  const held: Omit<Candidate, 'purpose'>[] = [];
  const passedOver: PassedOver[] = [];
  const ids = idsOf(tables.lots);
  let withoutPrice = 0;
  const pass = (kind: PassedOver['kind'], lot: StatedLot, loss: Money, why: Fact): void => {
    const [reason] = say([why]);
    passedOver.push({ kind, lot, loss, reason: reason! });
  };
  const siftOne = (lot: StatedLot): void => {
    const offer = position.offer(lot);
    if (offer === null) return;
    if (offer === 'noPrice') {
      withoutPrice++;
      return;
    }
    const { book, shares, value, loss } = offer;
    if (shares === ZERO) {
      pass('weighed', lot, ZERO, { code: 'plannedAlready', lot, sale: position.plannedSale(lot) });
      return;
    }
    const entry = { id: ids.get(lot)!, lot, book, shares, value, loss };
    held.push(entry);
    const isSmall = loss < minimumLoss;
    const { account } = lot;
    if (isSheltered(account)) {
      if (loss > ZERO) pass('outOfReach', lot, loss, { code: 'sheltered', account });
      return;
    }
    if (!position.isOnReturn(lot)) {
      if (loss > ZERO) pass('outOfReach', lot, loss, { code: 'onAnotherReturn', owner: account.owner.name });
      return;
    }
    if (loss > ZERO && isSmall)
      pass('small', lot, loss, { code: 'belowMinimum', loss, minimum: minimumLoss });
    const uncounted = loss > ZERO ? null : position.whyNoLoss(lot);
    if (uncounted !== null)
      passedOver.push({ kind: 'weighed', lot, loss: lot.basis - lot.value!, reason: uncounted });
    if (!isSmall || position.isInTheWay(lot))
      candidates.push({ ...entry, purpose: isSmall ? 'frees' : 'loss' });
  };
  yield* eachOf(tables.lots, siftOne, 50);
  const freeable = new Set(candidates.filter(({ purpose }) => purpose === 'loss').map(({ book }) => book));
  return {
    candidates: candidates.filter(({ purpose, book }) => purpose === 'loss' || freeable.has(book)),
    held,
    passedOver,
    withoutPrice,
  };
}

/** The candidates of each book. */
export function byBook(chosen: readonly Candidate[]): Map<Book, Set<Candidate>> {
  const books = new Map<Book, Set<Candidate>>();
  for (const candidate of chosen) {
    const own = books.get(candidate.book);
    if (own) own.add(candidate);
    else books.set(candidate.book, new Set([candidate]));
  }
  return books;
}
