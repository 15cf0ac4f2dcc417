import { NIL, type Decimal } from '../base/decimal';
import type { Settings } from '../engine/settings';
import { byBook } from './candidates';
import type { Book, Candidate, Effect, PlanYear, Position } from './port';
import { addEffect, costOf, NO_EFFECT, rememberedSales } from './effect';
import type { Search } from './search';

/** What a set of sales is worth: the tax it saves this year and later, less what it costs, in present terms. */
export interface Evaluation {
  readonly effect: Effect;
  /** Tax of the year with them; null where Settings do not tell it. */
  readonly taxNow: Decimal | null;
  readonly savedLater: Decimal | null;
  readonly laterTax: Decimal | null;
  readonly costs: Decimal;
  readonly net: Decimal | null;
}

/** To compare sets by: one whose tax is not known, while that of others is, is worth less than any. */
export const netNumber = ({ net }: Pick<Evaluation, 'net'>): number => net?.toNumber() ?? -Infinity;

/** Values sets of sales against the year as it stands. */
export interface Evaluator {
  readonly evaluate: (chosen: readonly Candidate[]) => Evaluation;
  /** A set's effect as a whole: where one book's sales wait for another day. */
  readonly evaluateEffect: (effect: Effect, chosen: readonly Candidate[]) => Evaluation;
  /** What a set of one book's sales makes today. */
  readonly today: (book: Book, chosen: ReadonlySet<Candidate>) => Effect;
  readonly search: () => Basket;
  /** The same for taking each of these in or out in turn: in a book of very many each has its part of what all make. */
  readonly inTurn: (chosen: readonly Candidate[]) => Basket;
  /** Lots that do not wash each other: from here on each is valued by itself, whatever others are sold. */
  readonly separate: (lots: readonly Candidate[]) => void;
}

/** A set that sales are put into and taken out of, valued at any time: it costs what moves, not what lies in it. */
export interface Basket extends Search<Candidate> {
  evaluation(): Evaluation;
}

interface Cost {
  readonly exact: Decimal;
  readonly millionths: number;
}

/** Whole millionths: exact enough to tell two sets apart, and a double holds nine billions of them. */
export const millionths = (amount: Decimal): number => Math.round(amount.toNumber() * 1e6);

/** In a larger book no sale is taken away by itself. */
export const MOST_IN_TURN = 200;

const NO_SHARES: ReadonlyMap<Candidate, Effect> = new Map();

export function evaluatorOf(position: Position, year: PlanYear, settings: Settings): Evaluator {
  const base = year.value(NO_EFFECT);
  const today = rememberedSales(position);
  const alone = new Map<Candidate, Effect>();
  const effectOf = (book: Book, chosen: ReadonlySet<Candidate>): Effect => {
    if (chosen.size < 2) return today(book, chosen);
    let sum = NO_EFFECT;
    for (const candidate of chosen) {
      const own = alone.get(candidate);
      if (!own) return today(book, chosen);
      sum = addEffect(sum, own, 1);
    }
    return sum;
  };
  const costs = new Map<Candidate, Cost>();
  const costFor = (candidate: Candidate): Cost => {
    let cost = costs.get(candidate);
    if (!cost) {
      const exact = costOf(candidate, settings);
      costs.set(candidate, (cost = { exact, millionths: millionths(exact) }));
    }
    return cost;
  };
  const evaluated = (effect: Effect, cost: Decimal): Evaluation => {
    const valued = year.value(effect);
    if (base === null || valued === null)
      return { effect, taxNow: null, savedLater: null, laterTax: null, costs: cost, net: null };
    const savedLater = valued.savedLater.minus(base.savedLater);
    const laterTax = year.laterTax(effect);
    const net = base.now.minus(valued.now).plus(savedLater).minus(laterTax).minus(cost);
    return { effect, taxNow: valued.now, savedLater, laterTax, costs: cost, net };
  };

  const basket = (shares: ReadonlyMap<Candidate, Effect>): Basket => {
    const inBooks = new Map<Book, Set<Candidate>>();
    let effect = NO_EFFECT;
    let cost = NIL;
    let costInMillionths = 0;
    let size = 0;
    const flip = (candidate: Candidate, own: Set<Candidate>): void => {
      if (own.delete(candidate)) {
        size--;
        cost = cost.minus(costFor(candidate).exact);
        costInMillionths -= costFor(candidate).millionths;
      } else {
        size++;
        own.add(candidate);
        cost = cost.plus(costFor(candidate).exact);
        costInMillionths += costFor(candidate).millionths;
      }
    };
    /** The lots of one book together: what they make of it is asked once. */
    const move = (book: Book, moved: Iterable<Candidate>): void => {
      const own = inBooks.get(book) ?? new Set();
      inBooks.set(book, own);
      const together: Candidate[] = [];
      for (const candidate of moved) {
        const itself = shares.get(candidate) ?? alone.get(candidate);
        if (!itself) together.push(candidate);
        else {
          effect = addEffect(effect, itself, own.has(candidate) ? -1 : 1);
          flip(candidate, own);
        }
      }
      if (together.length === 0) return;
      effect = addEffect(effect, effectOf(book, own), -1);
      for (const candidate of together) flip(candidate, own);
      effect = addEffect(effect, effectOf(book, own), 1);
    };
    return {
      evaluation: () => evaluated(effect, cost),
      // Nine in ten of all valuings: whole numbers, and decimals only for what is shown.
      value: () => year.worth(effect) - costInMillionths,
      has: candidate => inBooks.get(candidate.book)?.has(candidate) ?? false,
      toggle: candidates => {
        for (const [book, moved] of byBook(candidates)) move(book, moved);
      },
      size: () => size,
      chosen: () => [...inBooks.values()].flatMap(own => [...own]),
    };
  };

  const evaluateEffect = (effect: Effect, chosen: readonly Candidate[]): Evaluation =>
    evaluated(
      effect,
      chosen.reduce((sum, candidate) => sum.plus(costFor(candidate).exact), NIL),
    );
  const evaluate = (chosen: readonly Candidate[]): Evaluation => {
    let effect = NO_EFFECT;
    for (const [book, own] of byBook(chosen)) effect = addEffect(effect, effectOf(book, own), 1);
    return evaluateEffect(effect, chosen);
  };
  const separate = (lots: readonly Candidate[]): void => {
    for (const lot of lots) alone.set(lot, today(lot.book, new Set([lot])));
  };
  const search = (): Basket => basket(NO_SHARES);
  const inTurn = (chosen: readonly Candidate[]): Basket => {
    const shares = new Map<Candidate, Effect>();
    for (const [book, own] of byBook(chosen)) {
      const parts = own.size > MOST_IN_TURN ? position.shares(book, [...own]) : null;
      for (const [candidate, part] of parts ?? []) shares.set(candidate, part);
    }
    return basket(shares);
  };
  return { evaluate, evaluateEffect, today, search, inTurn, separate };
}
