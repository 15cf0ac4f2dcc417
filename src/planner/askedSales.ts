import type { Day } from '../base/day';
import { least, portion, ZERO, type Shares } from '../base/exact';
import type { Order } from '../engine/dispose';
import type { Holding } from '../engine/holdings';
import type { Lot } from '../engine/ledger';
import { PLAIN_TRADE, type StatedLot, type Trade } from '../engine/records';

/** Shares of a holding that the question sells, at its price. */
export interface Sale {
  readonly holding: Holding;
  readonly shares: Shares;
  /** The row whose sale it is part of, where the law has other shares sold first: one order, at that row's price. */
  readonly askedBy?: StatedLot;
}

/** Each account's sales are one order; the orders in the order given. */
export type Orders = readonly (readonly Sale[])[];

/** Each sale is an order of its own, but for the parts of one row. */
export function ordersOf(sales: readonly Sale[]): (readonly [Sale, ...Sale[]])[] {
  const orders: [Sale, ...Sale[]][] = [];
  for (const sale of sales) {
    const last = orders[orders.length - 1];
    if (last && sale.askedBy && last[0].askedBy === sale.askedBy) last.push(sale);
    else orders.push([sale]);
  }
  return orders;
}

export function orderFor(
  day: Day,
  parts: readonly [Sale, ...Sale[]],
  lots: ReadonlyMap<Holding, Lot>,
): Order {
  const takes: { lot: Lot; run: Lot['runs'][number]; shares: Shares }[] = [];
  let quantity = ZERO;
  for (const { holding, shares } of parts) {
    const lot = lots.get(holding)!;
    let left = shares;
    quantity += shares;
    for (const run of lot.runs) {
      const taken = least(run.shares, left);
      if (taken > ZERO) takes.push({ lot, run, shares: taken });
      left -= taken;
    }
  }
  return { trade: hypotheticalSale(day, parts[0], quantity), takes };
}

const imagined = new WeakMap<Holding, Map<string, Trade>>();

/** The same sale for every question that asks it: a search asks thousands, and to make a trade costs more than to weigh it. */
function hypotheticalSale(day: Day, sale: Sale, quantity: Shares): Trade {
  if (sale.askedBy) return saleOf(day, sale, quantity);
  const known = imagined.get(sale.holding) ?? new Map<string, Trade>();
  imagined.set(sale.holding, known);
  const key = `${day} ${quantity}`;
  let trade = known.get(key);
  if (!trade) known.set(key, (trade = saleOf(day, sale, quantity)));
  return trade;
}

function saleOf(day: Day, { holding, askedBy }: Sale, quantity: Shares): Trade {
  const { account, symbol, asset } = holding.lot;
  const stated = askedBy ?? holding.stated!;
  return {
    ...PLAIN_TRADE,
    source: stated.source,
    day,
    action: 'sell',
    account,
    symbol,
    group: stated.group,
    book: stated.book,
    asset,
    option: stated.option,
    quantity,
    amount: portion(stated.value ?? ZERO, quantity, stated.quantity),
  };
}
