import { grouped } from '../../base/grouped';
import type { Problem } from '../../base/problem';
import type { Action } from '../../engine/actions';
import { isSheltered, type Trade } from '../../engine/records';
import type { HouseholdTables } from '../../plan/household';
import { problemAt } from '../../table/faults';
import type { LotLaw } from '../laws';
import { personOf } from '../person';

/** What was told as this law sees it, and what it does not cover, by book. */
export function asSeen(
  told: HouseholdTables,
  country: LotLaw,
): { readonly told: HouseholdTables; readonly problems: ReadonlyMap<string, readonly Problem[]> } {
  const problems = new Map<string, Problem[]>();
  const say = ({ book }: Trade, problem: Problem): void => {
    const own = problems.get(book);
    if (own) own.push(problem);
    else problems.set(book, [problem]);
  };
  const holder = <R extends { readonly account: Trade['account'] }>(row: R): R =>
    country.isPersonal && !isSheltered(row.account)
      ? // One key for all accounts of a person, which no account's own key can be.
        { ...row, account: { ...row.account, key: `${personOf(row.account.owner)}\u0000` } }
      : row;
  const isTaxed = country.taxesTransfers ? fromAnother(told.trades) : () => false;
  const trades = told.trades.map(one => {
    // The lower value of a gift as its loss basis is American.
    const trade = one.valueAtGift === null ? one : { ...one, valueAtGift: null };
    const instead = country.uncovered[trade.action];
    if (instead !== undefined) say(trade, notCovered(trade, country.name, instead));
    if (isTaxed(trade)) say(trade, taxedTransfer(trade, country.name));
    const isNamed = trade.picks.length > 0 || trade.method !== null;
    if (country.fixedOrder === null || !isNamed) return holder(trade);
    say(trade, fixed(trade, country.name, country.fixedOrder));
    return holder({ ...trade, picks: [], method: null });
  });
  // What OPEN_LOTS tells so is the cost without a ring-fenced loss.
  const lots = told.lots.map(lot => holder(country.keepsTwoCosts ? lot : { ...lot, valueAtGift: null }));
  return { told: { ...told, trades, lots }, problems };
}

const notCovered = ({ action, source }: Trade, country: string, remedy: string): Problem =>
  problemAt('Trades', source.row, 'Action', {
    code: 'notCovered',
    found: `${country}: ${WORDS[action] ?? action} is not covered`,
    remedy,
  });

/** Days that shares are under way between two accounts. */
const UNDER_WAY = 30;

/** Is this the arrival of shares that another person sent? */
function fromAnother(trades: readonly Trade[]): (trade: Trade) => boolean {
  const keyOf = ({ symbol, quantity }: Trade): string => `${symbol} ${quantity}`;
  const sent = grouped(
    trades.filter(({ action }) => action === 'transferOut'),
    keyOf,
  );
  return trade =>
    trade.action === 'transferIn' &&
    (sent.get(keyOf(trade)) ?? []).some(
      ({ day, account }) =>
        Math.abs(day - trade.day) <= UNDER_WAY && personOf(account.owner) !== personOf(trade.account.owner),
    );
}

const taxedTransfer = ({ source }: Trade, country: string): Problem =>
  problemAt('Trades', source.row, 'Action', {
    code: 'taxedTransfer',
    found: `${country}: a transfer to another person, the spouse too, is a disposal at market value`,
    remedy: 'write Sell for the one and Buy for the other, both at the value of the day',
  });

const WORDS: Partial<Record<Action, string>> = {
  inherit: 'Inherit',
  giftIn: 'Gift in',
  giftOut: 'Gift out',
  capitalGainDividend: 'Capital gain dividend',
  exemptInterestDividend: 'Exempt-interest dividend',
  worthless: 'Worthless',
  short: 'Short',
  cover: 'Cover',
  merger: 'Merger',
};

const fixed = ({ source }: Trade, country: string, authority: string): Problem =>
  problemAt('Trades', source.row, 'Lot', {
    code: 'fixedOrder',
    found: `${country}: the law says which shares are sold, whatever the sale names (${authority})`,
    remedy: 'leave Lot blank on the sale',
  });
