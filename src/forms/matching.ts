import { yearOf, type Day } from '../base/day';
import { exact, size, ZERO } from '../base/exact';
import { grouped } from '../base/grouped';
import { nameKey } from '../base/text';
import { countedOn } from '../countries/us/nets';
import type { Trade } from '../engine/records';
import type { Household } from '../planner/household';
import type { BrokerSale } from '../table/brokerSales';
import { twinOf } from './correctedForms';
import { HAIR, sharesOf, sumOf } from './entries';
import { rowsAround, type OwnRow } from './form8949';
import { sharedOut } from './sharedSale';

/** The brokers' lines of a year, each with what it is about, and the household's sales that no line tells of. */
export interface Matched {
  readonly lines: readonly MatchedLine[];
  readonly left: readonly LeftRow[];
}

/** A line of a year's forms. */
export interface MatchedLine {
  readonly sale: BrokerSale;
  /** The household's lines of the year: several where the broker has one for various days. */
  readonly own: readonly OwnRow[];
  /** Why no sale of the year is its; null: there is one. */
  readonly none: NoSale | null;
}

export type NoSale =
  /** Trades know nothing of it. */
  | { readonly kind: 'unknown'; readonly hint: Hint | null }
  /** What the option brought stands in the stock's trade: IRS Publication 550, "Puts and calls". */
  | { readonly kind: 'inStock'; readonly option: Trade; readonly isInProceeds: boolean }
  /** The sale counts on another day, outside the year. */
  | { readonly kind: 'otherYear'; readonly rows: readonly OwnRow[]; readonly counted: Day };

/** What of the trades a line without a sale is most likely about. */
export type Hint =
  | { readonly kind: 'twin'; readonly line: BrokerSale }
  | { readonly kind: 'open'; readonly trade: Trade }
  | { readonly kind: 'sale'; readonly row: OwnRow };

/** A sale of the year that no line of the year's forms tells of. */
export interface LeftRow {
  readonly row: OwnRow;
  /** The line of another year's form that does. */
  readonly toldBy: BrokerSale | null;
  /** Have lines come of its account? */
  readonly isTold: boolean;
  /** Lines tell of a part of the sale. */
  readonly isRest: boolean;
}

export function matchYear(
  sales: readonly BrokerSale[],
  household: Household,
  year: number,
  asOf: Day,
): Matched {
  const { found, left } = matchSales(sales, rowsAround(household, year, asOf));
  const isCounted = ({ from: { disposition } }: OwnRow): boolean =>
    yearOf(countedOn(disposition)) === year && countedOn(disposition) <= asOf;
  const isOfYear = (sale: BrokerSale): boolean => formYear(sale, found.get(sale)!) === year;
  const ofYear = sales.filter(isOfYear);
  const isTold = accountsTold(ofYear, found);
  const elsewhere = sales.filter(sale => !isOfYear(sale));
  let bySymbol: Map<string, Trade[]> | null = null;
  const tradesOf = (sale: BrokerSale): Trade[] => {
    bySymbol ??= grouped(household.trades, ({ symbol }) => symbol);
    return (bySymbol.get(sale.symbol) ?? []).filter(({ account }) => isAccountNamed(sale, account.name));
  };
  const sold = new Set(ofYear.flatMap(sale => found.get(sale)!.map(({ from }) => from.disposition.trade)));
  const none = (sale: BrokerSale): NoSale | null => {
    const [first] = found.get(sale)!;
    if (first && isCounted(first)) return null;
    if (first)
      return { kind: 'otherYear', rows: found.get(sale)!, counted: countedOn(first.from.disposition) };
    const trades = tradesOf(sale);
    return inStock(sale, trades) ?? { kind: 'unknown', hint: hintFor(sale, ofYear, left, trades) };
  };
  return {
    lines: ofYear.map(sale => {
      const why = none(sale);
      return { sale, own: why === null ? found.get(sale)! : [], none: why };
    }),
    left: [
      ...left.filter(isCounted).map(row => ({
        row,
        toldBy: null,
        isTold: isTold(row),
        isRest: sold.has(row.from.disposition.trade),
      })),
      ...elsewhere.flatMap(sale =>
        found
          .get(sale)!
          .filter(isCounted)
          .map(row => ({ row, toldBy: sale, isTold: true, isRest: false })),
      ),
    ],
  };
}

/** The year of the form that a line stands on: a short sale's is the year in which it was closed. */
function formYear(sale: BrokerSale, [first]: readonly OwnRow[]): number {
  if (first?.from.disposition.kind === 'cover')
    return yearOf(
      sale.sold > first.from.disposition.trade.day ? sale.sold : first.from.disposition.trade.day,
    );
  return yearOf(sale.acquired !== null && sale.acquired > sale.sold ? sale.acquired : sale.sold);
}

/** The household's lines that each line of the broker's is about, and those that are left. */
function matchSales(
  sales: readonly BrokerSale[],
  rows: readonly OwnRow[],
): { readonly found: ReadonlyMap<BrokerSale, readonly OwnRow[]>; readonly left: readonly OwnRow[] } {
  const left = new Set(rows);
  const byDay = grouped(rows, row => row.sold);
  // Lines that name their day of purchase choose first: what is left is theirs that say Various.
  const ordered = [...sales].sort((a, b) => Number(a.acquired === null) - Number(b.acquired === null));
  const found = new Map<BrokerSale, readonly OwnRow[]>(sales.map(sale => [sale, []]));
  const take = (sale: BrokerSale, own: readonly OwnRow[]): void => {
    own.forEach(row => left.delete(row));
    found.set(sale, own);
  };
  const isOpen = (sale: BrokerSale): boolean => found.get(sale)!.length === 0;
  for (const sale of ordered)
    take(
      sale,
      matching(
        sale,
        (byDay.get(sale.sold) ?? []).filter(row => left.has(row)),
      ),
    );
  // Only what no line of its day took: by the day of settlement, or a short position by the day it was opened.
  const bySymbol = grouped(left, row => row.from.disposition.trade.symbol);
  const leftOf = (sale: BrokerSale, isDay: (sale: BrokerSale, row: OwnRow) => boolean): OwnRow[] =>
    (bySymbol.get(sale.symbol) ?? []).filter(row => left.has(row) && isDay(sale, row));
  for (const sale of ordered.filter(isOpen)) {
    const own = matching(sale, leftOf(sale, isOtherDay));
    if (isNear(sale, own)) take(sale, own);
  }
  // What is left of both: a lot told in several lines, or several sales told in lines cut otherwise.
  const open = ordered.filter(sale => isOpen(sale) && bySymbol.has(sale.symbol));
  for (const lines of grouped(
    open,
    sale => `${sale.sold} ${sale.symbol} ${nameKey(sale.account)}`,
  ).values()) {
    const choices = [isSameDay, isOtherDay].flatMap(isDay =>
      inOneAccount(leftOf(lines[0]!, isDay).filter(row => isAccount(lines[0]!, row))).flatMap(own => {
        const shared = sharedOut(lines, own);
        const isClose = shared !== null && isNear(inOne(lines), shared.parts.flat());
        return shared && (isDay === isSameDay || isClose) ? [{ own, shared, isClose }] : [];
      }),
    );
    const choice = choices.find(({ isClose }) => isClose) ?? choices[0];
    if (!choice) continue;
    choice.own.forEach(row => left.delete(row));
    lines.forEach((line, at) => found.set(line, choice.shared.parts[at]!));
    choice.shared.rest.forEach(row => left.add(row));
  }
  return { found, left: [...left] };
}

/** Where a file names no account, its lines are of one of several, or of all of them. */
function inOneAccount(rows: readonly OwnRow[]): (readonly OwnRow[])[] {
  const accounts = [...grouped(rows, ({ from }) => from.disposition.trade.account.key).values()];
  return accounts.length > 1 ? [...accounts, rows] : accounts;
}

const isSameDay = (sale: BrokerSale, { sold }: OwnRow): boolean => sale.sold === sold;

/** Brokers that tell the day of settlement tell one to some days later. */
export const SETTLES = 5;

/** The same sale told by another of its days: of settlement, or of a short sale's opening, closing or delivery. */
function isOtherDay(sale: BrokerSale, { sold, from: { disposition } }: OwnRow): boolean {
  const { kind, acquired, trade } = disposition;
  const late = sale.sold - sold;
  return (
    (late > 0 && late <= SETTLES) || (kind === 'cover' && (sale.sold === acquired || sale.sold === trade.day))
  );
}

/**
 * A file is one broker's: of accounts that it does not tell of, other files will. Where it names none, they are those
 * of the lines it was found to be about.
 */
function accountsTold(
  sales: readonly BrokerSale[],
  found: ReadonlyMap<BrokerSale, readonly OwnRow[]>,
): (row: OwnRow) => boolean {
  const named = sales.map(({ account }) => nameKey(account)).filter(name => name !== '');
  const told = new Set([
    ...named,
    ...sales.flatMap(sale => found.get(sale)!.map(({ account }) => nameKey(account))),
  ]);
  return row => told.size === 0 || told.has(nameKey(row.account));
}

/** Of the household's lines of that day those that a line of the broker's is about. */
function matching(sale: BrokerSale, rows: readonly OwnRow[]): OwnRow[] {
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

const isSale = (row: OwnRow, other: OwnRow): boolean =>
  row.from.disposition.trade === other.from.disposition.trade;

const isAccountNamed = (sale: BrokerSale, account: string): boolean =>
  sale.account === '' || nameKey(sale.account) === nameKey(account);

const isAccount = (sale: BrokerSale, row: OwnRow): boolean => isAccountNamed(sale, row.account);

const isQuantity = ({ quantity }: BrokerSale, rows: readonly OwnRow[]): boolean =>
  quantity === null || size(size(quantity) - sharesOf(rows)) <= HAIR;

/** Within a percent, or a dollar. */
function isNear({ proceeds }: Pick<BrokerSale, 'proceeds'>, rows: readonly OwnRow[]): boolean {
  const off = size(sumOf(rows, row => row.proceeds) - proceeds);
  return off <= exact(1) || off * BigInt(100) <= size(proceeds);
}

const inOne = (lines: readonly BrokerSale[]): Pick<BrokerSale, 'proceeds'> => ({
  proceeds: lines.reduce((sum, { proceeds }) => sum + proceeds, ZERO),
});

const gapOf = (sale: BrokerSale, row: OwnRow): number => Number(size(row.proceeds - sale.proceeds));

/** An option that was exercised or assigned, told by that day or by the one it was opened on. */
function inStock(sale: BrokerSale, own: readonly Trade[]): NoSale | null {
  const ended = own.filter(({ action }) => action === 'exercised' || action === 'assigned');
  const days = (trade: Trade): readonly number[] =>
    [sale.sold, sale.acquired].map(day => (day ?? 0) - trade.day);
  const isTold = (trade: Trade): boolean => days(trade).some(late => late >= 0 && late <= SETTLES);
  const option = ended.find(isTold) ?? (own.some(isTold) ? ended[0] : undefined);
  if (!option) return null;
  // The writer's call and the holder's put sell the stock; the others buy it, where the premium is cost.
  const isInProceeds = (option.action === 'assigned') === (option.option?.right === 'call');
  return { kind: 'inStock', option, isInProceeds };
}

/** Nothing is added to Trades that they have already, cut or dated otherwise. */
function hintFor(
  sale: BrokerSale,
  sales: readonly BrokerSale[],
  left: readonly OwnRow[],
  trades: readonly Trade[],
): Hint | null {
  const line = twinOf(sale, sales);
  if (line) return { kind: 'twin', line };
  const trade = trades.find(({ action, day }) => action === 'short' && day === sale.sold);
  if (trade) return { kind: 'open', trade };
  const row = left.find(
    one =>
      one.from.disposition.trade.symbol === sale.symbol &&
      isAccount(sale, one) &&
      Math.abs(one.sold - sale.sold) <= SETTLES,
  );
  return row ? { kind: 'sale', row } : null;
}
