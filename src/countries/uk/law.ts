import { dayFrom } from '../../base/day';
import type { Dated } from '../../base/dated';

/** Annual exempt amount: TCGA 1992 s. 1K, by the tax year that begins on the day. */
export const EXEMPT_AMOUNT: readonly Dated<string>[] = [
  { since: '2021-04-06', value: '12300', cite: 'TCGA 1992 s. 1K(2); FA 2021 s. 40' },
  { since: '2023-04-06', value: '6000', cite: 'FA 2023 s. 8(2), (3)' },
  { since: '2024-04-06', value: '3000', cite: 'FA 2023 s. 8(4), (5)' },
];

/** What is left of this band beside taxable income is taxed at the lower rate: ITA 2007 s. 10. */
export const BASIC_BAND: readonly Dated<string>[] = [
  { since: '2021-04-06', value: '37700', cite: 'ITA 2007 s. 10(5); frozen until 2027/28' },
];

/** Shares and crypto, by the day of the disposal: TCGA 1992 s. 1H. */
export const RATES: readonly Dated<{ readonly basic: string; readonly higher: string }>[] = [
  {
    since: '2021-04-06',
    value: { basic: '0.10', higher: '0.20' },
    cite: 'TCGA 1992 s. 1H(3) before FA 2025 s. 7',
  },
  { since: '2024-10-30', value: { basic: '0.18', higher: '0.24' }, cite: 'FA 2025 s. 7(1)(b), (3)' },
];

/** One pool for all of a class, whenever it was bought: FA 2008 Sch. 2, for disposals from 6 April 2008. */
export const POOLED_FROM = dayFrom(2008, 4, 6);
