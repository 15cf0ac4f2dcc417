import { yearOf, type Day } from '../../../base/day';
import { most, ZERO, type Money } from '../../../base/exact';
import type { Unit } from '../../../engine/unit';
import { daysToAsk } from '../../../planner/clearDay';
import { FORESEEN, type Household } from '../../../planner/household';
import type { Candidate } from './candidates';
import { addEffect, type Effects } from './effect';
import type { HouseholdYear } from './householdYear';
import type { Scales, Weighed } from './scales';
import type { Fact } from './shapes';
import { lastTradingDay } from './year';

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
  household: Household,
  year: HouseholdYear,
  unit: Unit,
  own: ReadonlySet<Candidate>,
  ranked: readonly Candidate[],
  whole: Weighed,
  { weighEffect, effects }: Scales,
): Wait | null {
  const today = effects.today(unit, own);
  if (whole.net === null || (today.deferred === ZERO && today.permanent === ZERO)) return null;
  const wall = lastTradingDay(year.year);
  for (const day of daysToAsk(household, unit)) {
    if (day <= household.asOf || day > wall) continue;
    const elsewhere = addEffect(whole.effect, today, -1);
    const { then, net } = effects
      .later(unit, own, day)
      .map(effect => ({ then: effect, net: weighEffect(addEffect(elsewhere, effect, 1), ranked).net! }))
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
        lastTradingDay: wall,
      },
    };
  }
  return sparedNextYear(household, unit, own, today.permanent, wall, effects);
}

/**
 * A day beyond the year's end on which less is lost for good: told, and not weighed, because the year in which the
 * loss would count is not known yet.
 */
function sparedNextYear(
  household: Household,
  unit: Unit,
  own: ReadonlySet<Candidate>,
  lostToday: Money,
  lastTradingDay: Day,
  effects: Effects,
): Wait | null {
  if (lostToday <= ZERO) return null;
  const { asOf, window } = household;
  // What is likely to be bought is foretold only so far.
  const known = asOf + FORESEEN - window.after;
  for (const day of daysToAsk(household, unit)) {
    if (day <= lastTradingDay || day > known) continue;
    const lost = effects.later(unit, own, day).reduce((worst, { permanent }) => most(worst, permanent), ZERO);
    if (lost >= lostToday) continue;
    return {
      day: null,
      reason: { code: 'sparedNextYear', day, spared: lostToday - lost, year: yearOf(day) },
    };
  }
  return null;
}
