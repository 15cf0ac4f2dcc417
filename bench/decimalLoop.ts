import { Decimal, NIL } from '../src/base/decimal';
import { exactText } from '../src/base/exact';
import { firstLongTermDay } from '../src/engine/holding';
import { isSheltered, type Trade } from '../src/engine/household';

/**
 * The same loop over trades in decimal.js, with the same structures (queues with a head, a window start that only
 * moves forward, waiting losses with a head): what exact fixed point is measured against.
 */
interface Purchase {
  readonly day: number;
  readonly shelters: boolean;
  parcels: { shares: Decimal; basis: Decimal; washAdded: Decimal; start: number; hasReplaced: boolean }[];
}

interface Slice {
  readonly shares: Decimal;
  readonly proceeds: Decimal;
  readonly basis: Decimal;
  readonly washAdded: Decimal;
  readonly start: number;
  readonly term: 'short' | 'long';
  disallowed: Decimal;
  readonly matches: { purchase: Purchase; shares: Decimal; disallowed: Decimal; permanent: boolean }[];
}

interface Waiting {
  readonly slice: Slice;
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
  for (const own of groups.values()) slices += loop([...own].sort((a, b) => a.day - b.day));
  return slices;
}

function loop(trades: readonly Trade[]): number {
  const purchases: Purchase[] = [];
  const queues = new Map<string, { lots: Purchase[]; head: number }>();
  const waiting: Waiting[] = [];
  let waitingHead = 0;
  let windowStart = 0;
  const slices: Slice[] = [];

  const match = (open: Waiting, purchase: Purchase): void => {
    const free = purchase.parcels[purchase.parcels.length - 1];
    if (!free || free.hasReplaced || free.shares.isZero()) return;
    const shares = Decimal.min(free.shares, open.shares);
    const loss = open.loss.times(shares).div(open.shares);
    const basis = free.basis.times(shares).div(free.shares);
    const washAdded = free.washAdded.times(shares).div(free.shares);
    const taken = {
      shares,
      basis: purchase.shelters ? basis : basis.plus(loss),
      washAdded: purchase.shelters ? washAdded : washAdded.plus(loss),
      start: purchase.shelters ? free.start : free.start - (open.day - open.slice.start),
      hasReplaced: true,
    };
    open.slice.disallowed = open.slice.disallowed.plus(loss);
    open.slice.matches.push({ purchase, shares, disallowed: loss, permanent: purchase.shelters });
    free.washAdded = free.washAdded.minus(washAdded);
    purchase.parcels.splice(purchase.parcels.length - 1, 0, taken);
    free.shares = free.shares.minus(shares);
    free.basis = free.basis.minus(basis);
    open.shares = open.shares.minus(shares);
    open.loss = open.loss.minus(loss);
  };

  for (const trade of trades) {
    if (trade.action === 'buy') {
      const parcel = {
        shares: decimal(trade.quantity),
        basis: decimal(trade.amount),
        washAdded: NIL,
        start: trade.day,
        hasReplaced: false,
      };
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
      const washAdded = parcel.washAdded.times(taken).div(parcel.shares);
      const slice: Slice = {
        shares: taken,
        proceeds: part,
        basis,
        washAdded,
        start: parcel.start,
        term: trade.day >= firstLongTermDay(parcel.start, 12) ? 'long' : 'short',
        disallowed: NIL,
        matches: [],
      };
      sold.push({ open: { slice, day: trade.day, shares: taken, loss: basis.minus(part) }, purchase });
      parcel.washAdded = parcel.washAdded.minus(washAdded);
      parcel.shares = parcel.shares.minus(taken);
      parcel.basis = parcel.basis.minus(basis);
      if (parcel.shares.isZero() && purchase.parcels.length > 1) purchase.parcels.shift();
      shares = shares.minus(taken);
      proceeds = proceeds.minus(part);
    }
    if (isSheltered(trade.account)) continue;
    slices.push(...sold.map(({ open }) => open.slice));
    for (const { open, purchase } of sold) {
      if (!open.loss.isPositive() || open.loss.isZero()) continue;
      for (let at = windowStart; at < purchases.length && !open.shares.isZero(); at++) {
        if (purchases[at] !== purchase) match(open, purchases[at]!);
      }
      if (!open.shares.isZero()) waiting.push(open);
    }
  }
  return slices.length;
}
