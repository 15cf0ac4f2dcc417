/**
 * The way the fastest of the earlier tools goes about it, as it is published: every sale looks through all lots for
 * those it sells, and every loss through all lots again for those that wash it, splitting lots in the list itself. By
 * its idea, with its plain doubles; a baseline for `npm run bench`.
 */
interface Lot {
  symbol: string;
  account: string;
  bought: number;
  shares: number;
  cost: number;
  sold: number | null;
  proceeds: number;
  washed: number;
  isReplacement: boolean;
}

const DAY = 86_400_000;

function quadratic(range: readonly (readonly unknown[])[]): unknown[][] {
  const rows = range.slice(1) as [Date, string, string, number, number, string][];
  let lots: Lot[] = [];
  for (const [date, action, symbol, quantity, amount, account] of rows) {
    const day = date.getTime() / DAY;
    if (action === 'Buy') {
      const bought = { symbol, account, bought: day, shares: quantity, cost: amount, sold: null };
      lots.push({ ...bought, proceeds: 0, washed: 0, isReplacement: false });
      continue;
    }
    let left = quantity;
    const next: Lot[] = [];
    for (const lot of lots) {
      if (left <= 0 || lot.symbol !== symbol || lot.account !== account || lot.sold !== null) {
        next.push(lot);
        continue;
      }
      const shares = Math.min(left, lot.shares);
      next.push({
        ...lot,
        shares,
        cost: (lot.cost * shares) / lot.shares,
        sold: day,
        proceeds: (amount * shares) / quantity,
      });
      if (shares < lot.shares) {
        const rest = lot.shares - shares;
        next.push({ ...lot, shares: rest, cost: (lot.cost * rest) / lot.shares });
      }
      left -= shares;
    }
    lots = next;
  }
  for (let at = 0; at < lots.length; at++) {
    const lot = lots[at]!;
    if (lot.sold === null || lot.cost <= lot.proceeds) continue;
    const replacement = lots.findIndex(
      other =>
        other !== lot &&
        !other.isReplacement &&
        other.symbol === lot.symbol &&
        Math.abs(other.bought - lot.sold!) <= 30 &&
        (other.sold === null || other.sold > lot.sold!),
    );
    if (replacement < 0) continue;
    const other = lots[replacement]!;
    const shares = Math.min(lot.shares, other.shares);
    lot.washed = ((lot.cost - lot.proceeds) * shares) / lot.shares;
    other.isReplacement = true;
    other.cost += lot.washed;
  }
  return lots
    .filter(({ sold }) => sold !== null)
    .map(lot => [
      lot.symbol,
      lot.shares,
      lot.account,
      new Date(lot.bought * DAY),
      new Date(lot.sold! * DAY),
      lot.proceeds,
      lot.cost,
      lot.washed,
    ]);
}

Object.assign(globalThis, { QUADRATIC: quadratic });
export {};
