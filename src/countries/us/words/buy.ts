import type { LawWords } from '../facts';
import { formatDay } from '../../../base/day';
import { accountName } from '../../../planner/lotIds';
import { dollars } from '../dollars';

const WASH = '26 U.S.C. § 1091(a)';

/** May it be bought, and whose loss would the purchase wash? */
export const BUY_WORDS = {
  noLossSold: ({ symbol }) => ({
    text: `No loss sale of ${symbol} in the household within 30 days is known.`,
    cite: WASH,
  }),

  lossAtStake: at => {
    const { sale, loss, isPlanned, isOpen } = at;
    return {
      text: `${isPlanned ? 'A planned sale' : 'The sale'} of ${sale.symbol} on ${formatDay(sale.day)} in ${accountName(sale.account)} (${sale.source.table} row ${sale.source.row}) has ${dollars(loss)} of loss that a purchase ${isOpen ? 'might wash' : 'would wash'}; in an IRA it would be lost for good.`,
      cite: WASH,
    };
  },

  /** A call is an option to acquire; a put is none. */
  aCall: ({ replaces }) => ({
    text: `A call is an option to acquire its shares; how many it replaces is unsettled: Settings "Options replace shares" is ${replaces ? 'Yes' : 'Review'}.`,
    cite: WASH,
  }),

  onSameIndex: ({ symbol, index }) => ({
    text: `${symbol} follows the same index (${index}): whether it is substantially identical is unsettled.`,
    cite: 'IRS Publication 550, Wash Sales',
  }),

  spelledAlike: ({ symbol, other }) => ({
    text: `${symbol} may be ${other} in another spelling: write both alike, or join them with "Identical to".`,
    cite: WASH,
  }),
  joinedByMerger: ({ symbol, other }) => ({
    text: `${symbol} and ${other} are joined by a merger: whether the securities of the two companies are substantially identical is unsettled.`,
    cite: 'IRS Publication 550, Wash Sales',
  }),
} satisfies Partial<LawWords>;
