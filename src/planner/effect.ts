import { toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Settings } from '../engine/settings';
import type { Book, Candidate, Effect, Position } from './port';

export const NO_EFFECT: Effect = { gains: [], deferred: ZERO, permanent: ZERO };

export function addEffect(a: Effect, b: Effect, sign: 1 | -1): Effect {
  const gains: Money[] = [];
  const classes = Math.max(a.gains.length, b.gains.length);
  for (let at = 0; at < classes; at++) {
    const [left, right] = [a.gains[at] ?? ZERO, b.gains[at] ?? ZERO];
    gains.push(sign === 1 ? left + right : left - right);
  }
  return sign === 1
    ? { gains, deferred: a.deferred + b.deferred, permanent: a.permanent + b.permanent }
    : { gains, deferred: a.deferred - b.deferred, permanent: a.permanent - b.permanent };
}

export const isSameEffect = (a: Effect, b: Effect): boolean => {
  const { gains, deferred, permanent } = addEffect(a, b, -1);
  return deferred === ZERO && permanent === ZERO && gains.every(amount => amount === ZERO);
};

/** The loss that counts, positive. */
export function usable({ gains }: Effect): Money {
  let sum = ZERO;
  for (const amount of gains) sum -= amount;
  return sum;
}

/** Commission and spread on the sale and on the replacement's purchase, and the harvester's time. */
export function costOf(candidate: Candidate, settings: Settings): Decimal {
  const commissions = toDecimal(settings.commission).times(2);
  const spread = toDecimal(candidate.value).times(settings.spread).times(2);
  return commissions.plus(spread).plus(toDecimal(settings.timeCost));
}

/** Lots of all sets together. */
const MOST_REMEMBERED = 1_000_000;

/** What any set of one book's candidates makes, sold on the as-of day; sets asked lately are remembered. */
export function rememberedSales({
  sell,
}: Pick<Position, 'sell'>): (book: Book, chosen: ReadonlySet<Candidate>) => Effect {
  const places = new Map<Candidate, number>();
  const byShares = new Map<string, number>();
  /** The same shares of the same lot have one place, however often they are cut anew. */
  const placeOf = (candidate: Candidate): number => {
    let place = places.get(candidate);
    if (place !== undefined) return place;
    const key = `${candidate.id} ${candidate.shares}`;
    place = byShares.get(key);
    if (place === undefined) byShares.set(key, (place = byShares.size));
    places.set(candidate, place);
    return place;
  };
  const known = new Map<string, Effect>();
  let remembered = 0;
  return (book, chosen) => {
    if (chosen.size === 0) return NO_EFFECT;
    const ordered = [...chosen].sort((a, b) => placeOf(a) - placeOf(b));
    const key = ordered.map(placeOf).join(' ');
    let effect = known.get(key);
    if (!effect) {
      // A search comes back to what it has just left; the sets of thousands of lots would fill the memory.
      if ((remembered += ordered.length) > MOST_REMEMBERED) {
        known.clear();
        remembered = ordered.length;
      }
      known.set(key, (effect = sell(book, ordered)));
    }
    return effect;
  };
}
