import { formatDay, yearOf } from '../../base/day';
import { ZERO, type Money } from '../../base/exact';
import { formatMoney } from '../../base/spoken';
import { isSheltered } from '../../engine/records';
import type { Settings } from '../../engine/settings';
import type { LotLaw } from '../laws';
import { TAXED } from '../treatment';
import { boughtWords } from '../boughtWords';
import { OTHER_LINES, otherYear } from './year';
import { plainReturn } from './return';

/** No country's law: lots of each account oldest first, and the user's own window, rates and limit. */
export function otherCountry(settings: Settings): LotLaw {
  const { ownWindowBefore, ownWindowAfter } = settings;
  // A code stands apart from the amount, a sign before it.
  const currency = settings.currency.length > 1 ? `${settings.currency} ` : settings.currency;
  const window = { before: ownWindowBefore ?? 0, after: ownWindowAfter ?? 0 };
  const isWindow = ownWindowBefore !== null || ownWindowAfter !== null;
  const money = (amount: Money): string => formatMoney(currency, amount);
  const reach = `${window.before} days before to ${window.after} days after (Settings)`;
  return {
    kind: 'lots',
    name: 'Other',
    returnForms: 'Gains of the year',
    returnParts: plainReturn,
    currency,
    currencyCode: settings.currency.toUpperCase(),
    funds: null,
    lastYear: 2026,
    lines: OTHER_LINES,
    longMonths: null,
    taxYearOf: yearOf,
    yearNames: { FY: 0 },
    assess: otherYear,
    laterRate: ({ longTermRate, ordinaryRate }) => longTermRate ?? ordinaryRate,
    carriedGain: ({ figures }) => figures['losses carried forward']!,
    broughtBack: () => null,
    gainsLeft: ({ net }) => net,
    freeGains: null,
    incomeLimit: ({ incomeOffsetCap }) => (incomeOffsetCap.isZero() ? null : incomeOffsetCap),
    buyBack: isWindow ? 'later' : 'atOnce',
    mainSettings: [
      { name: 'Long-term rate', hint: 'Of tax on a gain' },
      { name: 'Ordinary rate', hint: 'Of tax on other income' },
      { name: 'Income offset cap', hint: 'How much of a loss comes off other income' },
      { name: 'Losses brought forward', hint: 'Of earlier years' },
      { name: 'Wash window before', hint: 'Days before a sale; blank: no such rule' },
      { name: 'Wash window after', hint: 'Days after a sale; blank: no such rule' },
      { name: 'Currency', hint: 'What stands before amounts' },
    ],
    notes: ['The figures are by the rates and limits of Settings: no country’s law is known here.'],
    rules: base => ({
      ...base,
      windowOn: () => window,
      tacking: 'none',
      washes: () => isWindow,
      effectOf: account => (isSheltered(account) ? 'destroys' : 'defers'),
    }),
    fixedOrder: null,
    isPersonal: false,
    tellsFundsApart: false,
    isJoint: () => false,
    taxesTransfers: false,
    hasSeparateLossBasis: false,
    unsupportedActions: {},
    treatment: () => TAXED,
    squaresSameDay: null,
    ownMonths: null,
    bonusCostsNothing: false,
    stepsUp: null,
    taxesAccumulation: false,
    purposeDays: null,
    faults: () => [],
    words: {
      window: isWindow
        ? {
            code: 'Deferred',
            risk: ({ matches, sharesAtRisk, deferred, lost, isProjected }) => {
              const days = [...new Set(matches.map(({ acquisition }) => formatDay(acquisition.day)))];
              const kept = lost > ZERO ? `; ${money(lost)} is lost in a sheltered account` : '';
              return `${isProjected ? 'With a purchase that recurs, bought' : 'Bought'} ${days.join(', ')}, within ${reach}: ${sharesAtRisk} of the shares sold are replaced. ${money(deferred)} of the loss joins the cost of the new shares${kept}.`;
            },
            buy: ({ day, loss, notBefore }) =>
              `A purchase before ${formatDay(notBefore)} defers up to ${money(loss)} of the loss of ${formatDay(day)}: the window is ${reach}.`,
          }
        : null,
      part: ({ matches, washAdded, nondeductible }) =>
        [
          ...matches.map(match => {
            const { shares, disallowed, permanent } = match;
            const fate = permanent ? 'is lost in a sheltered account' : 'joins the cost of those shares';
            return `${boughtWords(match, shares)}: ${money(disallowed)} of the loss ${fate}.`;
          }),
          ...(washAdded > ZERO ? [`The cost includes ${money(washAdded)} of an earlier loss.`] : []),
          ...(nondeductible > ZERO ? [`${money(nondeductible)} of the loss does not count.`] : []),
        ].join(' '),
      sheltered: 'A sale in a sheltered account is not taxed, and no loss in it counts.',
      noLoss: 'No loss on this day.',
      clear: isWindow ? `No purchase from ${reach} is known.` : NO_RULE,
      purpose: null,
      mayBuy: isWindow ? 'No loss that a purchase today could defer.' : NO_RULE,
    },
  };
}

/** What is said where no country's law is known. */
const NO_RULE =
  'Country is Other: no rule about buying back is applied, and none may be known here. Check your own law.';
