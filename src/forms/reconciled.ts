import { ZERO } from '../base/exact';
import { dollars } from '../countries/us/dollars';
import type { DatedGain } from '../planner/assessment';
import type { BrokerSale } from '../table/brokerSales';
import { boxOf } from './boxes';
import type { LinesOfYear } from './brokerLines';
import { accountsTold, matchSales } from './compare';
import { twinOf } from './correctedForms';
import { entriesOf, isBasisReported } from './entries';
import { describe, inBoxes, type FormRow } from './form8949';

/** Form 8949 with the brokers' lines in it. */
export interface Reconciled {
  readonly rows: readonly FormRow[];
  /** Lines of the brokers' that the trades know nothing of: the figures lack them. */
  readonly unknown: readonly UnknownLine[];
  /** Totals of a form's cover that its lines do not make. */
  readonly unequal: readonly string[];
  /** Accounts with sales of which no line has come. */
  readonly waiting: readonly string[];
}

/** A line without a sale, and another that tells the same one. */
export interface UnknownLine {
  readonly sale: BrokerSale;
  readonly twin: BrokerSale | null;
}

/**
 * What the tax office holds stands in columns (b) to (e), and (f) to (h) bring it to the household's figure, which so is
 * the same as without the lines. A sale that no line tells of has no form: box C, F, I or L.
 */
export function reconciled(
  { sales, unequal }: Pick<LinesOfYear, 'sales' | 'unequal'>,
  rows: readonly FormRow[],
): Reconciled {
  const { found, left } = matchSales(sales, rows);
  const isTold = accountsTold(sales, found);
  const waiting = left.filter(row => !isTold(row)).map(({ from }) => from.disposition.trade.account.name);
  return {
    rows: inBoxes([
      ...sales.flatMap(sale => rowsOf(sale, found.get(sale)!)),
      ...left.map(row => ({ ...row, ...withoutForm(row) })),
    ]),
    unknown: sales
      .filter(sale => found.get(sale)!.length === 0)
      .map(sale => ({ sale, twin: twinOf(sale, sales) })),
    unequal,
    waiting: [...new Set(waiting)].sort(),
  };
}

function rowsOf(sale: BrokerSale, own: readonly FormRow[]): FormRow[] {
  if (own.length === 0) return [];
  const reported = sale.reported ?? (isBasisReported(sale, own) ? 'basis' : 'proceeds');
  return entriesOf(sale, own).map(({ rows, term, proceeds, basis, codes, adjustment }): FormRow => {
    const [first] = rows as [FormRow];
    const { disposition } = first.from;
    const { trade, soldOn } = disposition;
    const shares = rows.reduce((sum, row) => sum + row.from.disposition.shares, ZERO);
    const isOneDay = rows.every(row => row.acquired === first.acquired);
    return {
      ...first,
      box: boxOf({ asset: trade.asset, term, acquired: disposition.acquired, sold: soldOn }, reported),
      description: describe(trade, shares),
      acquired: sale.acquired ?? first.acquired,
      isVarious: sale.acquired === null && !isOneDay,
      sold: sale.sold,
      proceeds,
      basis,
      unseen: ZERO,
      code: codes,
      adjustment,
      gain: proceeds - basis + adjustment,
      term,
    };
  });
}

/** The household's own figures whole: nobody reported any. */
function withoutForm({ from, term, unseen, basis, adjustment, code }: FormRow): Partial<FormRow> {
  const { trade, acquired, soldOn } = from.disposition;
  return {
    box: boxOf({ asset: trade.asset, term, acquired, sold: soldOn }, 'nothing'),
    basis: basis + unseen,
    adjustment: adjustment + unseen,
    unseen: ZERO,
    code: unseen === ZERO ? code : code.replace(/[BT]/g, ''),
  };
}

/** Of the year's gains, what is interest that only the brokers' lines tell of: it comes off them. */
export function discountsOf(sales: readonly BrokerSale[], rows: readonly FormRow[]): DatedGain[] {
  const { found } = matchSales(sales, rows);
  return sales.flatMap(sale => {
    const own = found.get(sale)!;
    return (own.length === 0 ? [] : entriesOf(sale, own)).flatMap(({ rows: [first], term, discount }) => {
      const { asset, symbol } = first!.from.disposition.trade;
      return discount === ZERO ? [] : [{ day: sale.sold, gain: -discount, asset, symbol, term }];
    });
  });
}

export function interestNote(discounts: readonly DatedGain[]): string[] {
  const total = discounts.reduce((sum, { gain }) => sum - gain, ZERO);
  if (total === ZERO) return [];
  return [
    `Of the gains ${dollars(total)} is accrued market discount, told in box 1f: interest, to Form 1040 line 2b and Schedule B (26 U.S.C. §§ 1276(a), 1278)`,
  ];
}
