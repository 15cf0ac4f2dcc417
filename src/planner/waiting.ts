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
  inputs: PlanInputs,
  book: Book,
  own: ReadonlySet<Candidate>,
  ranked: readonly Candidate[],
  whole: Evaluation,
  evaluator: Evaluator,
): Wait | null {
  const { tables, position, year } = inputs;
  const today = evaluator.today(book, own);
  if (whole.net === null || (today.deferred === ZERO && today.permanent === ZERO)) return null;
  const days = position.daysToAsk(book).filter(day => day > tables.asOf);
  const elsewhere = addEffect(whole.effect, today, -1);
  const thisYear = days
    .filter(day => day <= year.lastDay.day)
    .map(day => inThisYear(inputs, book, own, day, elsewhere, ranked, whole.net!, evaluator));
  // What is likely to be bought is foretold only so far.
  const nextYear = days
    .filter(day => day > year.lastDay.day && day <= position.knownUntil)
    .map(day => inNextYear(inputs, book, own, day, elsewhere, ranked, whole.net!, evaluator));
  const better = [...thisYear, ...nextYear].filter(({ gain }) => gain.greaterThan(NOTHING));
  const [first] = better;
  if (first) {
    const best = better.reduce((most, next) =>
      next.gain.greaterThan(most.gain.plus(NOTHING)) ? next : most,
    );
    return {
      day: best.day,
      reason: {
        code: 'betterFrom',
        day: best.day,
        first: best === first ? null : first.day,
        gain: best.gain,
        spares: today.permanent > best.lost,
        lastDay: year.lastDay.day,
        isTrading: year.lastDay.isTrading,
      },
    };
  }
  const spared = nextYear.find(({ lost }) => lost < today.permanent);
  if (!spared) return null;
  return {
    day: null,
    reason: {
      code: 'sparedNextYear',
      day: spared.day,
      spared: today.permanent - spared.lost,
      year: year.yearOf(spared.day),
    },
  };
}

function inThisYear(
  { position }: PlanInputs,
  book: Book,
  own: ReadonlySet<Candidate>,
  day: Day,
  elsewhere: Effect,
  ranked: readonly Candidate[],
  net: Decimal,
  { evaluateEffect }: Evaluator,
): Later {
  const worst = position
    .sellLater(book, [...own], day)
    .map(effect => ({
      net: evaluateEffect(addEffect(elsewhere, effect, 1), ranked).net ?? NIL,
      lost: effect.permanent,
    }))
    .reduce((least, next) => (next.net.lessThan(least.net) ? next : least));
  return { day, gain: worst.net.minus(net), lost: worst.lost };
}

/** The year in which it would count is not known yet: the loss is worth what one carried into it is. */
function inNextYear(
  { position, year }: PlanInputs,
  book: Book,
  own: ReadonlySet<Candidate>,
  day: Day,
  elsewhere: Effect,
  ranked: readonly Candidate[],
  net: Decimal,
  { evaluateEffect }: Evaluator,
): Later {
  const bare = [...own].reduce((sum, { loss }) => sum + loss, ZERO);
  const worst = position
    .sellLater(book, [...own], day)
    .map(({ deferred, permanent }) => ({ loss: bare - deferred - permanent, lost: permanent }))
    .reduce((least, next) => (next.loss < least.loss ? next : least));
  const worth = worst.loss > ZERO ? year.nextYear(elsewhere, worst) : null;
  const without = evaluateEffect(elsewhere, ranked).net ?? NIL;
  return { day, gain: (worth ?? NIL).plus(without).minus(net), lost: worst.lost };
}
