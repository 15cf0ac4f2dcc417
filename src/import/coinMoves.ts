import { size, toCent, worth, ZERO } from '../base/exact';
import type { Draft } from './draft';

/** What records of coins look like until they are read whole, and what is asked of them. */
export const INCOME = 'income in coins';
export const INCOME_ASKED = 'enter it as Vest with its value on that day';
export const MOVED = 'transfer';
export const MOVED_ASKED = 'moved inside the exchange: leave it out if it stays yours';

/** To and from products of the exchange's own: nothing leaves the household. */
export const OWN_PRODUCTS =
  /\b(?:UN)?STAKING TRANSFER\b|\bSTAKING (?:DEPOSIT|WITHDRAWAL)\b|\bETH2 DEPRECATION\b|\b(?:SPOT|EARN|VAULT|SAVINGS|STAKING|FUTURES)\b ?(?:TO|FROM) ?(?:SPOT|EARN|VAULT|SAVINGS|STAKING|FUTURES)|\b(?:SPOTTOSTAKING|STAKINGFROMSPOT|STAKINGTOSPOT|SPOTFROMSTAKING|SPOTTOFUTURES|SPOTFROMFUTURES)\b/;

/** Coins that come as income are worth what the file says they were: their basis (Rev. Rul. 2023-14, Notice 2014-21). */
export function valuedIncome(draft: Draft): Draft {
  const { quantity, price } = draft;
  if (draft.action !== INCOME || draft.question !== INCOME_ASKED || quantity === null || quantity <= ZERO)
    return draft;
  const value = draft.amount ?? (price === null ? null : toCent(worth(size(quantity), price)));
  if (value === null || value <= ZERO) return draft;
  return {
    ...draft,
    action: 'Vest',
    amount: value,
    price: null,
    fees: ZERO,
    question: null,
    note: 'income at its value on that day, which is its basis',
  };
}

/** ETH2 is ETH that is staked; `.S`, `.M`, `.F` and the like mark a product of the exchange. */
const sameCoin = (symbol: string): string => symbol.replace(/\.[A-Z]\d*$/, '').replace(/^ETH2$/, 'ETH');

/** A move inside the exchange is told twice, once for each side, and moves nothing of the household's. */
export function joinMoves(drafts: readonly Draft[], count: (what: string) => void): Draft[] {
  const left = drafts.filter(({ question, quantity }) => question === MOVED_ASKED && quantity !== null);
  const paired = new Set<Draft>();
  const isOther = (one: Draft, other: Draft): boolean =>
    one !== other &&
    !paired.has(other) &&
    one.at.day === other.at.day &&
    sameCoin(one.symbol) === sameCoin(other.symbol) &&
    one.account.name === other.account.name &&
    one.quantity === -(other.quantity ?? ZERO);
  for (const one of left) {
    const other = paired.has(one) ? undefined : left.find(found => isOther(one, found));
    if (!other) continue;
    paired.add(one);
    paired.add(other);
    count("moves inside the exchange's own products");
    count("moves inside the exchange's own products");
  }
  return drafts.filter(draft => !paired.has(draft));
}
