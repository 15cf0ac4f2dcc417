import { Decimal, NIL } from '../../../base/decimal';
import { form8960, scheduleDTax } from './taxWorksheets';
import { taxInBands, type YearLaw } from './yearLaw';

/**
 * Ordinary income fills the brackets; net capital gain and qualified dividends lie on top in their own
 * (26 U.S.C. § 1(h)). Ordinary income below zero eats into what lies on top of it. The tax is never more than the
 * regular tax on all of it: § 1(h)(1), the last line of the Qualified Dividends and Capital Gain Tax Worksheet. That
 * bites where the 12% bracket reaches above the 0% band.
 */
export function incomeTax(
  ordinary: Decimal,
  preferential: Decimal,
  law: YearLaw,
  /** Of the preferential income, what is taxed at up to 25% and 28%. */
  { at25, at28 }: Readonly<Record<'at25' | 'at28', Decimal>> = NOTHING_APART,
): Decimal {
  const base = Decimal.max(NIL, ordinary);
  const top = Decimal.max(NIL, ordinary.isNegative() ? preferential.plus(ordinary) : preferential);
  const regular = taxInBands(base.plus(top), NIL, law.ordinary);
  const apart =
    at25.isZero() && at28.isZero()
      ? taxInBands(base, NIL, law.ordinary).plus(taxInBands(top, base, law.capital))
      : scheduleDTax({ ordinary, dividends: NIL, gain: preferential, at25, at28 }, law).line45;
  return Decimal.min(apart, regular);
}

const NOTHING_APART = { at25: NIL, at28: NIL };

/** The surtax on net investment income: the rate on the lesser of that income and MAGI over the threshold (§ 1411(a)). */
export const investmentTax = (investmentIncome: Decimal, modifiedAgi: Decimal, law: YearLaw): Decimal =>
  form8960(investmentIncome, NIL, modifiedAgi, law).line17;
