import { formatDay } from '../base/day';
import { exactText, type Shares } from '../base/exact';
import type { Match } from '../engine/ledger';

/** `60 bought 3 Jun 2026 in Main (Trades row 5)`. */
export function boughtWords({ acquisition }: Match, shares: Shares): string {
  const { day, account, rows } = acquisition;
  const where = account.name === '' ? '' : ` in ${account.name}`;
  const told = rows.map(({ source }) => `${source.table} row ${source.row}`).join(', ');
  return `${exactText(shares)} bought ${formatDay(day)}${where} (${told})`;
}
