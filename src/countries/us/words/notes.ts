import { COVERAGE_WORDS } from '../../coverageWords';
import { goalReached } from '../../goalReached';
import type { FactWords } from '../../../planner/facts';
import { formatDay } from '../../../base/day';
import { exactText } from '../../../base/exact';
import { sentence } from '../../../base/problem';
import { accountName } from '../../../planner/lotIds';
import type { Reason } from '../../../planner/plan';
import { goalWords } from '../../../table/goalWords';
import { dollars } from '../dollars';
import { amount } from './amounts';
import { identifiedUnder, nameBy } from './identified';
import { BAND_LEFT_OUT } from './sale';

const plain = (text: string): Reason => ({ text, cite: null });

/** What the plan could not know, what it did beside the sales, how far it comes towards the goal. */
export const NOTE_WORDS = {
  ...COVERAGE_WORDS,

  leftOut: ({ problem }) => plain(`Left out: ${sentence(problem)}`),

  withoutPrice: ({ lots }) =>
    plain(`${lots === 1 ? '1 lot is' : `${lots} lots are`} without a price: not weighed.`),

  plannedCount: ({ sales }) =>
    plain(`${sales === 1 ? '1 planned sale is' : `${sales} planned sales are`} counted into the year.`),

  plannedWash: ({ sale, loss, by, last }) => {
    const buys = by.map(({ day, source }) => `${formatDay(day)} (${source.table} row ${source.row})`);
    return plain(
      `The purchase of ${sale.symbol} planned for ${buys.join(', ')} would wash ${dollars(loss)} of the loss of ${formatDay(sale.day)}: it is counted as washed; leave the purchase out, or make it after ${formatDay(last)}.`,
    );
  },

  gainGiven: ({ symbol, day }) =>
    plain(
      `${symbol} planned to be given on ${formatDay(day)} stands at a gain that the gift leaves untaxed to you; given to charity after more than a year of holding, its whole value counts (26 U.S.C. § 170(e)(1)(A)).`,
    ),

  /** `winner`: what could be given instead. */
  lossGiven: gift =>
    plain(
      `${gift.symbol} planned to be given on ${formatDay(gift.day)} stands ${gift.inPart ? 'in part at a loss' : 'at a loss'}, which a gift wastes: sell the losing shares and give the cash${gift.winner === null ? '' : `, or give a winner such as ${gift.winner}`} (26 U.S.C. §§ 170(e), 1015(a)).`,
    ),

  searched: ({ lots }) =>
    plain(`${lots} lots were searched step by step: another set may be slightly better.`),

  largestWeighed: ({ lots, weighed }) =>
    plain(`Of ${lots} losing lots ${weighed} were weighed: those of the securities with the largest losses.`),

  noTax: ({ missing }) => plain(`No tax figures: ${missing}.`),

  /** What the year's tax stands on. */
  taxNote: ({ note }) => plain(note),

  /** Winners whose gain would be taxed at nothing. */
  zeroBand: band => {
    const eaten =
      band.eaten === null
        ? ''
        : ` The first ${dollars(band.eaten)} of it would only use up this year's losses and carryovers.`;
    const costs =
      band.cost === null
        ? ''
        : ` Using it all would cost ${amount(band.cost)}, in state tax and in losses used up.`;
    const rate =
      band.worth === null
        ? ' Whether it pays hangs on the rate later: with "Later rate" in Settings the plan weighs it.'
        : ` Weighed at the later rate of Settings, with trading, it would leave you ${amount(band.worth.abs())} ${band.worth.lessThan('-0.005') ? 'worse' : 'better'} off.`;
    return plain(
      `About ${dollars(band.room)} more of long-term gain would be taxed at 0% this year: sold and bought back at once, winners (${band.winners.join(', ')}) take a higher basis without federal tax (26 U.S.C. § 1(h)(1)(B)).${eaten}${costs}${rate} ${BAND_LEFT_OUT}.`,
    );
  },

  goalNeedsIncome: ({ goal }) =>
    plain(
      `The goal “${goalWords(goal)}” needs Taxable income in Settings: all sales worth making are shown.`,
    ),

  goalNotHere: ({ goal }) =>
    plain(`The goal “${goalWords(goal)}” is of another law: all sales worth making are shown.`),

  goalReached: reached => goalReached(reached, `the year's net is ${amount(reached.net)}`, amount),

  nameLots: ({ sale, lots }) => {
    const which = lots.map(({ acquired, name, shares }) => {
      const lot = name === null ? '' : ` (lot ${name})`;
      return `${exactText(shares)} acquired ${formatDay(acquired)}${lot}`;
    });
    return {
      text: `Planned sale of ${exactText(sale.quantity)} ${sale.symbol} on ${formatDay(sale.day)} in ${accountName(sale.account)} (${sale.source.table} row ${sale.source.row}): name ${nameBy(sale.asset, sale.day)} ${which.join(', ')}.`,
      cite: identifiedUnder(sale.asset),
    };
  },

  namedWorth: ({ savedNow, benefit }) => {
    const size = amount(savedNow.abs());
    const now = savedNow.abs().lessThan('0.005')
      ? "leave this year's tax as it is"
      : savedNow.lessThan(0)
        ? `cost ${size} more tax this year`
        : `save ${size} of this year's tax`;
    return plain(
      `Named so, the planned sales ${now} against first in, first out; with carryovers, and the later tax on what is kept, that is worth ${amount(benefit)} today.`,
    );
  },

  rescue: rescued =>
    plain(
      `Sell the ${exactText(rescued.bought.shares)} ${rescued.bought.symbol} bought ${formatDay(rescued.bought.day)} in ${accountName(rescued.bought.account)}, and buy none for 30 days: ${dollars(rescued.loss)} washed on ${formatDay(rescued.sold.day)} comes out with them.`,
    ),

  carriedOut: done => {
    const by = new Set(done.by.map(({ account, day }) => `${accountName(account)} on ${formatDay(day)}`));
    const wash =
      done.washed === BigInt(0)
        ? ''
        : ` ${dollars(done.washed)} of it was washed by purchases in ${[...by].join(', ')}.`;
    return plain(
      `${exactText(done.sold)} ${done.symbol} sold by ${formatDay(done.soldOn)}: planned loss ${dollars(done.planned)}, realised ${dollars(done.realised)}.${wash}`,
    );
  },
} satisfies Partial<FactWords>;
