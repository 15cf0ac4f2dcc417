import type { Dated } from '../../base/dated';

/** Purchases this many days around a disposal: "within 4 weeks", TCA 1997 s. 581. */
export const FOUR_WEEKS = 28;

/** Personal exemption: TCA 1997 s. 601(1). */
export const EXEMPTION: readonly Dated<string>[] = [
  { since: '2001-01-01', value: '1270', cite: 'TCA 1997 s. 601(1)' },
];

/** TCA 1997 s. 28(3). */
export const RATE: readonly Dated<string>[] = [
  { since: '2012-12-06', value: '0.33', cite: 'TCA 1997 s. 28(3); FA 2013 s. 53' },
];
