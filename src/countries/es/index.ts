import { UCITS_FUNDS } from '../ucits';
import { taxableGains } from '../figures';
import { civil, dayFrom, formatDay, yearOf, type Day } from '../../base/day';
import { inForce } from '../../base/dated';
import { ZERO } from '../../base/exact';
import { formatMoney } from '../../base/spoken';
import type { LotLaw } from '../laws';
import { AMERICAN_ACTIONS } from '../byLots/noWindow';
import { boughtWords } from '../boughtWords';
import { TAXED, unsettled, unsupported } from '../treatment';
import { UNLISTED, WINDOW_MONTHS } from './law';
import { incomeLimit, laterRate, LINES, spanishYear } from './year';
import { modelo100 } from './return';

const euros = (amount: bigint): string => formatMoney('€', amount);

/** From date to date; where the month has no such day, its last (Código Civil art. 5). */
function monthsFrom(day: Day, months: number): Day {
  const { year, month, date } = civil(day);
  const last = dayFrom(year, month + months + 1, 1) - 1;
  return Math.min(dayFrom(year, month + months, date), last);
}

/** Two months on either side, day for day. */
function windowOn(sold: Day) {
  const months = (inForce(WINDOW_MONTHS, sold) ?? WINDOW_MONTHS[0]!).value;
  return { before: sold - monthsFrom(sold, -months), after: monthsFrom(sold, months) - sold };
}

/** Capital gains of Spain: Ley 35/2006 del IRPF (LIRPF). */
export const SPAIN: LotLaw = {
  kind: 'lots',
  name: 'Spain',
  returnForms: 'Modelo 100, base del ahorro',
  returnParts: modelo100,
  currency: '€',
  currencyCode: 'EUR',
  funds: UCITS_FUNDS,
  lastYear: 2026,
  lines: LINES,
  longMonths: null,
  taxYearOf: yearOf,
  yearNames: { FY: 0 },
  assess: spanishYear,
  laterRate,
  carriedGain: ({ figures }) => figures['losses carried forward']!,
  broughtBack: () => null,
  gainsLeft: taxableGains,
  freeGains: null,
  incomeLimit,
  buyBack: 'later',
  mainSettings: [
    { name: 'Losses brought forward', hint: 'Net losses of the last four years' },
    { name: 'Other investment income', hint: 'Dividends and interest: a net loss meets a quarter of them' },
    { name: 'Short-term gain elsewhere', hint: 'Gains that are not in this spreadsheet' },
  ],
  notes: [
    'Everyone files alone: this plan is for your own shares.',
    'What is traded on no market has a window of a year, not two months; losses brought forward lapse after four years, the oldest first: Settings have one sum of them.',
    'Not in the figures: the regional laws of the Basque Country and Navarre, coefficients for what was bought before 1995.',
  ],
  rules: base => ({
    ...base,
    windowOn,
    tacking: 'none',
    fillsAreOnePurchase: true,
    replacementMustBeHeld: true,
    washes: ({ asset }) => asset === 'stock' || asset === 'fund' || asset === 'etf',
    // "Cuando el contribuyente hubiera adquirido": the taxpayer alone, and what a pension plan buys is not theirs.
    effectOf: ({ kind, owner }) => (kind === 'taxable' && owner.role === 'self' ? 'defers' : 'none'),
    methodFor: () => 'fifo',
  }),
  fixedOrder: 'LIRPF art. 37.2',
  isPersonal: true,
  tellsFundsApart: false,
  isJoint: () => false,
  taxesTransfers: true,
  hasSeparateLossBasis: false,
  unsupportedActions: {
    ...AMERICAN_ACTIONS,
    giftIn:
      'a gift is acquired at the value declared for its own tax (LIRPF art. 36): write Buy with that Amount',
    giftOut:
      'a gift is a transfer at market value whose loss does not count (LIRPF arts. 33.5 c), 36): write Sell with that Amount where it is a gain, else leave it out',
    inherit: 'write Buy on the day of death at the value declared for the inheritance (LIRPF art. 36)',
    worthless: 'write Sell with Amount 0 in the year in which the loss is final (LIRPF art. 37.1)',
  },
  treatment: ({ asset }) => {
    if (asset === 'bond')
      return unsupported(
        'what a bond brings on its sale is income from capital, not a gain (LIRPF art. 25.2)',
        'leave it out, and enter its result under Other investment income in Settings',
      );
    if (asset === 'fund')
      return unsettled(
        `Units of a fund that is traded on no market: whether a purchase within a year, not two months, defers the loss is not settled here [${UNLISTED}].`,
      );
    return asset === 'crypto'
      ? unsettled(
          'Coins are no securities: whether what is bought back within a year denies the loss is not settled here [LIRPF art. 33.5 e)].',
        )
      : TAXED;
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
      code: 'Deferred',
      risk: ({ matches, sharesAtRisk, deferred, isProjected }) => {
        const days = [...new Set(matches.map(({ acquisition }) => formatDay(acquisition.day)))];
        return `${isProjected ? 'A purchase that recurs is expected' : 'Bought'} on ${days.join(', ')}, within two months: ${euros(deferred)} of the loss, that of ${sharesAtRisk} shares, would count only as those bought are sold [LIRPF art. 33.5 f)].`;
      },
      buy: ({ day, loss, notBefore }) =>
        `A purchase by you before ${formatDay(notBefore)} defers up to ${euros(loss)} of the loss of ${formatDay(day)}: it would count only as what is bought is sold [LIRPF art. 33.5 f)].`,
    },
    part: ({ matches, washAdded, acquired }) =>
      [
        `The oldest of all your accounts first: bought ${formatDay(acquired)} [LIRPF art. 37.2].`,
        ...matches.map(
          match =>
            `${boughtWords(match, match.shares)}, within two months: ${euros(match.disallowed)} of the loss counts only as those shares are sold [LIRPF art. 33.5 f)].`,
        ),
        ...(washAdded > ZERO
          ? [`A deferred loss of ${euros(washAdded)} comes in with these shares [LIRPF art. 33.5].`]
          : []),
      ].join(' '),
    sheltered: 'A sale in a pension plan is no gain or loss of yours.',
    noLoss: 'No loss on this day.',
    clear: 'No purchase of yours within two months before or after is known [LIRPF art. 33.5 f)].',
    purpose: null,
    mayBuy: 'No loss of the last two months that a purchase of yours could defer [LIRPF art. 33.5 f)].',
  },
};
