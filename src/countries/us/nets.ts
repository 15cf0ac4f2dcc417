import type { Account, OwnerRole } from '../../engine/records';
import type { Settings } from '../../engine/settings';

/** Whose results this return nets: spouses filing separately wash together and net apart. */
export const isOnReturn = (role: OwnerRole, { filingStatus }: Settings): boolean =>
  role === 'self' || (role === 'spouse' && filingStatus !== 'separate');

/** The same of a lot or a trade. */
export const isRowOnReturn = (
  { settings }: { readonly settings: Settings },
  { account }: { readonly account: Account },
): boolean => isOnReturn(account.owner.role, settings);
