import { dayFrom } from '../../base/day';
import type { Dated } from '../../base/dated';

/** Listed shares and equity funds, by the day of the transfer. */
export const RATES: readonly Dated<{ readonly short: string; readonly long: string }>[] = [
  { since: '2018-04-01', value: { short: '0.15', long: '0.10' }, cite: 'Income-tax Act 1961 ss. 111A, 112A' },
  {
    since: '2024-07-23',
    value: { short: '0.20', long: '0.125' },
    cite: 'Finance (No. 2) Act 2024; Income-tax Act 2025 ss. 196, 198',
  },
];

/** Long-term gains of a year that are not taxed, by the year that begins on the day. */
export const EXEMPTION: readonly Dated<string>[] = [
  { since: '2018-04-01', value: '100000', cite: 'Income-tax Act 1961 s. 112A' },
  { since: '2024-04-01', value: '125000', cite: 'Finance (No. 2) Act 2024' },
];

/** Listed securities held for more than this are long-term. */
export const LONG_MONTHS = 12;

/** Virtual digital assets: no set-off of any loss. */
export const COIN_RATE: readonly Dated<string>[] = [
  { since: '2022-04-01', value: '0.30', cite: 'Income-tax Act 1961 s. 115BBH' },
];

/** Units since 2004, shares and securities since 1 April 2023: Finance Act 2022. */
export const STRIPPING = {
  monthsBefore: 3,
  monthsAfter: 9,
  sharesFrom: dayFrom(2023, 4, 1),
  cite: 's. 94(8)',
} as const;

/** What was held on 31 January 2018 costs at least its value of that day, but no more than it is sold for. */
export const GRANDFATHERED = {
  boughtBefore: dayFrom(2018, 2, 1),
  soldFrom: dayFrom(2018, 4, 1),
  cite: 's. 55(2)(ac)',
} as const;

/** Shares listed abroad are not listed here: long-term after more months, and without the exemption of s. 112A. */
export const FOREIGN_MONTHS = 24;

/** By the day of the transfer; before it 20% with indexation, which is not built. */
export const FOREIGN_LONG: readonly Dated<string>[] = [
  { since: '2024-07-23', value: '0.125', cite: 'Income-tax Act 1961 s. 112; Finance (No. 2) Act 2024' },
];
