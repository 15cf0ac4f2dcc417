import { formatDay } from '../../../base/day';
import type { LawWords } from '../facts';
import { TACKING_WORDS } from '../tackedTerm';

/** What time does to a sale, and what else a quick one can cost. */
export const REMARK_WORDS = {
  longByTacking: () => ({ text: `${TACKING_WORDS}.`, cite: '26 U.S.C. § 1223(3)' }),
  turnsLong: ({ symbol, day }) => ({
    text: `${symbol} turns long-term on ${formatDay(day)}: sold before, its loss is short-term and meets short-term gains first.`,
    cite: '26 U.S.C. § 1222',
  }),
  fundShares: ({ free }) => ({
    text: `Fund shares held six months or less: this loss is long-term up to the capital-gain dividends received on them, and lost up to their tax-exempt dividends; from ${formatDay(free)} neither applies.`,
    cite: '26 U.S.C. § 852(b)(4)',
  }),
  dividends: ({ isPaid, enough }) => ({
    text: `${isPaid ? 'A dividend was paid since this purchase: it' : 'Any dividend paid since this purchase'} is not qualified, and taxed at ordinary rates, if the shares are sold before ${formatDay(enough)}.`,
    cite: '26 U.S.C. § 1(h)(11)(B)(iii)',
  }),
} satisfies Partial<LawWords>;
