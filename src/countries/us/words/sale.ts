import type { FactWords } from '../../../planner/facts';
import { formatDay } from '../../../base/day';
import type { Decimal } from '../../../base/decimal';
import { ZERO } from '../../../base/exact';
import { dollars } from '../dollars';
import { amount, isNothing, laterWords, result, savingWords, tradingWords, yearsWords } from './amounts';
import { identifiedUnder, nameBy } from './identified';
import { listedWords } from '../../listed';
import { noteWords } from './replacement';

/** What more income can cost and the plan does not know. */
export const BAND_LEFT_OUT =
  'Left out: premium tax credits, the taxation of Social Security, Medicare premiums, student aid and a state of your own, which more income can cost';

/** Why a lot is sold: its arithmetic, its rule, what to watch. */
export const SALE_WORDS = {
  gainInBand: ({ symbol, value, gain }) => ({
    text: `${symbol}: value ${dollars(value)} less basis ${dollars(value - gain)}, a long-term gain of ${dollars(gain)} in the 0% band.`,
    cite: '26 U.S.C. §§ 1222, 1(h)(1)(B)',
  }),

  gainWorth: ({ taxSavedNow, savedLater, laterTax, costs, netBenefit }) => {
    const now = taxSavedNow.plus(savedLater).neg();
    const taxed = now.greaterThan('0.005')
      ? `costs ${amount(now)} now and in carryovers`
      : 'costs no tax now';
    return {
      text: `It ${taxed}; the higher basis saves ${amount(laterTax.neg())} later (present value) and trading costs ${amount(costs)}: ${amount(netBenefit)} remains.`,
      cite: null,
    };
  },

  gainBuyBack: ({ symbol }) => ({
    text: `Buy ${symbol} back at once if you want to keep it: the wash-sale rule reaches losses only. A new holding period begins: sold within a year, what it gains from here is short-term.`,
    cite: '26 U.S.C. §§ 1091(a), 1222',
  }),

  bandLeavesOut: () => ({ text: `${BAND_LEFT_OUT}.`, cite: null }),

  /** Of the loss, what counts, what waits in another basis and what is lost. */
  basisLessValue: sold => {
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
  worth: worth => {
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

  erasedByRise: ({ percent }) => ({
    text: `Without a replacement a rise of ${percent.toDecimalPlaces(1).toString()}% while you wait out the 30 days would erase that benefit.`,
    cite: null,
  }),

  laterRateAbove: ({ years }) => [
    ...(years === null
      ? []
      : [
          {
            text: `The later rate is above what this loss saves: sold before ${yearsWords(years.toDecimalPlaces(1).toString())} over, the harvest has hurt.`,
            cite: null,
          },
        ]),
    {
      text: 'Sold within a year, the replacement turns its recovery into short-term gain at ordinary rates.',
      cite: '26 U.S.C. § 1222(1)',
    },
  ],

  freesAnother: () => ({
    text: 'Sold together with the other lot of this security, because shares bought in the last 30 days and kept would wash its loss.',
    cite: '26 U.S.C. § 1091(a)',
  }),

  meetsPlannedGain: ({ amount: met }) => ({
    text: `Meets ${dollars(met)} of the gain that your planned sales would realise this year.`,
    cite: '26 U.S.C. § 1222',
  }),

  waitsInBasis: ({ deferred }) => ({
    text: `${dollars(deferred)} of the loss is washed and waits in the basis of the shares that replace it.`,
    cite: '26 U.S.C. § 1091(d)',
  }),

  /** Coins may be bought back at once: there is nothing to replace and nothing to wait for. */
  noReplacement: ({ ruledOut, buyBack }) => {
    if (buyBack === 'atOnce') return [];
    const others = noteWords(ruledOut);
    return {
      text:
        others === ''
          ? 'No replacement is named: the cash would be out of the market for 31 days.'
          : `No replacement is free to buy: ${others} Without one, the cash would be out of the market for 31 days.`,
      cite: null,
    };
  },

  buyInstead: ({ symbol, isSameIndex, isOtherIndex, listed, notes, ruledOut, buyBack }) => {
    if (buyBack === 'atOnce') return [];
    const words = isSameIndex
      ? `${symbol} follows the same index: no authority says whether that is substantially identical.`
      : isOtherIndex
        ? `${symbol} follows another index and keeps the exposure; whether it is substantially identical is for you to judge.`
        : listed?.isProposed
          ? `${symbol} is another security.`
          : `${symbol} is what the tables name instead; they do not say which index each follows, and whether the two are substantially identical is for you to judge.`;
    return {
      text: [words, listedWords(symbol, listed), noteWords(notes), noteWords(ruledOut)]
        .filter(Boolean)
        .join(' '),
      cite: 'IRS Publication 550, Wash Sales',
    };
  },

  buyAgain: ({ symbol, day, buyBack }) =>
    buyBack === 'atOnce' || day === null
      ? []
      : {
          text: `Do not buy ${symbol} in any account of the household before ${formatDay(day)}; switch off reinvested dividends.`,
          cite: '26 U.S.C. § 1091(a)',
        },

  overweight: ({ name, share, target }) => {
    const percent = (part: Decimal): string => `${part.times(100).toDecimalPlaces(1).toString()}%`;
    return {
      text: `${name} is ${percent(share)} of the portfolio against a target of ${percent(target)}: selling here is a trade the target asks for anyway.`,
      cite: null,
    };
  },

  /** What the account sells where nothing is named. */
  nameThisLot: named => ({
    text: `Name this lot ${nameBy(named.asset, named.soldOn)}: without it the oldest shares are sold, ${result(named.oldestGain)} instead of ${result(named.gain)}.`,
    cite: identifiedUnder(named.asset),
  }),

  /** `spares`: it loses nothing for good that today's sale would. */
  betterFrom: ({ day, first, gain, spares, lastDay }) => {
    const than = spares ? ` and loses nothing for good that today's sale would` : '';
    const from = first === null ? '' : ` (waiting pays from ${formatDay(first)} on)`;
    const end =
      day > lastDay
        ? "; it is a loss of the next year then, counted as one carried into it, because that year's gains are not known"
        : `; the last trading day of the year is ${formatDay(lastDay)}`;
    return {
      text: `Better from ${formatDay(day)}: sold then, at the same price, it is worth $${gain.toFixed(2)} more${than}${from}${end}. Waiting risks a rise, and a purchase in between.`,
      cite: '26 U.S.C. § 1091(a)',
    };
  },

  sparedNextYear: ({ day, spared, year }) => ({
    text: `Sold from ${formatDay(day)} on, at the same price, ${dollars(spared)} that is lost for good today would count, in ${year}: worth waiting where ${year} has gains or income for it to meet. Waiting risks a rise, and a purchase in between.`,
    cite: '26 U.S.C. § 1091(a)',
  }),
  soldTogether: () => ({
    text: 'Alone it would be washed by shares bought lately; sold together with them, nothing replaces it.',
    cite: '26 U.S.C. § 1091(a)',
  }),
  dayOrder: ({ symbol, place, count }) => ({
    text: `Sell it as number ${place} of the ${count} sales of ${symbol} on the day, and enter them in that order: in another order more of their losses is washed.`,
    cite: '26 CFR 1.1091-1(b)',
  }),
  lostInAnotherOrder: ({ atMost }) => ({
    text: `In another order of the accounts' sales up to ${dollars(atMost)} of its loss is lost for good.`,
    cite: 'Rev. Rul. 2008-5',
  }),
  plannedSalesLose: ({ more }) => ({
    text: `Planned sales of the same security then lose ${dollars(more)} more for good than without this one: they sell shares that take up its loss, or leave it to shares that a sheltered account buys.`,
    cite: 'Rev. Rul. 2008-5',
  }),
} satisfies Partial<FactWords>;
