import { UCITS_FUNDS } from '../ucits';
import { taxableGains } from '../figures';
import { formatDay, yearOf } from '../../base/day';
import { ZERO } from '../../base/exact';
import { formatMoney } from '../../base/spoken';
import type { LotLaw } from '../laws';
import { lossNotAllowed, TAXED, unsettled } from '../treatment';
import { AMERICAN_ACTIONS } from '../byLots/noWindow';
import { boughtWords } from '../boughtWords';
import { FOUR_WEEKS } from './law';
import { freeRoom, irishYear, isUnderExitTax, LINES, rateOn } from './year';
import { cg1 } from './return';

/** Only what is bought after the sale meets it, not what was bought earlier that day: s. 581(3). */
const AFTER_THE_SALE = -1;

const BOUGHT_LATELY =
  'Bought and sold within four weeks: section 581(3) ring-fences a loss only for what is bought after the sale, but Revenue’s own page says that such a loss cannot be set against other gains [TCA 1997 s. 581; revenue.ie, “Selling or disposing of shares”].';

const euros = (amount: bigint): string => formatMoney('€', amount);

/** Capital gains tax of Ireland: Taxes Consolidation Act 1997 (TCA). */
export const IRELAND: LotLaw = {
  kind: 'lots',
  name: 'Ireland',
  returnForms: 'CG1 or Form 11',
  returnParts: cg1,
  currency: '€',
  currencyCode: 'EUR',
  funds: UCITS_FUNDS,
  lastYear: 2026,
  lines: LINES,
  longMonths: null,
  taxYearOf: yearOf,
  yearNames: { FY: 0 },
  assess: irishYear,
  laterRate: ({ longTermRate }, asOf) => longTermRate ?? rateOn(asOf),
  carriedGain: ({ figures }) => figures['losses carried forward']!,
  broughtBack: () => null,
  gainsLeft: taxableGains,
  freeGains: { room: freeRoom, covers: () => true },
  incomeLimit: () => null,
  buyBack: 'later',
  mainSettings: [
    { name: 'Losses brought forward', hint: 'Of earlier years' },
    { name: 'Short-term gain elsewhere', hint: 'Gains that are not in this spreadsheet' },
  ],
  notes: [
    'Everyone files alone: this plan is for your own shares.',
    'Not in the figures: exit tax of funds.',
  ],
  // A loss with a purchase in the four weeks after counts only against a gain on what was bought: s. 581(3).
  rules: base => ({
    ...base,
    windowOn: () => ({ before: AFTER_THE_SALE, after: FOUR_WEEKS }),
    tacking: 'none',
    ringFences: true,
    recentFirst: asset => (asset === 'crypto' ? null : FOUR_WEEKS),
    fillsAreOnePurchase: true,
    replacementMustBeHeld: true,
    washes: ({ asset }) => asset !== 'crypto' && !isUnderExitTax(asset),
    effectOf: ({ kind }) => (kind === 'taxable' ? 'defers' : 'none'),
    methodFor: () => 'fifo',
  }),
  fixedOrder: 'TCA 1997 ss. 580(2), 581',
  isPersonal: true,
  tellsFundsApart: false,
  isJoint: () => false,
  taxesTransfers: false,
  hasSeparateLossBasis: true,
  unsupportedActions: {
    ...AMERICAN_ACTIONS,
    giftIn:
      'a gift is acquired at market value (TCA 1997 s. 547): write Buy with that Amount; from the spouse, Transfer out and Transfer in',
    giftOut:
      'a gift is a disposal at market value (TCA 1997 s. 547): write Sell with that Amount; to the spouse, Transfer out and Transfer in',
    worthless: 'write Sell with Amount 0 on the day of the claim (TCA 1997 s. 538(2))',
  },
  treatment: ({ asset, acquired, sold }) => {
    if (isUnderExitTax(asset))
      return lossNotAllowed(
        'Funds and ETFs are mostly under exit tax: a loss counts for nothing there, and this does not work that tax out. For a fund under capital gains tax set Asset to stock [TCA 1997 ss. 739D, 747D].',
      );
    return asset !== 'crypto' && sold - acquired <= FOUR_WEEKS ? unsettled(BOUGHT_LATELY) : TAXED;
  },
  squaresSameDay: null,
  ownMonths: null,
  bonusCostsNothing: false,
  stepsUp: null,
  taxesAccumulation: false,
  purposeDays: null,
  faults: () => [],
  words: {
    window: {
      code: 'Ring-fenced',
      risk: ({ matches, sharesAtRisk, deferred, isProjected }) => {
        const days = [...new Set(matches.map(({ acquisition }) => formatDay(acquisition.day)))];
        return `${isProjected ? 'A purchase that recurs is expected' : 'Bought'} on ${days.join(', ')}, within four weeks after: ${euros(deferred)} of the loss, that of ${sharesAtRisk} shares, would count only against a gain on what is bought [TCA 1997 s. 581(3)].`;
      },
      buy: ({ day, loss, notBefore }) =>
        `A purchase by you or your spouse before ${formatDay(notBefore)} ring-fences up to ${euros(loss)} of the loss of ${formatDay(day)}: it would count only against a gain on what is bought [TCA 1997 s. 581(3), (4)].`,
    },
    part: ({ matches, washAdded, acquired, trade }) => {
      const recent = trade.asset !== 'crypto' && trade.day - acquired <= FOUR_WEEKS;
      return [
        recent
          ? `Bought ${formatDay(acquired)}, within the four weeks before: sold first [TCA 1997 s. 581(1)].`
          : `The oldest shares first: bought ${formatDay(acquired)} [TCA 1997 s. 580].`,
        ...matches.map(
          match =>
            `${boughtWords(match, match.shares)}, within four weeks after: ${euros(match.disallowed)} of the loss counts only against a gain on those shares [TCA 1997 s. 581(3)].`,
        ),
        ...(washAdded > ZERO
          ? [
              `A ring-fenced loss of ${euros(washAdded)} stood on these shares: it lowers a gain on them to nothing at most [TCA 1997 s. 581(3)].`,
            ]
          : []),
      ].join(' ');
    },
    sheltered: 'A sale in a pension or another sheltered account is no disposal of yours: no loss counts.',
    noLoss: 'No loss on this day.',
    clear:
      'No purchase in the four weeks after is known. What was bought in the four weeks before counts as sold first [TCA 1997 s. 581].',
    purpose: null,
    mayBuy: 'No loss of the last four weeks that a purchase could ring-fence [TCA 1997 s. 581(3)].',
  },
};
