import type { Day } from '../base/day';
import { most, ZERO, type Money } from '../base/exact';
import type { Book, Candidate, PlanInputs } from './port';
import { addEffect } from './effect';
import type { Evaluation, Evaluator } from './evaluator';
import type { Fact } from './facts';

export interface Wait {
  /** Of the tax year; null where only a day beyond its end spares what is lost for good. */
  readonly day: Day | null;
  readonly reason: Fact;
}

/**
 * Would the book's sales be worth more on a later day of the tax year, at the same price? The first such day; null
 * where today is best. A purchase that has left the window no longer washes.
 */
export function waitFor(
  { tables, position, year }: PlanInputs,
  book: Book,
  own: ReadonlySet<Candidate>,
  ranked: readonly Candidate[],
  whole: Evaluation,
  { evaluateEffect, today: effectToday }: Evaluator,
): Wait | null {
  const today = effectToday(book, own);
  if (whole.net === null || (today.deferred === ZERO && today.permanent === ZERO)) return null;
  const { day: lastDay, isTrading } = year.lastDay;
  for (const day of position.daysToAsk(book)) {
    if (day <= tables.asOf || day > lastDay) continue;
    const elsewhere = addEffect(whole.effect, today, -1);
    const { then, net } = position
      .sellLater(book, [...own], day)
      .map(effect => ({ then: effect, net: evaluateEffect(addEffect(elsewhere, effect, 1), ranked).net! }))
      .reduce((worst, next) => (next.net.lessThan(worst.net) ? next : worst));
    const gain = net.minus(whole.net);
    if (!gain.greaterThan('0.01')) continue;
    return {
      day,
      reason: {
        code: 'betterFrom',
        day,
        gain,
        spares: today.permanent > then.permanent,
        lastDay,
        isTrading,
      },
    };
  }
  return sparedNextYear({ position, year }, book, own, today.permanent);
}

/**
 * A day beyond the year's end on which less is lost for good: told, and not weighed, because the year in which the
 * loss would count is not known yet.
 */
function sparedNextYear(
  { position, year }: Pick<PlanInputs, 'position' | 'year'>,
  book: Book,
  own: ReadonlySet<Candidate>,
  lostToday: Money,
): Wait | null {
  if (lostToday <= ZERO) return null;
  for (const day of position.daysToAsk(book)) {
    // What is likely to be bought is foretold only so far.
    if (day <= year.lastDay.day || day > position.knownUntil) continue;
    const lost = position
      .sellLater(book, [...own], day)
      .reduce((worst, { permanent }) => most(worst, permanent), ZERO);
    if (lost >= lostToday) continue;
    return {
      day: null,
      reason: { code: 'sparedNextYear', day, spared: lostToday - lost, year: year.yearOf(day) },
    };
  }
  return null;
}
