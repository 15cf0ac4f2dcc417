import { firstLongTermDay } from '../../../engine/holdingPeriod';
import type { Household } from '../../../planner/household';
import type { Candidate } from './candidates';
import type { Fact } from './shapes';

/** What else a quick sale can cost: said with the day on which it no longer does. */
export function cautions(household: Household, candidate: Candidate): Fact[] {
  return [...fundShares(household, candidate), ...qualifiedDividends(household, candidate)];
}

/** Fund shares held six months or less: 26 U.S.C. § 852(b)(4). The dividends themselves are not in the tables. */
function fundShares({ asOf, rules }: Household, { lot, loss }: Candidate): Fact[] {
  if (loss <= BigInt(0) || (lot.asset !== 'fund' && lot.asset !== 'etf')) return [];
  const free = firstLongTermDay(lot.acquired, rules.fundShareMonths(asOf));
  if (asOf >= free) return [];
  return [{ code: 'fundShares', free }];
}

/** A dividend is qualified only on shares held more than 60 days around its ex-date: 26 U.S.C. § 1(h)(11)(B)(iii). */
function qualifiedDividends({ asOf, rules, near }: Household, { lot }: Candidate): Fact[] {
  if (!rules.washes({ asset: lot.asset, day: asOf })) return [];
  const enough = lot.acquired + rules.dividendDays(asOf);
  if (asOf >= enough) return [];
  const isPaid = near.reinvested(lot.symbol).some(({ day }) => day > lot.acquired && day <= asOf);
  return [{ code: 'dividends', isPaid, enough }];
}
