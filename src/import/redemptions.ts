import { ZERO } from '../base/exact';
import { isIssue } from '../table/assets';
import type { Draft } from './draft';

/** What a record of a redemption looks like until it is read whole. */
export const REDEMPTION = 'redemption';

/**
 * A bond that is redeemed is sold to its issuer (26 U.S.C. § 1271(a)(1)). Some brokers tell it in two rows of one day,
 * the face value in one and the money in the other. Only an issue is read so, known by its number: to leave a product
 * of one's own broker is called redemption too.
 */
export function joinRedemptions(drafts: readonly Draft[], count: (what: string) => void): Draft[] {
  const joined = new Set<Draft>();
  const moneys = drafts.filter(isMoney);
  const read = drafts.map(draft => {
    if (draft.action !== REDEMPTION || draft.quantity === null || !isIssue(draft.symbol)) return draft;
    const money =
      draft.amount === null ? moneys.find(other => !joined.has(other) && isMoneyOf(draft, other)) : draft;
    if (!money) return draft;
    if (money !== draft) joined.add(money);
    return {
      ...draft,
      action: 'Sell',
      amount: money.amount,
      price: null,
      asset: 'bond',
      question: null,
      note: money === draft ? draft.note : `with row ${money.row}: ${BILL}`,
    };
  });
  joined.forEach(() => {
    count('rows joined to another');
  });
  return read.filter(draft => !joined.has(draft));
}

const BILL = 'what a bill brings above its cost is interest, no gain';

const isMoney = ({ action, quantity, amount }: Draft): boolean =>
  action === REDEMPTION && (quantity ?? ZERO) === ZERO && amount !== null;

const isMoneyOf = (redeemed: Draft, other: Draft): boolean =>
  other.symbol === redeemed.symbol &&
  other.at.day === redeemed.at.day &&
  other.account.name === redeemed.account.name;
