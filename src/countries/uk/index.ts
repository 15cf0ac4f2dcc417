import { UK_FUNDS } from './funds';
import { taxableGains } from '../figures';
import { formatDay } from '../../base/day';
import { ZERO } from '../../base/exact';
import { formatMoney } from '../../base/spoken';
import type { PoolLaw } from '../laws';
import { TAXED, unsupported } from '../treatment';
import { isPooled } from '../byPools/history';
import { POOLED_FROM } from './law';
import { DAYS_AFTER, identify } from './identify';
import { freeRoom, LINES, laterRate, taxYearOf, ukYear } from './year';
import { sa108 } from './return';

const pounds = (amount: bigint): string => formatMoney('£', amount);

/** Capital gains tax of the United Kingdom: TCGA 1992. */
export const UK: PoolLaw = {
  kind: 'pool',
  coversFrom: POOLED_FROM,
  currency: '£',
  currencyCode: 'GBP',
  funds: UK_FUNDS,
  lastYear: 2026,
  longMonths: null,
  laterRate,
  carriedGain: ({ figures }) => figures['losses carried forward']!,
  broughtBack: () => null,
  gainsLeft: taxableGains,
  freeGains: { room: freeRoom, covers: () => true },
  incomeLimit: () => null,
  buyBack: 'later',
  mainSettings: [
    { name: 'Taxable income', hint: 'After the personal allowance' },
    { name: 'Losses brought forward', hint: 'Of earlier years, claimed' },
    { name: 'Short-term gain elsewhere', hint: 'Gains that are not in this spreadsheet' },
  ],
  planWords: {
    gainBuyBack: ({ symbol, day }) => ({
      text: `To keep ${symbol}, buy it back at once in an ISA or a pension (Bed and ISA), or through your spouse; outside them from ${formatDay(day!)} on: bought sooner, the sale is matched with the purchase and there is no gain to use the exempt amount [TCGA 1992 ss. 106A(5), 151].`,
      cite: null,
    }),
  },
  notes: [
    'Everyone files alone: this plan is for your own shares. An ISA, a pension or your spouse may buy at once.',
    'Not in the figures: Scottish bands, losses of connected persons, section 16A (arrangements whose main purpose is the tax).',
  ],
  name: 'United Kingdom',
  returnForms: 'SA108 and its computation',
  returnParts: sa108,
  lines: LINES,
  window: { before: 0, after: DAYS_AFTER },
  canMeet: (purchase, sale) => isPooled(purchase) && purchase.person === sale.person,
  disposedOn: day => day,
  treatment: ({ asset }) =>
    asset === 'bond'
      ? unsupported(
          'gilts and qualifying corporate bonds are outside the tax, gain and loss (TCGA 1992 ss. 115, 16(2))',
          'leave gilts and qualifying corporate bonds out of the range; for another bond write Other under Asset',
        )
      : TAXED,
  settle: identify,
  taxYearOf,
  yearNames: {},
  assess: ukYear,
  words: {
    pool: 'Section 104 pool',
    code: '',
    part: ({ poolAfter, parts }, part, shares) => {
      if (part.rule === 'sameDay') {
        return `${shares(part.shares)} matched with shares bought the same day for ${pounds(part.cost)} [TCGA 1992 s. 105(1)].`;
      }
      if (part.rule === 'thirtyDays') {
        return `${shares(part.shares)} matched with shares bought on ${formatDay(part.acquired!)}, within 30 days after, for ${pounds(part.cost)}: the pool keeps its old cost [TCGA 1992 s. 106A(5)].`;
      }
      const before = { shares: poolAfter.shares + part.shares, cost: poolAfter.cost + part.cost };
      const rest = parts.length > 1 ? 'The rest: ' : '';
      return `${rest}${shares(part.shares)} of ${shares(before.shares)} in the pool, which cost ${pounds(before.cost)}; ${shares(poolAfter.shares)} at ${pounds(poolAfter.cost)} are left [TCGA 1992 s. 104].`;
    },
    sheltered:
      'Nothing in an ISA or a pension is taxed, and no loss in it counts [TCGA 1992 ss. 151, 271(1A)].',
    noLoss: 'No loss on this day: the pool cost no more than the shares are worth.',
    clear:
      'No purchase within 30 days after is known. Purchases before the sale only join the pool. An ISA, a pension or the spouse is another holder: a purchase there is not matched [TCGA 1992 ss. 105, 106A].',
    risk: ({ disposal, sharesAtRisk, deferred, isProjected }) => {
      const days = disposal.parts
        .filter(({ rule }) => rule !== 'pool')
        .map(({ acquired }) => formatDay(acquired!));
      const found = isProjected ? 'A purchase that recurs is expected' : 'Bought';
      const from = deferred > ZERO ? ` ${pounds(deferred)} of the loss stays in the pool.` : '';
      return `${found} on ${days.join(', ')}: ${sharesAtRisk} of the shares sold would be matched with it instead of the pool.${from} An ISA or a pension may buy [TCGA 1992 ss. 105(1), 106A(5)].`;
    },
    buy: ({ day, loss, notBefore }) =>
      `A purchase before ${formatDay(notBefore)} would be matched with the disposal of ${formatDay(day)} and take up to ${pounds(loss)} of its loss; in an ISA or a pension it would not [TCGA 1992 s. 106A(5)].`,
    mayBuy: 'No disposal at a loss in the last 30 days [TCGA 1992 s. 106A(5)].',
  },
};
