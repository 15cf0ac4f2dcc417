import type { SheetRequest } from '../addon/formsServer';
import { formatDay, type Day } from '../base/day';
import { ticketPage, ticketRows, type Ticket, type TicketOrder } from '../session/ticket';
import { download } from './forms';

interface Props {
  readonly tickets: readonly Ticket[];
  readonly asOf: Day;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
}

/** What to do at which broker, in which order: to be printed, or as a sheet. */
export function TicketView({ tickets, asOf, isBusy, onWrite }: Props) {
  if (tickets.length === 0) return null;
  const sheet = (): SheetRequest => {
    const { rows, bold } = ticketRows(tickets, asOf);
    return { name: 'Order ticket', rows, bold, money: [], wide: [1, 2, 3, 5, 6] };
  };
  return (
    <section>
      {tickets.map(({ owner, account, orders }) => (
        <details key={`${owner} ${account}`}>
          <summary>
            {owner}: {account} ({orders.length} {orders.length === 1 ? 'order' : 'orders'})
          </summary>
          <ol class="small stack">{orders.map(line)}</ol>
        </details>
      ))}
      <div class="actions">
        <button
          type="button"
          onClick={() => download('order-ticket.html', ticketPage(tickets, asOf), 'text/html')}
        >
          Page to print
        </button>
        <button type="button" disabled={isBusy} onClick={() => void onWrite(sheet())}>
          As a sheet
        </button>
      </div>
    </section>
  );
}

const line = ({ id, from, sell, place, lot, buy, notBefore, pause, otherwise }: TicketOrder) => (
  <li key={id}>
    <strong>{sell}</strong>
    {from !== null && `, on ${formatDay(from)} or after`}
    {place !== null && `, ${place}`}. {lot} {buy !== null && `${buy}.`}{' '}
    {notBefore !== null && `Do not buy it back before ${formatDay(notBefore)}.`}
    {pause.map(one => (
      <p key={one}>{one}.</p>
    ))}
    {otherwise !== '' && <p class="quiet">{otherwise}</p>}
  </li>
);
