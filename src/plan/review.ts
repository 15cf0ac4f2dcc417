import { spokenDay } from '../base/day';
import { ZERO } from '../base/exact';
import { dollars } from '../base/words';
import type { Holding } from '../engine/holdings';
import type { Account, Trade } from '../engine/household';
import type { Unit } from '../engine/unit';
import type { Household } from './household';
import type { Reason } from './plan';

/** What the law leaves open about selling this lot: said, never guessed either way. */
export function reviewReasons(household: Household, unit: Unit, holding: Holding): Reason[] {
  return [
    ...unconfirmedBasis(holding),
    ...uncoveredAccounts(household, unit),
    ...optionsOn(household, unit),
    ...sameIndex(household, holding),
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

/** 529 plans and accounts of other countries: no authority says whether their purchases replace. */
function uncoveredAccounts({ asOf, rules, trades, lots }: Household, unit: Unit): Reason[] {
  const uncovered = (account: Account): boolean => account.kind === 'education' || account.kind === 'abroad';
  const near = (day: number): boolean => Math.abs(day - asOf) <= rules.windowBefore;
  const bought = trades.filter(
    trade => sameUnit(unit, trade) && BUYS.has(trade.action) && near(trade.day) && uncovered(trade.account),
  );
  const held = lots.filter(lot => sameUnit(unit, lot) && near(lot.acquired) && uncovered(lot.account));
  const names = new Set(
    [...bought, ...held].map(row => `${row.account.name || row.account.type} (${row.account.type})`),
  );
  return [...names].map(name => ({
    text: `${name} bought within 30 days: no authority says whether such an account's purchase washes a loss.`,
    cite: 'Rev. Rul. 2008-5 covers IRAs only',
  }));
}

/** A contract or option to acquire counts as an acquisition; how many shares and whose basis is unsettled. */
function optionsOn({ asOf, rules, trades, underlyings }: Household, unit: Unit): Reason[] {
  const bought = trades.filter(
    trade =>
      underlyings.get(trade.symbol) === groupOf(unit) &&
      (BUYS.has(trade.action) || trade.action === 'short') &&
      Math.abs(trade.day - asOf) <= rules.windowBefore,
  );
  return bought.map(trade => ({
    text: `An option on it, ${trade.symbol}, was traded on ${spokenDay(trade.day)}: a contract or option to acquire can wash the loss; how much is unsettled.`,
    cite: '26 U.S.C. § 1091(a)',
  }));
}

/** Another issuer's fund on the same index, bought within 30 days: no authority settles whether it is identical. */
function sameIndex({ asOf, rules, trades, lots, securities }: Household, holding: Holding): Reason[] {
  const own = securities.get(holding.lot.symbol);
  if (!own?.index) return [];
  const index = own.index.toUpperCase();
  const isTwin = (symbol: string): boolean => {
    const other = securities.get(symbol);
    return other !== undefined && other.group !== own.group && other.index?.toUpperCase() === index;
  };
  const near = (day: number): boolean => Math.abs(day - asOf) <= rules.windowBefore;
  const bought = [
    ...trades.filter(trade => BUYS.has(trade.action) && near(trade.day)).map(trade => trade.symbol),
    ...lots.filter(lot => near(lot.acquired)).map(lot => lot.symbol),
  ].filter(isTwin);
  return [...new Set(bought)].map(symbol => ({
    text: `${symbol}, bought within 30 days, follows the same index (${own.index!}): whether it is substantially identical is unsettled.`,
    cite: 'IRS Publication 550, Wash Sales',
  }));
}

const BUYS = new Set<Trade['action']>(['buy', 'reinvest', 'vest']);

const groupOf = (unit: Unit): string => unit.key.split('\u0000')[0]!;

const sameUnit = (unit: Unit, row: { readonly group: string }): boolean => row.group === groupOf(unit);
