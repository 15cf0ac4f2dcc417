import type { Decimal } from '../../../base/decimal';
import { isSheltered, type Source, type Trade } from '../../../engine/records';
import type { Unit } from '../../../engine/unit';
import type { Household } from '../../../planner/household';
import { carriedThrough } from '../../../planner/whatIf';
import { netsHere } from '../nets';
import type { NamedLot } from '../words/notes';
import type { Candidate } from './candidates';
import { addEffect, effectOf, NO_EFFECT, ordersOf, type Effect } from './effect';
import { namingBy, optionsOf, together, type Naming, type Option } from './namings';
import { byUnit, type Scales } from './scales';
import type { Fact } from './shapes';
import { inTaxYear } from './year';

/** The lots that sales already planned should name, chosen together over the year. */
export interface LotsToName {
  readonly sales: readonly NamedSale[];
  /** Tax of this year, and benefit in present terms, against first in, first out. */
  readonly savedNow: Decimal;
  readonly benefit: Decimal;
}

export interface NamedSale {
  readonly sale: Trade;
  readonly lots: readonly NamedLot[];
}

const SALES_TRIED = 12;

/**
 * Sales already planned may name their lots by settlement (26 CFR 1.1012-1(c)). What one sale should name hangs on
 * what the others make of the year, so they are chosen together, with the plan's own sales carried out, by the tax of
 * the year, of the carryovers, and of the basis that is left.
 */
export function lotsToName(
  household: Household,
  chosen: readonly Candidate[],
  scales: Scales,
): LotsToName | null {
  const sold = byUnit(chosen);
  const books = [...household.units.values()]
    .map(unit => ({ unit, sales: salesOf(household, unit), own: [...(sold.get(unit) ?? [])] }))
    .filter(({ sales }) => sales.length > 0);
  const base = scales.weigh(chosen);
  if (books.length === 0 || base.net === null) return null;
  const worth = (effect: Effect): Decimal =>
    scales.weighEffect(addEffect(base.effect, effect, 1), chosen).net!;
  const taxOf = (effect: Effect): Decimal =>
    scales.weighEffect(addEffect(base.effect, effect, 1), chosen).taxNow!;

  const tried = books.map(({ unit, sales, own }) => {
    const outcomeOf = outcomes(household, unit, own);
    const first = namingBy(household, unit, sales, 'oldest');
    return { fifo: outcomeOf(first), options: optionsOf(household, unit, sales, outcomeOf, worth) };
  });
  const picked = together(tried, worth);
  const total = (options: readonly Option[]): Effect =>
    options.reduce((sum, { effect }) => addEffect(sum, effect, 1), NO_EFFECT);
  const [fifo, best] = [total(tried.map(one => one.fifo)), total(picked)];
  const benefit = worth(best).minus(worth(fifo));
  if (!benefit.greaterThan('0.01')) return null;
  const isOther = (index: number): boolean => lotsWords(picked[index]!) !== lotsWords(tried[index]!.fifo);
  return {
    sales: picked.filter((_, index) => isOther(index)).flatMap(namedSales),
    savedNow: taxOf(fifo).minus(taxOf(best)),
    benefit,
  };
}

/** What to tell the broker, sale by sale, and what it is worth. */
export const lotsToNameFacts = ({ sales, savedNow, benefit }: LotsToName): Fact[] => [
  ...sales.map((named): Fact => ({ code: 'nameLots', ...named })),
  { code: 'namedWorth', savedNow, benefit },
];

/** Sales of the year that have not named their lots. Where more than purchases and sales is planned, none is judged. */
function salesOf(household: Household, { planned }: Unit): Trade[] {
  if (!planned.every(({ action }) => PLAIN.has(action))) return [];
  return planned
    .filter(
      trade =>
        trade.action === 'sell' &&
        trade.picks.length === 0 &&
        trade.method === null &&
        household.rules.methodFor(trade) !== 'average' &&
        !isSheltered(trade.account) &&
        netsHere(household, trade) &&
        inTaxYear(household, trade.day),
    )
    .sort((a, b) => a.day - b.day)
    .slice(0, SALES_TRIED);
}

const PLAIN: ReadonlySet<Trade['action']> = new Set(['buy', 'reinvest', 'vest', 'sell']);

/** A book's planned trades under a naming, with the plan's own sales of it; less what the year counts already. */
function outcomes(household: Household, unit: Unit, own: readonly Candidate[]): (naming: Naming) => Option {
  const { asOf, rules } = household;
  const orders = ordersOf(own);
  const base = effectOf(household, carriedThrough(asOf, orders, unit, rules));
  return naming => {
    const planned = unit.planned.map(trade => {
      const identified = naming.get(trade);
      return identified ? { ...trade, identified } : trade;
    });
    const outcome = carriedThrough(asOf, orders, { ...unit, planned }, rules);
    const sources = new Set<Source>([...naming.keys()].map(({ source }) => source));
    return {
      naming,
      effect: addEffect(effectOf(household, outcome), base, -1),
      dispositions: outcome.planned.filter(({ trade }) => sources.has(trade.source)),
    };
  };
}

const lotsWords = ({ dispositions }: Option): string =>
  dispositions
    .map(({ trade, acquired, lotName, shares }) => [trade.source.row, acquired, lotName, shares].join())
    .join(';');

function namedSales({ dispositions }: Option): NamedSale[] {
  const sales = new Map<Source, { sale: Trade; lots: NamedLot[] }>();
  for (const { trade, acquired, lotName, shares } of dispositions) {
    const told = sales.get(trade.source) ?? { sale: trade, lots: [] };
    sales.set(trade.source, told);
    const at = told.lots.findIndex(lot => lot.acquired === acquired && lot.name === lotName);
    if (at < 0) told.lots.push({ acquired, name: lotName, shares });
    else told.lots[at] = { ...told.lots[at]!, shares: told.lots[at]!.shares + shares };
  }
  return [...sales.values()];
}
