import { spokenDay, type Day } from '../../../base/day';
import type { Decimal } from '../../../base/decimal';
import { ZERO, type Money } from '../../../base/exact';
import type { Asset, Term } from '../../../engine/records';
import type { Reason } from '../../../planner/plan';
import { dollars } from '../dollars';
import { TACKING_WORDS } from '../tackedTerm';
import { amount, isNothing, laterWords, result, savingWords, tradingWords, yearsWords } from './amounts';
import { identifiedUnder, nameBy } from './identified';
import { noteWords } from './replacement';
import type { ReplacementNote } from '../../../planner/replacement';

/** What more income can cost and the plan does not know. */
export const BAND_LEFT_OUT =
  'Left out: premium tax credits, the taxation of Social Security, Medicare premiums, student aid and a state of your own, which more income can cost';

interface Worth {
  readonly taxSavedNow: Decimal;
  readonly savedLater: Decimal;
  readonly laterTax: Decimal;
  readonly costs: Decimal;
  readonly netBenefit: Decimal;
}

/** Why a lot is sold: its arithmetic, its rule, what to watch. */
export const SALE_WORDS = {
  gainInBand: ({ symbol, value, gain }: { symbol: string; value: Money; gain: Money }): Reason => ({
    text: `${symbol}: value ${dollars(value)} less basis ${dollars(value - gain)}, a long-term gain of ${dollars(gain)} in the 0% band.`,
    cite: '26 U.S.C. §§ 1222, 1(h)(1)(B)',
  }),

  gainWorth: ({ taxSavedNow, savedLater, laterTax, costs, netBenefit }: Worth): Reason => {
    const now = taxSavedNow.plus(savedLater).neg();
    const taxed = now.greaterThan('0.005')
      ? `costs ${amount(now)} now and in carryovers`
      : 'costs no tax now';
    return {
      text: `It ${taxed}; the higher basis saves ${amount(laterTax.neg())} later (present value) and trading costs ${amount(costs)}: ${amount(netBenefit)} remains.`,
      cite: null,
    };
  },

  gainBuyBack: ({ symbol }: { symbol: string }): Reason => ({
    text: `Buy ${symbol} back at once if you want to keep it: the wash-sale rule reaches losses only. A new holding period begins: sold within a year, what it gains from here is short-term.`,
    cite: '26 U.S.C. §§ 1091(a), 1222',
  }),

  bandLeavesOut: (): Reason => ({ text: `${BAND_LEFT_OUT}.`, cite: null }),

  /** Of the loss, what counts, what waits in another basis and what is lost. */
  basisLessValue: (sold: {
    symbol: string;
    value: Money;
    loss: Money;
    term: Term;
    usableLoss: Money;
    deferred: Money;
    lost: Money;
  }): Reason => {
    const { symbol, value, loss, term, usableLoss, deferred, lost } = sold;
    const length = term === 'short' ? 'short-term' : 'long-term';
    const rest = [
      deferred > ZERO ? `${dollars(deferred)} waits in the basis of other shares` : '',
      lost > ZERO ? `${dollars(lost)} is lost for good` : '',
    ].filter(Boolean);
    const apart = rest.length > 0 ? ` (${rest.join(', ')})` : '';
    const usable =
      usableLoss === loss || loss <= ZERO
        ? ''
        : usableLoss < ZERO
          ? `, of which nothing counts${apart}; with it ${dollars(-usableLoss)} less of the other losses counts`
          : `, of which ${usableLoss === ZERO ? 'nothing' : dollars(usableLoss)} counts${apart}`;
    return {
      text: `${symbol}: basis ${dollars(value + loss)} less value ${dollars(value)}, ${loss === ZERO ? 'neither gain nor loss' : `a ${length} ${loss > ZERO ? 'loss' : 'gain'} of ${dollars(loss > ZERO ? loss : -loss)}`}${usable}.`,
      cite: '26 U.S.C. §§ 1001, 1222',
    };
  },

  /** `frees`: it is sold for another lot's loss. */
  worth: (worth: Worth & { frees: boolean }): Reason => {
    const { taxSavedNow, savedLater, laterTax, costs, netBenefit, frees } = worth;
    const net = isNothing(netBenefit)
      ? 'nothing remains'
      : netBenefit.greaterThan(0)
        ? `${amount(netBenefit)} remains`
        : frees
          ? `${amount(netBenefit.neg())} is what freeing the other loss costs`
          : `${amount(netBenefit.neg())} more than it saves`;
    const breakEven = taxSavedNow.plus(savedLater).minus(laterTax);
    return {
      text: `${[savingWords(taxSavedNow, savedLater), laterWords(laterTax), tradingWords(costs)].filter(Boolean).join('; ')}: ${net}.${breakEven.greaterThan('0.005') ? ` Costs up to ${amount(breakEven)} would still break even.` : ''}`,
      cite: '26 U.S.C. §§ 1211, 1212',
    };
  },

  erasedByRise: ({ percent }: { percent: Decimal }): Reason => ({
    text: `Without a replacement a rise of ${percent.toDecimalPlaces(1).toString()}% while you wait out the 30 days would erase that benefit.`,
    cite: null,
  }),

  breaksEvenAfter: ({ years }: { years: Decimal }): Reason => ({
    text: `The later rate is above what this loss saves: sold before ${yearsWords(years.toDecimalPlaces(1).toString())} over, the harvest has hurt.`,
    cite: null,
  }),

  quickExit: (): Reason => ({
    text: 'Sold within a year, the replacement turns its recovery into short-term gain at ordinary rates.',
    cite: '26 U.S.C. § 1222(1)',
  }),

  freesAnother: (): Reason => ({
    text: 'Sold together with the other lot of this security, because shares bought in the last 30 days and kept would wash its loss.',
    cite: '26 U.S.C. § 1091(a)',
  }),

  meetsPlannedGain: ({ amount: met }: { amount: Money }): Reason => ({
    text: `Meets ${dollars(met)} of the gain that your planned sales would realise this year.`,
    cite: '26 U.S.C. § 1222',
  }),

  longByTacking: (): Reason => ({ text: `${TACKING_WORDS}.`, cite: '26 U.S.C. § 1223(3)' }),

  turnsLong: ({ symbol, day }: { symbol: string; day: Day }): Reason => ({
    text: `${symbol} turns long-term on ${spokenDay(day)}: sold before, its loss is short-term and meets short-term gains first.`,
    cite: '26 U.S.C. § 1222',
  }),

  waitsInBasis: ({ deferred }: { deferred: Money }): Reason => ({
    text: `${dollars(deferred)} of the loss is washed and waits in the basis of the shares that replace it.`,
    cite: '26 U.S.C. § 1091(d)',
  }),

  noReplacement: ({ ruledOut }: { ruledOut: readonly ReplacementNote[] }): Reason => {
    const others = noteWords(ruledOut);
    return {
      text:
        others === ''
          ? 'No replacement is named: the cash would be out of the market for 31 days.'
          : `No replacement is free to buy: ${others} Without one, the cash would be out of the market for 31 days.`,
      cite: null,
    };
  },

  buyInstead: (replacement: {
    symbol: string;
    isSameIndex: boolean;
    isOtherIndex: boolean;
    notes: readonly ReplacementNote[];
    ruledOut: readonly ReplacementNote[];
  }): Reason => {
    const { symbol, isSameIndex, isOtherIndex, notes, ruledOut } = replacement;
    const words = isSameIndex
      ? `${symbol} follows the same index: no authority says whether that is substantially identical.`
      : isOtherIndex
        ? `${symbol} follows another index and keeps the exposure; whether it is substantially identical is for you to judge.`
        : `${symbol} is what the tables name instead; they do not say which index each follows, and whether the two are substantially identical is for you to judge.`;
    return {
      text: [words, noteWords(notes), noteWords(ruledOut)].filter(Boolean).join(' '),
      cite: 'IRS Publication 550, Wash Sales',
    };
  },

  doNotBuyBefore: ({ symbol, day }: { symbol: string; day: Day }): Reason => ({
    text: `Do not buy ${symbol} in any account of the household before ${spokenDay(day)}; switch off reinvested dividends.`,
    cite: '26 U.S.C. § 1091(a)',
  }),

  fundShares: ({ free }: { free: Day }): Reason => ({
    text: `Fund shares held six months or less: this loss is long-term up to the capital-gain dividends received on them, and lost up to their tax-exempt dividends; from ${spokenDay(free)} neither applies.`,
    cite: '26 U.S.C. § 852(b)(4)',
  }),

  dividends: ({ isPaid, enough }: { isPaid: boolean; enough: Day }): Reason => ({
    text: `${isPaid ? 'A dividend was paid since this purchase: it' : 'Any dividend paid since this purchase'} is not qualified, and taxed at ordinary rates, if the shares are sold before ${spokenDay(enough)}.`,
    cite: '26 U.S.C. § 1(h)(11)(B)(iii)',
  }),

  overweight: ({ name, share, target }: { name: string; share: Decimal; target: Decimal }): Reason => {
    const percent = (part: Decimal): string => `${part.times(100).toDecimalPlaces(1).toString()}%`;
    return {
      text: `${name} is ${percent(share)} of the portfolio against a target of ${percent(target)}: selling here is a trade the target asks for anyway.`,
      cite: null,
    };
  },

  /** What the account sells where nothing is named. */
  nameThisLot: (named: { asset: Asset; soldOn: Day; oldestGain: Money; gain: Money }): Reason => ({
    text: `Name this lot ${nameBy(named.asset, named.soldOn)}: without it the oldest shares are sold, ${result(named.oldestGain)} instead of ${result(named.gain)}.`,
    cite: identifiedUnder(named.asset),
  }),

  /** `spares`: it loses nothing for good that today's sale would. */
  betterFrom: (later: { day: Day; gain: Decimal; spares: boolean; lastTradingDay: Day }): Reason => ({
    text: `Better from ${spokenDay(later.day)}: sold then, at the same price, it is worth $${later.gain.toFixed(2)} more${later.spares ? ` and loses nothing for good that today's sale would` : ''}; the last trading day of the year is ${spokenDay(later.lastTradingDay)}. Waiting risks a rise, and a purchase in between.`,
    cite: '26 U.S.C. § 1091(a)',
  }),

  sparedNextYear: ({ day, spared, year }: { day: Day; spared: Money; year: number }): Reason => ({
    text: `Sold from ${spokenDay(day)} on, at the same price, ${dollars(spared)} that is lost for good today would count, in ${year}: worth waiting where ${year} has gains or income for it to meet. Waiting risks a rise, and a purchase in between.`,
    cite: '26 U.S.C. § 1091(a)',
  }),
};
