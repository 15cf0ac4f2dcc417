import type { LawWords } from '../facts';
import { formatDay } from '../../../base/day';
import { dollars } from '../dollars';

const WASH = '26 U.S.C. § 1091(a)';
const PUBLICATION = 'IRS Publication 550, Wash Sales';

/** What no authority settles, with the setting or the cell that does. */
export const REVIEW_WORDS = {
  unconfirmedBasis: ({ amount }) => ({
    text: `Trades show that these shares took up ${dollars(amount)} of a washed loss, and Lots does not say whether the cost basis includes it: fill in "Wash adjustment included".`,
    cite: '26 U.S.C. § 1091(d)',
  }),

  uncoveredAccount: ({ account }) => ({
    text: `${account} bought within 30 days: no authority says whether such an account's purchase washes a loss.`,
    cite: 'Rev. Rul. 2008-5 covers IRAs only',
  }),

  optionTraded: ({ symbol, day }) => ({
    text: `An option on it, ${symbol}, was traded on ${formatDay(day)}: a contract or option to acquire can wash the loss; how much is unsettled.`,
    cite: WASH,
  }),

  lookalikeBought: ({ symbol, of }) => ({
    text: `${symbol}, bought within 30 days, may be ${of} in another spelling: write both alike, or join them with "Identical to".`,
    cite: WASH,
  }),

  coinOrNot: ({ symbol }) => ({
    text: `${symbol} is the ticker of a coin, and of a share or a fund: a coin's loss stands outside the rule, a share's is washed. Write which it is under Asset.`,
    cite: WASH,
  }),

  sameIndexBought: ({ symbol, index }) => ({
    text: `${symbol}, bought within 30 days, follows the same index (${index}): whether it is substantially identical is unsettled.`,
    cite: PUBLICATION,
  }),

  replacementBought: ({ symbol }) => ({
    text: `${symbol}, named as its replacement, was bought within 30 days, and the tables do not say which index each follows: whether the two are substantially identical is unsettled.`,
    cite: PUBLICATION,
  }),

  workplaceBought: ({ accountType }) => ({
    text: `Whether the purchase of a ${accountType} washes a loss is unsettled: the ruling speaks of IRAs. It is counted, as Settings "Count 401k and HSA as IRA" says.`,
    cite: 'Rev. Rul. 2008-5',
  }),

  corporationBought: ({ owner }) => ({
    text: `${owner} is a corporation you control: its purchase washes the loss, and whose basis takes it up is unsettled.`,
    cite: PUBLICATION,
  }),

  spouseBought: ({ owner, isLost }) => ({
    text: isLost
      ? `That a purchase in ${owner}'s IRA destroys the loss is the cautious reading: the ruling speaks of one's own, and no authority says so.`
      : `That the loss moves into the basis of ${owner}'s shares is the usual reading; no authority says so.`,
    cite: PUBLICATION,
  }),

  callBought: () => ({
    text: 'A call is a contract to acquire; how many shares it replaces and how its basis rises is unsettled. Settings "Options replace shares" = Review only flags it.',
    cite: WASH,
  }),

  putWritten: ({ symbol, day }) => ({
    text: `The put ${symbol}, written on ${formatDay(day)}, is deep in the money: it is likely to be exercised, and can be a contract to acquire the shares.`,
    cite: 'Rev. Rul. 85-87',
  }),

  grantOpen: ({ symbol }) => ({
    text: `${symbol} was bought through an employer's plan more than a year ago, and the day and the value of the grant are not told: sold two years after the grant, less of the discount is wages. Fill in Grant date and Grant value.`,
    cite: '26 U.S.C. § 423(a), (c)',
  }),

  mergedBought: ({ symbol, other }) => ({
    text: `${other} was bought within 30 days, and a merger joins it with ${symbol}: whether securities of the predecessor and of the successor are substantially identical is unsettled.`,
    cite: PUBLICATION,
  }),

  olderShares: ({ day }) => ({
    text: `The shares of ${formatDay(day)} were bought before the ones sold: whether they can replace them is unsettled; this counts them.`,
    cite: '26 CFR 1.1091-1(c), (d)',
  }),

  boughtOnOneDay: ({ day }) => ({
    text: `A taxable and a sheltered account bought on ${formatDay(day)}, and no times tell which was first: the sheltered one is taken first. Fill in Time to settle it.`,
    cite: '26 CFR 1.1091-1(c)',
  }),
} satisfies Partial<LawWords>;
