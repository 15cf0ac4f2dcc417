import { exactText } from '../base/exact';
import type { Trade } from './household';
import { firstOpen, openLots, positionOf, type Ledger } from './ledger';

const START_OF_DAY = -2;
const BEFORE_TIMED = -1;
const END_OF_DAY = Infinity;

/** Without a time: transfers, splits and receipts, then purchases, then sales (CONTRACT: same day). */
function placeInDay(trade: Trade): number {
  if (trade.time !== null) return trade.time;
  switch (trade.action) {
    case 'split':
    case 'transferOut':
    case 'transferIn':
    case 'returnOfCapital':
    case 'capitalGainDividend':
    case 'exemptInterestDividend':
    case 'giftIn':
    case 'inherit':
      return START_OF_DAY;
    case 'buy':
    case 'reinvest':
    case 'vest':
    case 'cover':
      return BEFORE_TIMED;
    case 'sell':
    case 'short':
      return END_OF_DAY;
  }
}

const CLASS_AT_START = [
  'split',
  'returnOfCapital',
  'capitalGainDividend',
  'exemptInterestDividend',
  'giftIn',
  'inherit',
  'transferOut',
  'transferIn',
];

/** What a row says, in one string: ties are broken by content, so that row order never changes tax. */
function content(trade: Trade): string {
  const picks = trade.picks.map(
    pick => `${pick.lot}:${pick.quantity === null ? '' : exactText(pick.quantity)}`,
  );
  return [
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
    .map(trade => ({ trade, place: placeInDay(trade), rank: CLASS_AT_START.indexOf(trade.action), key: '' }))
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
