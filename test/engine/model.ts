import { Decimal } from '../../src/base/decimal';
import { exactText } from '../../src/base/exact';
import { firstLongTermDay } from '../../src/engine/holdingPeriod';
import { isSheltered, type Trade } from '../../src/engine/records';

/**
 * The wash-sale rule once more, written from the regulation with decimals and plain lists, to hold the engine to:
 * purchases and sales in the order given, first in, first out in each account, washes over the whole household.
 */
export interface ModelSale {
  readonly row: number;
  readonly boughtRow: number;
  readonly start: number;
  readonly shares: Decimal;
  readonly proceeds: Decimal;
  readonly basis: Decimal;
  disallowed: Decimal;
  readonly term: 'short' | 'long';
}

export interface ModelLot {
  readonly row: number;
  readonly account: string;
  readonly start: number;
  readonly shares: Decimal;
  readonly basis: Decimal;
}

interface Purchase {
  readonly trade: Trade;
  readonly isSheltered: boolean;
  readonly parcels: Parcel[];
}

interface Parcel {
  readonly purchase: Purchase;
  shares: Decimal;
  basis: Decimal;
  start: number;
  hasReplaced: boolean;
}

interface OpenLoss {
  readonly sale: ModelSale;
  readonly day: number;
  shares: Decimal;
  loss: Decimal;
}

const ZERO = new Decimal(0);
const decimal = (amount: bigint): Decimal => new Decimal(exactText(amount));
const WINDOW = 30;

export function model(trades: readonly Trade[]): { sales: ModelSale[]; lots: ModelLot[] } {
  const purchases: Purchase[] = [];
  const sales: ModelSale[] = [];
  const open: OpenLoss[] = [];
  const queues = new Map<string, Purchase[]>();
  let windowStart = 0;

  /** Shares of a purchase that nothing has been matched with take up a loss; they split off and go first. */
  const replace = (loss: OpenLoss, purchase: Purchase): void => {
    for (const parcel of [...purchase.parcels]) {
      if (parcel.hasReplaced || parcel.shares.isZero() || loss.shares.isZero()) continue;
      const shares = Decimal.min(parcel.shares, loss.shares);
      const amount = loss.loss.times(shares).div(loss.shares);
      const basis = parcel.basis.times(shares).div(parcel.shares);
      const held = loss.day - loss.sale.start;
      purchase.parcels.splice(purchase.parcels.indexOf(parcel), 0, {
        purchase,
        shares,
        basis: purchase.isSheltered ? basis : basis.plus(amount),
        start: purchase.isSheltered ? parcel.start : parcel.start - held,
        hasReplaced: true,
      });
      parcel.shares = parcel.shares.minus(shares);
      parcel.basis = parcel.basis.minus(basis);
      loss.shares = loss.shares.minus(shares);
      loss.loss = loss.loss.minus(amount);
      loss.sale.disallowed = loss.sale.disallowed.plus(amount);
    }
  };

  for (const trade of trades) {
    if (trade.action === 'buy') {
      const purchase: Purchase = { trade, isSheltered: isSheltered(trade.account), parcels: [] };
      purchase.parcels.push({
        purchase,
        shares: decimal(trade.quantity),
        basis: decimal(trade.amount),
        start: trade.day,
        hasReplaced: false,
      });
      purchases.push(purchase);
      const queue = queues.get(trade.account.key) ?? [];
      queues.set(trade.account.key, [...queue.filter(one => one.parcels.some(left)), purchase]);
      while (open.length > 0 && (open[0]!.day < trade.day - WINDOW || open[0]!.shares.isZero())) open.shift();
      for (const loss of open) if (loss.day >= trade.day - WINDOW) replace(loss, purchase);
      continue;
    }
    while (windowStart < purchases.length && purchases[windowStart]!.trade.day < trade.day - WINDOW)
      windowStart++;
    const mine: { sale: ModelSale; purchase: Purchase }[] = [];
    let shares = decimal(trade.quantity);
    let proceeds = decimal(trade.amount);
    for (const purchase of queues.get(trade.account.key)!) {
      for (const parcel of purchase.parcels) {
        if (shares.isZero() || parcel.shares.isZero()) continue;
        const taken = Decimal.min(shares, parcel.shares);
        const basis = parcel.basis.times(taken).div(parcel.shares);
        const part = proceeds.times(taken).div(shares);
        const sale: ModelSale = {
          row: trade.source.row,
          boughtRow: purchase.trade.source.row,
          start: parcel.start,
          shares: taken,
          proceeds: part,
          basis,
          disallowed: ZERO,
          term: trade.day >= firstLongTermDay(parcel.start, 12) ? 'long' : 'short',
        };
        mine.push({ sale, purchase });
        parcel.shares = parcel.shares.minus(taken);
        parcel.basis = parcel.basis.minus(basis);
        shares = shares.minus(taken);
        proceeds = proceeds.minus(part);
      }
    }
    if (isSheltered(trade.account)) continue;
    for (const { sale, purchase } of mine) {
      sales.push(sale);
      const loss = { sale, day: trade.day, shares: sale.shares, loss: sale.basis.minus(sale.proceeds) };
      if (!loss.loss.isPositive() || loss.loss.isZero()) continue;
      for (let at = windowStart; at < purchases.length; at++) {
        if (purchases[at] !== purchase) replace(loss, purchases[at]!);
      }
      if (!loss.shares.isZero()) open.push(loss);
    }
  }
  const lots = purchases.flatMap(purchase =>
    purchase.parcels.filter(left).map(({ start, shares, basis }) => ({
      row: purchase.trade.source.row,
      account: purchase.trade.account.key,
      start,
      shares,
      basis,
    })),
  );
  return { sales, lots };
}

const left = (parcel: Parcel): boolean => !parcel.shares.isZero();
