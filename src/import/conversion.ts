import { exactFromText, size, ZERO } from '../base/exact';
import { plainDigits } from '../table/numbers';
import { ask, type Draft } from './draft';

/** What a record of a conversion looks like until it is read whole, and what is asked of it. */
export const CONVERSION = 'conversion';
export const CONVERSION_ASKED = 'write Symbol change with New symbol and the ratio';

/** `Converted 10 SOL to 0.0178 BTC` */
const CONVERTED = /converted ([\d.,]+) ([A-Z0-9]+) to ([\d.,]+) ([A-Z0-9]+)/i;

/**
 * One coin for another is a sale and a purchase (26 U.S.C. § 1001; Notice 2014-21), the one bought for what the other
 * brought after its fee: where the words tell both legs, both are read, else they are asked for.
 */
export function bothLegs(draft: Draft, words: string): Draft[] {
  if (draft.asset !== 'crypto' || draft.action !== CONVERSION) return [draft];
  // What else is asked of it, such as its currency, stays asked.
  if (draft.question !== CONVERSION_ASKED) return [draft];
  const match = CONVERTED.exec(words);
  const quantity = match && exactFromText(plainDigits(match[3]!, null) ?? '');
  if (!match || quantity === null || draft.amount === null || match[2]!.toUpperCase() !== draft.symbol) {
    draft.question = null;
    ask(draft, 'one coin for another is a sale and a purchase: enter both with their value', 'swap');
    return [draft];
  }
  const note = `${match[0]}: a sale and a purchase`;
  const proceeds = draft.amount - draft.fees;
  return [
    { ...draft, action: 'Sell', question: null, price: null, note },
    {
      ...draft,
      action: 'Buy',
      symbol: match[4]!.toUpperCase(),
      quantity,
      price: null,
      amount: proceeds > ZERO ? proceeds : size(draft.amount),
      fees: ZERO,
      question: null,
      note,
    },
  ];
}
