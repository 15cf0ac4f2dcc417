import type { Problem } from '../base/problem';
import type { Trade } from './records';

/** A problem of a row of Trades or Lots. */
export const problemAt = (
  trade: Pick<Trade, 'source'>,
  column: string,
  code: string,
  found: string,
  remedy: string,
): Problem => ({
  code,
  table: trade.source.table,
  row: trade.source.row,
  column,
  found,
  remedy,
});
