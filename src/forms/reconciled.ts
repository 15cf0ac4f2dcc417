import { ZERO } from '../base/exact';
import type { BrokerSale } from '../table/brokerSales';
import { boxOf } from './boxes';
import { accountsTold, matchSales } from './compare';
import { entriesOf, isBasisReported } from './entries';
import { describe, inBoxes, type FormRow } from './form8949';

/** Form 8949 with the brokers' lines in it. */
export interface Reconciled {
  readonly rows: readonly FormRow[];
  /** Lines of the brokers' that the trades know nothing of: the figures lack them. */
  readonly unknown: readonly BrokerSale[];
  /** Accounts with sales of which no line has come. */
  readonly waiting: readonly string[];
}

/**
 * What the tax office holds stands in columns (b) to (e), and (f) to (h) bring it to the household's figure, which so is
 * the same as without the lines. A sale that no line tells of has no form: box C, F, I or L.
 */
export function reconciled(sales: readonly BrokerSale[], rows: readonly FormRow[]): Reconciled {
  const { found, left } = matchSales(sales, rows);
  const isTold = accountsTold(sales, found);
  const waiting = left.filter(row => !isTold(row)).map(({ from }) => from.disposition.trade.account.name);
  return {
    rows: inBoxes([
      ...sales.flatMap(sale => rowsOf(sale, found.get(sale)!)),
      ...left.map(row => ({ ...row, ...withoutForm(row) })),
    ]),
    unknown: sales.filter(sale => found.get(sale)!.length === 0),
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
