import type { Day } from '../../../base/day';
import { worth, ZERO } from '../../../base/exact';
import { ACTIONS } from '../../../engine/actions';
import type { Disposition, Match } from '../../../engine/ledger';
import { closes, opens } from '../../../engine/window';
import type { Household } from '../../../planner/household';
import { mergedBought } from '../../../planner/merged';
import type { LawFact } from '../facts';

/** A sale that purchases replace. */
interface Sold {
  readonly symbol: string;
  readonly group: string;
  /** The day on which its shares were bought. */
  readonly bought: Day;
}

/** Each point that a match rests on and no authority settles, told once, with the setting that changes it. */
export function unsettledMatches(household: Household, sold: Sold, matches: readonly Match[]): LawFact[] {
  if (matches.length === 0) return [];
  const found = matches.flatMap(match => [
    ...workplace(match),
    ...corporation(match),
    ...spouse(match),
    ...byOption(match),
    ...older(match, sold),
    ...sameDay(household, match),
    ...merged(household, sold, match),
  ]);
  // The same point about the same owner or day is told once.
  return [...new Map(found.map(fact => [Object.values(fact).join('|'), fact])).values()];
}

const workplace = ({ acquisition: { account } }: Match): LawFact[] =>
  account.kind === 'workplace' ? [{ code: 'workplaceBought', accountType: account.type }] : [];

function corporation({ acquisition: { account } }: Match): LawFact[] {
  const { role, name } = account.owner;
  return role === 'corporation' ? [{ code: 'corporationBought', owner: name }] : [];
}

function spouse({ acquisition: { account }, permanent }: Match): LawFact[] {
  const { role, name } = account.owner;
  return role === 'spouse' ? [{ code: 'spouseBought', owner: name, isLost: permanent }] : [];
}

const byOption = ({ byOption: isOption }: Match): LawFact[] => (isOption ? [{ code: 'callBought' }] : []);

const older = ({ acquisition: { day } }: Match, { bought }: Sold): LawFact[] =>
  day < bought ? [{ code: 'olderShares', day }] : [];

/** A taxable and a sheltered account that buy on one day without times: which comes first decides what is lost. */
function sameDay({ tradesOn }: Household, { acquisition }: Match): LawFact[] {
  const bought = tradesOn(acquisition.day).filter(
    trade => trade.time === null && trade.group === acquisition.group && ACTIONS[trade.action].replaces,
  );
  const kinds = new Set(bought.map(({ account }) => account.kind === 'taxable'));
  return kinds.size < 2 ? [] : [{ code: 'boughtOnOneDay', day: acquisition.day }];
}

/** Shares bought as another company's became these in a merger. */
function merged(
  { identityOf, mergers }: Household,
  { symbol, group }: Sold,
  { acquisition, byOption: isOption }: Match,
): LawFact[] {
  if (mergers.length === 0 || isOption) return [];
  const other = acquisition.rows.find(row => identityOf(row.symbol).group !== group);
  return other ? [{ code: 'mergedBought', symbol, other: other.symbol }] : [];
}

/** A strike above this many tenths of what a share was sold for is deep in the money: a bound of our own, no law's. */
const DEEP = BigInt(11);
const TENTHS = BigInt(10);

/** Puts written in the window of a sale, so deep in the money that they will likely bring the shares (Rev. Rul. 85-87). */
function deepPuts({ tradesOn, rules }: Household, { trade, proceeds, shares }: Disposition): LawFact[] {
  const window = rules.windowOn(trade.day);
  const found: LawFact[] = [];
  for (let day = opens(trade.day, window); day <= closes(trade.day, window); day++) {
    for (const { action, option, symbol } of tradesOn(day)) {
      if (action !== 'short' || option?.right !== 'put' || option.group !== trade.group) continue;
      const isDeep = option.strike === null || worth(shares, option.strike) * TENTHS > proceeds * DEEP;
      if (isDeep) found.push({ code: 'putWritten', symbol, day });
    }
  }
  return found;
}

/** What no authority settles about what replaced a sale, or may have. */
export function unsettledIn(household: Household, disposition: Disposition): LawFact[] {
  const { kind, acquisition, matches, trade, basis, proceeds, shares } = disposition;
  if (kind !== 'sale') return [];
  const { symbol, group } = trade;
  const matched = matches.reduce((sum, match) => sum + match.shares, ZERO);
  const isOpen = basis > proceeds && matched < shares;
  const others = isOpen ? mergedBought(household, symbol, trade.day) : [];
  return [
    ...unsettledMatches(household, { symbol, group, bought: acquisition.day }, matches),
    ...(isOpen ? deepPuts(household, disposition) : []),
    ...others.map((other): LawFact => ({ code: 'mergedBought', symbol, other })),
  ];
}
