import type { Day } from '../base/day';
import type { Fact } from './facts';
import type { Household } from './household';
import { accountName } from './lotIds';

const QUIET = 31; // days without a trade in an account that used to trade

/** Accounts of which no trade is known lately, or ever: purchases there may be missing. */
export function silentAccounts({ trades, lots: held, asOf }: Household): Fact[] {
  if (trades.length === 0) return [{ code: 'noTrades' }];
  const latest = new Map<string, { account: string; since: Day }>();
  for (const { account, day } of trades) {
    if (day > asOf) continue;
    const known = latest.get(account.key);
    if (!known || known.since < day) latest.set(account.key, { account: accountName(account), since: day });
  }
  const silent = [...latest.values()].filter(({ since }) => since < asOf - QUIET);
  const never = new Map(
    held.filter(lot => !latest.has(lot.account.key)).map(lot => [lot.account.key, accountName(lot.account)]),
  );
  return [
    ...silent.map((one): Fact => ({ code: 'silent', ...one })),
    ...[...never.values()].map((account): Fact => ({ code: 'silent', account, since: null })),
  ];
}
