import { Decimal, NIL } from '../../../base/decimal';
import { taxInBands, type YearLaw } from './yearLaw';

export interface Income {
  /** Everything but net capital gain and qualified dividends; may be negative. */
  readonly ordinary: Decimal;
  readonly dividends: Decimal;
  /** The smaller of Schedule D lines 15 and 16. */
  readonly gain: Decimal;
  /** Schedule D lines 19 and 18. */
  readonly at25: Decimal;
  readonly at28: Decimal;
}

const least = (...amounts: Decimal[]): Decimal => Decimal.min(...amounts);
const notBelowZero = (amount: Decimal): Decimal => Decimal.max(NIL, amount);

/** The Qualified Dividends and Capital Gain Tax Worksheet (Instructions for Form 1040, line 16; § 1(h)), by its lines. */
export function qualifiedDividendsTax({ ordinary, dividends, gain }: Income, law: YearLaw) {
  const [line6, line13] = law.capital.tops as [Decimal, Decimal];
  const [, fifteen, twenty] = law.capital.rates as [Decimal, Decimal, Decimal];
  const line4 = dividends.plus(gain);
  const line1 = notBelowZero(ordinary.plus(line4));
  const line5 = notBelowZero(line1.minus(line4));
  const line7 = least(line1, line6);
  const line8 = least(line5, line7);
  const line9 = line7.minus(line8);
  const line10 = least(line1, line4);
  const line12 = line10.minus(line9);
  const line14 = least(line1, line13);
  const line15 = line5.plus(line9);
  const line16 = notBelowZero(line14.minus(line15));
  const line17 = least(line12, line16);
  const line18 = line17.times(fifteen);
  const line19 = line9.plus(line17);
  const line20 = line10.minus(line19);
  const line21 = line20.times(twenty);
  const line22 = taxInBands(line5, NIL, law.ordinary);
  const line23 = line18.plus(line21).plus(line22);
  const line24 = taxInBands(line1, NIL, law.ordinary);
  const line25 = least(line23, line24);
  return {
    line2: dividends,
    line3: gain,
    line6,
    line11: line9,
    line13,
    line4,
    line1,
    line5,
    line7,
    line8,
    line9,
    line10,
    line12,
    line14,
    line15,
    line16,
    line17,
    line18,
    line19,
    line20,
    line21,
    line22,
    line23,
    line24,
    line25,
  };
}

/**
 * The Schedule D Tax Worksheet (Instructions for Schedule D; § 1(h)(1), (4), (6)), by its lines: what is at 25% and 28%
 * fills the ordinary brackets first, up to the end of the last one below 28%. Lines that are always nil here are left out.
 */
export function scheduleDTax({ ordinary, dividends, gain, at25, at28 }: Income, law: YearLaw) {
  const [line15, line26] = law.capital.tops as [Decimal, Decimal];
  const [, fifteen, twenty] = law.capital.rates as [Decimal, Decimal, Decimal];
  const line10 = dividends.plus(gain);
  const line1 = notBelowZero(ordinary.plus(line10));
  const line11 = at28.plus(at25);
  const line12 = least(gain, line11);
  const line13 = line10.minus(line12);
  const line14 = notBelowZero(line1.minus(line13));
  const line16 = least(line1, line15);
  const line17 = least(line14, line16);
  const line18 = notBelowZero(line1.minus(line10));
  const line19 = least(line1, law.topBelow28);
  const line20 = least(line14, line19);
  const line21 = Decimal.max(line18, line20);
  const line22 = line16.minus(line17);
  const line23 = least(line1, line13);
  const line25 = notBelowZero(line23.minus(line22));
  const line27 = least(line1, line26);
  const line28 = line21.plus(line22);
  const line29 = notBelowZero(line27.minus(line28));
  const line30 = least(line25, line29);
  const line31 = line30.times(fifteen);
  const line32 = line22.plus(line30);
  const line33 = notBelowZero(line23.minus(line32));
  const line34 = line33.times(twenty);
  const line35 = least(gain, at25);
  const line36 = line10.plus(line21);
  const line38 = notBelowZero(line36.minus(line1));
  const line39 = notBelowZero(line35.minus(line38));
  const line40 = line39.times(law.rate25);
  const line41 = line21.plus(line22).plus(line30).plus(line33).plus(line39);
  const line42 = notBelowZero(line1.minus(line41));
  const line43 = line42.times(law.rate28);
  const line44 = taxInBands(line21, NIL, law.ordinary);
  const line45 = line31.plus(line34).plus(line40).plus(line43).plus(line44);
  const line46 = taxInBands(line1, NIL, law.ordinary);
  const line47 = least(line45, line46);
  return {
    line2: dividends,
    line7: gain,
    line11,
    line15,
    line24: line22,
    line26,
    line10,
    line1,
    line12,
    line13,
    line14,
    line16,
    line17,
    line18,
    line19,
    line20,
    line21,
    line22,
    line23,
    line25,
    line27,
    line28,
    line29,
    line30,
    line31,
    line32,
    line33,
    line34,
    line35,
    line36,
    line37: line1,
    line38,
    line39,
    line40,
    line41,
    line42,
    line43,
    line44,
    line45,
    line46,
    line47,
  };
}

/** Form 8960 (§ 1411): the rate on the lesser of net investment income and what modified AGI has over the threshold. */
export function form8960(investment: Decimal, capital: Decimal, modifiedAgi: Decimal, law: YearLaw) {
  const line12 = notBelowZero(investment.plus(capital));
  const line15 = notBelowZero(modifiedAgi.minus(law.investmentThreshold));
  const line16 = least(line12, line15);
  const line17 = line16.times(law.investmentRate);
  return {
    line1: investment,
    line5d: capital,
    line13: modifiedAgi,
    line14: law.investmentThreshold,
    line12,
    line15,
    line16,
    line17,
  };
}
