import { spokenDay, type Day } from '../../../base/day';
import { ACTIONS } from '../../../engine/actions';
import type { Match } from '../../../engine/ledger';
import type { Household } from '../../../plan/household';
import type { Reason } from '../../../plan/plan';

/** What no authority settles about a replacement, and whether that leaves the answer open or only a detail of it. */
export interface Unsettled {
  readonly reason: Reason;
  /** The disallowance itself is open: the answer is for Review. */
  readonly isOpen: boolean;
}

/** Each open point of the law that a match rests on, told once, with the setting that changes it. */
export function unsettledMatches(
  tradesOn: Household['tradesOn'],
  bought: Day,
  matches: readonly Match[],
): Unsettled[] {
  if (matches.length === 0) return [];
  const found = matches.flatMap(match => [
    ...workplace(match),
    ...corporation(match),
    ...spouse(match),
    ...byOption(match),
    ...older(match, bought),
    ...sameDay(tradesOn, match),
  ]);
  const told = new Map(found.map(one => [one.reason.text, one]));
  return [...told.values()];
}

const open = (text: string, cite: string): Unsettled[] => [{ reason: { text, cite }, isOpen: true }];

const detail = (text: string, cite: string): Unsettled[] => [{ reason: { text, cite }, isOpen: false }];

function workplace({ acquisition }: Match): Unsettled[] {
  if (acquisition.account.kind !== 'workplace') return [];
  return open(
    `Whether the purchase of a ${acquisition.account.type} washes a loss is unsettled: the ruling speaks of IRAs. It is counted, as Settings "Count 401k and HSA as IRA" says.`,
    'Rev. Rul. 2008-5',
  );
}

function corporation({ acquisition }: Match): Unsettled[] {
  if (acquisition.account.owner.role !== 'corporation') return [];
  return open(
    `${acquisition.account.owner.name} is a corporation you control: its purchase washes the loss, and whose basis takes it up is unsettled.`,
    'IRS Publication 550, Wash Sales',
  );
}

function spouse({ acquisition, permanent }: Match): Unsettled[] {
  if (acquisition.account.owner.role !== 'spouse' || permanent) return [];
  return detail(
    `That the loss moves into the basis of ${acquisition.account.owner.name}'s shares is the usual reading; no authority says so.`,
    'IRS Publication 550, Wash Sales',
  );
}

function byOption({ byOption: isOption }: Match): Unsettled[] {
  if (!isOption) return [];
  return open(
    'A call is a contract to acquire; how many shares it replaces and how its basis rises is unsettled. Settings "Options replace shares" = Review only flags it.',
    '26 U.S.C. § 1091(a)',
  );
}

function older({ acquisition }: Match, bought: Day): Unsettled[] {
  if (acquisition.day >= bought) return [];
  return open(
    `The shares of ${spokenDay(acquisition.day)} were bought before the ones sold: whether they can replace them is unsettled; this counts them.`,
    '26 CFR 1.1091-1(c), (d)',
  );
}

/** A taxable and a sheltered account that buy on one day without times: which comes first decides what is lost. */
function sameDay(tradesOn: Household['tradesOn'], { acquisition }: Match): Unsettled[] {
  const bought = tradesOn(acquisition.day).filter(
    trade => trade.time === null && trade.group === acquisition.group && ACTIONS[trade.action].replaces,
  );
  const kinds = new Set(bought.map(({ account }) => account.kind === 'taxable'));
  if (kinds.size < 2) return [];
  return open(
    `A taxable and a sheltered account bought on ${spokenDay(acquisition.day)}, and no times tell which was first: the sheltered one is taken first. Fill in Time to settle it.`,
    '26 CFR 1.1091-1(c)',
  );
}
