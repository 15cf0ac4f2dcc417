import { exactText } from '../base/exact';
import { ACTIONS } from './actions';
import { ACTION_ORDER } from './actionNames';
import { isSheltered, type Trade } from './records';
import { firstOpen, openLots, positionOf, type Ledger } from './ledger';

const START_OF_DAY = -2;
/** Later than any time of a day, which is its seconds. */
const LATER = 100_000;
const PLACES = { opening: START_OF_DAY, purchase: -1, sale: LATER, closing: LATER + 1 } as const;

/** Without a time: what only moves shares, then purchases, then sales, then what is done as the day closes. */
const placeInDay = ({ time, action }: Trade): number => time ?? PLACES[ACTIONS[action].place];

/**
 * An exercise or an assignment comes just before the stock's trade that it made, whatever minute either is stamped:
 * equal times are no order.
 */
function placeAmong(trade: Trade, day: readonly Trade[]): number {
  const own = placeInDay(trade);
  if ((trade.action !== 'exercised' && trade.action !== 'assigned') || trade.time === null) return own;
  const made = day.flatMap(({ action, symbol, account, time }) =>
    (action === 'buy' || action === 'sell') &&
    time !== null &&
    symbol === trade.option?.underlying &&
    account.key === trade.account.key
      ? [time]
      : [],
  );
  return Math.min(own, ...made) - JUST_BEFORE;
}

const JUST_BEFORE = 0.5;

/**
 * What a row says, in one string: ties are broken by content, so that row order never changes tax. Sheltered
 * accounts come first: whether a loss is lost for good must not hang on an account's name (TAX_DECISIONS.md,
 * "Orders of one day").
 */
function content(trade: Trade): string {
  let text = contents.get(trade);
  if (text === undefined) contents.set(trade, (text = contentOf(trade)));
  return text;
}

/** Planned trades are put in order for every question that is asked beside them. */
const contents = new WeakMap<Trade, string>();

function contentOf(trade: Trade): string {
  const picks = trade.picks.map(
    pick => `${pick.lot}:${pick.quantity === null ? '' : exactText(pick.quantity)}`,
  );
  return [
    isSheltered(trade.account) ? '0' : '1',
    trade.account.key,
    trade.symbol,
    trade.action,
    exactText(trade.quantity).padStart(30, '0'),
    exactText(trade.amount).padStart(30, '0'),
    trade.lot ?? '',
    picks.join(';'),
    trade.method ?? '',
    exactText(trade.valueAtGift ?? BigInt(-1)),
    trade.donorAcquired ?? '',
  ].join('\u0000');
}

/** The default order of one day's trades. */
export function orderOfDay(trades: readonly Trade[]): Trade[] {
  return trades
    .map(trade => ({
      trade,
      place: placeAmong(trade, trades),
      rank: ACTION_ORDER.indexOf(trade.action),
      key: '',
    }))
    .sort((a, b) => {
      if (a.place !== b.place) return a.place < b.place ? -1 : 1;
      if (a.place === START_OF_DAY && a.rank !== b.rank) return a.rank - b.rank;
      a.key ||= content(a.trade);
      b.key ||= content(b.trade);
      return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    })
    .map(entry => entry.trade);
}

/** Among sales without a time, the one whose shares were acquired first goes first: 26 CFR 1.1091-1(b). */
export function acquiredFirst(ledger: Ledger, trade: Trade): number {
  const position = positionOf(ledger, trade.account, trade.symbol);
  const named = trade.picks[0]?.lot.toUpperCase();
  const first =
    named === undefined
      ? position.lots[firstOpen(position)]
      : openLots(position).find(lot => lot.name?.toUpperCase() === named);
  return first ? first.acquisition.day : Infinity;
}
