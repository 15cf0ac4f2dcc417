import type { Day } from '../base/day';
import { exact, exactFromNumber, exactText, size, toCent, ZERO, type Money } from '../base/exact';
import { grouped } from '../base/grouped';
import { nameKey } from '../base/text';
import type { ToldGain } from '../import/fileGains';
import { isDayTime, type Cell, type Range } from '../table/cell';
import { readText } from '../table/readCell';
import { readBrokerSales } from '../table/brokerSales';
import { GAINS_HEADINGS } from '../table/gainsTable';
import type { SettledHousehold } from './ask';

/** A security whose gains the broker reckons otherwise than the household's trades do. */
export interface GainsApart {
  readonly symbol: string;
  readonly theirs: Money;
  /** null: Trades has no such sale. */
  readonly ours: Money | null;
  readonly cause: string;
}

interface OwnSale {
  readonly symbol: string;
  readonly account: string;
  readonly sold: Day;
  readonly gain: Money;
  readonly quantity: Money;
  readonly proceeds: Money;
  readonly basis: Money;
  readonly adjustment: Money;
}

/** A broker's file of gains, line by line. */
export const gainsInFile = (table: Range): ToldGain[] =>
  readBrokerSales(table).sales.flatMap(({ symbol, account, sold, quantity, proceeds, basis, disallowed }) =>
    basis === null
      ? []
      : [
          {
            symbol,
            account,
            sold,
            quantity,
            proceeds,
            basis,
            disallowed,
            gain: proceeds - basis + disallowed,
          },
        ],
  );

/** Each line of the broker's is rounded for itself. */
const HAIR = exact('0.02');

/**
 * The broker's gains beside those that the household's trades make of the same days, security by security: what they
 * are apart, and what most likely makes it. A wash that only the household can see is no mistake of either.
 */
export function gainsApart(told: readonly ToldGain[], { settlement }: SettledHousehold): GainsApart[] {
  const own = ownSales(settlement.realized(null));
  const bySymbol = grouped(own, ({ symbol }) => symbol);
  return [...grouped(told, ({ symbol }) => symbol)].flatMap(([symbol, lines]): GainsApart[] => {
    const days = new Set(lines.map(({ sold }) => sold));
    const accounts = new Set(lines.map(({ account }) => nameKey(account)));
    const ours = (bySymbol.get(symbol) ?? []).filter(
      sale => days.has(sale.sold) && (accounts.has('') || accounts.has(nameKey(sale.account))),
    );
    const theirs = sum(lines, ({ gain }) => gain);
    if (ours.length === 0)
      return [{ symbol, theirs, ours: null, cause: 'Trades has no sale of it on these days' }];
    const gain = sum(ours, sale => sale.gain);
    const hair = HAIR * BigInt(lines.length);
    return size(gain - theirs) <= hair
      ? []
      : [{ symbol, theirs, ours: gain, cause: causeOf(lines, ours, hair) }];
  });
}

/** What differs first of what a gain is made of. */
function causeOf(lines: readonly ToldGain[], ours: readonly OwnSale[], hair: Money): string {
  const [toldShares, ownShares] = [
    total(lines, ({ quantity }) => (quantity === null ? null : size(quantity))),
    sum(ours, sale => sale.quantity),
  ];
  if (toldShares !== null && toldShares !== ownShares)
    return `the shares sold are not the same: ${exactText(toldShares)} there, ${exactText(ownShares)} in Trades`;
  const proceeds = total(lines, line => line.proceeds);
  const ownProceeds = sum(ours, sale => sale.proceeds);
  if (proceeds !== null && size(proceeds - ownProceeds) > hair)
    return `the proceeds are ${cents(size(proceeds - ownProceeds))} apart: most likely fees that one of the two leaves out`;
  const washed = sum(ours, ({ adjustment }) => adjustment);
  const disallowed = total(lines, line => line.disallowed);
  if (disallowed !== null && size(disallowed - washed) > hair)
    return washed > disallowed
      ? `${cents(washed - disallowed)} of loss is washed by a purchase that the broker does not count, such as one in another account`
      : `the broker disallows ${cents(disallowed - washed)} that Trades shows no purchase for`;
  if (disallowed === null && washed !== ZERO)
    return `${cents(washed)} of loss is washed here, which the file's gains may not count`;
  return 'the cost is not the same: other lots were sold, or an event that changes the cost is missing in one of the two';
}

const cents = (amount: Money): string => exactText(toCent(amount));

function ownSales(rows: readonly (readonly Cell[])[]): OwnSale[] {
  const at = (heading: (typeof GAINS_HEADINGS)[number]): number => GAINS_HEADINGS.indexOf(heading);
  const number = (cell: Cell | undefined): Money =>
    typeof cell === 'number' ? (exactFromNumber(cell) ?? ZERO) : ZERO;
  return rows.flatMap((row): OwnSale[] => {
    const sold = row[at('Sold')];
    return sold === undefined || !isDayTime(sold)
      ? []
      : [
          {
            symbol: readText(row[at('Symbol')] ?? ''),
            account: readText(row[at('Account')] ?? ''),
            sold: sold.day,
            gain: number(row[at('Gain')]),
            quantity: number(row[at('Quantity')]),
            proceeds: number(row[at('Proceeds')]),
            basis: number(row[at('Cost basis')]),
            adjustment: number(row[at('Adjustment')]),
          },
        ];
  });
}

const sum = <T>(items: readonly T[], pick: (item: T) => Money): Money =>
  items.reduce((all, item) => all + pick(item), ZERO);

/** null where one of them does not tell it. */
function total<T>(items: readonly T[], pick: (item: T) => Money | null): Money | null {
  const parts = items.map(pick);
  return parts.some(part => part === null) ? null : parts.reduce<Money>((all, part) => all + part!, ZERO);
}
