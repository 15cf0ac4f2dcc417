import type { Day } from '../../base/day';
import type { Disposition } from '../../engine/ledger';
import type { Account, OwnerRole } from '../../engine/records';
import type { Settings } from '../../engine/settings';

/** Whose results this return nets: spouses filing separately wash together and net apart. */
export const isOnReturn = (role: OwnerRole, { filingStatus }: Settings): boolean =>
  role === 'self' || (role === 'spouse' && filingStatus !== 'separate');

/** The day whose year takes it: a short closed at a loss, on delivery (Rev. Rul. 2002-44). */
export const countedOn = ({ kind, trade, soldOn }: Pick<Disposition, 'kind' | 'trade' | 'soldOn'>): Day =>
  kind === 'cover' ? soldOn : trade.day;

/** The same of a lot or a trade. */
export const isRowOnReturn = (
  { settings }: { readonly settings: Settings },
  { account }: { readonly account: Account },
): boolean => isOnReturn(account.owner.role, settings);
