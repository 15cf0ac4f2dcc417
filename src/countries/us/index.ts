import { yearOf } from '../../base/day';
import type { Country } from '../country';
import { adaptTables } from './adapt';
import { dollars } from './dollars';
import { US } from './law';
import { isOnReturn } from './nets';
import { lastTradingDay } from './plan/year';
import { usRules } from './rules';
import { usSettlement } from './settlement';
import { assess, LINES } from './assess';

/** Federal income tax of individuals: 26 U.S.C. (the Code). */
export const UNITED_STATES: Country = {
  name: 'United States',
  returnForms: 'Form 8949 and Schedule D',
  // Laid out by forms/: they have the brokers' lines too.
  returnParts: () => [],
  currency: '$',
  currencyCode: 'USD',
  lastYear: Math.max(...US.yearAmounts.map(({ since }) => Number(since.slice(0, 4)))),
  lines: LINES,
  longMonths: 12,
  taxYearOf: yearOf,
  yearNames: { FY: 0 },
  assess,
  mainSettings: [
    'Filing status',
    'Taxable income',
    'Modified AGI',
    'Qualified dividends',
    'Short-term carryover in',
    'Long-term carryover in',
    'State rate',
  ],
  otherSettings: [
    'Short-term gain elsewhere',
    'Long-term gain elsewhere',
    'Capital gain distributions',
    'Section 1250 gain',
    'Other investment income',
    'Ordinary rate',
    'Long-term rate',
    'Crypto wash sales from',
    'Count 401k and HSA as IRA',
    'Replacement must still be held',
    'Fills of a day are one purchase',
    'Options replace shares',
    'Tacking',
  ],
  features: { forms: true, income: true },
  namesLots: true,
  citations: { washed: '26 U.S.C. § 1091(a), (d)', tacked: '26 U.S.C. § 1223' },
  authorities: {
    movedInKind: '26 U.S.C. § 408(a)(1), (d)(1)',
    averageOfNoFund: '26 CFR 1.1012-1(e)(1)',
    constructiveSale: '26 U.S.C. § 1259',
    kindNotBuilt: '26 U.S.C. § 988',
    smallBusinessStock: '26 U.S.C. § 1202',
    spouseOfNobody: '26 U.S.C. § 6013',
    statusOfSpouse: '26 U.S.C. §§ 1, 6013',
    noValueOfNewShare: '26 U.S.C. § 356',
  },
  calendar: {
    money: dollars,
    lastDay: 'A loss belongs to the year of its trade date [Rev. Rul. 70-598].',
    untilThen:
      'Until then no purchase in any account of the household, reinvested dividends included [26 U.S.C. § 1091(a)].',
    before: ({ lossAtStake }) =>
      `Bought before, it washes ${dollars(lossAtStake)} of a loss already taken [26 U.S.C. § 1091(a)].`,
  },
  lastDay: year => ({ day: lastTradingDay(year), isTrading: true }),
  isOnReturn: isOnReturn,
  rules: usRules,
  adaptTables,
  settled: usSettlement,
};
