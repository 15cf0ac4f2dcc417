import { firstLongTermDay } from '../../../engine/holdingPeriod';
import type { Household } from '../../../planner/household';
import type { Term } from '../../../engine/records';
import type { Candidate } from '../../../planner/port';
import { heldBy } from '../../held';
import type { LawFact } from '../facts';
import { isLongByTacking } from '../tackedTerm';

const TERM_TURNS_SOON = 31; // days

/** What time does to the sale: a term that turns, and what a quick sale costs, each with its day. */
export const remarks = (household: Household, candidate: Candidate, term: Term | null): LawFact[] => [
  ...termFact(household, candidate, term),
  ...fundShares(household, candidate),
  ...qualifiedDividends(household, candidate),
];

function termFact(household: Household, { lot }: Candidate, term: Term | null): LawFact[] {
  const { asOf, rules } = household;
  const { runs } = heldBy(household).get(lot)!.holding;
  const months = rules.longTermMonths(asOf);
  if (term === 'long') {
    const isTacked = runs.some(run => isLongByTacking({ ...run, acquired: lot.acquired }, asOf, months));
    return isTacked ? [{ code: 'longByTacking' }] : [];
  }
  const day = Math.min(...runs.map(run => firstLongTermDay(run.holdingStart, months)));
  return day > asOf + TERM_TURNS_SOON ? [] : [{ code: 'turnsLong', symbol: lot.symbol, day }];
}

/** Fund shares held six months or less: 26 U.S.C. § 852(b)(4). The dividends themselves are not in the tables. */
function fundShares({ asOf, rules }: Household, { lot, loss }: Candidate): LawFact[] {
  if (loss <= BigInt(0) || (lot.asset !== 'fund' && lot.asset !== 'etf')) return [];
  const free = firstLongTermDay(lot.acquired, rules.fundShareMonths(asOf));
  if (asOf >= free) return [];
  return [{ code: 'fundShares', free }];
}

/** A dividend is qualified only on shares held more than 60 days around its ex-date: 26 U.S.C. § 1(h)(11)(B)(iii). */
function qualifiedDividends({ asOf, rules, near }: Household, { lot }: Candidate): LawFact[] {
  if (!rules.washes({ asset: lot.asset, day: asOf })) return [];
  const enough = lot.acquired + rules.dividendDays(asOf);
  if (asOf >= enough) return [];
  const isPaid = near.reinvested(lot.symbol).some(({ day }) => day > lot.acquired && day <= asOf);
  return [{ code: 'dividends', isPaid, enough }];
}
