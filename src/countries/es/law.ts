import type { Dated } from '../../base/dated';

/** A slice of the savings base, from an amount on, and its rate (state and region together). */
export interface Slice {
  readonly from: string;
  readonly rate: string;
}

/** Savings base: LIRPF arts. 66 and 76, by the year that begins on the day. */
export const SAVINGS_SCALE: readonly Dated<readonly Slice[]>[] = [
  {
    since: '2016-01-01',
    value: [
      { from: '0', rate: '0.19' },
      { from: '6000', rate: '0.21' },
      { from: '50000', rate: '0.23' },
    ],
    cite: 'LIRPF arts. 66, 76; Ley 26/2014',
  },
  {
    since: '2021-01-01',
    value: [
      { from: '0', rate: '0.19' },
      { from: '6000', rate: '0.21' },
      { from: '50000', rate: '0.23' },
      { from: '200000', rate: '0.26' },
    ],
    cite: 'LIRPF arts. 66, 76; Ley 11/2020',
  },
  {
    since: '2023-01-01',
    value: [
      { from: '0', rate: '0.19' },
      { from: '6000', rate: '0.21' },
      { from: '50000', rate: '0.23' },
      { from: '200000', rate: '0.27' },
      { from: '300000', rate: '0.28' },
    ],
    cite: 'LIRPF arts. 66, 76; Ley 31/2022',
  },
  {
    since: '2025-01-01',
    value: [
      { from: '0', rate: '0.19' },
      { from: '6000', rate: '0.21' },
      { from: '50000', rate: '0.23' },
      { from: '200000', rate: '0.27' },
      { from: '300000', rate: '0.30' },
    ],
    cite: 'LIRPF arts. 66, 76; Ley 7/2024',
  },
];

/** Of income from capital, the share that a net loss of the year may meet. */
export const SHARE_OF_INCOME: readonly Dated<string>[] = [
  { since: '2015-01-01', value: '0.10', cite: 'LIRPF art. 49.1 b), disp. adicional 12' },
  { since: '2016-01-01', value: '0.15', cite: 'LIRPF art. 49.1 b), disp. adicional 12' },
  { since: '2017-01-01', value: '0.20', cite: 'LIRPF art. 49.1 b), disp. adicional 12' },
  { since: '2018-01-01', value: '0.25', cite: 'LIRPF art. 49.1 b)' },
];

/** Securities traded on a market: months before and after a sale at a loss. */
export const WINDOW_MONTHS: readonly Dated<number>[] = [
  { since: '2007-01-01', value: 2, cite: 'LIRPF art. 33.5 f)' },
];

/** What is not traded on one: a year. */
export const UNLISTED = 'LIRPF art. 33.5 g)';
