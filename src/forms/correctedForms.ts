import { formatDay } from '../base/day';
import { exactText, size, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Problem } from '../base/problem';
import { nameKey } from '../base/text';
import type { BrokerSale } from '../table/brokerSales';
import { problemAt } from '../table/faults';

/** The lines that hold, and what only a person can tell of the others. */
export interface Standing {
  readonly sales: readonly BrokerSale[];
  readonly problems: readonly Problem[];
}

/**
 * Each sale is a return of its own, and a corrected one replaces it: General Instructions for Certain Information
 * Returns, part H. It is known by account, security, day and quantity; where the quantity is another, a person is asked
 * which line no longer holds, and none is counted twice.
 */
export function standing(sales: readonly BrokerSale[]): Standing {
  const corrections = sales.filter(({ isCorrected }) => isCorrected);
  if (corrections.length === 0) return { sales, problems: [] };
  const originals = grouped(
    sales.filter(({ isCorrected }) => !isCorrected),
    saleKey,
  );
  const replaced = new Set<BrokerSale>();
  const unmatched: BrokerSale[] = [];
  const leftOf = (sale: BrokerSale): BrokerSale[] =>
    (originals.get(saleKey(sale)) ?? []).filter(one => !replaced.has(one) && isNoOther(one, sale));
  for (const correction of corrections) {
    const left = leftOf(correction).filter(({ quantity }) => quantity === correction.quantity);
    const original = left.find(({ acquired }) => acquired === correction.acquired) ?? left[0];
    if (original) replaced.add(original);
    else unmatched.push(correction);
  }
  return {
    sales: sales.filter(sale => !replaced.has(sale)),
    problems: unmatched.flatMap(correction => leftOf(correction).map(one => whichHolds(correction, one))),
  };
}

/** Lines that can be about one sale. */
export const saleKey = ({ symbol, sold }: BrokerSale): string => `${sold} ${nameKey(symbol)}`;

/** Two accounts that are both named are two sales. */
export const isNoOther = (one: BrokerSale, other: BrokerSale): boolean =>
  one.account === '' || other.account === '' || nameKey(one.account) === nameKey(other.account);

const whichHolds = (correction: BrokerSale, original: BrokerSale): Problem =>
  problemAt('Broker', original.row, 'Quantity', {
    code: 'whichLineHolds',
    found: `row ${correction.row} corrects a sale of ${sharesText(correction.quantity)} ${correction.symbol} on ${formatDay(correction.sold)}, and this row tells of ${sharesText(original.quantity)} on that day`,
    remedy: 'delete the row that no longer holds, or give both the same quantity',
  });

const sharesText = (shares: Shares | null): string => (shares === null ? 'some' : exactText(size(shares)));

/** Another line of the same sale and quantity: one form may correct the other without saying so. */
export const twinOf = (sale: BrokerSale, sales: readonly BrokerSale[]): BrokerSale | null =>
  sales.find(
    one =>
      one !== sale &&
      saleKey(one) === saleKey(sale) &&
      isNoOther(one, sale) &&
      one.quantity === sale.quantity,
  ) ?? null;

/** Nothing is counted twice: the trades have one sale, and two lines tell of it. */
export const twinWords = (twin: BrokerSale): string =>
  `Row ${twin.row} tells the same sale: if this line corrects it, write Yes under Corrected; if it came twice, delete one. It is counted once.`;
