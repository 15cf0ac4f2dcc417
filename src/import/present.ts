import { isoDay } from '../base/day';
import { eachOf, type Steps } from '../base/steps';
import { readAction } from '../table/actions';
import { isDayTime, type Cell, type Range, type Row } from '../table/cell';
import { readText } from '../table/readCell';
import { readDay } from '../table/dates';
import { columnAt } from '../table/headings';
import { normalizeHeading } from '../base/text';
import { LOT_FIELDS } from '../table/lotsTable';
import { readSymbolText } from '../table/symbol';
import { TRADE_FIELDS } from '../table/tradesTable';
import { isFault } from '../table/faults';

/** Which rows of an imported table stand in the household's table already, by their place in it. */
export interface Present {
  /** The same day, action, security, quantity and account. */
  readonly same: ReadonlySet<number>;
  /** The same but for the account, which one of the two leaves blank or calls otherwise. */
  readonly alike: ReadonlySet<number>;
}

/**
 * Two equal rows of one file are two fills; across files the same trade is told twice, so each row that is there
 * answers for one that comes.
 */
export function* presentRows(imported: Range, existing: Range, kind: 'trades' | 'lots'): Steps<Present> {
  const known = new Map<string, number>();
  const count = (key: string, by: number): void => void known.set(key, (known.get(key) ?? 0) + by);
  yield* eachOf(
    existing,
    keyed(existing, kind, ({ what, account }) => {
      count(what + account, 1);
      count(what, 1);
    }),
  );
  const same = new Set<number>();
  const alike = new Set<number>();
  const rest: { row: number; what: string }[] = [];
  yield* eachOf(
    imported,
    keyed(imported, kind, ({ what, account }, row) => {
      if ((known.get(what + account) ?? 0) === 0) return void rest.push({ row, what });
      count(what + account, -1);
      count(what, -1);
      same.add(row);
    }),
  );
  for (const { row, what } of rest) {
    if ((known.get(what) ?? 0) === 0) continue;
    count(what, -1);
    alike.add(row);
  }
  return { same, alike };
}

/** What two tellings of one record have in common: the other columns are written differently by every broker. */
interface Key {
  readonly what: string;
  readonly account: string;
}

/** The heading row, notes and totals have no key. */
function keyed(
  table: Range,
  kind: 'trades' | 'lots',
  visit: (key: Key, row: number) => void,
): (cells: Row, row: number) => void {
  const headings = table[0] ?? [];
  const column = (canonical: string): number =>
    columnAt(kind === 'trades' ? TRADE_FIELDS : LOT_FIELDS, headings, canonical);
  const [day, action, symbol, quantity, account] = [
    kind === 'trades' ? 'Date' : 'Acquired',
    'Action',
    'Symbol',
    'Quantity',
    'Account',
  ].map(column);
  return (cells, row) => {
    const cell = (at: number | undefined): Cell => cells[at ?? -1] ?? '';
    const when = dayText(cell(day));
    const many = sizeText(cell(quantity));
    if (row === 0 || when === '' || many === '') return;
    const parts = [when, actionText(cell(action)), readSymbolText(readText(cell(symbol))), many];
    visit({ what: parts.join('\u0000'), account: `\u0000${normalizeHeading(readText(cell(account)))}` }, row);
  };
}

const dayText = (cell: Cell): string => {
  const day = isDayTime(cell) ? cell.day : readDay(cell);
  return isFault(day) ? '' : isoDay(day);
};

const MILLIONTH = 1e6;

const sizeText = (cell: Cell): string => {
  const value = typeof cell === 'number' ? cell : Number(readText(cell).replace(/,/g, '') || NaN);
  return Number.isFinite(value)
    ? String(Math.round(Math.abs(value) * MILLIONTH) / MILLIONTH)
    : readText(cell);
};

function actionText(cell: Cell): string {
  const text = readText(cell).replace(/^Check: /, '');
  const reading = readAction(text, true);
  return reading.kind === 'action' ? reading.action : normalizeHeading(text);
}
