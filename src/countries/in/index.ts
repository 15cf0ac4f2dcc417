import { taxableGains } from '../figures';
import { formatDay } from '../../base/day';
import type { LotLaw } from '../laws';
import { AMERICAN_ACTIONS, withoutWindow } from '../byLots/noWindow';
import { exempt, lossNotAllowed, TAXED, unsupported } from '../treatment';
import { inForce } from '../../base/dated';
import { FOREIGN_LONG, FOREIGN_MONTHS, GRANDFATHERED, LONG_MONTHS } from './law';
import { bonusStripping } from './stripping';
import { freeRoom, indianYear, laterRate, LINES, taxYearOf } from './year';
import { scheduleCG } from './return';

/** Capital gains of India: Income-tax Acts of 1961 and 2025. */
export const INDIA: LotLaw = {
  kind: 'lots',
  name: 'India',
  returnForms: 'Schedule CG and Schedule 112A',
  returnParts: scheduleCG,
  currency: '₹',
  currencyCode: 'INR',
  funds: null,
  lastYear: 2026,
  lines: LINES,
  longMonths: LONG_MONTHS,
  taxYearOf,
  yearNames: { FY: -1, AY: -1 },
  assess: indianYear,
  laterRate,
  carriedGain: ({ figures }) =>
    figures['short losses carried forward']!.plus(figures['long losses carried forward']!),
  broughtBack: () => null,
  gainsLeft: taxableGains,
  freeGains: { room: freeRoom, covers: asset => asset === 'stock' || asset === 'fund' || asset === 'etf' },
  incomeLimit: () => null,
  buyBack: 'atOnce',
  mainSettings: [
    { name: 'Short-term carryover in', hint: 'Of the last eight years' },
    { name: 'Long-term carryover in', hint: 'Of the last eight years' },
    { name: 'Short-term gain elsewhere', hint: 'Listed shares and equity funds' },
    { name: 'Long-term gain elsewhere', hint: 'Listed shares and equity funds' },
    { name: 'Ordinary rate', hint: 'For shares listed abroad, held 24 months or less' },
  ],
  notes: [
    'Everyone files alone: this plan is for your own shares.',
    'Buy back from the next trading day: bought back in the same account on the same day, a sale is squared, and its loss does not come about [s. 43(5)].',
    'A loss is carried forward for eight years, and only where the return is filed on time. Not in the figures: surcharge, cess, rebates.',
  ],
  rules: base => ({
    ...withoutWindow(base),
    methodFor: () => 'fifo',
    longTermMonths: () => LONG_MONTHS,
    // What was bought that day in the account is squared with the sale: s. 43(5).
    recentFirst: asset => (asset === 'crypto' ? null : 0),
  }),
  fixedOrder: 'Income-tax Act 1961 s. 45(2A); CBDT Circular 768 of 1998',
  isPersonal: false,
  tellsFundsApart: false,
  isJoint: () => false,
  taxesTransfers: false,
  hasSeparateLossBasis: false,
  unsupportedActions: {
    ...AMERICAN_ACTIONS,
    inherit:
      'write Buy on the day the previous owner bought it, at what it cost them (Income-tax Act 1961 ss. 49(1), 2(42A))',
    worthless: 'work it out by hand',
  },
  treatment: ({ asset, acquired, sold, term, isForeign, isGain, isSquared, isValued }) => {
    if (isSquared && asset !== 'crypto')
      return exempt(
        'Bought and sold in one account on the same day: the two are squared, and what they make is speculative business income, no capital gain; a loss of it meets speculative gains only, for four years [s. 43(5), 73].',
      );
    if (asset === 'crypto')
      return lossNotAllowed(
        'No loss of a coin may be set off, not even against another coin [s. 115BBH (2)].',
      );
    if (isForeign && term === 'long' && inForce(FOREIGN_LONG, sold) === null)
      return unsupported(
        'a long-term gain on shares listed abroad of before 23 July 2024 is indexed (s. 112)',
        'leave them out of the range, and work them out by hand',
      );
    if (
      !isForeign &&
      isGain === true &&
      !isValued &&
      acquired < GRANDFATHERED.boughtBefore &&
      sold >= GRANDFATHERED.soldFrom
    )
      return unsupported(
        `what was bought before 1 Feb 2018 costs the higher of what was paid and the lower of its value on 31 Jan 2018 and the proceeds (${GRANDFATHERED.cite})`,
        'enter under Fair value of the Buy what a share was worth on 31 Jan 2018 (the highest price of that day, for the shares of the row), or write the Buy on 2018-02-01 with that cost as Amount',
      );
    return TAXED;
  },
  squaresSameDay: 's. 43(5)',
  ownMonths: ({ isForeign }) => (isForeign ? FOREIGN_MONTHS : null),
  bonusCostsNothing: true,
  stepsUp: ({ day, asset, isForeign }) =>
    day < GRANDFATHERED.boughtBefore && asset !== 'crypto' && !isForeign,
  taxesAccumulation: false,
  purposeDays: null,
  faults: bonusStripping,
  words: {
    window: null,
    part: ({ acquired, soldOn, term, trade }) => {
      if (acquired === soldOn && trade.asset !== 'crypto')
        return `Bought that very day, ${formatDay(acquired)}.`;
      const first = `The oldest of the account first: bought ${formatDay(acquired)} [Circular 768 of 1998].`;
      if (trade.asset === 'crypto') return first;
      if (trade.isForeign)
        return `${first} Listed abroad: long-term after 24 months, at 12.5% without the exemption; before that at your own rate [ss. 2(42A), 112].`;
      const held = term === 'long' ? 'more than' : 'no more than';
      return `${first} Held for ${held} 12 months: ${term}-term [s. 2(42A)].`;
    },
    sheltered: 'A sale in a sheltered account is not taxed, and no loss in it counts.',
    noLoss: 'No loss on this day: the oldest of the account, which count as sold first, cost no more.',
    clear:
      'Buy back from the next trading day, never on the same day in the same account: the two would be squared [s. 43(5)]. Beyond that no rule speaks of buying back; arrangements without any other purpose may be set aside [GAAR: Income-tax Act 1961 ss. 95–102], and what is bought around a bonus or a dividend has rules of its own [s. 94 (7), (8)]. A loss is carried forward only where the return is filed on time.',
    purpose: null,
    mayBuy:
      'Nothing of it was sold at a loss today. No rule about buying back on a later day; GAAR where there is no other purpose [Income-tax Act 1961 ss. 95–102].',
  },
};
