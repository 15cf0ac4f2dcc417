import { portion, ZERO } from '../base/exact';
import { openLots, positionOf, type Ledger } from './ledger';
import { basisCentsOf } from './recognised';
import { isSheltered, type Trade } from './records';
import type { Rules } from './rules';
import { unsold } from './unsold';

/**
 * What is held is treated as sold for its value, and held on at that value: 26 U.S.C. § 1256(a)(1), (2). In the ledger of
 * short positions the value is what closing them would cost.
 */
export function markToMarket(ledger: Ledger, trade: Trade, rules: Rules): void {
  if (isSheltered(trade.account)) return;
  const position = positionOf(ledger, trade.account, trade.symbol);
  let value = trade.amount;
  let left = position.shares;
  for (const lot of openLots(position)) {
    for (const run of lot.runs) {
      const proceeds = portion(value, run.shares, left);
      value -= proceeds;
      left -= run.shares;
      ledger.dispositions.push(
        unsold(trade.action === 'cover' ? 'cover' : 'sale', { lot, run }, trade, rules, {
          proceeds,
          basis: run.basis,
          basisCents: basisCentsOf(lot, run.basis),
        }),
      );
      run.basis = proceeds;
      run.washAdded = ZERO;
      run.washUnseen = ZERO;
      run.lossBasis = null;
    }
  }
}
