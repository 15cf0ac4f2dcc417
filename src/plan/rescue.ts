import { spokenDay } from '../base/day';
import { exactText, ZERO } from '../base/exact';
import { dollars } from '../base/words';
import { named } from './risk';
import type { Household } from './household';
import type { Rescue } from './plan';

/**
 * Losses of the last 30 days that a purchase has washed into shares still held: selling those shares, and buying
 * none for 30 days, brings the loss out again. What a sheltered account destroyed stays lost.
 */
export function rescues({ asOf, rules, units }: Household): Rescue[] {
  return [...units.values()].flatMap(({ settlement }) =>
    settlement.long.slices
      .filter(slice => slice.trade.day > asOf - rules.windowAfter)
      .flatMap(slice =>
        slice.matches
          .filter(match => !match.permanent && match.acquisition.lots.some(lot => lot.shares > ZERO))
          .map(match => ({
            symbol: slice.trade.symbol,
            loss: match.disallowed,
            until: slice.trade.day + rules.windowAfter,
            how: `Sell the ${exactText(match.shares)} ${match.acquisition.lots[0]!.symbol} bought ${spokenDay(match.acquisition.day)} in ${named(match.acquisition.account)}, and buy none for 30 days: ${dollars(match.disallowed)} washed on ${spokenDay(slice.trade.day)} comes out with them.`,
          })),
      ),
  );
}
