/**
 * How brokers call it to name a lot, read in December 2026, as stored, on the page that stands beside each; where what
 * they sell unless told was read elsewhere, that stands in a comment. A broker that is not here was not found on a page
 * of its own (E*TRADE, Merrill and others), and nobody's screens are quoted from memory.
 */
export interface Broker {
  readonly name: string;
  /** In the name of an account. */
  readonly spelled: RegExp;
  /** How to name the lot, in the broker's own words; null: it takes no single lot, only a method. */
  readonly how: string | null;
  /** What it sells unless told. */
  readonly unlessTold: string;
  readonly methods: string;
  readonly source: string;
}

export const READ_ON = 'December 2026';

const FIFO = 'first in, first out';

export const BROKERS: readonly Broker[] = [
  {
    name: 'Schwab',
    spelled: /schwab/i,
    how: 'set the order’s Cost Basis Method to Specified Lots and pick it, until midnight Eastern of the settlement day',
    unlessTold: FIFO,
    methods: 'FIFO, LIFO, High Cost, Low Cost, Tax Lot Optimizer, Specified Lots',
    source: 'help.streetsmart.schwab.com/edge/1.22/Content/Cost%20Basis%20Method.htm',
  },
  {
    name: 'Fidelity',
    spelled: /fidelity/i,
    how: 'tick Choose Specific Shares on the trade page and pick it',
    // scs.fidelity.com, "learn_account_cost_basis", as quoted on kantie.org/topics/huaren/2924036.
    unlessTold: `${FIFO} (mutual funds: average cost)`,
    methods: 'average cost (mutual funds), FIFO, specific shares',
    source: 'fidelity.com/webcontent/ap002390-mlo-content/18.04/help/learn_trading_specific_shares.shtml',
  },
  {
    name: 'Vanguard',
    spelled: /vanguard/i,
    how: 'choose specific identification (SpecID) for the sale and pick it, before the settlement day',
    // Vanguard's notice of 2025, as quoted on whitecoatinvestor.com/?p=336286.
    unlessTold: 'the automated method of the holding (FIFO, MinTax or HIFO; mutual funds: average cost)',
    methods: 'average cost (mutual funds), FIFO, MinTax, HIFO, SpecID',
    source: 'investor.vanguard.com/taxes/cost-basis/specific-identification',
  },
  {
    name: 'Interactive Brokers',
    spelled: /interactive brokers|\bibkr\b/i,
    how: 'after the sale, in the Tax Optimizer (Orders and Trades, View Tax Lots), set the method to Specific Lot and match it, until 8:30 pm Eastern that day',
    unlessTold: FIFO,
    methods: 'FIFO, LIFO, Highest Cost, Maximize … Gain or Loss, Specific Lot',
    source: 'ibkrguides.com/advisorportal/trade/manually-match-specific-lots.htm',
  },
  {
    name: 'Robinhood',
    spelled: /robinhood/i,
    how: 'tap Tax lots at the top right of the sell screen in the app and pick it',
    // robinhood.com/us/en/support/articles/crypto-tax-lots.
    unlessTold: FIFO,
    methods: 'FIFO, tax lots',
    source: 'robinhood.com/us/en/support/articles/tax-lots',
  },
  {
    name: 'Frec',
    spelled: /\bfrec\b/i,
    how: 'choose Sell specific lots on the Trade page and tick it',
    unlessTold: FIFO,
    methods: 'FIFO, specific lots, Tax Optimized',
    source: 'help.frec.com/hc/en-us/articles/16263048817940',
  },
  {
    name: 'Webull',
    spelled: /webull/i,
    how: null,
    unlessTold: FIFO,
    methods: 'FIFO, LIFO, HIFO, LOFO, MinTax',
    source: 'webull.com/help/faq/10525-Tax-Lot-Preferences',
  },
  {
    name: 'Coinbase',
    spelled: /coinbase/i,
    how: null,
    // That HIFO comes first is read from its "Keep HIFO method for all years".
    unlessTold: 'the method under Taxes, Settings (HIFO for those who never changed it)',
    methods: 'HIFO, LIFO, FIFO',
    source: 'help.coinbase.com/en/coinbase/taxes/tools/cost-basis-accounting',
  },
  {
    name: 'tastytrade',
    spelled: /tasty ?(trade|works)/i,
    how: 'write to its trade desk on the day of the sale, before it settles: symbol, quantity, the day and cost of the lot, the day and proceeds of the sale (coins: not possible)',
    unlessTold: FIFO,
    methods: 'FIFO, LIFO, a lot by request',
    source: 'tastyworks.freshdesk.com/support/solutions/articles/43000435250-tax-lots-fifo-lifo-',
  },
  {
    name: 'SoFi',
    spelled: /\bsofi\b/i,
    how: null,
    unlessTold: 'by its MinTax method',
    methods: 'MinTax',
    source: 'support.sofi.com/hc/en-us/articles/10839326729357',
  },
  {
    name: 'M1',
    spelled: /\bm1\b/i,
    how: null,
    unlessTold: 'losses first, short-term before long-term, the largest first (coins: first in, first out)',
    methods: 'its tax minimization: losses first, the largest before the others',
    source:
      'help.m1.com/en/articles/9332165-tax-loss-harvesting-how-m1-handles-taxes-when-selling-securities',
  },
  {
    name: 'Gemini',
    spelled: /\bgemini\b/i,
    how: null,
    unlessTold: 'by the method chosen in its Tax Center',
    methods: 'HIFO, FIFO, LIFO',
    source: 'support.gemini.com/hc/en-us/articles/20055560379675-What-is-a-Gain-Loss-Statement',
  },
];

export const brokerOf = (account: string): Broker | null =>
  BROKERS.find(({ spelled }) => spelled.test(account)) ?? null;

/** How this account's broker learns which lot. */
export function nameItWords(account: string): string {
  const broker = brokerOf(account);
  if (!broker)
    return 'Name this lot: choose specific identification (its broker may call it specified lots, specific shares or lot selection) when the order is entered; where no screen asks, tell them before the sale settles and keep their confirmation.';
  const { name, how, methods, unlessTold } = broker;
  return how === null
    ? `Name this lot: ${name} takes a method (${methods}) and no single lot. Look that the method set sells this one, or ask them before the sale settles (${sourceWords(broker)}).`
    : `Name this lot: at ${name}, ${how}. Unless told it sells ${unlessTold}. Keep the confirmation (${sourceWords(broker)}).`;
}

/** The oldest shares are sold: look that the broker's method is that. */
export function oldestWords(account: string): string {
  const broker = brokerOf(account);
  return broker
    ? `The oldest shares of the account. Unless told ${broker.name} sells ${broker.unlessTold}: look that it is first in, first out (${sourceWords(broker)}).`
    : 'The oldest shares of the account: what a broker sells unless told otherwise. Look that its setting is first in, first out.';
}

const sourceWords = ({ source }: Broker): string => `${source}, read in ${READ_ON}`;
