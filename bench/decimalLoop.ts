import { Decimal } from '../src/base/decimal';
import { exactText } from '../src/base/exact';
import { isSheltered, type Trade } from '../src/engine/household';

/**
 * The same loop over trades in decimal.js, with the same structures (queues with a head, a window start that only
 * moves forward, waiting losses with a head): what exact fixed point is measured against.
 */
interface Purchase {
  readonly day: number;
  readonly shelters: boolean;
  parcels: { shares: Decimal; basis: Decimal; hasReplaced: boolean }[];
}

interface Waiting {
  readonly day: number;
  shares: Decimal;
  loss: Decimal;
}

const decimal = (amount: bigint): Decimal => new Decimal(exactText(amount));

export function decimalLoop(trades: readonly Trade[]): number {
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const same = groups.get(trade.group);
    if (same) same.push(trade);
    else groups.set(trade.group, [trade]);
  }
  let slices = 0;
  for (const own of groups.values()) slices += loop(own);
  return slices;
}

function loop(trades: readonly Trade[]): number {
  const purchases: Purchase[] = [];
  const queues = new Map<string, { lots: Purchase[]; head: number }>();
  const waiting: Waiting[] = [];
  let waitingHead = 0;
  let windowStart = 0;
  let slices = 0;

  const match = (open: Waiting, purchase: Purchase): void => {
    const free = purchase.parcels[purchase.parcels.length - 1];
    if (!free || free.hasReplaced || free.shares.isZero()) return;
    const shares = Decimal.min(free.shares, open.shares);
    const loss = open.loss.times(shares).div(open.shares);
    const basis = free.basis.times(shares).div(free.shares);
    const taken = { shares, basis: purchase.shelters ? basis : basis.plus(loss), hasReplaced: true };
    purchase.parcels.splice(purchase.parcels.length - 1, 0, taken);
    free.shares = free.shares.minus(shares);
    free.basis = free.basis.minus(basis);
    open.shares = open.shares.minus(shares);
    open.loss = open.loss.minus(loss);
  };

  for (const trade of trades) {
    if (trade.action === 'buy') {
      const parcel = { shares: decimal(trade.quantity), basis: decimal(trade.amount), hasReplaced: false };
      const purchase = { day: trade.day, shelters: isSheltered(trade.account), parcels: [parcel] };
      purchases.push(purchase);
      const queue = queues.get(trade.account.key);
      if (queue) queue.lots.push(purchase);
      else queues.set(trade.account.key, { lots: [purchase], head: 0 });
      while (
        waitingHead < waiting.length &&
        (waiting[waitingHead]!.shares.isZero() || waiting[waitingHead]!.day < trade.day - 30)
      )
        waitingHead++;
      for (let at = waitingHead; at < waiting.length && !parcel.shares.isZero(); at++) {
        if (!waiting[at]!.shares.isZero()) match(waiting[at]!, purchase);
      }
      continue;
    }
    while (windowStart < purchases.length && purchases[windowStart]!.day < trade.day - 30) windowStart++;
    const queue = queues.get(trade.account.key)!;
    const sold: { open: Waiting; purchase: Purchase }[] = [];
    let shares = decimal(trade.quantity);
    let proceeds = decimal(trade.amount);
    while (!shares.isZero()) {
      const purchase = queue.lots[queue.head]!;
      const parcel = purchase.parcels[0];
      if (!parcel || parcel.shares.isZero()) {
        if (purchase.parcels.length > 1) purchase.parcels.shift();
        else queue.head++;
        continue;
      }
      const taken = Decimal.min(shares, parcel.shares);
      const basis = parcel.basis.times(taken).div(parcel.shares);
      const part = proceeds.times(taken).div(shares);
      sold.push({ open: { day: trade.day, shares: taken, loss: basis.minus(part) }, purchase });
      parcel.shares = parcel.shares.minus(taken);
      parcel.basis = parcel.basis.minus(basis);
      if (parcel.shares.isZero() && purchase.parcels.length > 1) purchase.parcels.shift();
      shares = shares.minus(taken);
      proceeds = proceeds.minus(part);
    }
    slices += sold.length;
    if (isSheltered(trade.account)) continue;
    for (const { open, purchase } of sold) {
      if (!open.loss.isPositive() || open.loss.isZero()) continue;
      for (let at = windowStart; at < purchases.length && !open.shares.isZero(); at++) {
        if (purchases[at] !== purchase) match(open, purchases[at]!);
      }
      if (!open.shares.isZero()) waiting.push(open);
    }
  }
  return slices;
}
