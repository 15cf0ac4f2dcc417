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
