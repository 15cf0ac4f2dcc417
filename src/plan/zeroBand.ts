import { Decimal, NIL, toDecimal } from '../base/decimal';
import { ZERO } from '../base/exact';
import { isSheltered } from '../engine/household';
import { termOf } from '../engine/holding';
import { yearLaw } from '../engine/incomeTax';
import type { TaxYear } from '../engine/taxYear';
import type { Profile } from '../law/profile';
import { netsHere } from './candidates';
import type { Household } from './household';

/**
 * In the 0% band the better move is the other way round: long-term winners sold and bought back raise their basis
 * untaxed, and no wash rule stands in the way of a gain. Winners are never proposed for tax alone outside it.
 */
export function zeroBandNote(household: Household, year: TaxYear, profile: Profile): string | null {
  const { settings, asOf, rules } = household;
  if (settings.taxableIncome === null || settings.longTermRate !== null) return null;
  const top = yearLaw(profile, year.year, settings.filingStatus).capital.tops[0]!;
  const income = settings.taxableIncome
    .plus(settings.otherInvestmentIncome)
    .plus(settings.qualifiedDividends)
    .plus(Decimal.max(NIL, year.net))
    .minus(year.deduction);
  // A net loss of the year, and what carries over, would be eaten up first.
  const room = top.minus(income).plus(Decimal.max(NIL, year.net.neg()));
  if (!room.greaterThan(0) || !income.lessThan(top)) return null;
  const winners = [...household.units.values()]
    .flatMap(unit => unit.holdings)
    .filter(holding => {
      const lot = holding.stated;
      if (!lot || lot.value === null || isSheltered(lot.account) || !netsHere(household, lot)) return false;
      const basis = holding.runs.reduce((sum, run) => sum + run.basis, ZERO);
      const isLong = termOf(holding.runs[0]!, asOf, rules.longTermMonths(asOf)) === 'long';
      return isLong && lot.value > basis;
    })
    .map(holding => ({
      symbol: holding.lot.symbol,
      gain: toDecimal(holding.stated!.value! - holding.runs.reduce((sum, run) => sum + run.basis, ZERO)),
    }))
    .sort((a, b) => b.gain.comparedTo(a.gain));
  if (winners.length === 0) return null;
  const names = [...new Set(winners.map(({ symbol }) => symbol))].slice(0, 3).join(', ');
  return `About $${room.toFixed(0)} more of long-term gain would be taxed at 0% this year: realising gains (${names}) raises their basis without federal tax, and they may be bought back at once (26 U.S.C. § 1(h)(1)(B)). A loss taken now would save nothing at that rate`;
}
