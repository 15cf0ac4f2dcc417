import { spokenDay } from '../base/day';
import type { Household } from './household';
import { accountName } from './lotIds';

/** How a note begins that tells of a problem. */
export const LEFT_OUT = 'Left out: ';

const QUIET = 31; // days without a trade in an account that used to trade

/** `No trades given for Sam 401k since 3 Oct 2026`: purchases there may be missing. */
export function silentAccounts({ trades, lots: held, asOf }: Household): string[] {
  if (trades.length === 0) return ['No trades are given: only purchases among the lots held can be seen.'];
  const latest = new Map<string, { name: string; day: number }>();
  for (const { account, day } of trades) {
    if (day > asOf) continue;
    const known = latest.get(account.key);
    if (!known || known.day < day) latest.set(account.key, { name: accountName(account), day });
  }
  const silent = [...latest.values()]
    .filter(({ day }) => day < asOf - QUIET)
    .map(({ name, day }) => `No trades given for ${name} since ${spokenDay(day)}.`);
  const never = new Map(
    held.filter(lot => !latest.has(lot.account.key)).map(lot => [lot.account.key, accountName(lot.account)]),
  );
  return [...silent, ...[...never.values()].map(name => `No trades given for ${name}.`)];
}
