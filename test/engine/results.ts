import { isoDay } from '../../src/base/day';
import { exactNumber, toCent, ZERO } from '../../src/base/exact';
import type { Trade } from '../../src/engine/records';
import type { Rules } from '../../src/engine/rules';
import { settle, type GroupSettlement } from '../../src/engine/settle';
import { allLots } from '../../src/engine/ledger';
import { US_RULES } from './support';

export const money = (amount: bigint): number => exactNumber(toCent(amount));

export function settleOne(trades: readonly Trade[], rules: Rules = US_RULES): GroupSettlement {
  const groups = [...settle(trades, rules).values()];
  if (groups.length !== 1) throw new Error(`${groups.length} groups settled`);
  return groups[0]!;
}

export interface Sold {
  readonly sold: string;
  readonly bought: string;
  readonly shares: number;
  readonly gain: number;
  readonly disallowed: number;
  readonly lost: number;
  readonly term: string;
}

/** Each disposition as a short row: what was sold, what it made, what was disallowed. */
export const soldIn = ({ long, short }: GroupSettlement): Sold[] =>
  [...long.dispositions, ...short.dispositions].map(disposition => ({
    sold: isoDay(disposition.trade.day),
    bought: isoDay(disposition.acquired),
    shares: exactNumber(disposition.shares),
    gain: money(disposition.proceeds - disposition.basis + disposition.disallowed),
    disallowed: money(disposition.disallowed),
    lost: money(
      disposition.matches.reduce((sum, match) => (match.permanent ? sum + match.disallowed : sum), ZERO),
    ),
    term: disposition.term,
  }));

export interface Left {
  readonly account: string;
  readonly acquired: string;
  readonly from: string;
  readonly shares: number;
  readonly basis: number;
}

export const leftIn = ({ long }: GroupSettlement): Left[] =>
  allLots(long).flatMap(lot =>
    lot.runs.map(run => ({
      account: lot.account.name,
      acquired: isoDay(lot.acquired),
      from: isoDay(run.holdingStart),
      shares: exactNumber(run.shares),
      basis: money(run.basis),
    })),
  );
