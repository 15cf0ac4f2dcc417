import type { Price } from '../base/exact';
import { isShelteredType } from '../table/accounts';
import { ESPP } from './brokerWords';
import type { Draft } from './draft';

/**
 * A purchase through an employer's plan that asks nothing: its file has the day's value, or nothing of it is taxed because
 * the account is sheltered.
 */
export function isPlanPurchase(draft: Draft, looksLike: string, value: Price | null): boolean {
  if (looksLike !== ESPP) return false;
  const isSheltered = isShelteredType(draft.account.type);
  if (!isSheltered && value === null) return false;
  draft.action = 'Buy';
  if (!isSheltered) {
    draft.fairValue = value;
    draft.note = "an employer's plan: the discount to the day's value is wages, and basis";
  }
  return true;
}
