import { dayFrom } from '../base/day';
import { Decimal, NIL, positive, toDecimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Assessment, DatedGain } from '../planner/assessment';
import { presentValue } from '../planner/deferral';
import { NO_EFFECT, usable } from '../planner/effect';
import type { Effect, FreeGains, PlanYear, Valued } from '../planner/port';
import { millionths } from '../planner/evaluator';
import type { Household } from '../planner/household';
import type { Law } from './laws';
import { lastDayOf } from './years';

/** A loss may go back three years, where it may at all: earlier gains matter to no year that is asked for. */
const YEARS_BACK = 3;

/** The classes of gains that a year tells apart, each known by its place: day, kind, term, gain or loss. */
export interface GainClasses {
  placeOf(gain: DatedGain): number;
  at(place: number): DatedGain;
}

export function gainClasses(): GainClasses {
  const places = new Map<string, number>();
  const examples: DatedGain[] = [];
  return {
    at: place => examples[place]!,
    placeOf: one => {
      const key = classKey(one);
      let place = places.get(key);
      if (place === undefined) {
        places.set(key, (place = examples.length));
        examples.push(one);
      }
      return place;
    },
  };
}

const classKey = ({ day, asset, term, gain, isForeign = false, isSpeculative = false }: DatedGain): string =>
  `${day} ${asset} ${term} ${gain < ZERO ? 'loss' : 'gain'}${isForeign ? ' foreign' : ''}${isSpeculative ? ' speculative' : ''}`;

/** The tax year of the household's settings, or the as-of day's. */
export const yearOfPlan = ({ settings, asOf }: Household, law: Law): number =>
  settings.taxYear ?? law.taxYearOf(asOf);

/**
 * A year under a country's law as a plan asks it. Tax now is the difference of two of the country's years; what is
 * carried forward meets the gain that the lower cost will make; what may be carried back is a refund next year.
 */
export function lawYear(
  { settings, asOf }: Household,
  law: Law,
  year: number,
  classes: GainClasses,
  /** What is realised, and what planned trades make. */
  done: readonly DatedGain[],
  planned: Effect,
  isWinner: FreeGains['isWinner'],
): PlanYear {
  const since = dayFrom(year - YEARS_BACK, 1, 1);
  const doneSince = done.filter(({ day }) => day >= since);
  const base = summed(doneSince, planned, classes);
  const later = settings.laterRate ?? law.laterRate(settings, asOf);
  const atSale = (amount: Decimal): Decimal =>
    presentValue(amount, settings.discountRate, settings.yearsToSale);
  const assess = (effect: Effect): Assessment =>
    law.assess(withEffect(base, effect, classes), settings, year);
  const without = assess(NO_EFFECT);
  const broughtBack = (figures: Assessment): Decimal => law.broughtBack(figures, settings) ?? NIL;
  /** How much lower the basis of what is bought instead will be. */
  const basisGiven = (effect: Effect): Decimal => toDecimal(usable(effect) + effect.permanent);
  const valued = (effect: Effect): Valued | null => {
    const figures = assess(effect);
    const now = figures.tax.amount;
    if (now === null || without.tax.amount === null || later === null) return null;
    const carried = Decimal.min(
      law.carriedGain(figures).minus(law.carriedGain(without)),
      positive(basisGiven(effect)),
    );
    const back = broughtBack(figures).minus(broughtBack(without));
    return {
      now,
      savedLater: atSale(carried.times(later)).plus(presentValue(back, settings.discountRate, 1)),
    };
  };
  const known = new Map<string, Valued | null>();
  const value = (effect: Effect): Valued | null => {
    const key = `${effect.gains.join(' ')} ${effect.permanent}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = valued(effect)));
    return found;
  };
  const laterTax = (effect: Effect): Decimal =>
    atSale(
      basisGiven(effect)
        .times(later ?? NIL)
        .times(settings.shareTaxedLater),
    );
  const freeGainsOf = (): FreeGains | null => {
    const { freeGains } = law;
    if (freeGains === null) return null;
    return {
      room: effect => freeGains.room(assess(effect), settings, year),
      asEffect: gain => {
        const gains: Money[] = [];
        const place = classes.placeOf({ day: asOf, gain, asset: 'stock', symbol: '', term: 'long' });
        while (gains.length < place) gains.push(ZERO);
        return { gains: [...gains, gain], deferred: ZERO, permanent: ZERO };
      },
      isWinner: one => freeGains.covers(one.lot.asset) && isWinner(one),
    };
  };
  return {
    year,
    isOpen: year === law.taxYearOf(asOf),
    lastDay: lastDayOf(law, year),
    yearOf: day => law.taxYearOf(day),
    soFar: law.assess(doneSince, settings, year),
    assess,
    value,
    laterTax,
    worth: effect => {
      const valued = value(effect);
      if (valued === null) return -Infinity;
      const { now, savedLater } = valued;
      return millionths(without.tax.amount!.minus(now).plus(savedLater).minus(laterTax(effect)));
    },
    // A loss of next year is carried as one of this year is: it meets the gain that its own lower cost will make.
    nextYear: (_, { loss, lost }) => {
      if (later === null) return null;
      const given = toDecimal(loss + lost).times(settings.shareTaxedLater);
      return atSale(toDecimal(loss).minus(given).times(later));
    },
    gainsLeft: effect => law.gainsLeft(assess(effect)),
    incomeLimit: law.incomeLimit(settings),
    freeGains: freeGainsOf(),
  };
}

type Base = ReadonlyMap<string, DatedGain>;

function summed(gains: readonly DatedGain[], planned: Effect, classes: GainClasses): Base {
  const sums = new Map<string, DatedGain>();
  const add = (one: DatedGain, gain: Money): void => {
    const key = classKey(one);
    sums.set(key, { ...one, gain: (sums.get(key)?.gain ?? ZERO) + gain });
  };
  for (const one of gains) add(one, one.gain);
  planned.gains.forEach((gain, place) => {
    if (gain !== ZERO) add(classes.at(place), gain);
  });
  return sums;
}

function withEffect(base: Base, { gains }: Effect, classes: GainClasses): DatedGain[] {
  const changes = new Map<string, DatedGain>();
  gains.forEach((gain, place) => {
    if (gain === ZERO) return;
    const one = classes.at(place);
    changes.set(classKey(one), { ...one, gain });
  });
  if (changes.size === 0) return [...base.values()];
  const all: DatedGain[] = [];
  for (const [key, one] of base) {
    const change = changes.get(key);
    if (change) changes.delete(key);
    const gain = one.gain + (change?.gain ?? ZERO);
    if (!change || gain !== ZERO) all.push(change ? { ...one, gain } : one);
  }
  return [...all, ...changes.values()];
}
