import { dayFrom } from '../../base/day';
import type { Dated } from '../../base/dated';

/** What one person's capital income may be without tax, and twice that for a couple: EStG § 20 (9). */
export const SAVER_ALLOWANCE: readonly Dated<{ readonly single: string; readonly joint: string }>[] = [
  { since: '2009-01-01', value: { single: '801', joint: '1602' }, cite: 'EStG § 20 Abs. 9 (2009)' },
  { since: '2023-01-01', value: { single: '1000', joint: '2000' }, cite: 'EStG § 20 Abs. 9; JStG 2022' },
];

/** 25% and the solidarity surcharge of 5.5% on it. */
export const FLAT_RATE: readonly Dated<string>[] = [
  { since: '2009-01-01', value: '0.26375', cite: 'EStG § 32d Abs. 1; SolZG § 4' },
];

/** The part of a fund's gain, and of its loss, that does not count, by what it holds; of property, mostly at home. */
export const FUND_EXEMPTION: readonly Dated<{
  readonly equity: string;
  readonly mixed: string;
  readonly property: string;
}>[] = [
  {
    since: '2018-01-01',
    value: { equity: '0.30', mixed: '0.15', property: '0.60' },
    cite: 'InvStG §§ 20, 21',
  },
];

/** Private sales of a year stay free below this: a limit, not an allowance. */
export const PRIVATE_SALES_LIMIT: readonly Dated<string>[] = [
  { since: '2009-01-01', value: '600', cite: 'EStG § 23 Abs. 3 S. 5 (2009)' },
  { since: '2024-01-01', value: '1000', cite: 'EStG § 23 Abs. 3 S. 5; WachstumschancenG' },
];

/** Months after which coins are sold free of tax: EStG § 23 (1) no. 2. */
export const PRIVATE_MONTHS = 12;

/** Shares bought before this day are sold free of tax once held for a year. */
export const SHARES_TAXED_FROM = {
  day: dayFrom(2009, 1, 1),
  cite: 'EStG § 52 Abs. 28 S. 11',
} as const;

/** What was held of a fund before this day counts as sold on 31 December 2017 and bought anew. */
export const FUNDS_ANEW_FROM = {
  day: dayFrom(2018, 1, 1),
  cite: 'InvStG § 56 Abs. 2',
} as const;
