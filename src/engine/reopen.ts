import { ZERO } from '../base/exact';
import type { Holding } from './holdings';
import { addLot } from './addLot';
import {
  addAcquisition,
  openLedger,
  type Acquisition,
  type Ledger,
  type Lot,
  type WaitingLoss,
} from './ledger';

/** A ledger that holds these holdings and still waits for these losses: the place to ask "and if this were sold?". */
export interface Reopened {
  readonly ledger: Ledger;
  readonly lots: ReadonlyMap<Holding, Lot>;
}

export function reopen(holdings: readonly Holding[], waiting: readonly WaitingLoss[]): Reopened {
  const ledger = openLedger();
  const acquisitions = new Map<string, Acquisition>();
  const lots = new Map<Holding, Lot>();
  for (const holding of [...holdings].sort(byPurchase)) {
    const { purchase } = holding;
    let acquisition = acquisitions.get(purchase.key);
    if (!acquisition) {
      const { day, account, rows, effect, group, callOn } = purchase;
      acquisition = addAcquisition(ledger, { day, account, rows, effect, group, callOn });
      acquisitions.set(purchase.key, acquisition);
    }
    const runs = holding.runs
      .map(run => ({ ...run }))
      .sort((a, b) => Number(b.replaced) - Number(a.replaced));
    const shares = runs.reduce((sum, run) => sum + run.shares, ZERO);
    const { account, symbol, asset, name, acquired, dividends } = holding.lot;
    lots.set(
      holding,
      addLot(ledger, { account, symbol, asset, name, acquired, acquisition, runs, shares }, dividends),
    );
  }
  // Past losses come along as copies: a question must not change what was settled.
  ledger.waiting.push(
    ...waiting.map(open => ({
      ...open,
      disposition: { ...open.disposition, matches: [...open.disposition.matches] },
    })),
  );
  return { ledger, lots };
}

/** In the order in which they were bought. */
export function byPurchase(a: Holding, b: Holding): number {
  const x = a.purchase;
  const y = b.purchase;
  if (x.day !== y.day) return x.day - y.day;
  if (x.order !== y.order) return x.order < y.order ? -1 : 1;
  return x.key < y.key ? -1 : x.key > y.key ? 1 : x.place - y.place;
}
