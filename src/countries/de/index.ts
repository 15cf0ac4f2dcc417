import { UCITS_FUNDS } from '../ucits';
import { taxableGains } from '../figures';
import { formatDay, yearOf } from '../../base/day';
import { Decimal } from '../../base/decimal';
import type { Asset } from '../../engine/records';
import { inForce } from '../../base/dated';
import type { LotLaw } from '../laws';
import { AMERICAN_ACTIONS, withoutWindow } from '../byLots/noWindow';
import { exempt, lossNotAllowed, TAXED, unsupported } from '../treatment';
import { FLAT_RATE, FUNDS_ANEW_FROM, PRIVATE_MONTHS, SHARES_TAXED_FROM } from './law';
import { freeRoom, germanYear, LINES } from './year';
import { anlagen } from './return';

const FREE_COINS =
  'Coins held for more than a year: free of tax, and no loss counts [EStG § 23 Abs. 1 S. 1 Nr. 2].';

/** What of each kind of fund does not count. */
const FUND_SHARE: Readonly<Partial<Record<Asset, string>>> = {
  fund: 'Of an equity fund 30% of the gain or loss does not count',
  etf: 'Of an equity fund 30% of the gain or loss does not count',
  mixedFund: 'Of a mixed fund 15% of the gain or loss does not count',
  propertyFund:
    'Of a fund of property 60% of the gain or loss does not count; of one mostly abroad 80%, which is not built',
  bondFund: 'Of a fund of bonds the whole gain or loss counts',
};

/** Capital income of Germany: Einkommensteuergesetz (EStG). */
export const GERMANY: LotLaw = {
  kind: 'lots',
  name: 'Germany',
  returnForms: 'Anlage KAP and Anlage SO',
  returnParts: anlagen,
  currency: '€',
  currencyCode: 'EUR',
  funds: UCITS_FUNDS,
  lastYear: 2026,
  lines: LINES,
  longMonths: null,
  taxYearOf: yearOf,
  yearNames: { FY: 0 },
  assess: germanYear,
  laterRate: ({ longTermRate }, asOf) =>
    longTermRate ?? new Decimal((inForce(FLAT_RATE, asOf) ?? FLAT_RATE[0]!).value),
  carriedGain: ({ figures }) =>
    figures['losses carried forward']!.plus(figures['share losses carried forward']!),
  broughtBack: () => null,
  gainsLeft: taxableGains,
  freeGains: { room: freeRoom, covers: asset => asset !== 'crypto' },
  incomeLimit: () => null,
  buyBack: 'atOnce',
  mainSettings: [
    {
      name: 'Filing status',
      hint: 'Joint doubles the allowance and nets both spouses’ pots',
      choices: ['Single', 'Joint'],
      unset: 'Single (not set)',
    },
    { name: 'Share losses brought forward', hint: 'For gains of shares only' },
    { name: 'Losses brought forward', hint: 'Other capital losses' },
    { name: 'Crypto losses brought forward', hint: 'Of coins sold within a year' },
    { name: 'Other investment income', hint: 'Dividends and interest: they use the allowance too' },
    { name: 'Ordinary rate', hint: 'For coins sold within a year' },
  ],
  notes: [
    'This plan is for your own depots; with Filing status Joint for both spouses’, whose pots the return nets (EStG § 20 Abs. 6, § 26b).',
    'Banks net their own pots by themselves; losses of another bank count in the return, with a certificate asked for by 15 December.',
    'Not in the figures: church tax, and a Vorabpauschale that no row tells; a loss of coins meets gains of coins only.',
  ],
  rules: base => ({
    ...withoutWindow(base),
    methodFor: () => 'fifo',
    longTermMonths: () => PRIVATE_MONTHS,
  }),
  fixedOrder: 'EStG § 20 Abs. 4 S. 7',
  isPersonal: false,
  tellsFundsApart: true,
  isJoint: ({ filingStatus }) => filingStatus === 'joint',
  taxesTransfers: false,
  hasSeparateLossBasis: false,
  unsupportedActions: {
    ...AMERICAN_ACTIONS,
    worthless: 'write Sell with Amount 0 on the day it was written off (EStG § 20 Abs. 6 S. 6)',
  },
  treatment: ({ asset, term, acquired, sold }) => {
    if (asset === 'crypto') return term === 'long' ? lossNotAllowed(FREE_COINS) : TAXED;
    if (FUND_SHARE[asset] !== undefined && acquired < FUNDS_ANEW_FROM.day && sold >= FUNDS_ANEW_FROM.day)
      return unsupported(
        `of a fund bought before 2018 what accrued to 31 Dec 2017 counts by the old law and the rest apart (${FUNDS_ANEW_FROM.cite})`,
        'write the Buy on 2018-01-01 with the value of 31 Dec 2017 as Amount; the old gain stands in the return by hand, and for shares of before 2009 the allowance of 100,000',
      );
    return asset === 'stock' && acquired < SHARES_TAXED_FROM.day
      ? exempt(`Bought before 2009 and held for more than a year: free of tax [${SHARES_TAXED_FROM.cite}].`)
      : TAXED;
  },
  squaresSameDay: null,
  ownMonths: null,
  bonusCostsNothing: false,
  stepsUp: null,
  taxesAccumulation: true,
  purposeDays: null,
  faults: () => [],
  words: {
    window: null,
    part: ({ acquired, trade, term }) => {
      const share = FUND_SHARE[trade.asset];
      const first = `The oldest shares of the account first: bought ${formatDay(acquired)} [EStG § 20 Abs. 4 S. 7].`;
      if (share !== undefined) return `${first} ${share} [InvStG §§ 20, 21].`;
      switch (trade.asset) {
        case 'crypto':
          return term === 'long'
            ? FREE_COINS
            : 'Coins held for a year or less: a private sale [EStG § 23 Abs. 1 S. 1 Nr. 2].';
        case 'stock':
          return `${first} A loss of shares meets gains of shares only [EStG § 20 Abs. 6 S. 4].`;
        default:
          return first;
      }
    },
    sheltered: 'A sale in a sheltered account is not taxed, and no loss in it counts.',
    noLoss: 'No loss on this day: the oldest shares of the account, which count as sold first, cost no more.',
    clear:
      'No rule about buying back: a sale and a purchase on the same day were accepted [BFH 25.08.2009, IX R 60/07 and IX R 55/07]; a trade without any risk may be abuse [AO § 42]. Losses of shares meet gains of shares only [EStG § 20 Abs. 6 S. 4; whether that is constitutional is before the court: BVerfG 2 BvL 3/21].',
    purpose: null,
    mayBuy:
      'No rule about buying back: the same security may be bought at once [BFH 25.08.2009, IX R 60/07; AO § 42 in extreme cases].',
  },
};
