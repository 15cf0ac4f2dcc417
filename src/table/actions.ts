import { ACTION_ORDER, type Action } from '../engine/actions';
import { plain } from './headings';

/** The words for each action, the product's own first. */
const WORDS: Readonly<Record<Action, readonly string[]>> = {
  buy: [
    'Buy',
    'Bought',
    'Purchase',
    'Purchased',
    'You bought',
    'Buy to open',
    'Bought to open',
    'BTO',
    'Exchange in',
    'Buy exchange',
    'Contribution purchase',
    'ESPP purchase',
    'Payroll deduction',
    'Market buy',
    'Limit buy',
  ],
  sell: [
    'Sell',
    'Sold',
    'Sale',
    'You sold',
    'Sell to close',
    'Sold to close',
    'STC',
    'Exchange out',
    'Sell exchange',
    'Market sell',
    'Limit sell',
    'Redemption',
    'Redeemed',
    'Full redemption',
    'Matured',
    'Maturity',
  ],
  reinvest: [
    'Reinvest',
    'Reinvested',
    'Reinvestment',
    'DRIP',
    'Dividend reinvestment',
    'Reinvest dividend',
    'Reinvest shares',
    'Reinvested shares',
    'Reinvested dividend',
    'Qual div reinvest',
    'Qualified dividend reinvest',
    'Dividend reinvest',
    'Long term cap gain reinvest',
    'Short term cap gain reinvest',
  ],
  vest: ['Vest', 'Vested', 'RSU vest', 'Release', 'Lapse', 'Stock plan activity'],
  split: [
    'Split',
    'Stock split',
    'Reverse split',
    'Share split',
    'Forward split',
    'Subdivision',
    'Consolidation',
  ],
  stockDividend: ['Stock dividend', 'Stock div dist', 'Dividend in shares', 'Bonus shares', 'Bonus issue'],
  symbolChange: ['Symbol change', 'Name change', 'Ticker change'],
  merger: ['Merger', 'Stock merger', 'Acquisition', 'Reorganization', 'Reorganisation'],
  spinOff: ['Spin-off', 'Spinoff', 'Spin off', 'Demerger'],
  returnOfCapital: ['Return of capital', 'ROC', 'Equalisation', 'Equalization', 'Nontaxable distribution'],
  accumulationDistribution: [
    'Accumulation distribution',
    'Notional distribution',
    'Excess reportable income',
  ],
  capitalGainDividend: [
    'Capital gain dividend',
    'Capital gain distribution',
    'Long-term capital gain distribution',
    'Long term cap gain',
    'Long-term capital gain',
    'LT cap gain distribution',
  ],
  exemptInterestDividend: ['Exempt-interest dividend', 'Tax-exempt dividend', 'Tax exempt dividend'],
  giftIn: ['Gift in', 'Gift', 'Gift received'],
  inherit: ['Inherit', 'Inherited', 'Inheritance'],
  transferOut: ['Transfer out', 'Transferred out', 'ACAT out', 'Transfer of shares out'],
  transferIn: ['Transfer in', 'Transferred in', 'ACAT in', 'Transfer of shares in'],
  giftOut: ['Gift out', 'Gift given', 'Donation', 'Donate', 'Donated', 'Charitable gift'],
  exercised: ['Exercised', 'Exercise', 'Option exercise', 'Option exercised'],
  assigned: ['Assigned', 'Assignment', 'Option assignment', 'Option assigned'],
  cover: ['Cover', 'Buy to cover', 'Buy to close', 'Bought to close', 'BTC'],
  short: ['Short', 'Sell short', 'Short sell', 'Short sale', 'Sell to open', 'Sold to open', 'STO'],
  expired: ['Expired', 'Expire', 'Expiration', 'Expires', 'Option expired', 'Option expiration'],
  worthless: ['Worthless', 'Worthless security', 'Written off', 'Write off'],
};

/** Rows that only move cash: they need no symbol, move no lot, and are counted. */
const CASH = [
  'Dividend',
  'Dividends',
  'Div',
  'Cash dividend',
  'Ordinary dividend',
  'Qualified dividend',
  'Non-qualified dividend',
  'Nonqualified dividend',
  'Non-qualified div',
  'Special dividend',
  'Special qual div',
  'Dividend received',
  'Pr yr cash div',
  'Pr yr non-qual div',
  'Foreign dividend',
  'Short term cap gain',
  'Short-term capital gain distribution',
  'Substitute payment',
  'Payment in lieu',
  'Interest',
  'Bank interest',
  'Bond interest',
  'Credit interest',
  'Interest income',
  'Interest earned',
  'Interest paid',
  'Margin interest',
  'Misc credits',
  'Misc cash entry',
  'Miscellaneous income',
  'Tax',
  'Tax withheld',
  'Tax withholding',
  'Withholding tax',
  'Nonresident tax',
  'Foreign tax',
  'Foreign tax paid',
  'Foreign tax withheld',
  'NRA tax adj',
  'NRA withholding',
  'Fee',
  'Fees',
  'Service fee',
  'Account fee',
  'Management fee',
  'Advisory fee',
  'ADR fee',
  'ADR mgmt fee',
  'ADR pass thru fee',
  'Foreign custody fee',
  'Wire fee',
  'Commission',
  'Stamp duty',
  'Deposit',
  'Deposits',
  'Cash deposit',
  'Withdrawal',
  'Withdraw',
  'Withdrawals',
  'Cash withdrawal',
  'Contribution',
  'Cash contribution',
  'Distribution',
  'Cash distribution',
  'MoneyLink deposit',
  'MoneyLink transfer',
  'Wire funds',
  'Wire sent',
  'Wire received',
  'Wire in',
  'Wire out',
  'Funds received',
  'Funds paid',
  'ACH',
  'Journal cash',
  'Cash transfer',
  'Electronic funds transfer',
  'EFT',
  'Direct deposit',
  'Check',
  'Check paid',
  'Bill payment',
  'Debit card purchase',
  'ATM',
  'Sweep',
  'Sweep in',
  'Sweep out',
  'Sweep interest',
  'Cash',
  'Cash sweep',
  'FX',
  'Currency conversion',
  'Forex',
  'Rebate',
  'Promotional award',
  'Adjustment cash',
  'Cashback',
  'Bonus cash',
];

/** What is known but cannot be read as it stands, with how to write it. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^CHECK/, 'answer the question in its Note: give the hint, or enter the row by hand'],
  [/CASHINLIEU|LIEU/, 'enter it as a Sell of the fraction of a share, with the cash as Amount'],
  [
    /STAK|REWARD|AIRDROP|MINING|EARN|FORK/,
    'enter what was received as Vest, with its value on that day as Amount',
  ],
  [
    /CONVER|SWAP|EXCHANGE|TRADE/,
    'enter a Sell of what left and a Buy of what came, or Symbol change where only the name changed',
  ],
  [/SPIN|DEMERG/, 'write Spin-off, with New symbol, Quantity (new shares per old) and Basis share'],
  [
    /MERG|TENDER|REORG|TAKEOVER/,
    'write Merger with New symbol and Quantity (new shares per old), or Sell where only cash was paid',
  ],
  [/TOOPEN|OPENING/, 'write Buy to open (Buy) or Sell to open (Short)'],
  [/TOCLOSE|CLOSING/, 'write Sell to close (Sell) or Buy to close (Cover)'],
  [
    /JOURNAL|TRANSFER|ACAT|TOA/,
    'write Transfer in or Transfer out, or Gift in or Gift out where another owner has the shares',
  ],
  [/CANCEL|CORRECT|REVERS|VOID/, 'leave out this row and the one it cancels'],
  [/RIGHT|WARRANT/, 'enter rights as Buy with Amount 0, and their sale as Sell'],
  [/LIQUIDAT|CALLED|REDEEM|REDEMPTION|MATUR/, 'enter it as Sell'],
  [
    /CAPITALGAIN|CAPGAIN/,
    'write Capital gain distribution where it is long-term, Dividend where it is short-term',
  ],
];

export type ActionReading =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'cash'; readonly word: string }
  | { readonly kind: 'unknown'; readonly remedy: string };

const ACTIONS_BY_WORD = new Map<string, Action>(
  ACTION_ORDER.flatMap(action => WORDS[action].map((word): [string, Action] => [plain(word), action])),
);

const CASH_WORDS = new Map(CASH.map(word => [plain(word), word]));

/** Half of a reinvestment told in two rows: the income, without shares. */
const INCOME_IF_NO_SHARES = new Set<Action>(['reinvest']);

/** What a word means in a row that has shares or has none. */
export function readAction(text: string, hasShares: boolean): ActionReading {
  const word = plain(text);
  const action = ACTIONS_BY_WORD.get(word);
  if (action !== undefined) {
    return INCOME_IF_NO_SHARES.has(action) && !hasShares
      ? { kind: 'cash', word: text }
      : { kind: 'action', action };
  }
  const cash = CASH_WORDS.get(word);
  if (cash !== undefined) return { kind: 'cash', word: cash };
  const advice = ADVICE.find(([form]) => form.test(word))?.[1];
  return { kind: 'unknown', remedy: advice ?? `use one of ${KNOWN_ACTIONS}` };
}

/** The action as people write it. */
export const actionWord = (action: Action): string => WORDS[action][0]!;

/** The commonest first. */
export const KNOWN_ACTIONS = (Object.keys(WORDS) as Action[]).map(actionWord).join(', ');

/** For the documentation: every word that is understood. */
export const ACTION_WORDS: Readonly<Record<Action, readonly string[]>> = WORDS;
export const CASH_ROW_WORDS: readonly string[] = CASH;
