import type { FactWords } from '../../../planner/facts';
import { formatDay } from '../../../base/day';
import { accountName, lotWords } from '../../../planner/lotIds';
import { dollars } from '../dollars';

/** Why a lot is left alone, and why a plan is empty. */
export const LEFT_WORDS = {
  likeTheLarger: ({ explained }) => ({
    text: `The plan is better without it; the ${explained} largest losses that are left alone say why.`,
    cite: null,
  }),

  washedAway: ({ lot, why, clear }) => ({
    text: `${why?.text ?? `${lotWords(lot)} would be washed.`}${clear === null ? '' : ` Clear to sell from ${formatDay(clear)}.`}`,
    cite: '26 U.S.C. § 1091(a)',
  }),

  lostForGood: ({ lost, clear }) => ({
    text: `Selling now would destroy ${dollars(lost)} of loss for good${clear === null ? '' : `; clear to sell from ${formatDay(clear)}`}.`,
    cite: 'Rev. Rul. 2008-5',
  }),

  savesNothing: () => ({
    text: "It would save no tax, this year or later (the 0% band, or losses enough already), yet lower the replacement's basis: harvesting it would hurt.",
    cite: '26 U.S.C. § 1(h)',
  }),

  countsTooLittle: ({ counts, minimum }) => ({
    text: `Beside the others ${counts > BigInt(0) ? `only ${dollars(counts)}` : 'nothing'} of its loss would count: below the minimum of ${dollars(minimum)}.`,
    cite: null,
  }),

  lowersBenefit: ({ by }) => ({
    text: `Beside the others it would lower the benefit by $${by.toFixed(2)}: its later tax and costs outweigh the tax it saves.`,
    cite: null,
  }),

  plannedAlready: ({ lot, sale }) => ({
    text: `${lotWords(lot)} is planned to be sold or moved${sale ? ` on ${formatDay(sale.day)} (${sale.source.table} row ${sale.source.row})` : ''} already.`,
    cite: null,
  }),

  sheltered: ({ account }) => ({
    text: `${accountName(account)} is sheltered (${account.type}): a loss there does nothing.`,
    cite: null,
  }),

  onAnotherReturn: ({ owner }) => ({
    text: `${owner}'s gains and losses are not on this return.`,
    cite: null,
  }),

  belowMinimum: ({ loss, minimum }) => ({
    text: `The loss of ${dollars(loss)} is below the minimum of ${dollars(minimum)}.`,
    cite: null,
  }),

  /** A loss belongs to the year of its trade date, and individuals carry losses forward only. */
  anotherYear: ({ year, soldOn }) => ({
    text: `Settings has Tax year ${year}, and a sale on ${formatDay(soldOn)} belongs to another: it changes no tax of ${year}. Set Tax year to the year of the sale to plan it.`,
    cite: 'Rev. Rul. 70-598; 26 U.S.C. § 1212(b)',
  }),

  goalWithoutSale: () => ({ text: 'The goal is reached without any sale.', cite: null }),

  noLots: () => ({ text: 'The Lots table has no lot that can be weighed.', cite: null }),

  noneAtLoss: () => ({ text: 'No lot with a price stands at a loss.', cite: null }),

  noneWorthSelling: ({ count, weighed }) => ({
    text: `None of the ${weighed === null ? `${count} losing lots` : `${weighed} losing lots weighed`} is worth selling today; each says why below.`,
    cite: null,
  }),
} satisfies Partial<FactWords>;
