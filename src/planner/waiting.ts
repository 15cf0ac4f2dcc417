import type { Day } from '../base/day';
import { NIL, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Book, Candidate, Effect, PlanInputs } from './port';
import { addEffect } from './effect';
import type { Evaluation, Evaluator } from './evaluator';
import type { Fact } from './facts';

export interface Wait {
  /** The day on which waiting is worth most; null where only what it spares is known. */
  readonly day: Day | null;
  readonly reason: Fact;
}

interface Later {
  readonly day: Day;
  readonly gain: Decimal;
  /** What is lost for good then. */
  readonly lost: Money;
}

const NOTHING = '0.01';

/**
 * Would the book's sales be worth more on a later day of this year or the next, at the same price? The best such day
 * and the first; null where today is best. A purchase that has left the window no longer washes.
 */
export function waitFor(
  { tables, position, year }: PlanInputs,
  book: Book,
  own: ReadonlySet<Candidate>,
  ranked: readonly Candidate[],
  { effect, net: netToday }: Evaluation,
  { today: effectToday, evaluateEffect }: Evaluator,
): Wait | null {
  const today = effectToday(book, own);
  if (netToday === null || (today.deferred === ZERO && today.permanent === ZERO)) return null;
  const sold = [...own];
  const elsewhere = addEffect(effect, today, -1);
  const netOf = (whole: Effect): Decimal | null => evaluateEffect(whole, ranked).net;
  /** null where Settings do not tell what it would be worth. */
  const later = (day: Day, net: Decimal | null, lost: Money): Later | null =>
    net && { day, gain: net.minus(netToday), lost };

  const inThisYear = (day: Day): Later | null => {
    const worst = position
      .sellLater(book, sold, day)
      .map(then => ({ net: netOf(addEffect(elsewhere, then, 1)), lost: then.permanent }))
      .reduce((least, next) =>
        next.net === null || (least.net && next.net.lessThan(least.net)) ? next : least,
      );
    return later(day, worst.net, worst.lost);
  };
  // The year in which it would count is not known yet: the loss is worth what one carried into it is.
  const bare = sold.reduce((sum, { loss }) => sum + loss, ZERO);
  const inNextYear = (day: Day): Later | null => {
    const worst = position
      .sellLater(book, sold, day)
      .map(({ deferred, permanent }) => ({ loss: bare - deferred - permanent, lost: permanent }))
      .reduce((least, next) => (next.loss < least.loss ? next : least));
    const worth = worst.loss > ZERO ? year.nextYear(elsewhere, worst) : NIL;
    const without = netOf(elsewhere);
    return later(day, worth && without && without.plus(worth), worst.lost);
  };

  const days = position.daysToAsk(book).filter(day => day > tables.asOf);
  const { day: lastDay } = year.lastDay;
  const thisYear = days.filter(day => day <= lastDay).flatMap(day => inThisYear(day) ?? []);
  // What is likely to be bought is foretold only so far.
  const nextYear = days
    .filter(day => day > lastDay && day <= position.knownUntil)
    .flatMap(day => inNextYear(day) ?? []);
  const better = [...thisYear, ...nextYear].filter(({ gain }) => gain.greaterThan(NOTHING));
  const [first] = better;
  if (first) {
    const best = better.reduce((most, next) =>
      next.gain.greaterThan(most.gain.plus(NOTHING)) ? next : most,
    );
    const { day, gain, lost } = best;
    const spares = today.permanent > lost;
    return {
      day,
      reason: { code: 'betterFrom', day, first: best === first ? null : first.day, gain, spares, lastDay },
    };
  }
  const spared = nextYear.find(({ lost }) => lost < today.permanent);
  if (!spared) return null;
  const { day, lost } = spared;
  return {
    day: null,
    reason: { code: 'sparedNextYear', day, spared: today.permanent - lost, year: year.yearOf(day) },
  };
}
