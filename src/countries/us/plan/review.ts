import { spokenDay } from '../../../base/day';
import { ZERO } from '../../../base/exact';
import { dollars } from '../../../base/spoken';
import type { Holding } from '../../../engine/holdings';
import { isSheltered } from '../../../engine/records';
import type { Household } from '../../../plan/household';
import type { Reason } from '../../../plan/plan';

/** What the law leaves open about selling this lot: said, never guessed either way. */
export function reviewReasons(household: Household, holding: Holding): Reason[] {
  const { group } = holding.purchase;
  return [
    ...unconfirmedBasis(holding),
    ...uncoveredAccounts(household, group),
    ...optionsOn(household, holding, group),
    ...lookalikes(household, holding),
    ...sameIndex(household, holding),
    ...namedReplacement(household, holding),
  ];
}

function unconfirmedBasis({ unconfirmedWash }: Holding): Reason[] {
  if (unconfirmedWash === ZERO) return [];
  return [
    {
      text: `Trades show that these shares took up ${dollars(unconfirmedWash)} of a washed loss, and Lots does not say whether the cost basis includes it: fill in "Wash adjustment included".`,
      cite: '26 U.S.C. § 1091(d)',
    },
  ];
}

/** 529 plans, other countries' accounts, and a 401k that the setting leaves out: no authority covers their purchases. */
function uncoveredAccounts({ rules, near }: Household, group: string): Reason[] {
  const names = new Set(
    near
      .bought(group)
      .filter(({ account }) => isSheltered(account) && rules.effectOf(account) === 'none')
      .map(({ account }) => `${account.name || account.type} (${account.type})`),
  );
  return [...names].map(name => ({
    text: `${name} bought within 30 days: no authority says whether such an account's purchase washes a loss.`,
    cite: 'Rev. Rul. 2008-5 covers IRAs only',
  }));
}

/** A contract or option to acquire counts as an acquisition; how many shares and whose basis is unsettled. */
const optionsOn = ({ near }: Household, { lot }: Holding, group: string): Reason[] =>
  near
    .options(group)
    .filter(trade => trade.symbol !== lot.symbol)
    .map(trade => ({
      text: `An option on it, ${trade.symbol}, was traded on ${spokenDay(trade.day)}: a contract or option to acquire can wash the loss; how much is unsettled.`,
      cite: '26 U.S.C. § 1091(a)',
    }));

/** Two spellings that may be one security: never called clean. */
function lookalikes({ near, lookalikesOf }: Household, { lot }: Holding): Reason[] {
  const others = new Set(lookalikesOf(lot.symbol));
  if (others.size === 0) return [];
  return near.symbols
    .filter(symbol => others.has(symbol))
    .map(symbol => ({
      text: `${symbol}, bought within 30 days, may be ${lot.symbol} in another spelling: write both alike, or join them with "Identical to".`,
      cite: '26 U.S.C. § 1091(a)',
    }));
}

/** Another issuer's fund on the same index, bought within 30 days: no authority settles whether it is identical. */
function sameIndex({ near, securities }: Household, holding: Holding): Reason[] {
  const own = securities.get(holding.lot.symbol);
  if (!own?.index) return [];
  const index = own.index.toUpperCase();
  const isTwin = (symbol: string): boolean => {
    const other = securities.get(symbol);
    return other !== undefined && other.group !== own.group && other.index?.toUpperCase() === index;
  };
  return near.symbols.filter(isTwin).map(symbol => ({
    text: `${symbol}, bought within 30 days, follows the same index (${own.index!}): whether it is substantially identical is unsettled.`,
    cite: 'IRS Publication 550, Wash Sales',
  }));
}

/** What the tables name as a replacement stands in for it: bought lately, and no index known, neither is settled. */
function namedReplacement({ near, securities }: Household, holding: Holding): Reason[] {
  const own = securities.get(holding.lot.symbol);
  const names = new Set([...(holding.stated?.replacements ?? []), ...(own?.replacements ?? [])]);
  if (names.size === 0) return [];
  const isOpen = (symbol: string): boolean =>
    names.has(symbol) && symbol !== holding.lot.symbol && !(own?.index && securities.get(symbol)?.index);
  return near.symbols.filter(isOpen).map(symbol => ({
    text: `${symbol}, named as its replacement, was bought within 30 days, and the tables do not say which index each follows: whether the two are substantially identical is unsettled.`,
    cite: 'IRS Publication 550, Wash Sales',
  }));
}
