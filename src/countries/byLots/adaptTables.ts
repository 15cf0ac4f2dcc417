import type { Day } from '../../base/day';
import { ZERO } from '../../base/exact';
import { grouped } from '../../base/grouped';
import type { Problem } from '../../base/problem';
import type { Action } from '../../engine/actionNames';
import { firstLongTermDay } from '../../engine/holdingPeriod';
import { isSheltered, type StatedLot, type Trade } from '../../engine/records';
import type { HouseholdTables } from '../../planner/household';
import { problemAt } from '../../table/faults';
import type { AdaptedTables } from '../country';
import type { LotLaw } from '../laws';
import { personOf } from '../person';
import { unsupportedAt, type Treatment } from '../treatment';

/** Input tables adjusted to this law, and problems for what it does not support, by book. */
export function adaptTables(tables: HouseholdTables, country: LotLaw): AdaptedTables {
  const problems = new Map<string, Problem[]>();
  const say = ({ book }: Pick<Trade, 'book'>, problem: Problem): void => {
    const own = problems.get(book);
    if (own) own.push(problem);
    else problems.set(book, [problem]);
  };
  const holder = <R extends { readonly account: Trade['account'] }>(row: R): R =>
    country.isPersonal && !isSheltered(row.account)
      ? // One key for all accounts of a person, which no account's own key can be.
        { ...row, account: { ...row.account, key: `${personOf(row.account.owner)}\u0000` } }
      : row;
  const isTaxed = country.taxesTransfers ? fromAnother(tables.trades) : () => false;
  const isSquared = country.squaresSameDay === null ? () => false : squaredIn(tables.trades);
  const trades = tables.trades.map(one => {
    // The lower value of a gift as its loss basis is American.
    const plain = one.valueAtGift === null ? one : { ...one, valueAtGift: null };
    const bonus = country.bonusCostsNothing && plain.action === 'stockDividend' ? bonusOf(plain) : plain;
    // What is squared is one with what was bought that day, whichever came first: a sale takes it first of all.
    const trade = isSquared(bonus) ? { ...bonus, time: null } : bonus;
    const instead = country.unsupportedActions[trade.action];
    if (instead !== undefined) say(trade, notCovered(trade, country.name, instead));
    if (isTaxed(trade)) say(trade, taxedTransfer(trade, country.name));
    const isNamed = trade.picks.length > 0 || trade.method !== null;
    if (country.fixedOrder === null || !isNamed) return holder(steppedUp(trade, country));
    say(trade, fixed(trade, country.name, country.fixedOrder));
    return holder({ ...trade, picks: [], method: null });
  });
  // What OPEN_LOTS tells so is the cost without a ring-fenced loss.
  const lots = tables.lots.map(lot => {
    const problem = unsupportedAt(lot, heldTreatment(lot, country, tables.asOf), country.name);
    if (problem) say(lot, problem);
    return holder(country.hasSeparateLossBasis ? lot : { ...lot, valueAtGift: null });
  });
  return { tables: { ...tables, trades, lots }, problems };
}

/** As if it were sold today. */
const heldTreatment = ({ asset, acquired, isForeign }: StatedLot, law: LotLaw, sold: Day): Treatment => {
  const isLong = law.longMonths !== null && sold >= firstLongTermDay(acquired, law.longMonths);
  const term = isLong ? 'long' : 'short';
  return law.treatment({
    asset,
    acquired,
    sold,
    term,
    isForeign,
    isGain: null,
    isSquared: false,
    isValued: false,
  });
};

/**
 * Its cost is the value of that day for a gain, what was paid for a loss, and what it is sold for between the two: as
 * shares that were given, whose two costs are the giver's and their value. Fair value tells it, and was read as that of
 * the day of purchase.
 */
function steppedUp(trade: Trade, { stepsUp }: LotLaw): Trade {
  const { plan, amount, day } = trade;
  if (plan === null || !stepsUp?.(trade)) return trade;
  const given = { ...trade, action: 'giftIn', plan: null, donorAcquired: day } as const;
  // The amount is the value already, where that was more than what was paid.
  return plan.discount > ZERO ? { ...given, valueAtGift: amount - plan.discount } : given;
}

/** Bonus shares as a purchase of their own day at nothing. */
const bonusOf = (trade: Trade): Trade => ({ ...trade, action: 'buy', amount: ZERO });

/** Is this a purchase or a sale of a day on which the same account did both with the same? */
function squaredIn(trades: readonly Trade[]): (trade: Trade) => boolean {
  const keyOf = ({ day, account, symbol }: Trade): string => `${day} ${account.key} ${symbol}`;
  const of = (action: Action): ReadonlySet<string> =>
    new Set(trades.filter(one => one.action === action && !isSheltered(one.account)).map(one => keyOf(one)));
  const [bought, sold] = [of('buy'), of('sell')];
  return trade =>
    (trade.action === 'sell' || trade.action === 'buy') && bought.has(keyOf(trade)) && sold.has(keyOf(trade));
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
