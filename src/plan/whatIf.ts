import type { Day } from '../base/day';
import { least, portion, ZERO, type Shares } from '../base/exact';
import { ACTIONS } from '../engine/actions';
import { averageBasis } from '../engine/average';
import { disposeTogether, type Order } from '../engine/dispose';
import type { Holding } from '../engine/holdings';
import { PLAIN_TRADE, type Trade } from '../engine/household';
import type { Lot, Slice } from '../engine/ledger';
import { reopen } from '../engine/reopen';
import type { Rules } from '../engine/rules';
import { carryOut } from '../engine/settle';
import { openBooks } from '../engine/step';
import type { Unit } from '../engine/unit';

/** Shares of a holding that the question sells, at its price. */
export interface Sale {
  readonly holding: Holding;
  readonly shares: Shares;
}

/**
 * The settlement asked "and if these were sold on this day?": each account's sales are one order, the orders in the
 * order given. Purchases of the last 30 days that stay held, then planned (and perhaps projected) purchases of the
 * next 30, replace as the law orders.
 */
export function sellOn(
  day: Day,
  orders: readonly (readonly Sale[])[],
  unit: Unit,
  rules: Rules,
  projected: readonly Trade[] = [],
): Slice[] {
  const sold = new Set(orders.flat().map(sale => sale.holding));
  const averaged = new Set(
    [...sold].filter(({ lot }) => rules.methodFor(lot) === 'average').map(positionKey),
  );
  const relevant = unit.holdings.filter(
    holding =>
      sold.has(holding) ||
      holding.purchase.day >= day - rules.windowBefore ||
      averaged.has(positionKey(holding)),
  );
  const { ledger, lots } = reopen(relevant, unit.waiting);
  const slices = orders.flatMap(sales => {
    for (const { holding } of sales) {
      if (averaged.has(positionKey(holding))) averageBasis(lots.get(holding)!.position);
    }
    // Asked anew for each order: the one before may have raised the basis of what this one sells.
    const together = sales.map(sale => orderFor(day, sale, lots.get(sale.holding)!));
    return disposeTogether(ledger, together, rules);
  });
  const coming = [...unit.planned, ...projected].filter(
    trade => trade.day <= day + rules.windowAfter && bringsShares(trade),
  );
  carryOut(openBooks(ledger), coming, rules);
  return slices;
}

/** Later sales cannot change what replaces today's; purchases and splits can. */
const bringsShares = ({ action }: Trade): boolean => ACTIONS[action].replaces || action === 'split';

const positionKey = ({ lot }: Holding): string => `${lot.account.key}\u0000${lot.symbol}`;

function orderFor(day: Day, { holding, shares }: Sale, lot: Lot): Order {
  const takes: { lot: Lot; run: Lot['runs'][number]; shares: Shares }[] = [];
  let left = shares;
  for (const run of lot.runs) {
    const taken = least(run.shares, left);
    if (taken > ZERO) takes.push({ lot, run, shares: taken });
    left -= taken;
  }
  return { trade: hypotheticalSale(day, holding, shares), takes };
}

function hypotheticalSale(day: Day, holding: Holding, quantity: Shares): Trade {
  const { account, symbol, asset } = holding.lot;
  const stated = holding.stated!;
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
