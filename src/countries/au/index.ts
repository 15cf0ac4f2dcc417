import { AUSTRALIAN_FUNDS } from './funds';
import { taxableGains } from '../figures';
import { formatDay } from '../../base/day';
import type { LotLaw } from '../laws';
import { AMERICAN_ACTIONS, withoutWindow } from '../byLots/noWindow';
import { exempt, TAXED } from '../treatment';
import { DISCOUNT_MONTHS, PURPOSE_DAYS, TAXED_FROM } from './law';
import { australianYear, laterRate, LINES, taxedShare, taxYearOf } from './year';
import { question18 } from './return';

/** Capital gains tax of Australia: Income Tax Assessment Act 1997 (ITAA 1997). */
export const AUSTRALIA: LotLaw = {
  kind: 'lots',
  name: 'Australia',
  returnForms: 'Capital gains tax schedule, item 18',
  returnParts: question18,
  currency: 'A$',
  currencyCode: 'AUD',
  funds: AUSTRALIAN_FUNDS,
  lastYear: 2026,
  lines: LINES,
  longMonths: DISCOUNT_MONTHS,
  taxYearOf,
  yearNames: { FY: -1 },
  assess: australianYear,
  laterRate,
  carriedGain: ({ figures }) => figures['losses carried forward']!,
  broughtBack: () => null,
  gainsLeft: taxableGains,
  freeGains: null,
  incomeLimit: () => null,
  buyBack: 'never',
  mainSettings: [
    { name: 'Ordinary rate', hint: 'Marginal rate with Medicare levy' },
    { name: 'Losses brought forward', hint: 'Net capital losses of earlier years' },
    { name: 'Short-term gain elsewhere', hint: 'Without the discount' },
    { name: 'Long-term gain elsewhere', hint: 'With the discount, before it' },
  ],
  notes: [
    'Everyone files alone: this plan is for your own shares.',
    'Nothing is proposed to be bought back: sell what you mean to part with, or to replace by something else [TR 2008/1].',
    'From 1 July 2027 the discount is replaced: later tax is reckoned by today’s law.',
  ],
  rules: base => ({
    ...withoutWindow(base),
    longTermMonths: () => DISCOUNT_MONTHS,
    gainRate: taxedShare,
  }),
  fixedOrder: null,
  isPersonal: false,
  tellsFundsApart: false,
  isJoint: () => false,
  taxesTransfers: true,
  hasSeparateLossBasis: false,
  unsupportedActions: {
    ...AMERICAN_ACTIONS,
    giftIn: 'a gift is acquired at market value (ITAA 1997 s. 112-20): write Buy with that Amount',
    giftOut:
      'a gift is a disposal at market value (ITAA 1997 s. 116-30), to the spouse too: write Sell with that Amount',
    inherit:
      'write Buy on the day the deceased bought it, at what it cost them; bought before 20 September 1985, at its value on the day of death (ITAA 1997 ss. 115-30, 128-15)',
    capitalGainDividend: 'enter it in Settings, Capital gain distributions (grossed up)',
    worthless: 'write Sell with Amount 0 on the day of the liquidator’s declaration (s. 104-145)',
  },
  treatment: ({ acquired }) =>
    acquired < TAXED_FROM.day
      ? exempt(`Acquired before 20 September 1985: neither a gain nor a loss counts [${TAXED_FROM.cite}].`)
      : TAXED,
  squaresSameDay: null,
  ownMonths: null,
  bonusCostsNothing: false,
  stepsUp: null,
  taxesAccumulation: false,
  purposeDays: PURPOSE_DAYS,
  faults: () => [],
  words: {
    window: null,
    part: ({ acquired, term, basis, proceeds, lotName }) => {
      const which =
        lotName === null
          ? `Bought ${formatDay(acquired)}; the oldest first where the sale names none [TD 33].`
          : `The parcel ${lotName}, bought ${formatDay(acquired)} [TD 33].`;
      if (proceeds < basis) return `${which} A loss meets gains before their discount [ITAA 1997 s. 102-5].`;
      return term === 'long'
        ? `${which} Held for 12 months or more: a discount gain [ITAA 1997 s. 115-25].`
        : `${which} Held for less than 12 months: no discount [ITAA 1997 s. 115-25].`;
    },
    sheltered: 'A sale in a super fund is the fund’s: no loss of yours.',
    noLoss: 'No loss on this day.',
    clear: '',
    purpose:
      'No count of days makes it safe: a loss may be cancelled where its purpose is the tax and the same or much the same is bought back, by you or someone close to you [ITAA 1936 Part IVA; TR 2008/1]. What counts is the reason, the risk you really bear, and what you buy instead; the ATO matches such sales, coins included.',
    mayBuy: 'No loss of the last twelve months that buying it would put in question [TR 2008/1].',
  },
};
