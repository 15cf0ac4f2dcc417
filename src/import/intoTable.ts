import { isBlank, type Cell, type Range, type Row } from '../table/cell';
import { readText } from '../table/readCell';
import { type Field } from '../table/headings';
import { normalizeHeading } from '../base/text';
import { LOT_FIELDS } from '../table/lotsTable';
import { TRADE_FIELDS } from '../table/tradesTable';

/** Canonical rows in the columns of a table that people keep, or the headings that it lacks for them. */
export type Laid = { readonly rows: Cell[][] } | { readonly missing: readonly string[] };

/** What an import says beside its records: a table needs no column for it. */
const BESIDE = new Set(['Row', 'Note']);

/** Columns of which another one says the same. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = { Price: ['Amount', 'Net amount'] };

/** Lays canonical rows, headings first, under the headings of a table. Nothing that a row says is left out. */
export function layInto(headings: Row, imported: Range, kind: 'trades' | 'lots'): Laid {
  const fields: readonly Field<string>[] = kind === 'trades' ? TRADE_FIELDS : LOT_FIELDS;
  const columns = new Map<string, number>();
  headings.forEach((cell, at) => {
    const field = fields.find(({ headings: known }) =>
      known.map(normalizeHeading).includes(normalizeHeading(readText(cell))),
    );
    const canonical = field?.headings[0];
    if (canonical !== undefined && !columns.has(canonical)) columns.set(canonical, at);
  });
  const [own = [], ...rows] = imported;
  const names = own.map(readText);
  const amountAt = columns.get('Amount');
  const isNet =
    amountAt !== undefined &&
    normalizeHeading(readText(headings[amountAt]!)) === normalizeHeading('Net amount');
  const said = names.filter((name, at) => !BESIDE.has(name) && rows.some(row => !isBlank(row[at] ?? '')));
  const missing = said.filter(
    name =>
      !columns.has(name) &&
      !(INSTEAD[name] ?? []).some(other => columns.has(other)) &&
      !(name === 'Amount' && columns.has('Price')) &&
      !(name === 'Fees' && (isNet || columns.has('Commission'))),
  );
  if (missing.length > 0) return { missing };
  return {
    rows: rows.map(row => {
      const laid = headings.map((): Cell => '');
      const value = (name: string): Cell => row[names.indexOf(name)] ?? '';
      for (const [name, at] of columns) {
        if (name === 'Amount' && isNet) laid[at] = netOf(value('Action'), value('Amount'), value('Fees'));
        else if (name === 'Commission' && !columns.has('Fees')) laid[at] = value('Fees');
        else if (names.includes(name)) laid[at] = value(name);
      }
      return laid;
    }),
  };
}

const CENTS = 1e8;

/** What was paid or received: an import has amounts before fees, with the fees beside. */
function netOf(action: Cell, amount: Cell, fees: Cell): Cell {
  if (typeof amount !== 'number') return amount;
  const fee = typeof fees === 'number' ? fees : 0;
  const isReceived = /^(sell|short)/i.test(readText(action).replace(/^Check: /, ''));
  return Math.round((amount + (isReceived ? -fee : fee)) * CENTS) / CENTS;
}
