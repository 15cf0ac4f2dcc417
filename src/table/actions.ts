import type { Action } from '../engine/household';
import { plain } from './headings';

const WORDS: Readonly<Record<Action, readonly string[]>> = {
  buy: ['Buy', 'Bought', 'Purchase', 'Purchased'],
  sell: ['Sell', 'Sold', 'Sale'],
  reinvest: ['Reinvest', 'Reinvested', 'Reinvestment', 'DRIP', 'Dividend reinvestment', 'Reinvest dividend'],
  vest: ['Vest', 'Vested', 'RSU vest'],
  split: ['Split', 'Stock split', 'Reverse split'],
  returnOfCapital: ['Return of capital', 'ROC'],
  capitalGainDividend: [
    'Capital gain dividend',
    'Capital gain distribution',
    'Long-term capital gain distribution',
  ],
  exemptInterestDividend: ['Exempt-interest dividend', 'Tax-exempt dividend'],
  transferIn: ['Transfer in', 'Transferred in'],
  transferOut: ['Transfer out', 'Transferred out'],
  giftIn: ['Gift in', 'Gift', 'Gift received'],
  inherit: ['Inherit', 'Inherited', 'Inheritance'],
  short: ['Short', 'Sell short', 'Short sell', 'Short sale'],
  cover: ['Cover', 'Buy to cover'],
};

const ACTIONS = new Map<string, Action>(
  (Object.entries(WORDS) as [Action, readonly string[]][]).flatMap(([action, words]) =>
    words.map((word): [string, Action] => [plain(word), action]),
  ),
);

export const readAction = (text: string): Action | null => ACTIONS.get(plain(text)) ?? null;

/** The action as people write it. */
export const actionWord = (action: Action): string => WORDS[action][0]!;

export const KNOWN_ACTIONS = Object.values(WORDS)
  .map(words => words[0]!)
  .join(', ');
