import { ZERO } from '../base/exact';
import { isIssue } from '../table/assets';
import type { Draft } from './draft';

/** What a record of a redemption looks like until it is read whole. */
export const REDEMPTION = 'redemption';

export const REDEMPTION_ASKED = 'a bond or note: enter it as Sell';

/**
 * A bond that is redeemed is sold to its issuer (26 U.S.C. § 1271(a)(1)). Some brokers tell it in two rows of one day,
 * the face value in one and the money in the other. Only an issue is read so, known by its number: to leave a product
 * of one's own broker is called redemption too.
 */
export function joinRedemptions(drafts: readonly Draft[], count: (what: string) => void): Draft[] {
  const moneys = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.action !== REDEMPTION || (draft.quantity ?? ZERO) !== ZERO || draft.amount === null) continue;
    moneys.set(keyOf(draft), [...(moneys.get(keyOf(draft)) ?? []), draft]);
  }
  const joined = new Set<Draft>();
  const read = drafts.map(draft => {
    // What else is asked of it, such as its currency, stays asked.
    const isOpen = draft.action === REDEMPTION && draft.question === REDEMPTION_ASKED;
    if (!isOpen || (draft.quantity ?? ZERO) === ZERO || !isIssue(draft.symbol)) return draft;
    const money = draft.amount === null ? moneys.get(keyOf(draft))?.shift() : draft;
    if (!money) return draft;
    if (money !== draft) {
      joined.add(money);
      count('rows joined to another');
    }
    return {
      ...draft,
      action: 'Sell',
      amount: money.amount,
      price: null,
      asset: draft.asset === 'bill' ? 'bill' : 'bond',
      question: null,
      note: money === draft ? draft.note : `with row ${money.row}: ${BILL}`,
    };
  });
  return read.filter(draft => !joined.has(draft));
}

const BILL = 'what a bill brings above its cost is interest, no gain';

const keyOf = ({ symbol, at, account }: Draft): string => `${at.day}\u0000${symbol}\u0000${account.name}`;
