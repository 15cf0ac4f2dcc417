import { safe } from '../base/html';
import type { CalendarWords } from '../countries/country';
import { formatDay, type Day } from '../base/day';
import { grouped } from '../base/grouped';
import { exactText, ZERO } from '../base/exact';
import { accountName } from '../planner/lotIds';
import type { Suggestion } from '../planner/plan';
import { boughtWords } from '../table/saleWords';
import { nameItWords, oldestWords } from './brokers';
import type { Mark, SymbolWindow } from './windows';

/** What one person does in one account, in the order in which it is done: to be ticked off at the broker. */
export interface Ticket {
  readonly owner: string;
  readonly account: string;
  readonly orders: readonly TicketOrder[];
}

export interface TicketOrder {
  readonly id: string;
  /** The day to sell, where another than today is better; null: today. */
  readonly from: Day | null;
  readonly sell: string;
  /** Its place among the day's sales of its security, in whatever account; null where any order will do. */
  readonly place: string | null;
  /** How the broker learns which lot; null where nothing is to be said. */
  readonly lot: string | null;
  readonly buy: string | null;
  readonly notBefore: Day | null;
  /** Purchases that must wait, and until when. */
  readonly pause: readonly string[];
  readonly otherwise: string;
}

export function ticketsOf(
  chosen: readonly Suggestion[],
  windows: readonly SymbolWindow[],
  { money }: Pick<CalendarWords, 'money'>,
  asOf: Day,
): Ticket[] {
  const windowOf = new Map(windows.map(one => [one.symbol, one]));
  const order = (sale: Suggestion): TicketOrder => {
    const { lot, quantity, naming, replacement, proceeds, usableLoss, doNotBuyBefore } = sale;
    const names = naming === null ? '' : ` ${boughtWords(lot)}`;
    const marks = windowOf.get(lot.symbol)?.marks ?? [];
    const coming = marks.filter(({ day, kind }) => kind !== 'bought' && day > asOf);
    return {
      id: sale.id,
      from: sale.betterFrom,
      sell: `Sell ${exactText(quantity)} ${lot.symbol}${names}`,
      place: sale.dayPlace && placeWords(lot.symbol, sale.dayPlace),
      lot: lotWords(naming, lot.account.name),
      buy: replacement ? `Buy about ${money(proceeds)} of ${replacement.symbol} with the proceeds` : null,
      notBefore: doNotBuyBefore,
      pause: doNotBuyBefore === null ? [] : coming.map(mark => pauseWords(mark, lot.symbol, doNotBuyBefore)),
      otherwise: otherwise(sale, usableLoss > ZERO ? money(usableLoss) : null),
    };
  };
  const own = grouped(chosen, ({ lot }) => `${lot.account.owner.name}\u0000${lot.account.key}`);
  return [...own.values()].map(sales => {
    const { account } = sales[0]!.lot;
    return { owner: account.owner.name, account: accountName(account), orders: sales.map(order) };
  });
}

const lotWords = (naming: Suggestion['naming'], account: string): string | null =>
  naming === 'name' ? nameItWords(account) : naming === 'default' ? oldestWords(account) : null;

/** `as number 2 of the 3 sales of VTI`. */
const placeWords = (symbol: string, { place, count }: NonNullable<Suggestion['dayPlace']>): string =>
  `as number ${place} of the ${count} sales of ${symbol}`;

const pauseWords = ({ day, shares, account, kind }: Mark, symbol: string, until: Day): string =>
  `${exactText(shares)} ${symbol} on ${formatDay(day)} in ${accountName(account)}${kind === 'likely' ? ' (if it comes as before: a reinvestment, a plan, a payroll purchase)' : ' (planned)'}: pause it until ${formatDay(until)}`;

function otherwise({ naming, doNotBuyBefore }: Suggestion, loss: string | null): string {
  const lot = naming === 'name' ? 'If another lot is sold, the figures of the plan do not hold.' : '';
  const back =
    loss === null || doNotBuyBefore === null
      ? ''
      : `If it is bought before ${formatDay(doNotBuyBefore)}, in any account of the household that counts, up to ${loss} of loss is put off or lost.`;
  return [lot, back].filter(one => one !== '').join(' ');
}

/** The tickets as a page to print: one sheet of paper for each person and account. */
export function ticketPage(tickets: readonly Ticket[], asOf: Day): string {
  const line = ({
    from,
    sell,
    place,
    lot,
    buy,
    notBefore,
    pause,
    otherwise: not,
  }: TicketOrder): string => `<li>
<p class="order"><span class="box"></span><strong>${safe(sell)}</strong>${from === null ? '' : `, on ${formatDay(from)} or after`}${place === null ? '' : `, ${safe(place)}`}</p>
${lot === null ? '' : `<p>${safe(lot)}</p>`}
${buy === null ? '' : `<p class="order"><span class="box"></span>${safe(buy)}</p>`}
${notBefore === null ? '' : `<p>Do not buy it back before <strong>${formatDay(notBefore)}</strong>.</p>`}
${pause.map(one => `<p class="order"><span class="box"></span>${safe(one)}</p>`).join('')}
${not === '' ? '' : `<p class="not">${safe(not)}</p>`}
<p class="number">Confirmation number</p></li>`;
  const page = ({ owner, account, orders }: Ticket): string => `<section>
<header><h1>${safe(owner)}: ${safe(account)}</h1><p>Orders of ${formatDay(asOf)}, in this order</p></header>
<ol>${orders.map(line).join('')}</ol>
<footer>Check prices and holdings on the day. Education, not tax advice; check your jurisdiction.</footer></section>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Order ticket, ${formatDay(asOf)}</title><style>${STYLE}</style></head>
<body>${tickets.map(page).join('')}</body></html>
`;
}

const STYLE = `
@page { margin: 16mm; }
body { font: 11pt/1.35 system-ui, sans-serif; color: #1c2733; max-width: 180mm; margin: 8mm auto; }
section { break-after: page; } section:last-child { break-after: auto; }
header { border-bottom: 1pt solid #8796a5; } h1 { font-size: 16pt; margin: 0; } header p { margin: 2pt 0 4pt; }
ol { padding-left: 18pt; } li { margin: 8pt 0; break-inside: avoid; } li p { margin: 2pt 0; }
.box { display: inline-block; width: 9pt; height: 9pt; border: 1pt solid #55636f; margin-right: 6pt; }
.not { color: #7a2e12; } .number { border-bottom: 1pt solid #c3ccd4; width: 60%; color: #55636f; font-size: 9pt; padding-top: 8pt; }
footer { margin-top: 12pt; font-size: 9pt; color: #3b4955; }`;

export const TICKET_HEADINGS = [
  'Done',
  'Order',
  'Which lot',
  'Instead',
  'Do not buy before',
  'Pause',
  'If not',
  'Confirmation',
] as const;

/** The same as rows of a sheet: a line to tick for each order, under the person and the account. */
export function ticketRows(tickets: readonly Ticket[], asOf: Day): { rows: string[][]; bold: number[] } {
  const width = TICKET_HEADINGS.length;
  // In the wide column: the first is for ticks.
  const alone = (text: string): string[] => ['', text, ...Array<string>(width - 2).fill('')];
  const rows: string[][] = [alone(`Order ticket of ${formatDay(asOf)}`)];
  const bold = [0];
  for (const { owner, account, orders } of tickets) {
    bold.push(rows.length, rows.length + 1);
    rows.push(alone(`${owner}: ${account}`), [...TICKET_HEADINGS]);
    for (const { from, sell, place, lot, buy, notBefore, pause, otherwise: not } of orders)
      rows.push([
        '☐',
        [sell, from === null ? '' : `on ${formatDay(from)} or after`, place ?? '']
          .filter(part => part !== '')
          .join(', '),
        lot ?? '',
        buy ?? '',
        notBefore === null ? '' : formatDay(notBefore),
        pause.join('; '),
        not,
        '',
      ]);
  }
  rows.push(
    alone('Check prices and holdings on the day. Education, not tax advice; check your jurisdiction.'),
  );
  return { rows, bold };
}
