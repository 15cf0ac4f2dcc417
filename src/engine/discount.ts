import { least, most, portion, ZERO } from '../base/exact';
import type { Disposition, Ledger } from './ledger';
import type { Trade } from './records';

/** What the account sold of it on that day, the last that the ledger has come to: its sales stand at the end. */
export function salesOfDay(ledger: Ledger, { day, account, symbol }: Trade): Disposition[] {
  const { dispositions } = ledger;
  let first = dispositions.length;
  while (first > 0 && dispositions[first - 1]!.trade.day === day) first--;
  return dispositions
    .slice(first)
    .filter(
      ({ kind, trade }) => kind === 'sale' && trade.symbol === symbol && trade.account.key === account.key,
    );
}

/** Gain on a bond is interest up to the market discount that had accrued (26 U.S.C. § 1276(a)(1)); each part takes its share. */
export function marketDiscount(ledger: Ledger, trade: Trade): void {
  const sales = salesOfDay(ledger, trade);
  let shares = sales.reduce((sum, sale) => sum + sale.shares, ZERO);
  let left = trade.amount;
  for (const sale of sales) {
    const own = portion(left, sale.shares, shares);
    left -= own;
    shares -= sale.shares;
    sale.interest = least(own, most(sale.proceeds - sale.basis, ZERO));
  }
}
