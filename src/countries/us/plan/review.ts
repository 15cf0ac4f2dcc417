import { ZERO } from '../../../base/exact';
import type { Holding } from '../../../engine/holdings';
import { isSheltered } from '../../../engine/records';
import type { Household } from '../../../planner/household';
import { mergedBought } from '../../../planner/merged';
import type { LawFact } from '../facts';

/** What the law leaves open about selling this lot: said, never guessed either way. */
export function reviewFacts(household: Household, holding: Holding): LawFact[] {
  const { group } = holding.purchase;
  return [
    ...unconfirmedBasis(holding),
    ...uncoveredAccounts(household, group),
    ...optionsOn(household, holding, group),
    ...lookalikes(household, holding),
    ...sameIndex(household, holding),
    ...namedReplacement(household, holding),
    ...coinOrNot(household, holding),
    ...grantOpen(household, holding),
    ...mergedBought(household, holding.lot.symbol, household.asOf).map((other): LawFact => ({
      code: 'mergedBought',
      symbol: holding.lot.symbol,
      other,
    })),
  ];
}

const unconfirmedBasis = ({ unconfirmedWash }: Holding): LawFact[] =>
  unconfirmedWash === ZERO ? [] : [{ code: 'unconfirmedBasis', amount: unconfirmedWash }];

/** 529 plans, other countries' accounts, and a 401k that the setting leaves out: no authority covers their purchases. */
function uncoveredAccounts({ rules, near }: Household, group: string): LawFact[] {
  const names = new Set(
    near
      .bought(group)
      .filter(({ account }) => isSheltered(account) && rules.effectOf(account) === 'none')
      .map(({ account }) => `${account.name || account.type} (${account.type})`),
  );
  return [...names].map(account => ({ code: 'uncoveredAccount', account }));
}

/** A contract or option to acquire counts as an acquisition; how many shares and whose basis is unsettled. */
const optionsOn = ({ near }: Household, { lot }: Holding, group: string): LawFact[] =>
  near
    .options(group)
    .filter(trade => trade.symbol !== lot.symbol)
    .map(({ symbol, day }) => ({ code: 'optionTraded', symbol, day }));

/** Two spellings that may be one security: never called clean. */
function lookalikes({ near, lookalikesOf }: Household, { lot }: Holding): LawFact[] {
  const others = new Set(lookalikesOf(lot.symbol));
  if (others.size === 0) return [];
  return near.symbols
    .filter(symbol => others.has(symbol))
    .map(symbol => ({ code: 'lookalikeBought', symbol, of: lot.symbol }));
}

/** Another issuer's fund on the same index, bought within 30 days: no authority settles whether it is identical. */
function sameIndex({ near, securities }: Household, holding: Holding): LawFact[] {
  const own = securities.get(holding.lot.symbol);
  if (!own?.index) return [];
  const index = own.index.toUpperCase();
  const isTwin = (symbol: string): boolean => {
    const other = securities.get(symbol);
    return other !== undefined && other.group !== own.group && other.index?.toUpperCase() === index;
  };
  return near.symbols.filter(isTwin).map(symbol => ({ code: 'sameIndexBought', symbol, index: own.index! }));
}

/** Coins stand outside § 1091: which of the two it is decides. */
const coinOrNot = ({ near, mayBeCoin }: Household, { lot, purchase }: Holding): LawFact[] =>
  mayBeCoin(lot.symbol) && near.bought(purchase.group).length > 0
    ? [{ code: 'coinOrNot', symbol: lot.symbol }]
    : [];

/** Of shares of an employer's plan held for more than a year, the grant decides how much of the discount is basis. */
const grantOpen = ({ asOf, rules }: Household, { lot, runs }: Holding): LawFact[] =>
  rules.isLongAfterPurchase(lot.acquired, asOf) &&
  runs.some(({ plan }) => plan !== null && (plan.granted === null || plan.atGrant === null))
    ? [{ code: 'grantOpen', symbol: lot.symbol }]
    : [];

/** What the tables name as a replacement stands in for it: bought lately, and no index known, neither is settled. */
function namedReplacement({ near, securities }: Household, holding: Holding): LawFact[] {
  const own = securities.get(holding.lot.symbol);
  const names = new Set([...(holding.stated?.replacements ?? []), ...(own?.replacements ?? [])]);
  if (names.size === 0) return [];
  const isOpen = (symbol: string): boolean =>
    names.has(symbol) && symbol !== holding.lot.symbol && !(own?.index && securities.get(symbol)?.index);
  return near.symbols.filter(isOpen).map(symbol => ({ code: 'replacementBought', symbol }));
}
