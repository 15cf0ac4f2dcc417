import type { Day } from '../base/day';
import { ACTIONS } from '../engine/actions';
import { closes, opens } from '../engine/window';
import type { Household } from './household';

type Merged = Pick<Household, 'mergers' | 'identityOf'>;

/**
 * Symbols that became a symbol in a merger, or that it became: one step either way. Of two securities so joined neither
 * is the other; whether they are substantially identical is unsettled.
 */
export function mergedWith({ mergers, identityOf }: Merged, symbol: string): string[] {
  if (mergers.length === 0) return [];
  const { group } = identityOf(symbol);
  const found = mergers.flatMap(({ symbol: before, group: of, into }) => {
    if (of === into!.group) return [];
    if (of === group) return [into!.symbol];
    return into!.group === group ? [before] : [];
  });
  return [...new Set(found)];
}

/** Of those, what was or will be bought in the window of a sale of the symbol. */
export function mergedBought(household: Household, symbol: string, sold: Day): string[] {
  const { identityOf, rules, tradesOn } = household;
  const others = mergedWith(household, symbol);
  if (others.length === 0) return [];
  const groups = new Set(others.map(other => identityOf(other).group));
  const window = rules.windowOn(sold);
  const found = new Set<string>();
  for (let day = opens(sold, window); day <= closes(sold, window); day++) {
    for (const trade of tradesOn(day)) {
      if (ACTIONS[trade.action].replaces && groups.has(trade.group)) found.add(trade.symbol);
    }
  }
  return [...found];
}
