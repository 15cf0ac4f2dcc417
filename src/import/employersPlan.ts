import { exactText, size, toCent, worth, type Price } from '../base/exact';
import { isShelteredType } from '../table/accounts';
import { ESPP } from './brokerWords';
import type { Draft } from './draft';

/**
 * A purchase through an employer's plan that asks nothing: its file has the day's value, which is the basis, or nothing of
 * it is taxed because the account is sheltered. The table keeps its columns: sheets stack it below others.
 */
export function isPlanPurchase(draft: Draft, looksLike: string, value: Price | null): boolean {
  if (looksLike !== ESPP) return false;
  const { quantity, amount } = draft;
  const isSheltered = isShelteredType(draft.account.type);
  if (!isSheltered && (value === null || quantity === null || amount === null)) return false;
  draft.action = 'Buy';
  if (!isSheltered) {
    draft.price = value;
    draft.amount = toCent(worth(size(quantity!), value!));
    draft.note = `an employer's plan: ${exactText(amount!)} was paid; the discount to the day's value is wages, and in Amount. As ESPP purchase with Fair value a sale after two years has less of it`;
  }
  return true;
}
