/**
 * What no program that reads these cells and writes these rows exactly can beat by much: whole numbers, plain arrays,
 * first in first out, the wash-sale rule for bought shares and nothing else. No faults are found, no other action, no
 * setting, no reason. A yardstick for `npm run bench`, not a second engine.
 */
interface Lot {
  readonly day: number;
  readonly account: string;
  shares: number;
  /** Millionths of a dollar. */
  cost: number;
  /** Shares that may still replace others. */
  free: number;
  /** The shares below it in the list were split off from it. */
  readonly buy: number;
}

const DAY = 86_400_000;
const MONEY = 1_000_000;
const SHARES = 10_000;

type Row = readonly [Date, string, string, number, number, string, ...unknown[]];

function limit(range: readonly (readonly unknown[])[]): unknown[][] {
  const rows = (range.slice(1) as unknown as Row[])
    .map((row, at) => ({
      at,
      day: Math.floor(row[0].getTime() / DAY),
      isSale: row[1] === 'Sell',
      symbol: row[2],
      shares: Math.round(row[3] * SHARES),
      amount: Math.round(row[4] * MONEY),
      account: row[5],
      date: row[0],
    }))
    .sort((a, b) => a.day - b.day || a.at - b.at);
  const lots = new Map<string, Lot[]>();
  for (const row of rows) {
    if (row.isSale) continue;
    let own = lots.get(row.symbol);
    if (!own) lots.set(row.symbol, (own = []));
    const { day, account, shares, amount, at } = row;
    own.push({ day, account, shares, cost: amount, free: shares, buy: at });
  }
  const starts = new Map<string, number>();
  const opens = new Map<string, number>();
  const out: unknown[][] = [];
  for (const sale of rows) {
    if (!sale.isSale) continue;
    const own = lots.get(sale.symbol)!;
    let start = starts.get(sale.symbol) ?? 0;
    while (start < own.length && own[start]!.day < sale.day - 30) start++;
    starts.set(sale.symbol, start);
    const key = `${sale.account} ${sale.symbol}`;
    let at = opens.get(key) ?? 0;
    let left = sale.shares;
    let proceeds = sale.amount;
    for (; left > 0 && at < own.length && own[at]!.day <= sale.day; at++) {
      const lot = own[at]!;
      if (lot.account !== sale.account || lot.shares === 0) continue;
      const shares = Math.min(left, lot.shares);
      const brought = shares === left ? proceeds : Math.floor((proceeds * shares) / left);
      const cost = shares === lot.shares ? lot.cost : Math.floor((lot.cost * shares) / lot.shares);
      left -= shares;
      proceeds -= brought;
      lot.shares -= shares;
      lot.cost -= cost;
      lot.free = Math.min(lot.free, lot.shares);
      const washed = cost > brought ? wash(own, start, sale, shares, cost - brought) : 0;
      const adjustment = Math.round(washed / 10_000) / 100;
      const [gained, spent] = [Math.round(brought / 10_000) / 100, Math.round(cost / 10_000) / 100];
      out.push([
        sale.symbol,
        shares / SHARES,
        sale.account,
        new Date(lot.day * DAY),
        sale.date,
        gained,
        spent,
        adjustment > 0 ? 'W' : '',
        adjustment,
        gained - spent + adjustment,
        sale.day - lot.day > 365 ? 'Long' : 'Short',
      ]);
      if (lot.shares > 0) break;
    }
    opens.set(key, at);
  }
  return out;
}

/** Moves the loss of these shares onto shares bought within thirty days; how much of it. */
function wash(own: Lot[], start: number, sale: { day: number }, shares: number, loss: number): number {
  let left = shares;
  let washed = 0;
  for (let at = start; at < own.length && left > 0 && own[at]!.day <= sale.day + 30; at++) {
    const lot = own[at]!;
    if (lot.free === 0) continue;
    const taken = Math.min(left, lot.free);
    const moved = Math.floor((loss * taken) / shares);
    if (taken < lot.shares) {
      const cost = Math.floor((lot.cost * taken) / lot.shares);
      own.splice(at, 0, { ...lot, shares: taken, cost: cost + moved, free: 0 });
      lot.shares -= taken;
      lot.cost -= cost;
      lot.free -= taken;
      at++;
    } else {
      lot.cost += moved;
      lot.free = 0;
    }
    left -= taken;
    washed += moved;
  }
  return washed;
}

Object.assign(globalThis, { LIMIT: limit });
export {};
