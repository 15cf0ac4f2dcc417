import { spokenDay } from '../../base/day';
import type { LotLaw } from '../laws';
import { AMERICAN_ACTIONS, withoutWindow } from '../byLots/noWindow';
import { LONG_MONTHS } from './law';
import { indianYear, laterRate, LINES, taxYearOf } from './year';

/** Capital gains of India: Income-tax Acts of 1961 and 2025. */
export const INDIA: LotLaw = {
  kind: 'lots',
  name: 'India',
  currency: '₹',
  currencyCode: 'INR',
  lines: LINES,
  longMonths: LONG_MONTHS,
  taxYearOf,
  year: indianYear,
  laterRate,
  carriedGain: ({ lines }) =>
    lines['short losses carried forward']!.plus(lines['long losses carried forward']!),
  broughtBack: () => null,
  buyBack: 'atOnce',
  asks: [
    { name: 'Short-term carryover in', hint: 'Of the last eight years' },
    { name: 'Long-term carryover in', hint: 'Of the last eight years' },
    { name: 'Short-term gain elsewhere', hint: 'Listed shares and equity funds' },
    { name: 'Long-term gain elsewhere', hint: 'Listed shares and equity funds' },
  ],
  notes: [
    'Everyone files alone: this plan is for your own shares.',
    'A loss is carried forward for eight years, and only where the return is filed on time. Not in the figures: surcharge, cess, rebates.',
  ],
  rules: base => ({
    ...withoutWindow(base),
    methodFor: () => 'fifo',
    longTermMonths: () => LONG_MONTHS,
  }),
  fixedOrder: 'Income-tax Act 1961 s. 45(2A); CBDT Circular 768 of 1998',
  isPersonal: false,
  taxesTransfers: false,
  keepsTwoCosts: false,
  uncovered: {
    ...AMERICAN_ACTIONS,
    inherit:
      'write Buy on the day the previous owner bought it, at what it cost them (Income-tax Act 1961 ss. 49(1), 2(42A))',
    worthless: 'work it out by hand',
  },
  noRelief: asset =>
    asset === 'crypto'
      ? 'No loss of a coin may be set off, not even against another coin [s. 115BBH (2)].'
      : null,
  words: {
    window: null,
    part: ({ acquired, term, trade }) => {
      const first = `The oldest of the account first: bought ${spokenDay(acquired)} [Circular 768 of 1998].`;
      if (trade.asset === 'crypto') return first;
      const held = term === 'long' ? 'more than' : 'no more than';
      return `${first} Held for ${held} 12 months: ${term}-term [s. 2(42A)].`;
    },
    sheltered: 'A sale in a sheltered account is not taxed, and no loss in it counts.',
    noLoss: 'No loss on this day: the oldest of the account, which count as sold first, cost no more.',
    clear:
      'No rule about buying back what is bought and sold in the market; arrangements without any other purpose may be set aside [GAAR: Income-tax Act 1961 ss. 95–102], and units bought around a bonus or a dividend have rules of their own [s. 94 (7), (8)]. A loss is carried forward only where the return is filed on time.',
    purpose: null,
    mayBuy:
      'No rule about buying back; GAAR where there is no other purpose [Income-tax Act 1961 ss. 95–102].',
  },
};
