import type { Dated } from '../../base/dated';

/** Part of a discount gain that is left out: ITAA 1997 s. 115-100; null where another system follows. */
export const DISCOUNT: readonly Dated<string | null>[] = [
  { since: '1999-09-21', value: '0.5', cite: 'ITAA 1997 ss. 115-25, 115-100' },
  {
    since: '2027-07-01',
    value: null,
    cite: 'Treasury Laws Amendment (Tax Reform No. 1) Bill 2026: indexation and a minimum tax',
  },
];

/** A discount gain needs at least 12 months, without the days of purchase and sale: s. 115-25; TD 2002/10. */
export const DISCOUNT_MONTHS = 12;
