import { exactFromText, exactText, size, ZERO, type Shares } from '../base/exact';
import type { Cell, Range, Row } from '../table/cell';
import { readText } from '../table/readCell';
import { plainDigits } from '../table/numbers';
import { headingKey } from './headingKey';
import { coin, MONEY } from './money';

/**
 * Files of coins that tell what left and what came, each with its own columns (`Sent Amount`, `Received Currency`), or
 * that have a column for every coin (`BTC Amount BTC`): read as one trade a row, under the headings of a plain file.
 * Rows keep their places, so that every record is still named by its own.
 */
export function asTrades(raw: Range): Range {
  const at = raw.slice(0, DEEPEST).findIndex(row => layoutOf(row) !== null);
  const layout = at < 0 ? null : layoutOf(raw[at]!);
  if (!layout) return raw;
  return raw.map((row, index) => (index < at ? row : index === at ? HEADINGS : tradeOf(layout, row)));
}

/** The headings of a file stand in its first rows. */
const DEEPEST = 30;

const HEADINGS: readonly string[] = [
  'Date',
  'Time',
  'Transaction Type',
  'Asset',
  'Quantity Transacted',
  'Subtotal',
  'Fees',
  'Currency',
  'Notes',
];

interface Leg {
  readonly amount: Shares;
  readonly currency: string;
  /** Sheets has made a number of it: what that proves of the sheet's locale stays. */
  readonly isNumber: boolean;
}

/** What a row tells. */
interface Told {
  readonly date: Cell;
  readonly time: Cell;
  readonly words: string;
  readonly sent: Leg | null;
  readonly received: Leg | null;
  readonly fee: Leg | null;
  /** What it was worth in money, where the file says so. */
  readonly worth: Leg | null;
}

type Layout = (row: Row) => Told;

function layoutOf(headings: Row): Layout | null {
  const texts = headings.map(readText);
  const keys = texts.map(headingKey);
  return legLayout(keys) ?? nativeLayout(keys) ?? coinColumns(texts);
}

const SENT = ['sent', 'from', 'sell', 'out', 'outgoing'];
const RECEIVED = ['received', 'to', 'buy', 'in', 'incoming'];

/** `Sent Amount, Sent Currency, Received Amount, Received Currency, Fee Amount, Fee Currency`. */
function legLayout(keys: readonly string[]): Layout | null {
  const pair = (words: readonly string[]): readonly [number, number] | null => {
    for (const word of words)
      for (const [amount, currency] of [
        [`${word}amount`, `${word}currency`],
        [`${word}quantity`, `${word}asset`],
        [`${word}amount`, `${word}asset`],
      ] as const) {
        const found = [keys.indexOf(amount), keys.indexOf(currency)] as const;
        if (found[0] >= 0 && found[1] >= 0) return found;
      }
    return null;
  };
  const [sent, received] = [pair(SENT), pair(RECEIVED)];
  const date = keys.findIndex(key => /^(date|datetime|timestamp|dateutc|timestamputc|time)/.test(key));
  if (!sent || !received || date < 0) return null;
  const [fee, worth] = [pair(['fee']), pair(['networth', 'value'])];
  const tags = keys.flatMap((key, at) => (/^(type|tag|label|description)$/.test(key) ? [at] : []));
  const leg = (row: Row, at: readonly [number, number] | null): Leg | null => {
    const cell = at ? (row[at[0]] ?? '') : '';
    const amount = numberOf(cell);
    const currency = at ? readText(row[at[1]] ?? '').toUpperCase() : '';
    return amount && currency !== ''
      ? { amount: size(amount), currency: coin(currency), isNumber: typeof cell === 'number' }
      : null;
  };
  return row => ({
    date: row[date] ?? '',
    time: '',
    words: tags.map(at => readText(row[at] ?? '')).join(' '),
    sent: leg(row, sent),
    received: leg(row, received),
    fee: leg(row, fee),
    worth: leg(row, worth),
  });
}

/** `Currency, Amount, To Currency, To Amount, Native Currency, Native Amount`: the second leg is another coin, or money. */
function nativeLayout(keys: readonly string[]): Layout | null {
  const at = (key: string): number => keys.indexOf(key);
  const date = keys.findIndex(key => /^(timestamp|date)/.test(key));
  const needed = [at('currency'), at('amount'), at('nativecurrency'), at('nativeamount')];
  if (date < 0 || needed.some(column => column < 0)) return null;
  const tags = keys.flatMap((key, column) => (/description$|kind$/.test(key) ? [column] : []));
  const leg = (row: Row, amount: number, currency: number): Leg | null => {
    const cell = amount < 0 ? '' : (row[amount] ?? '');
    const value = numberOf(cell);
    const name = currency < 0 ? '' : readText(row[currency] ?? '').toUpperCase();
    return value && name !== ''
      ? { amount: value, currency: coin(name), isNumber: typeof cell === 'number' }
      : null;
  };
  return row => {
    const words = tags
      .map(column => readText(row[column] ?? ''))
      .join(' ')
      .replace(/_/g, ' ');
    const own = leg(row, at('amount'), at('currency'));
    const other = leg(row, at('toamount'), at('tocurrency'));
    const native = leg(row, at('nativeamount'), at('nativecurrency'));
    const worth = native && { ...native, amount: size(native.amount) };
    const isBought = /\b(?:BUY|BOUGHT|PURCHASE)\b/i.test(words);
    const isSold = /\b(?:SELL|SOLD)\b/i.test(words);
    const leaves = own !== null && (own.amount < ZERO || other !== null || isSold);
    const sized = own && { ...own, amount: size(own.amount) };
    return {
      date: row[date] ?? '',
      time: '',
      words,
      sent: leaves ? sized : isBought ? worth : null,
      received: leaves ? (other ?? (isSold ? worth : null)) : sized,
      fee: null,
      worth,
    };
  };
}

/** `BTC Amount BTC`, `USD Amount USD`, `Fee (USD) USD`. */
function coinColumns(texts: readonly string[]): Layout | null {
  const find = (form: RegExp): { at: number; currency: string }[] =>
    texts.flatMap((text, at) => {
      const currency = form.exec(text)?.[1];
      return currency ? [{ at, currency: coin(currency) }] : [];
    });
  const amounts = find(/^([A-Z0-9]{2,10}) Amount\b/);
  const fees = find(/^(?:Trading )?Fee \(([A-Z0-9]{2,10})\)/);
  const key = (name: string): number => texts.map(headingKey).indexOf(name);
  const [date, type] = [key('date'), key('type')];
  if (date < 0 || type < 0 || amounts.length < 2 || !amounts.some(({ currency }) => !MONEY.has(currency)))
    return null;
  const [time, specification] = [key('time'), key('specification')];
  return row => {
    const legs = amounts.flatMap(({ at, currency }) => {
      const cell = row[at] ?? '';
      const amount = numberOf(cell);
      return amount ? [{ amount, currency, isNumber: typeof cell === 'number' }] : [];
    });
    const charged = fees.flatMap(({ at, currency }) => {
      const cell = row[at] ?? '';
      const amount = numberOf(cell);
      return amount ? [{ amount: size(amount), currency, isNumber: typeof cell === 'number' }] : [];
    });
    const words = [type, specification].map(at => (at < 0 ? '' : readText(row[at] ?? ''))).join(' ');
    const isSold = /^(sell|debit|withdraw)/i.test(words);
    // Money that leaves is below zero; of two coins the sign tells, of one leg the words.
    const left = legs.find(({ amount }) => amount < ZERO);
    const came = legs.find(leg => leg !== left);
    const [sent, received] = left
      ? [left, came]
      : isSold
        ? [
            legs.find(({ currency }) => !MONEY.has(currency)),
            legs.find(({ currency }) => MONEY.has(currency)),
          ]
        : [undefined, came];
    const sized = (leg: Leg | undefined): Leg | null => (leg ? { ...leg, amount: size(leg.amount) } : null);
    return {
      date: row[date] ?? '',
      time: time < 0 ? '' : clockOf(row[time] ?? ''),
      words,
      sent: sized(sent),
      received: sized(received),
      fee: charged[0] ?? null,
      worth: null,
    };
  };
}

/** Seconds have parts there. */
const clockOf = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replace(/\.\d+$/, '') : cell);

/** `(0.005 BTC)`, `$250.00`, `-1.5`: with its sign; null where nothing stands. */
function numberOf(cell: Cell): Shares | null {
  if (typeof cell === 'number') return exactFromText(cell.toFixed(8));
  const text = readText(cell).replace(/[A-Za-z$€£\s]/g, '');
  const isBelow = /^\(.*\)$/.test(text) || text.startsWith('-');
  if (text === '') return null;
  const digits = plainDigits(text.replace(/[()+-]/g, ''), null);
  const value = digits === null ? null : exactFromText(digits);
  if (value === null) throw new Unreadable();
  return isBelow ? -value : value;
}

/** A figure of the row is none that has one meaning. */
class Unreadable extends Error {}

const INCOME =
  /\b(?:INTEREST|STAK\w*|REWARDS?|AIRDROP|MINING|MINED|EARN\w*|CASHBACK|LENDING|INCOME|FORK|DIVIDEND|REFERRAL|PAYOUT)\b/i;

/** With a fourth decimal where three could be read as a thousand. */
const written = (amount: Shares): string =>
  exactText(amount).replace(/^\d{1,3}\.\d{3}$/, whole => `${whole}0`);

/** The row as a plain file would have it. */
function tradeOf(layout: Layout, row: Row): Row {
  try {
    return lineOf(layout(row));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // Nothing is guessed, and nothing is lost: the row is asked about with its own words.
    return [row[0] ?? '', '', 'Unreadable', '', '', '', '', '', row.map(readText).join(' ')];
  }
}

function lineOf({ date, time, words, sent, received, fee, worth }: Told): Row {
  const isMoney = (leg: Leg | null): boolean => leg !== null && MONEY.has(leg.currency);
  const feeIn = (leg: Leg): Shares => (fee && fee.currency === leg.currency ? fee.amount : ZERO);
  const cellOf = (amount: Shares, from: Leg | null): Cell =>
    from?.isNumber ? Number(exactText(amount)) : written(amount);
  const charge = fee && MONEY.has(fee.currency) ? cellOf(fee.amount, fee) : '';
  const line = (
    type: string,
    leg: Leg | null,
    quantity: Shares | null,
    amount: Leg | null,
    notes = words,
  ): Row => [
    date,
    time,
    type,
    leg?.currency ?? '',
    quantity === null || leg === null ? '' : cellOf(quantity, feeIn(leg) > ZERO && fee!.isNumber ? fee : leg),
    amount === null ? '' : cellOf(amount.amount, amount),
    charge,
    amount?.currency ?? '',
    notes,
  ];
  const money = sent && isMoney(sent) ? sent : received && isMoney(received) ? received : null;
  if (!sent && !received) return line(words || 'Fee', null, null, fee);
  if ((sent === null || isMoney(sent)) && (received === null || isMoney(received)))
    return line('Deposit', null, null, money);
  // A fee in coin is taken from what arrives, and leaves beside what is sent.
  const arrives = received && ((received.amount - feeIn(received)) as Shares | null);
  const leaves = sent && ((sent.amount + feeIn(sent)) as Shares | null);
  if (sent && isMoney(sent)) return line('Buy', received, arrives, sent);
  if (received && isMoney(received)) return line('Sell', sent, leaves, received);
  if (sent && received)
    return line(
      'Convert',
      sent,
      leaves,
      worth,
      `Converted ${exactText(leaves!)} ${sent.currency} to ${exactText(arrives!)} ${received.currency}`,
    );
  if (received) return line(INCOME.test(words) ? 'Reward' : 'Receive', received, arrives, worth);
  return line('Send', sent, leaves && -leaves, worth);
}
