import { isBlank, isDayTime, type Cell, type Range, type Row } from '../table/cell';
import { eachOf, type Steps } from '../base/steps';
import { readText } from '../table/readCell';
import { headingKey, isNever, isPence } from './headingKey';
import { asTrades } from './legs';
import { ROLES, type Role } from './roles';

/** What a table of an export holds. */
export type Kind = 'trades' | 'lots' | 'gains' | 'positions' | 'cash';

/** Where each role stands under one heading row. */
export interface Layout {
  readonly kind: Kind;
  readonly columns: ReadonlyMap<Role, readonly number[]>;
  /** Headings as the file spells them. */
  readonly headings: readonly string[];
  readonly isPencePrice: boolean;
}

/** One row of the file below a heading row. */
export interface Record {
  /** Its row in the range given, counted from 1. */
  readonly row: number;
  readonly cells: Row;
  readonly layout: Layout;
  /** The section's name, where the file's first column has one. */
  readonly section: string | null;
}

/** A file taken apart: records below their headings, everything else counted by what it is. */
export interface Recognised {
  readonly records: readonly Record[];
  readonly layouts: readonly Layout[];
  /** Text that stands above the first heading row. */
  readonly preamble: readonly string[];
  readonly setAside: Map<string, number>;
}

/** In how many rows each section of a statement says what a row is: Header, Data, SubTotal, Total. */
const ROW_KINDS = new Set(['HEADER', 'DATA', 'SUBTOTAL', 'TOTAL', 'TRAILER']);

export function* recognise(whole: Range): Steps<Recognised> {
  const raw = asTrades(whole);
  const setAside = new Map<string, number>();
  const records: Record[] = [];
  const layouts: Layout[] = [];
  const preamble: string[] = [];
  const isSectioned =
    raw.filter(row => ROW_KINDS.has(readText(row[1] ?? '').toUpperCase())).length > raw.length / 2;
  const count = (what: string): void => void setAside.set(what, (setAside.get(what) ?? 0) + 1);
  let layout: Layout | null = null;
  let section: string | null = null;
  yield* eachOf(raw, (whole, index) => {
    if (whole.every(isBlank)) return;
    const kind = isSectioned ? readText(whole[1] ?? '').toUpperCase() : '';
    const cells = isSectioned ? whole.slice(2) : whole;
    if (isSectioned && kind !== 'DATA' && kind !== 'HEADER') return count('totals');
    const heading = kind === 'DATA' ? null : layoutOf(cells, isSectioned);
    if (heading || kind === 'HEADER') {
      layout = heading;
      section = isSectioned ? readText(whole[0] ?? '') : null;
      if (heading) layouts.push(heading);
      return;
    }
    if (!layout) {
      preamble.push(cells.map(readText).filter(Boolean).join(' '));
      return count(isSectioned ? 'rows of other sections' : 'rows above the table');
    }
    records.push({ row: index + 1, cells, layout, section });
  });
  return { records, layouts, preamble, setAside };
}

const NEEDS_TEXT = 3;
const NEEDS_ROLES = 2;

/** A number or a day, which nobody writes as a heading. */
const FIGURE = /^(?:[-+($€£]*[\d.,]+[)%]*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*)$/;

/** Which roles a heading may have, and how strongly: the smaller, the stronger. */
const ROLES_OF = rolesByKey();

function rolesByKey(): ReadonlyMap<string, readonly { readonly role: Role; readonly strength: number }[]> {
  const found = new Map<string, { role: Role; strength: number }[]>();
  for (const role of Object.keys(ROLES) as Role[])
    ROLES[role].forEach((key, strength) => {
      found.set(key, [...(found.get(key) ?? []), { role, strength }]);
    });
  return found;
}

/** The columns of each role, the strongest heading first. */
function columnsOf(keys: readonly string[]): Map<Role, number[]> {
  const found = new Map<Role, { at: number; strength: number }[]>();
  keys.forEach((key, at) => {
    if (isNever(key)) return;
    for (const { role, strength } of ROLES_OF.get(key) ?? bySense(key))
      found.set(role, [...(found.get(role) ?? []), { at, strength }]);
  });
  return new Map(
    [...found].map(([role, columns]) => [
      role,
      columns.sort((a, b) => a.strength - b.strength || a.at - b.at).map(({ at }) => at),
    ]),
  );
}

/** A heading row, by the roles its texts have; null for a row that is none. */
export function layoutOf(cells: Row, isSection = false): Layout | null {
  if (cells.some(cell => isDayTime(cell) || typeof cell === 'number')) return null;
  const headings = cells.map(readText);
  const keys = headings.map(text => (FIGURE.test(text) ? '' : headingKey(text)));
  if (keys.filter(key => key !== '').length < NEEDS_TEXT) return null;
  if (keys.filter(key => ROLES_OF.has(key)).length < NEEDS_ROLES) return null;
  const columns = ofLots(ofCoins(ofOrders(columnsOf(keys), keys), keys), keys);
  const kind = kindOf(columns, keys, isSection);
  if (kind === null) return null;
  const price = columns.get('price')?.[0];
  return {
    kind,
    columns,
    headings,
    isPencePrice: price !== undefined && isPence(headings[price]!),
  };
}

/** Columns that brokers call by many names, and whose money must not be lost. */
function bySense(key: string): readonly { readonly role: Role; readonly strength: number }[] {
  const role: Role | null = /marketdisc/.test(key)
    ? 'discount'
    : /wash/.test(key) && /disallow|adjust|amt|amount|loss|defer/.test(key) && !/toggle/.test(key)
      ? 'adjustment'
      : null;
  return role === null ? [] : [{ role, strength: WEAKEST }];
}

const WEAKEST = 99;

/** A list of orders has a price that was asked and one that was paid: the second counts. */
function ofOrders(columns: Map<Role, number[]>, keys: readonly string[]): Map<Role, number[]> {
  const paid = keys.findIndex(key => AVERAGE.has(key));
  if (paid < 0 || !keys.some(key => FILLED.has(key))) return columns;
  const others = (columns.get('price') ?? []).filter(at => at !== paid);
  return new Map([...columns, ['price', [paid, ...others]]]);
}

/** In a report on coins an amount beside the name of the asset is the number of coins. */
function ofCoins(columns: Map<Role, number[]>, keys: readonly string[]): Map<Role, number[]> {
  if (columns.has('quantity') || !keys.includes('assetname')) return columns;
  const amount = columns.get('amount') ?? [];
  return new Map([...columns, ['quantity', amount], ['amount', []]]);
}

/** A statement's positions with their lots: the day a lot was opened stands under `Open`. */
function ofLots(columns: Map<Role, number[]>, keys: readonly string[]): Map<Role, number[]> {
  const open = keys.indexOf('open');
  return open >= 0 && columns.has('detail') && columns.has('basis') && !columns.has('date')
    ? new Map([...columns, ['acquired', [open]]])
    : columns;
}

const FILLED: ReadonlySet<string> = new Set(['filled', 'filledqty', 'filledquantity', 'qtyfilled']);
const AVERAGE: ReadonlySet<string> = new Set([
  'avgprice',
  'averageprice',
  'avgfillprice',
  'averagefillprice',
]);

function kindOf(
  columns: ReadonlyMap<Role, readonly number[]>,
  keys: readonly string[],
  isSection: boolean,
): Kind | null {
  const has = (role: Role): boolean => columns.has(role);
  const names = has('symbol') || has('security') || has('description');
  const money = has('amount') || has('gross') || has('debit') || has('credit');
  const isOpen =
    has('acquired') || (has('basis') && keys.includes('date') && has('quantity') && !has('action'));
  // A form that reports gross proceeds alone has no cost.
  if ((has('sold') || keys.includes('datesold')) && has('proceeds')) return 'gains';
  if (isOpen && has('quantity') && (has('basis') || has('unitCost')) && !has('sold')) return 'lots';
  if (has('date') && has('quantity') && (names || has('status')) && (money || has('price'))) return 'trades';
  if (isSection && has('date') && has('description') && money) return 'trades';
  if (has('date') && has('description') && has('debit')) return 'trades';
  // Each symbol's row is followed by its lots, whose day stands where the symbol would.
  if (keys.includes('pricepaid') && has('quantity') && has('symbol')) return 'lots';
  if (names && has('quantity') && (has('basis') || has('unitCost') || has('value'))) return 'positions';
  if (isLedger(keys)) return 'cash';
  return (keys.some(key => key.includes('date') || key.includes('datum')) &&
    has('description') &&
    has('amount')) ||
    (keys.includes('datum') && keys.includes('omschrijving'))
    ? 'cash'
    : null;
}

/** Legs of one trade stand in rows of their own, joined by a reference. */
const isLedger = (keys: readonly string[]): boolean => keys.includes('refid') && keys.includes('amount');

/** The cell of a role; a blank where the row or the file has none. */
export function cellOf({ cells, layout }: Record, role: Role): Cell {
  for (const at of layout.columns.get(role) ?? []) {
    const cell = cells[at];
    if (cell !== undefined && !isMissing(cell)) return cell;
  }
  return '';
}

/** All cells of a role that say something. */
export const cellsOf = ({ cells, layout }: Record, role: Role): Cell[] =>
  (layout.columns.get(role) ?? []).map(at => cells[at] ?? '').filter(cell => !isMissing(cell));

const MISSING = /^(?:-+|—|–|n\/a|na|incomplete|not available|null|none)$/i;

/** The longest of these, with room for spaces around it. */
const LONGEST_MISSING = 20;

/** What brokers write where there is nothing. */
export const isMissing = (cell: Cell): boolean =>
  isBlank(cell) ||
  (typeof cell === 'string' &&
    cell.length <= LONGEST_MISSING &&
    !isFigure(cell.charCodeAt(0)) &&
    MISSING.test(readText(cell)));

const [NOUGHT, NINE, DOLLAR] = [48, 57, 36];

/** Begins as most figures do: a digit, or a dollar. */
const isFigure = (code: number): boolean => code === DOLLAR || (code >= NOUGHT && code <= NINE);
