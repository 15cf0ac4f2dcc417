import { spokenDay } from '../../../base/day';
import { firstLongTermDay } from '../../../engine/holding';
import type { Candidate } from './candidates';
import type { Household } from '../../../plan/household';
import type { Reason } from '../../../plan/plan';

/** What else a quick sale can cost: said with the day on which it no longer does. */
export function cautions(household: Household, candidate: Candidate): Reason[] {
  return [...fundShares(household, candidate), ...qualifiedDividends(household, candidate)];
}

/** Fund shares held six months or less: 26 U.S.C. § 852(b)(4). The dividends themselves are not in the tables. */
function fundShares({ asOf, rules }: Household, { lot, loss }: Candidate): Reason[] {
  if (loss <= BigInt(0) || (lot.asset !== 'fund' && lot.asset !== 'etf')) return [];
  const free = firstLongTermDay(lot.acquired, rules.fundShareMonths(asOf));
  if (asOf >= free) return [];
  return [
    {
      text: `Fund shares held six months or less: this loss is long-term up to the capital-gain dividends received on them, and lost up to their tax-exempt dividends; from ${spokenDay(free)} neither applies.`,
      cite: '26 U.S.C. § 852(b)(4)',
    },
  ];
}

/** A dividend is qualified only on shares held more than 60 days around its ex-date: 26 U.S.C. § 1(h)(11)(B)(iii). */
function qualifiedDividends({ asOf, rules, near }: Household, { lot }: Candidate): Reason[] {
  if (!rules.washes({ asset: lot.asset, day: asOf })) return [];
  const enough = lot.acquired + rules.dividendDays(asOf);
  if (asOf >= enough) return [];
  const paid = near.reinvested(lot.symbol).some(({ day }) => day > lot.acquired && day <= asOf);
  return [
    {
      text: `${paid ? 'A dividend was paid since this purchase: it' : 'Any dividend paid since this purchase'} is not qualified, and taxed at ordinary rates, if the shares are sold before ${spokenDay(enough)}.`,
      cite: '26 U.S.C. § 1(h)(11)(B)(iii)',
    },
  ];
}
