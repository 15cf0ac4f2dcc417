import { closes, opens } from '../engine/window';
import type { Day } from '../base/day';
import { ZERO, type Money, type Shares } from '../base/exact';
import type { Problem } from '../base/problem';
import { ACTIONS } from '../engine/actions';
import { averageBasis } from '../engine/average';
import { disposeTogether } from '../engine/dispose';
import type { Holding } from '../engine/holdings';
import type { Trade } from '../engine/records';
import { openLots, positionOf, type Lot, type Disposition, type Match } from '../engine/ledger';
import { byPurchase, reopen, type Reopened } from '../engine/reopen';
import type { Rules } from '../engine/rules';
import { carryOut } from '../engine/settle';
import { openBooks, type Books } from '../engine/books';
import type { Unit } from '../engine/unit';
import { orderFor, ordersOf, type Orders, type Sale } from './askedSales';

/**
 * The settlement asked "and if these were sold on this day?". Purchases of the last 30 days that stay held, then
 * planned (and perhaps projected) purchases of the next 30, replace as the law orders. Planned sales are left out:
 * they cannot change what replaces these shares.
 */
export function sellOn(
  day: Day,
  orders: Orders,
  unit: Unit,
  rules: Rules,
  projected: readonly Trade[] = [],
): Disposition[] {
  const sold = new Set(orders.flat().map(sale => sale.holding));
  const averaged = averagedBy(sold, rules);
  const recent = boughtSince(unit, opens(day, rules.windowOn(day)));
  const relevant =
    averaged.size > 0
      ? unit.holdings.filter(
          holding => sold.has(holding) || recent.has(holding) || averaged.has(positionKey(holding)),
        )
      : [...enoughOf(recent, orders, unit, rules), ...[...sold].filter(holding => !recent.has(holding))];
  const reopened = reopen(relevant, unit.waiting);
  if (!rules.replacementMustBeHeld) addSold(reopened, unit, opens(day, rules.windowOn(day)));
  const books = openBooks(reopened.ledger);
  const buys = plannedBuys(unit, projected);
  const isBefore = (trade: Trade): boolean => trade.day <= day && day > unit.asOf;
  // What is bought before the window opens meets nothing of the sale, unless a past loss waits for it or it is averaged in.
  const since = unit.waiting.length > 0 || averaged.size > 0 ? -Infinity : opens(day, rules.windowOn(day));
  carryOut(
    books,
    buys.filter(trade => isBefore(trade) && (trade.day >= since || trade.action === 'split')),
    rules,
  );
  const dispositions = sell(day, orders, reopened, rules, averaged);
  meetLater(
    books,
    dispositions,
    buys.filter(trade => !isBefore(trade) && trade.day <= closes(day, rules.windowOn(day))),
    rules,
  );
  return dispositions;
}

/**
 * Of what was bought in the window the first purchases that can meet as many shares as are sold: thousands behind them
 * are never reached. All of it where a contract for shares is among it, or what is sold must not be held still.
 */
function enoughOf(
  recent: ReadonlySet<Holding>,
  orders: Orders,
  { waiting }: Unit,
  rules: Rules,
): Iterable<Holding> {
  const sales = orders.flat();
  const [first] = sales;
  if (recent.size < FEW || !first || waiting.length > 0 || !rules.replacementMustBeHeld) return recent;
  const { group } = first.holding.purchase;
  const sold = new Set(sales.map(({ holding }) => holding));
  // The shares of a sold purchase do not replace themselves: they come along, and do not count.
  const keys = new Set(sales.map(({ holding }) => holding.purchase.key));
  let needed = sales.reduce((sum, { shares }) => sum + shares, ZERO);
  const kept: Holding[] = [];
  for (const holding of recent) {
    const { purchase, runs } = holding;
    if (purchase.callOn !== null || purchase.group !== group) return recent;
    if (needed <= ZERO && !sold.has(holding)) continue;
    kept.push(holding);
    if (purchase.effect === 'none' || keys.has(purchase.key)) continue;
    for (const run of runs) if (!run.replaced) needed -= run.shares;
  }
  return kept;
}

/** So few are all taken along. */
const FEW = 20;

/** Purchases after the sale, a day at a time, as long as they can still meet something of it. */
function meetLater(books: Books, own: readonly Disposition[], inTime: readonly Trade[], rules: Rules): void {
  const sold = new Set(own);
  const open = books.long.waiting.filter(({ disposition }) => sold.has(disposition));
  for (let from = 0; from < inTime.length;) {
    if (open.every(({ shares }) => shares === ZERO)) return;
    let to = from + 1;
    while (to < inTime.length && inTime[to]!.day === inTime[from]!.day) to++;
    carryOut(books, inTime.slice(from, to), rules);
    from = to;
  }
}

/** The sale alone, before anything meets it: what it costs and brings. */
export function soldBare(day: Day, sale: readonly Sale[], unit: Unit, rules: Rules): Disposition[] {
  const sold = new Set(sale.map(({ holding }) => holding));
  const averaged = averagedBy(sold, rules);
  const relevant =
    averaged.size === 0
      ? [...sold]
      : unit.holdings.filter(holding => sold.has(holding) || averaged.has(positionKey(holding)));
  return sell(day, [sale], reopen(relevant, []), rules, averaged);
}

const byUnit = new WeakMap<Unit, readonly Trade[]>();

/** What is planned, and foreseen, to be bought, in order of time. */
function plannedBuys(unit: Unit, projected: readonly Trade[]): readonly Trade[] {
  const inTime = (trades: readonly Trade[]): Trade[] =>
    trades.filter(bringsShares).sort((a, b) => a.day - b.day);
  let planned = byUnit.get(unit);
  if (!planned) byUnit.set(unit, (planned = inTime(unit.planned)));
  return projected.length === 0 ? planned : inTime([...planned, ...projected]);
}

const remembered = new WeakMap<Unit, Map<Day, ReadonlySet<Holding>>>();

/** Holdings bought from a day on. The same for every question about one day: a book of many lots is looked through once. */
export function boughtSince(unit: Unit, from: Day): ReadonlySet<Holding> {
  const known = remembered.get(unit) ?? new Map<Day, ReadonlySet<Holding>>();
  remembered.set(unit, known);
  let found = known.get(from);
  if (!found) {
    found = new Set(unit.holdings.filter(({ purchase }) => purchase.day >= from).sort(byPurchase));
    known.set(from, found);
  }
  return found;
}

/** Later sales cannot change what replaces today's; purchases and splits can. */
export const bringsShares = ({ action }: Trade): boolean => ACTIONS[action].replaces || action === 'split';

/** What a question about the whole year makes of a book: these sales, the planned trades, and past losses they wash. */
export interface Outcome {
  readonly own: readonly Disposition[];
  readonly planned: readonly Disposition[];
  /** Losses of the past that planned purchases wash, and by how much more than before. */
  readonly washed: readonly {
    readonly disposition: Disposition;
    readonly more: Money;
    readonly lost: Money;
    /** What met it now, and had not before. */
    readonly matches: readonly Match[];
  }[];
  /** What planned trades leave of each holding. */
  readonly left: ReadonlyMap<Holding, Shares>;
  /** Planned trades that cannot be carried out. */
  readonly problems: readonly Problem[];
}

/** Carries out these sales and every planned trade, each on its day. */
export function carriedThrough(
  day: Day,
  orders: Orders,
  unit: Unit,
  rules: Rules,
  projected: readonly Trade[] = [],
): Outcome {
  const reopened = reopen(unit.holdings, unit.waiting);
  if (!rules.replacementMustBeHeld) addSold(reopened, unit, opens(day, rules.windowOn(day)));
  const books: Books = openBooks(reopened.ledger);
  const trades = [...unit.planned, ...projected];
  const isBefore = (trade: Trade): boolean => trade.day <= day && day > unit.asOf;
  const problems = carryOut(books, trades.filter(isBefore), rules);
  const sold = new Set(orders.flat().map(sale => sale.holding));
  const own = sell(day, orders, reopened, rules, averagedBy(sold, rules));
  const ownDispositions = new Set(own);
  problems.push(
    ...carryOut(
      books,
      trades.filter(trade => !isBefore(trade)),
      rules,
    ),
  );
  const { ledger, lots } = reopened;
  return {
    own,
    planned: [...ledger.dispositions, ...books.short.dispositions].filter(
      disposition => !ownDispositions.has(disposition),
    ),
    washed: unit.waiting.flatMap((open, index) => {
      const now = ledger.waiting[index]!.disposition;
      const more = now.disallowed - open.disposition.disallowed;
      const lost = permanentOf(now) - permanentOf(open.disposition);
      const matches = now.matches.slice(open.disposition.matches.length);
      return more > ZERO ? [{ disposition: open.disposition, more, lost, matches }] : [];
    }),
    left: new Map(
      [...lots].map(([holding, lot]): [Holding, Shares] => [
        holding,
        lot.runs.reduce((sum, run) => sum + run.shares, ZERO),
      ]),
    ),
    problems,
  };
}

/** The lots that a planned sale could give, before any other planned sale. */
export function sellable(unit: Unit, sale: Trade, rules: Rules): Lot[] {
  const books: Books = openBooks(reopen(unit.holdings, []).ledger);
  carryOut(
    books,
    unit.planned.filter(trade => trade.day <= sale.day && bringsShares(trade)),
    rules,
  );
  return openLots(positionOf(books.long, sale.account, sale.symbol));
}

const permanentOf = ({ matches }: Disposition): Money =>
  matches.reduce((sum, match) => (match.permanent ? sum + match.disallowed : sum), ZERO);

function sell(
  day: Day,
  orders: Orders,
  { ledger, lots }: Reopened,
  rules: Rules,
  averaged: ReadonlySet<string>,
): Disposition[] {
  return orders.flatMap(sales => {
    for (const { holding } of sales) {
      if (averaged.has(positionKey(holding))) averageBasis(lots.get(holding)!.position);
    }
    // Asked anew for each order: the one before may have raised the basis of what this one sells.
    return disposeTogether(
      ledger,
      ordersOf(sales).map(parts => orderFor(day, parts, lots)),
      rules,
    );
  });
}

const averagedBy = (sold: Iterable<Holding>, rules: Rules): ReadonlySet<string> =>
  new Set([...sold].filter(({ lot }) => rules.methodFor(lot) === 'average').map(positionKey));

const positionKey = ({ lot }: Holding): string => `${lot.account.key}\u0000${lot.symbol}`;

/** Where a setting says that a replacement need not be held still, shares bought and sold again replace too. */
function addSold({ ledger }: Reopened, { settlement }: Unit, from: Day): void {
  for (const { sold, day, ...acquisition } of settlement.long.acquisitions) {
    const free = (sold ?? []).reduce((sum, one) => sum + one.shares, ZERO);
    if (day < from || free === ZERO) continue;
    const order = ledger.acquisitions.length;
    ledger.acquisitions.push({ ...acquisition, order, day, free, lots: [], sold: [] });
    ledger.nextFree[order] = order;
    ledger.nextFree[order + 1] = order + 1;
  }
}
