import type { Account, OwnerRole } from '../../engine/records';
import type { Settings } from '../../engine/settings';

/** Whose results this return nets: spouses filing separately wash together and net apart. */
export const nets = (role: OwnerRole, { filingStatus }: Settings): boolean =>
  role === 'self' || (role === 'spouse' && filingStatus !== 'separate');

/** The same of a lot or a trade. */
export const netsHere = (
  { settings }: { readonly settings: Settings },
  { account }: { readonly account: Account },
): boolean => nets(account.owner.role, settings);
