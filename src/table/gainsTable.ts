import type { Recognised } from '../engine/recognised';
import { dayCell, moneyCell, sharesCell } from './amounts';
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

/** The same of a sale out of one lot: what the law adds stands beside it. */
export const lotCells = (
  { disposition, proceeds, basis, adjustment, interest, gain }: Recognised,
  law: Pick<GainsRow, 'Code' | 'Term' | 'Why'> & Partial<Pick<GainsRow, 'Acquired'>>,
): Cell[] =>
  gainsCells({
    Account: disposition.trade.account.name,
    Owner: disposition.trade.account.owner.name,
    Symbol: disposition.trade.symbol,
    Lot: disposition.lotName ?? '',
    Quantity: sharesCell(disposition.shares),
    Acquired: dayCell(disposition.acquired),
    Sold: dayCell(disposition.soldOn),
    Proceeds: moneyCell(proceeds),
    'Cost basis': moneyCell(basis),
    Adjustment: moneyCell(adjustment - interest),
    Gain: moneyCell(gain),
    ...law,
  });
