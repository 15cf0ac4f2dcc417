import { spokenDay, type Day } from '../../../base/day';
import type { Decimal } from '../../../base/decimal';
import type { Money } from '../../../base/exact';
import type { Source, StatedLot } from '../../../engine/records';
import { accountName, lotWords } from '../../../planner/lotIds';
import type { Reason } from '../../../planner/plan';
import { dollars } from '../dollars';

/** Another fact, of whatever code. */
export interface AnyFact {
  readonly code: string;
}

export type Say = (fact: AnyFact) => Reason;

/** Why a lot is left alone, and why a plan is empty. */
export const LEFT_WORDS = {
  likeTheLarger: ({ explained }: { explained: number }): Reason => ({
    text: `The plan is better without it; the ${explained} largest losses that are left alone say why.`,
    cite: null,
  }),

  /** `why`: the first sentence of what washes it. */
  washedAway: (
    { lot, why, clear }: { lot: StatedLot; why: AnyFact | null; clear: Day | null },
    sayIt: Say,
  ): Reason => ({
    text: `${(why && sayIt(why).text) ?? `${lotWords(lot)} would be washed.`}${clear === null ? '' : ` Clear to sell from ${spokenDay(clear)}.`}`,
    cite: '26 U.S.C. § 1091(a)',
  }),

  lostForGood: ({ lost, clear }: { lost: Money; clear: Day | null }): Reason => ({
    text: `Selling now would destroy ${dollars(lost)} of loss for good${clear === null ? '' : `; clear to sell from ${spokenDay(clear)}`}.`,
    cite: 'Rev. Rul. 2008-5',
  }),

  savesNothing: (): Reason => ({
    text: "It would save no tax, this year or later (the 0% band, or losses enough already), yet lower the replacement's basis: harvesting it would hurt.",
    cite: '26 U.S.C. § 1(h)',
  }),

  lowersBenefit: ({ by }: { by: Decimal }): Reason => ({
    text: `Beside the others it would lower the benefit by $${by.toFixed(2)}: its later tax and costs outweigh the tax it saves.`,
    cite: null,
  }),

  plannedAlready: ({ lot, sale }: { lot: StatedLot; sale: { day: Day; source: Source } | null }): Reason => ({
    text: `${lotWords(lot)} is planned to be sold or moved${sale ? ` on ${spokenDay(sale.day)} (${sale.source.table} row ${sale.source.row})` : ''} already.`,
    cite: null,
  }),

  sheltered: ({ account }: Pick<StatedLot, 'account'>): Reason => ({
    text: `${accountName(account)} is sheltered (${account.type}): a loss there does nothing.`,
    cite: null,
  }),

  onAnotherReturn: ({ owner }: { owner: string }): Reason => ({
    text: `${owner}'s gains and losses are not on this return.`,
    cite: null,
  }),

  belowMinimum: ({ loss, minimum }: { loss: Money; minimum: Money }): Reason => ({
    text: `The loss of ${dollars(loss)} is below the minimum of ${dollars(minimum)}.`,
    cite: null,
  }),

  /** A loss belongs to the year of its trade date, and individuals carry losses forward only. */
  anotherYear: ({ year, soldOn }: { year: number; soldOn: Day }): Reason => ({
    text: `Settings has Tax year ${year}, and a sale on ${spokenDay(soldOn)} belongs to another: it changes no tax of ${year}. Set Tax year to the year of the sale to plan it.`,
    cite: 'Rev. Rul. 70-598; 26 U.S.C. § 1212(b)',
  }),

  goalWithoutSale: (): Reason => ({ text: 'The goal is reached without any sale.', cite: null }),

  noLots: (): Reason => ({ text: 'The Lots table has no lot that can be weighed.', cite: null }),

  noneAtLoss: (): Reason => ({ text: 'No lot with a price stands at a loss.', cite: null }),

  noneWorthSelling: ({ count }: { count: number }): Reason => ({
    text: `None of the ${count} losing lots is worth selling today; each says why below.`,
    cite: null,
  }),
};
