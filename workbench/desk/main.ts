/* The desk: which of many households must act, by when, on what; a name leads to its plan. */
import { linesOf, records, shown, VIEWS, type Book, type Cell, type Line } from './book';

const MOST = 500; // lines in one look

const part = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: { readonly [name: string]: string } = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};

const money = (currency: string, amount: number | null): string =>
  amount === null
    ? ''
    : `${amount < 0 ? '−' : ''}${currency}${Math.abs(amount).toLocaleString('en-US', { maximumFractionDigits: 0 })}`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function spoken(iso: string | null): string {
  if (iso === null) return '';
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
  cell(line: Line): Node | string;
}

const plural = (count: number, one: string): string =>
  count === 0 ? '' : `${count} ${one}${count === 1 ? '' : 's'}`;

function columnsOf(book: Book): readonly Column[] {
  return [
    {
      name: 'Household',
      cell: ({ household }) =>
        part('a', { href: `./?household=${encodeURIComponent(book.files[household]!)}` }, household),
    },
    { name: 'Act by', cell: ({ actBy }) => spoken(actBy) },
    { name: 'What', cell: ({ because }) => because },
    { name: 'Sales', isNumber: true, cell: ({ sales }) => (sales === null ? '' : String(sales)) },
    { name: 'Saves now', isNumber: true, cell: ({ currency, savedNow }) => money(currency, savedNow) },
    { name: 'Ahead', isNumber: true, cell: ({ currency, benefit }) => money(currency, benefit) },
    {
      name: 'Open',
      cell: ({ questions, problems }) =>
        [plural(questions, 'question'), plural(problems, 'problem')].filter(one => one !== '').join(', '),
    },
    { name: 'Data', cell: ({ age }) => (age === null ? '' : age === 0 ? 'today' : plural(age, 'day')) },
    ...(book.letters
      ? [
          {
            name: 'Letter',
            cell: ({ household }: Line) =>
              part(
                'a',
                { href: `book/letters/${encodeURIComponent(book.files[household]!)}.html` },
                'Letter',
              ),
          },
        ]
      : []),
  ];
}

function table(
  headings: readonly { readonly name: string; readonly isNumber?: boolean }[],
  rows: readonly (readonly (Node | string)[])[],
): HTMLElement {
  const side = (at: number): Record<string, string> => (headings[at]!.isNumber ? { class: 'number' } : {});
  return part(
    'table',
    {},
    part(
      'thead',
      {},
      part('tr', {}, ...headings.map(({ name }, at) => part('th', { scope: 'col', ...side(at) }, name))),
    ),
    part(
      'tbody',
      {},
      ...rows.map(row => part('tr', {}, ...row.map((cell, at) => part('td', side(at), cell)))),
    ),
  );
}

function householdsTable(book: Book, lines: readonly Line[]): Node[] {
  if (lines.length === 0) return [part('p', { class: 'none' }, 'Nobody.')];
  const columns = columnsOf(book);
  const rows = lines.slice(0, MOST).map(line => columns.map(column => column.cell(line)));
  const more = lines.length - rows.length;
  return [
    table(columns, rows),
    ...(more > 0
      ? [part('p', { class: 'none' }, `… and ${more.toLocaleString('en-US')} more: see desk.parquet.`)]
      : []),
  ];
}

/** Whose planned purchase washes what. */
function purchasesTable(book: Book): Node[] {
  const text = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));
  const currency = new Map(linesOf(book).map(line => [line.household, line.currency]));
  const rows = records(book.purchases)
    .sort((one, other) => (text(one['Day']) < text(other['Day']) ? -1 : 1))
    .slice(0, MOST)
    .map(one => {
      const household = text(one['Household']);
      return [
        part('a', { href: `./?household=${encodeURIComponent(book.files[household]!)}` }, household),
        spoken(text(one['Day']).slice(0, 10)),
        `${text(one['Quantity'])} ${text(one['Symbol'])} in ${text(one['Account'])}${one['Kind'] === 'Likely' ? ', if it comes as before' : ''}`,
        text(one['Owner']),
        one['Sale'] === 'Made' ? 'a sale that is made' : 'a sale of the plan',
        money(currency.get(household) ?? '', Number(one['Loss at stake'])),
      ];
    });
  if (rows.length === 0) return [part('p', { class: 'none' }, 'No purchase to come meets a loss.')];
  return [
    table(
      [
        { name: 'Household' },
        { name: 'Day' },
        { name: 'Purchase' },
        { name: 'Whose' },
        { name: 'Meets' },
        { name: 'Loss at stake', isNumber: true },
      ],
      rows,
    ),
  ];
}

const PURCHASES = {
  id: 'purchases',
  name: 'Purchases that wash',
  asks: 'Whose purchase to come meets which loss.',
};

function show(book: Book, lines: readonly Line[], id: string): void {
  const views = [...VIEWS, PURCHASES];
  const chosen = views.find(view => view.id === id) ?? VIEWS[0]!;
  document.getElementById('views')!.replaceChildren(
    ...views.map(view => {
      const own = VIEWS.find(one => one.id === view.id);
      const count = own ? shown(lines, own, book.asOf).length : book.purchases.rows.length;
      const link = part('a', { href: `#${view.id}` }, `${view.name} (${count.toLocaleString('en-US')})`);
      if (view === chosen) link.setAttribute('aria-current', 'page');
      return link;
    }),
  );
  document.getElementById('asks')!.textContent = chosen.asks;
  const own = VIEWS.find(view => view === chosen);
  document
    .getElementById('table')!
    .replaceChildren(...(own ? householdsTable(book, shown(lines, own, book.asOf)) : purchasesTable(book)));
}

async function start(): Promise<void> {
  const book = (await (await fetch('book/desk.json')).json()) as Book;
  const lines = linesOf(book);
  const act = shown(lines, VIEWS[0]!, book.asOf).length;
  document.getElementById('sum')!.textContent =
    `${lines.length.toLocaleString('en-US')} households as of ${spoken(book.asOf)}; ${act === 0 ? 'nobody' : act.toLocaleString('en-US')} must act this week.`;
  const turn = (): void => show(book, lines, location.hash.slice(1));
  window.addEventListener('hashchange', turn);
  turn();
}

void start().catch((error: unknown) => {
  document.getElementById('sum')!.textContent =
    `The book could not be read: ${error instanceof Error ? error.message : String(error)}`;
});
