import type { Disposition } from '../../../engine/ledger';
import type { Day } from '../../../base/day';
import { ACTIONS } from '../../../engine/actions';
import type { Match } from '../../../engine/ledger';
import type { Household } from '../../../planner/household';
import type { LawFact } from '../facts';

/** What no authority settles about a replacement, and whether that leaves the answer open or only a detail of it. */
export interface Unsettled {
  readonly fact: LawFact;
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
  const told = new Map(found.map(one => [keyOf(one.fact), one]));
  return [...told.values()];
}

/** The same point about the same owner or day is told once. */
const keyOf = (fact: LawFact): string => Object.values(fact).join('|');

const open = (fact: LawFact): Unsettled[] => [{ fact, isOpen: true }];

function workplace({ acquisition: { account } }: Match): Unsettled[] {
  return account.kind === 'workplace' ? open({ code: 'workplaceBought', accountType: account.type }) : [];
}

function corporation({ acquisition: { account } }: Match): Unsettled[] {
  const { role, name } = account.owner;
  return role === 'corporation' ? open({ code: 'corporationBought', owner: name }) : [];
}

function spouse({ acquisition: { account }, permanent }: Match): Unsettled[] {
  const { role, name } = account.owner;
  return role === 'spouse' && !permanent
    ? [{ fact: { code: 'spouseBought', owner: name }, isOpen: false }]
    : [];
}

const byOption = ({ byOption: isOption }: Match): Unsettled[] =>
  isOption ? open({ code: 'callBought' }) : [];

const older = ({ acquisition: { day } }: Match, bought: Day): Unsettled[] =>
  day < bought ? open({ code: 'olderShares', day }) : [];

/** A taxable and a sheltered account that buy on one day without times: which comes first decides what is lost. */
function sameDay(tradesOn: Household['tradesOn'], { acquisition }: Match): Unsettled[] {
  const bought = tradesOn(acquisition.day).filter(
    trade => trade.time === null && trade.group === acquisition.group && ACTIONS[trade.action].replaces,
  );
  const kinds = new Set(bought.map(({ account }) => account.kind === 'taxable'));
  if (kinds.size < 2) return [];
  return open({ code: 'boughtOnOneDay', day: acquisition.day });
}

/** What no authority settles about what replaced a sale. */
export const unsettledIn = (
  { kind, acquisition, matches }: Disposition,
  tradesOn: Household['tradesOn'],
): LawFact[] =>
  kind === 'sale' ? unsettledMatches(tradesOn, acquisition.day, matches).map(({ fact }) => fact) : [];
