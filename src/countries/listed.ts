import { formatDay } from '../base/day';
import type { ListedIndexes } from '../planner/replacement';

/** What the product's own list of funds says of two, with its day: funds change what they follow. */
export function listedWords(symbol: string, listed: ListedIndexes | null): string {
  if (listed === null) return '';
  const { sold, bought, kind, readOn, isProposed } = listed;
  const who = isProposed
    ? 'Proposed from the list of funds, because Securities names none'
    : 'By the list of funds';
  const indexes =
    sold === null
      ? `${symbol} holds ${kind} (${bought}), which keeps a part of the exposure`
      : sold.toUpperCase() === bought.toUpperCase()
        ? `both follow ${sold}`
        : `what is sold follows ${sold}, ${symbol} follows ${bought}`;
  return `${who}: ${indexes} (as of ${formatDay(readOn)}; check the fund's page).`;
}
