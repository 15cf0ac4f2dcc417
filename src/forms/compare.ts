import { exact, size, ZERO, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import { nameKey } from '../base/text';
import type { BrokerSale } from '../table/brokerSales';
import { twinOf, twinWords } from './correctedForms';
import { SETTLES, verdictOn, type TryLots, type Verdict } from './compareReasons';
import { sumOf } from './entries';
import type { FormRow } from './form8949';

/** One sale as the broker tells it and as the household's trades make it. */
export interface Compared extends Verdict {
  readonly broker: BrokerSale | null;
  /** Lines of Form 8949: several where the broker has one for various days. */
  readonly own: readonly FormRow[];
}

/** Row by row: the broker's first, then what only the household's trades have. */
export function compareSales(
  sales: readonly BrokerSale[],
  rows: readonly FormRow[],
  tryLots: TryLots,
): Compared[] {
  const { found, left } = matchSales(sales, rows);
  const told = sales.map(sale => compared(sale, found.get(sale)!, twinOf(sale, sales), tryLots));
  const isTold = accountsTold(sales, found);
  return [...told, ...left.filter(isTold).map(onlyOurs)];
}

/** The household's lines that each line of the broker's is about, and those that are left. */
export function matchSales(
  sales: readonly BrokerSale[],
  rows: readonly FormRow[],
): { readonly found: ReadonlyMap<BrokerSale, readonly FormRow[]>; readonly left: readonly FormRow[] } {
  const left = new Set(rows);
  const byDay = grouped(rows, row => row.sold);
  // Lines that name their day of purchase choose first: what is left is theirs that say Various.
  const ordered = [...sales].sort((a, b) => Number(a.acquired === null) - Number(b.acquired === null));
  const found = new Map<BrokerSale, FormRow[]>();
  for (const sale of ordered) {
    const own = matching(
      sale,
      (byDay.get(sale.sold) ?? []).filter(row => left.has(row)),
    );
    own.forEach(row => left.delete(row));
    found.set(sale, own);
  }
  // Only what no line of its day took: by the day of settlement, or a short position by the day it was opened.
  const bySymbol = grouped(left, row => row.from.disposition.trade.symbol);
  for (const sale of ordered) {
    if (found.get(sale)!.length > 0) continue;
    const own = matching(
      sale,
      (bySymbol.get(sale.symbol) ?? []).filter(row => left.has(row) && isOtherDay(sale, row)),
    );
    if (!isNear(sale, own)) continue;
    own.forEach(row => left.delete(row));
    found.set(sale, own);
  }
  return { found, left: [...left] };
}

/** The same sale told by another of its days. */
function isOtherDay(sale: BrokerSale, { sold, from: { disposition } }: FormRow): boolean {
  const { kind, acquired } = disposition;
  const late = sale.sold - sold;
  return (late > 0 && late <= SETTLES) || (kind === 'cover' && sale.sold === acquired);
}

/**
 * A file is one broker's: of accounts that it does not tell of, other files will. Where it names none, they are those
 * of the lines it was found to be about.
 */
export function accountsTold(
  sales: readonly BrokerSale[],
  found: ReadonlyMap<BrokerSale, readonly FormRow[]>,
): (row: FormRow) => boolean {
  const accountOf = ({ from }: FormRow): string => nameKey(from.disposition.trade.account.name);
  const named = sales.map(({ account }) => nameKey(account)).filter(name => name !== '');
  const told = new Set([...named, ...[...found.values()].flat().map(accountOf)]);
  return row => told.size === 0 || told.has(accountOf(row));
}

const HAIR = exact('0.0001');
const sharesOf = (rows: readonly FormRow[]): Shares =>
  rows.reduce((sum, row) => sum + row.from.disposition.shares, ZERO);

/** Of the household's lines of that day those that a line of the broker's is about. */
function matching(sale: BrokerSale, rows: readonly FormRow[]): FormRow[] {
  const candidates = rows.filter(row => isAccount(sale, row));
  const named = candidates.filter(row => row.from.disposition.trade.symbol === sale.symbol);
  // A broker that gives a name instead of a symbol is known by the day, the quantity and what was paid.
  const among = named.length > 0 ? named : candidates.filter(row => isNear(sale, [row]));
  const sameDay = among.filter(row => sale.acquired !== null && row.acquired === sale.acquired);
  for (const group of [sameDay, among]) {
    const [one] = group
      .filter(row => isQuantity(sale, [row]))
      .sort((a, b) => gapOf(sale, a) - gapOf(sale, b));
    if (one) return [one];
    if (group.length > 0 && isQuantity(sale, group)) return [...group];
  }
  const whole = candidates.filter(row => isSale(row, candidates[0]!));
  return named.length === 0 && whole.length > 1 && isQuantity(sale, whole) && isNear(sale, whole)
    ? whole
    : [];
}

const isSale = (row: FormRow, other: FormRow): boolean =>
  row.from.disposition.trade === other.from.disposition.trade;

const isAccount = (sale: BrokerSale, row: FormRow): boolean =>
  sale.account === '' || nameKey(sale.account) === nameKey(row.from.disposition.trade.account.name);

const isQuantity = ({ quantity }: BrokerSale, rows: readonly FormRow[]): boolean =>
  quantity === null || size(size(quantity) - sharesOf(rows)) <= HAIR;

/** Within a percent, or a dollar. */
function isNear(sale: BrokerSale, rows: readonly FormRow[]): boolean {
  const off = size(sumOf(rows, row => row.proceeds) - sale.proceeds);
  return off <= exact(1) || off * BigInt(100) <= size(sale.proceeds);
}

const gapOf = (sale: BrokerSale, row: FormRow): number => Number(size(row.proceeds - sale.proceeds));

function compared(
  sale: BrokerSale,
  own: readonly FormRow[],
  twin: BrokerSale | null,
  tryLots: TryLots,
): Compared {
  if (own.length > 0) return { broker: sale, own, ...verdictOn(sale, own, tryLots) };
  return {
    broker: sale,
    own,
    isSame: false,
    why: 'No sale of that day, security and quantity is among the trades of this return.',
    enter: twin
      ? twinWords(twin)
      : 'Add the sale to Trades, or correct it there; until then the figures of the year lack it.',
  };
}

const onlyOurs = (row: FormRow): Compared => ({
  broker: null,
  own: [row],
  isSame: false,
  why: 'The broker tells of no such sale.',
  enter:
    'If no form came for it, it belongs into the box without one (C, F, I or L); else look for it under another day or quantity.',
});
