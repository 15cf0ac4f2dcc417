import { CANADIAN_FUNDS } from './funds';
import { taxableGains } from '../figures';
import { formatDay, yearOf } from '../../base/day';
import { portion, ZERO } from '../../base/exact';
import { formatMoney } from '../../base/spoken';
import type { PoolLaw } from '../laws';
import { TAXED } from '../treatment';
import { averageCost, isAffiliated } from './superficial';
import { settlementDay, SUPERFICIAL_DAYS } from './law';
import { canadianYear, laterRate, LINES } from './year';
import { schedule3 } from './return';

const money = (amount: bigint): string => formatMoney('C$', amount);

/** The days of today's law. */
const AROUND = SUPERFICIAL_DAYS[SUPERFICIAL_DAYS.length - 1]!.value;

/** Capital gains of Canada: Income Tax Act (ITA). */
export const CANADA: PoolLaw = {
  kind: 'pool',
  coversFrom: null,
  currency: 'C$',
  currencyCode: 'CAD',
  funds: CANADIAN_FUNDS,
  lastYear: 2026,
  longMonths: null,
  laterRate,
  // What is carried is after inclusion; the gain it meets is twice that: ITA s. 38.
  carriedGain: ({ figures }) => figures['losses carried forward']!.minus(figures['carry back']!).times(2),
  broughtBack: ({ figures }, { ordinaryRate, stateRate }) =>
    ordinaryRate && figures['carry back']!.times(ordinaryRate.plus(stateRate)),
  gainsLeft: taxableGains,
  freeGains: null,
  incomeLimit: () => null,
  buyBack: 'later',
  mainSettings: [
    { name: 'Ordinary rate', hint: 'Federal and provincial, on the next dollar' },
    { name: 'Losses brought forward', hint: 'Net capital losses, after inclusion' },
    { name: 'Short-term gain elsewhere', hint: 'Gains that are not in this spreadsheet' },
  ],
  notes: [
    'Everyone files alone: this plan is for your own shares.',
    'A loss that may be carried back counts at your rate of today (form T1A). Windows run by trade dates; practitioners use settlement dates.',
    'Not in the figures: minimum tax, provincial surtaxes, benefits that depend on income.',
  ],
  name: 'Canada',
  returnForms: 'Schedule 3',
  returnParts: schedule3,
  lines: LINES,
  window: { before: AROUND, after: AROUND },
  canMeet: isAffiliated,
  disposedOn: settlementDay,
  treatment: () => TAXED,
  settle: averageCost,
  taxYearOf: yearOf,
  yearNames: { FY: 0 },
  assess: canadianYear,
  words: {
    pool: 'ACB pool',
    code: 'Superficial',
    part: ({ denial, poolAfter }, part, shares) => {
      const all = { shares: poolAfter.shares + part.shares, cost: poolAfter.cost + part.cost };
      const average = `Adjusted cost base ${money(portion(all.cost, part.shares, all.shares || part.shares))}: ${shares(part.shares)} of ${shares(all.shares)} shares that cost ${money(all.cost)} [ITA s. 47].`;
      if (!denial) return average;
      const fates = denial.fates.map(({ isLost, person, amount }) =>
        isLost
          ? `${money(amount)} is lost for good in a registered account`
          : `${money(amount)} is added to the cost of ${person === 'self' ? 'your own shares' : `shares of the ${person}`}`,
      );
      return `${average} Superficial: sold ${shares(denial.sold)}, bought ${shares(denial.acquired)} from 30 days before to 30 days after, ${shares(denial.held)} held at its end: ${money(denial.amount)} of the loss is denied; ${fates.join('; ')} [ITA ss. 54, 40(2)(g)(i), 53(1)(f)].`;
    },
    sheltered:
      'Nothing in an RRSP, RRIF, TFSA or FHSA is a capital gain or loss [ITA ss. 146, 146.2, 146.3, 146.6].',
    noLoss: 'No loss on this day: the adjusted cost base is no more than the shares are worth.',
    clear:
      'Nobody affiliated bought in the 30 days before, and no purchase in the 30 days after is known; nobody may buy until it ends [ITA s. 54].',
    risk: ({ disposal, purchases, sharesAtRisk, deferred, lost, isProjected }) => {
      const bought = purchases.map(
        ({ day, trade }) =>
          `${formatDay(day)}${trade.account.name === '' ? '' : ` in ${trade.account.name}`}`,
      );
      const shown = bought.length > 6 ? [...bought.slice(0, 6), `${bought.length - 6} more`] : bought;
      const where = `${money(deferred)} is denied and added to the cost of what is still held${lost > ZERO ? `; ${money(lost)} is lost for good in a registered account` : ''}.`;
      return `${isProjected ? 'With purchases that recur, bought' : 'Bought'} ${shown.join(', ')}, and held 30 days after the sale: ${sharesAtRisk} of the shares sold are superficial. ${where} Least of sold, bought and held, over sold${disposal.denial ? '' : ' (none now)'} [ITA ss. 54, 40(2)(g)(i), 53(1)(f)].`;
    },
    buy: ({ day, loss, notBefore }) =>
      `A purchase by you, your spouse, your corporation or a registered account before ${formatDay(notBefore)} that is still held then makes the loss of ${formatDay(day)} superficial: up to ${money(loss)} [ITA s. 54].`,
    mayBuy: 'No loss of the last 30 days that a purchase could make superficial [ITA s. 54].',
  },
};
