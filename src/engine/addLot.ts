import { ZERO } from '../base/exact';
import { changeFree } from './freeShares';
import { positionOf, type Ledger, type Lot } from './ledger';

/** Puts a lot where its acquisition day stands in the account's queue (later arrivals by transfer included). */
export function addLot(
  ledger: Ledger,
  arriving: Omit<Lot, 'position' | 'dividends' | 'soldBasis' | 'soldCents'>,
  dividends: Lot['dividends'] = null,
): Lot {
  const position = positionOf(ledger, arriving.account, arriving.symbol);
  const { acquisition, account, symbol, asset, name, acquired, runs, shares } = arriving;
  const lot: Lot = {
    acquisition,
    position,
    account,
    symbol,
    asset,
    name,
    acquired,
    runs,
    shares,
    dividends,
    soldBasis: ZERO,
    soldCents: ZERO,
  };
  const { lots } = position;
  let at = lots.length;
  while (at > 0 && lots[at - 1]!.acquisition.order > lot.acquisition.order) at--;
  if (at === lots.length) lots.push(lot);
  else lots.splice(at, 0, lot);
  position.head = Math.min(position.head, at);
  position.shares += lot.shares;
  if (acquisition.lots.length === 0) acquisition.lots = [lot];
  else acquisition.lots.push(lot);
  for (const run of lot.runs) if (!run.replaced) changeFree(acquisition, run.shares);
  return lot;
}
