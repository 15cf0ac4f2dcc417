import type { ByStatus, Profile, Schedule } from './profile';

const ORDINARY_RATES = ['0.10', '0.12', '0.22', '0.24', '0.32', '0.35', '0.37'];
const CAPITAL_RATES = ['0', '0.15', '0.20'];

const ordinary = (...tops: string[]): Schedule => ({ tops, rates: ORDINARY_RATES });
const capital = (...tops: string[]): Schedule => ({ tops, rates: CAPITAL_RATES });

/** A surviving spouse files with the joint amounts: 26 U.S.C. § 1(a). */
const withSurvivor = <T>(amounts: Omit<ByStatus<T>, 'survivor'>): ByStatus<T> => ({
  ...amounts,
  survivor: amounts.joint,
});

/** Federal law for individuals, tax years 2024 to 2026. */
export const US: Profile = {
  id: 'US',
  washWindow: [{ since: '1954-08-16', value: { before: 30, after: 30 }, cite: '26 U.S.C. § 1091(a)' }],
  longTermMonths: [
    // Sales before 1977 needed more than six months, in 1977 nine (Pub. L. 94-455, § 1402).
    { since: '1942-01-01', value: 6, cite: 'Revenue Act of 1942; 26 U.S.C. § 1222 (1954)' },
    { since: '1977-01-01', value: 9, cite: 'Pub. L. 94-455, § 1402(a)' },
    { since: '1978-01-01', value: 12, cite: '26 U.S.C. § 1222(3), (4)' },
  ],
  fundShareMonths: [{ since: '1984-07-19', value: 6, cite: '26 U.S.C. § 852(b)(4)' }],
  planMonths: [{ since: '1978-01-01', value: { purchase: 12, grant: 24 }, cite: '26 U.S.C. § 423(a)(1)' }],
  settlesAfter: [
    { since: '1995-06-07', value: 3, cite: '17 CFR 240.15c6-1 (1993)' },
    { since: '2017-09-05', value: 2, cite: '17 CFR 240.15c6-1 (2017)' },
    { since: '2024-05-28', value: 1, cite: '17 CFR 240.15c6-1 (2023)' },
  ],
  dividendDays: [
    // "More than 60 days" of the 121 around the ex-dividend date.
    { since: '2003-01-01', value: 61, cite: '26 U.S.C. § 1(h)(11)(B)(iii)' },
  ],
  lossLimit: [
    {
      since: '1978-01-01',
      value: withSurvivor({ single: '3000', joint: '3000', separate: '1500', head: '3000' }),
      cite: '26 U.S.C. § 1211(b)',
    },
  ],
  yearAmounts: [
    {
      since: '2024-01-01',
      value: {
        ordinary: withSurvivor({
          single: ordinary('11600', '47150', '100525', '191950', '243725', '609350'),
          joint: ordinary('23200', '94300', '201050', '383900', '487450', '731200'),
          head: ordinary('16550', '63100', '100500', '191950', '243700', '609350'),
          separate: ordinary('11600', '47150', '100525', '191950', '243725', '365600'),
        }),
        capital: withSurvivor({
          single: capital('47025', '518900'),
          joint: capital('94050', '583750'),
          head: capital('63000', '551350'),
          separate: capital('47025', '291850'),
        }),
      },
      cite: '26 U.S.C. § 1(h), (j); Rev. Proc. 2023-34',
    },
    {
      since: '2025-01-01',
      value: {
        ordinary: withSurvivor({
          single: ordinary('11925', '48475', '103350', '197300', '250525', '626350'),
          joint: ordinary('23850', '96950', '206700', '394600', '501050', '751600'),
          head: ordinary('17000', '64850', '103350', '197300', '250500', '626350'),
          separate: ordinary('11925', '48475', '103350', '197300', '250525', '375800'),
        }),
        capital: withSurvivor({
          single: capital('48350', '533400'),
          joint: capital('96700', '600050'),
          head: capital('64750', '566700'),
          separate: capital('48350', '300000'),
        }),
      },
      cite: '26 U.S.C. § 1(h), (j); Rev. Proc. 2024-40',
    },
    {
      since: '2026-01-01',
      value: {
        ordinary: withSurvivor({
          single: ordinary('12400', '50400', '105700', '201775', '256225', '640600'),
          joint: ordinary('24800', '100800', '211400', '403550', '512450', '768700'),
          head: ordinary('17700', '67450', '105700', '201750', '256200', '640600'),
          separate: ordinary('12400', '50400', '105700', '201775', '256225', '384350'),
        }),
        capital: withSurvivor({
          single: capital('49450', '545500'),
          joint: capital('98900', '613700'),
          head: capital('66200', '579600'),
          separate: capital('49450', '306850'),
        }),
      },
      cite: '26 U.S.C. § 1(h), (j); Rev. Proc. 2025-32',
    },
  ],
  basisReported: {
    stock: { since: '2011-01-01', value: true, cite: '26 CFR 1.6045-1(a)(15)' },
    fund: { since: '2012-01-01', value: true, cite: '26 CFR 1.6045-1(a)(15)' },
    debt: { since: '2014-01-01', value: true, cite: '26 CFR 1.6045-1(a)(15)' }, // options too
    digital: { since: '2026-01-01', value: true, cite: '26 CFR 1.6045-1(a)(15)(i)(J)' },
  },
  digitalBoxes: { since: '2025-01-01', value: true, cite: 'Instructions for Form 8949 (2025)' },
  section1250Rate: [{ since: '1997-05-07', value: '0.25', cite: '26 U.S.C. § 1(h)(1)(E), (6)' }],
  collectiblesRate: [{ since: '1997-05-07', value: '0.28', cite: '26 U.S.C. § 1(h)(1)(F), (4)' }],
  investmentTax: [
    {
      since: '2013-01-01',
      value: {
        rate: '0.038',
        threshold: withSurvivor({ single: '200000', joint: '250000', separate: '125000', head: '200000' }),
      },
      cite: '26 U.S.C. § 1411(a), (b)', // not indexed
    },
  ],
};
