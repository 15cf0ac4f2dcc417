import type { Day } from '../base/day';
import { least, worth, ZERO, type Shares } from '../base/exact';
import { disposeTogether, type Order } from '../engine/dispose';
import type { Holding } from '../engine/holdings';
import type { Trade } from '../engine/household';
import { openLedger, type Lot, type Slice } from '../engine/ledger';
import { reopen } from '../engine/reopen';
import type { Rules } from '../engine/rules';
import { carryOut } from '../engine/settle';
import type { Unit } from '../engine/unit';

/** Shares of a holding that the question sells, at its price. */
export interface Sale {
  readonly holding: Holding;
  readonly shares: Shares;
}

/**
 * The settlement asked "and if these were sold together on this day?": purchases of the last 30 days that stay
 * held, then planned (and perhaps projected) purchases of the next 30, replace as the law orders.
 */
export function sellOn(
  day: Day,
  sales: readonly Sale[],
  unit: Unit,
  rules: Rules,
  projected: readonly Trade[] = [],
): Slice[] {
  const sold = new Set(sales.map(sale => sale.holding));
  const relevant = unit.holdings.filter(
    holding => sold.has(holding) || holding.purchase.day >= day - rules.windowBefore,
  );
  const { ledger, lots } = reopen(relevant, unit.waiting);
  const orders = sales.map(({ holding, shares }) => orderFor(day, holding, lots.get(holding)!, shares));
  const slices = disposeTogether(ledger, orders, rules);
  const coming = [...unit.planned, ...projected].filter(
    trade => trade.day <= day + rules.windowAfter && REPLACES.has(trade.action),
  );
  carryOut({ long: ledger, short: openLedger() }, coming, rules);
  return slices;
}

/** Later sales cannot change what replaces today's; purchases and splits can. */
const REPLACES = new Set<Trade['action']>(['buy', 'reinvest', 'vest', 'split']);

function orderFor(day: Day, holding: Holding, lot: Lot, shares: Shares): Order {
  const takes: { lot: Lot; run: Lot['runs'][number]; shares: Shares }[] = [];
  let left = shares;
  for (const run of lot.runs) {
    const taken = least(run.shares, left);
    if (taken > ZERO) takes.push({ lot, run, shares: taken });
    left -= taken;
  }
  const price = holding.stated?.price ?? ZERO;
  return { trade: hypotheticalSale(day, holding, shares, worth(shares, price)), takes };
}

function hypotheticalSale(day: Day, holding: Holding, quantity: Shares, amount: bigint): Trade {
  const { account, symbol, asset } = holding.lot;
  return {
    source: holding.stated?.source ?? holding.purchase.rows[0]!.source,
    day,
    time: null,
    action: 'sell',
    account,
    symbol,
    group: holding.stated?.group ?? symbol,
    asset,
    quantity,
    amount,
    lot: null,
    picks: [],
    method: null,
    valueAtGift: null,
    donorAcquired: null,
  };
}
