import type { Cell } from './cell';

export const GAINS_HEADINGS = [
  'Account',
  'Owner',
  'Symbol',
  'Lot',
  'Quantity',
  'Acquired',
  'Sold',
  'Proceeds',
  'Cost basis',
  'Code',
  'Adjustment',
  'Gain',
  'Term',
  'Why',
] as const;

/** A row of `REALIZED_GAINS` by its headings, whatever law worked it out. */
export type GainsRow = Readonly<Record<(typeof GAINS_HEADINGS)[number], Cell>>;

export const gainsCells = (row: GainsRow): Cell[] => GAINS_HEADINGS.map(heading => row[heading]);
