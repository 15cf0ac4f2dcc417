import type { CalendarWords } from '../countries/country';
import { isoDay, formatDay, type Day } from '../base/day';
import { exactText, ZERO, type Money } from '../base/exact';
import type { BuyAnswer } from '../planner/buyCheck';
import { boughtWords, NAME_THIS_LOT } from '../table/saleWords';
import type { Suggestion } from '../planner/plan';

/** A day of the household's calendar: what to do, or until when not to buy. */
export interface CalendarDay {
  /** The same in every file, so that a calendar replaces what it has; of no two entries alike. */
  readonly id: string;
  readonly day: Day;
  readonly isSale: boolean;
  /** What may be bought again from this day on; null where it is about something else. */
  readonly again: string | null;
  readonly title: string;
  readonly words: string;
}

/** A purchase that will likely come, and what it would wash. */
export interface Pause {
  readonly symbol: string;
  readonly day: Day;
  /** Account, where it has a name. */
  readonly where: string;
  /** Of the loss, what it and those after it wash; zero where that is washed anyway. */
  readonly loss: Money;
  /** The sale takes a gain. */
  readonly isOfGain: boolean;
}

/** What stands beside the sales: purchases to pause, and the last day of the year. */
export interface Beside {
  readonly pauses: readonly Pause[];
  readonly last: { readonly day: Day; readonly isTrading: boolean } | null;
}

/** What the ticked sales ask for, and what past sales forbid. */
export function calendarDays(
  chosen: readonly Suggestion[],
  forbidden: readonly BuyAnswer[],
  asOf: Day,
  words: CalendarWords,
  { pauses, last }: Beside,
): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (const sale of chosen) {
    const { symbol, account } = sale.lot;
    const where = account.name === '' ? '' : ` in ${account.name}`;
    const what = `${exactText(sale.quantity)} ${symbol}${where}`;
    const which = sale.naming === null ? '' : `, ${boughtWords(sale.lot)}`;
    days.push({
      id: idOf('sell', sale.id),
      day: sale.betterFrom ?? asOf,
      isSale: true,
      again: null,
      title: `Sell ${what}${which}${sale.naming === 'name' ? `: ${NAME_THIS_LOT}` : ''}`,
      words: `${resultOf(sale, words)}, as planned on ${formatDay(asOf)}. Check the plan again on the day.${sale.replacement ? ` Instead: ${sale.replacement.symbol}.` : ''}`,
    });
    if (sale.doNotBuyBefore === null) continue;
    days.push({
      id: idOf('buy', sale.id),
      day: sale.doNotBuyBefore,
      isSale: false,
      again: symbol,
      title: `${symbol} may be bought again`,
      words: `If ${what} was sold on ${formatDay(asOf)}. ${words.untilThen}`,
    });
  }
  for (const answer of forbidden) {
    const { symbol, notBefore } = answer;
    if (notBefore === null || notBefore <= asOf) continue;
    days.push({
      id: idOf('held', symbol, compact(notBefore)),
      day: notBefore,
      isSale: false,
      again: symbol,
      title: `${symbol} may be bought again`,
      words: words.before(answer),
    });
  }
  for (const { symbol, day, where, loss, isOfGain } of pauses) {
    const of = where === '' ? '' : ` of ${where}`;
    days.push({
      id: idOf('pause', symbol, where, compact(day)),
      day,
      isSale: false,
      again: null,
      title: `Pause the purchase of ${symbol}${of}`,
      words: isOfGain
        ? 'Made, it can be matched with the sale, and the gain is not taken.'
        : loss > ZERO
          ? `Made, it and those after it wash about ${words.money(loss)} of the loss.`
          : 'Made, it washes more of the loss.',
    });
  }
  if (last && chosen.length > 0) {
    days.push({
      id: idOf('last', compact(last.day)),
      day: last.day,
      isSale: false,
      again: null,
      title: last.isTrading ? 'Last day to sell in this tax year' : 'The tax year ends',
      words:
        words.lastDay ??
        'Some laws count the day of the trade, others that of its settlement: leave a few days.',
    });
  }
  return apart(days).sort((a, b) => a.day - b.day);
}

const resultOf = ({ usableLoss }: Suggestion, { money }: CalendarWords): string =>
  usableLoss < ZERO ? `A gain of ${money(-usableLoss)}` : `${money(usableLoss)} of loss`;

const compact = (day: Day): string => isoDay(day).replace(/-/g, '');

/** Letters and digits stay; every other sign of any script becomes its number, so that no two names meet. */
const idOf = (...parts: readonly string[]): string =>
  parts
    .map(part => part.replace(/[^A-Za-z0-9]/gu, sign => `_${sign.codePointAt(0)!.toString(16)}_`))
    .join('-');

/** Two series of one account can fall on one day. */
function apart(days: readonly CalendarDay[]): CalendarDay[] {
  const seen = new Map<string, number>();
  return days.map(one => {
    const count = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}-${count}` };
  });
}

/** iCalendar, RFC 5545: days without a time, the same in any zone. */
export function calendarFile(days: readonly CalendarDay[], asOf: Day): string {
  const events = days.flatMap(({ id, day, title, words }) => [
    'BEGIN:VEVENT',
    `UID:${id}@tax-loss-harvesting-for-sheets`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(day + 1)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(`${words} Education, not tax advice.`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tax-loss harvesting for Sheets//EN',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const escaped = (text: string): string => text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n');

const LONGEST = 74; // octets of a line, before the break

/** A line of content is at most 75 octets long; what is more stands on lines that begin with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > LONGEST) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
