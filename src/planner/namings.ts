import type { Decimal } from '../base/decimal';
import { permutations } from '../base/permutations';
import type { Disposition } from '../engine/ledger';
import type { Term, Trade } from '../engine/records';
import { addEffect, NO_EFFECT } from './effect';
import type { Effect, Sellable } from './port';

/** For each planned sale, the purchases to take, in order. */
export type Naming = ReadonlyMap<Trade, readonly string[]>;

/** One book's planned sales under one naming: what the year makes of it. */
export interface Option {
  readonly naming: Naming;
  readonly effect: Effect;
  readonly dispositions: readonly Disposition[];
}

/** Up to so many lots every order is tried; of more, those that a tax could ask for. */
const ORDERED_UP_TO = 4;
/** Up to so many combinations of a book's sales all are tried; beyond, one sale after another until none helps. */
const ALL_UP_TO = 600;
const ROUNDS = 4;

type Preference =
  | 'oldest'
  | 'newest'
  | 'dearest'
  | 'cheapest'
  | 'dearestShort'
  | 'dearestLong'
  | 'cheapestLong'
  | 'cheapestShort';
const PREFERENCES: readonly Preference[] = [
  'oldest',
  'newest',
  'dearest',
  'cheapest',
  'dearestShort',
  'dearestLong',
  'cheapestLong',
  'cheapestShort',
];

/** The purchases that a sale can take, oldest first. */
type SellableBy = (sale: Trade) => readonly Sellable[];

/** Every sale by one preference. */
export const namingBy = (sales: readonly Trade[], sellable: SellableBy, by: Preference): Naming =>
  new Map(sales.map(sale => [sale, preferred(sellable(sale), by).map(({ key }) => key)]));

function preferred(lots: readonly Sellable[], by: Preference): readonly Sellable[] {
  if (by === 'oldest') return lots;
  if (by === 'newest') return [...lots].reverse();
  const isDear = by.startsWith('dearest');
  const first: Term | null = by.endsWith('Short') ? 'short' : by.endsWith('Long') ? 'long' : null;
  return [...lots].sort(
    (a, b) =>
      Number(b.term === first) - Number(a.term === first) ||
      (isDear ? b.cost.comparedTo(a.cost) : a.cost.comparedTo(b.cost)),
  );
}

function ordersFor(lots: readonly Sellable[]): (readonly string[])[] {
  const orders =
    lots.length <= ORDERED_UP_TO ? permutations(lots) : PREFERENCES.map(by => preferred(lots, by));
  return [...new Map(orders.map(order => [order.map(({ key }) => key).join(' '), order])).values()].map(
    order => order.map(({ key }) => key),
  );
}

/** Namings of one book's sales worth weighing beside the other books', each with another effect. */
export function optionsOf(
  sales: readonly Trade[],
  sellable: SellableBy,
  /** It is carried through once for each preference, and no more. */
  isLarge: boolean,
  outcomeOf: (naming: Naming) => Option,
  worth: (effect: Effect) => Decimal,
): Option[] {
  const byPreference = (): Option[] => PREFERENCES.map(by => outcomeOf(namingBy(sales, sellable, by)));
  const tried = (): Option[] => {
    if (isLarge) return byPreference();
    const orders = new Map(sales.map(sale => [sale, ordersFor(sellable(sale))]));
    const combinations = [...orders.values()].reduce((count, { length }) => count * length, 1);
    if (combinations <= ALL_UP_TO) return everyNaming(sales, orders).map(outcomeOf);
    const starts = byPreference();
    return [...starts, improved(best(starts, worth), sales, orders, outcomeOf, worth)];
  };
  const byEffect = new Map<string, Option>();
  for (const option of tried()) {
    const { gains, permanent } = option.effect;
    const key = `${gains.join(' ')} ${permanent}`;
    if (!byEffect.has(key)) byEffect.set(key, option);
  }
  return [...byEffect.values()];
}

const everyNaming = (sales: readonly Trade[], orders: ReadonlyMap<Trade, (readonly string[])[]>): Naming[] =>
  sales.reduce<Naming[]>(
    (namings, sale) =>
      namings.flatMap(naming => orders.get(sale)!.map(order => new Map([...naming, [sale, order]]))),
    [new Map()],
  );

const best = (options: readonly Option[], worth: (effect: Effect) => Decimal): Option =>
  greatest(options, ({ effect }) => worth(effect));

/** One sale after another is changed until none helps. */
function improved(
  start: Option,
  sales: readonly Trade[],
  orders: ReadonlyMap<Trade, (readonly string[])[]>,
  outcomeOf: (naming: Naming) => Option,
  worth: (effect: Effect) => Decimal,
): Option {
  let found = start;
  for (let round = 0; round < ROUNDS; round++) {
    const before = found;
    for (const sale of sales) {
      const others = orders.get(sale)!.map(order => outcomeOf(new Map([...found.naming, [sale, order]])));
      found = best([found, ...others], worth);
    }
    if (found === before) break;
  }
  return found;
}

/** The first of those that are worth most; each is valued once. */
function greatest<T>(items: readonly T[], valueOf: (item: T) => Decimal): T {
  let most = items[0] as T;
  let value = valueOf(most);
  for (const item of items.slice(1)) {
    const next = valueOf(item);
    if (next.greaterThan(value)) [most, value] = [item, next];
  }
  return most;
}

/** The option of each book that, together, leaves the year best off. */
export function together(
  books: readonly { readonly fifo: Option; readonly options: readonly Option[] }[],
  worth: (effect: Effect) => Decimal,
): Option[] {
  const totalOf = (options: readonly Option[]): Decimal =>
    worth(options.reduce((sum, { effect }) => addEffect(sum, effect, 1), NO_EFFECT));
  const combinations = books.reduce((count, { options }) => count * options.length, 1);
  const fifo = books.map(book => book.fifo);
  if (combinations <= ALL_UP_TO) {
    const all = books.reduce<Option[][]>(
      (sets, { options }) => sets.flatMap(set => options.map(option => [...set, option])),
      [[]],
    );
    return greatest([fifo, ...all], totalOf);
  }
  let found = fifo;
  for (let round = 0; round < ROUNDS; round++) {
    const before = found;
    books.forEach(({ options }, index) => {
      const others = options.map(option => found.map((one, at) => (at === index ? option : one)));
      found = greatest([found, ...others], totalOf);
    });
    if (found === before) break;
  }
  return found;
}
