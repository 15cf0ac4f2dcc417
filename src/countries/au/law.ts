import { dayFrom } from '../../base/day';
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

/** What was acquired before this day is no concern of the tax. */
export const TAXED_FROM = { day: dayFrom(1985, 9, 20), cite: 'ITAA 1997 s. 104-10(5)(a)' } as const;

/** A loss so many days old, bought back, is asked about: a year reaches across 30 June. */
export const PURPOSE_DAYS = 365;
