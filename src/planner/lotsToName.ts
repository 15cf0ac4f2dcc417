import type { Decimal } from '../base/decimal';
import type { Source, Trade } from '../engine/records';
import { byBook } from './candidates';
import type { Candidate, Effect, Namings } from './port';
import { addEffect, NO_EFFECT } from './effect';
import type { Evaluator } from './evaluator';
import type { Fact, NamedLot } from './facts';
import { namingBy, optionsOf, together, type Option } from './namings';

/**
 * What one planned sale should name hangs on what the others make of the year, so they are chosen together, with the
 * plan's own sales carried out, by the tax of the year, of the carryovers, and of the basis that is left.
 */
export function lotsToName(
  namings: Namings | null,
  chosen: readonly Candidate[],
  { evaluate, evaluateEffect }: Evaluator,
): Fact[] {
  if (namings === null || namings.books.length === 0) return [];
  const sold = byBook(chosen);
  const base = evaluate(chosen);
  if (base.net === null) return [];
  const withMore = (effect: Effect) => evaluateEffect(addEffect(base.effect, effect, 1), chosen);
  const worth = (effect: Effect): Decimal => withMore(effect).net!;
  const taxOf = (effect: Effect): Decimal => withMore(effect).taxNow!;

  const tried = namings.books.map(({ book, sales }) => {
    const outcome = namings.outcome(book, [...(sold.get(book) ?? [])]);
    const outcomeOf = (naming: Option['naming']): Option => ({ naming, ...outcome(naming) });
    const sellable = (sale: Trade) => namings.sellable(book, sale);
    return {
      fifo: outcomeOf(namingBy(sales, sellable, 'oldest')),
      options: optionsOf(sales, sellable, namings.isLarge(book), outcomeOf, worth),
    };
  });
  const picked = together(tried, worth);
  const total = (options: readonly Option[]): Effect =>
    options.reduce((sum, { effect }) => addEffect(sum, effect, 1), NO_EFFECT);
  const [fifo, best] = [total(tried.map(one => one.fifo)), total(picked)];
  const benefit = worth(best).minus(worth(fifo));
  if (!benefit.greaterThan('0.01')) return [];
  const isOther = (index: number): boolean => lotsKey(picked[index]!) !== lotsKey(tried[index]!.fifo);
  return [
    ...picked.filter((_, index) => isOther(index)).flatMap(namedSales),
    { code: 'namedWorth', savedNow: taxOf(fifo).minus(taxOf(best)), benefit },
  ];
}

const lotsKey = ({ dispositions }: Option): string =>
  dispositions
    .map(({ trade, acquired, lotName, shares }) => [trade.source.row, acquired, lotName, shares].join())
    .join(';');

/** What to tell the broker, sale by sale. */
function namedSales({ dispositions }: Option): Fact[] {
  const sales = new Map<Source, { sale: Trade; lots: NamedLot[] }>();
  for (const { trade, acquired, lotName, shares } of dispositions) {
    const named = sales.get(trade.source) ?? { sale: trade, lots: [] };
    sales.set(trade.source, named);
    const at = named.lots.findIndex(lot => lot.acquired === acquired && lot.name === lotName);
    if (at < 0) named.lots.push({ acquired, name: lotName, shares });
    else named.lots[at] = { ...named.lots[at]!, shares: named.lots[at]!.shares + shares };
  }
  return [...sales.values()].map(named => ({ code: 'nameLots', ...named }));
}
