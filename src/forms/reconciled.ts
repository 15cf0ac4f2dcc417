import { size, ZERO } from '../base/exact';
import { dollars } from '../countries/us/dollars';
import type { DatedGain } from '../planner/assessment';
import type { BrokerSale } from '../table/brokerSales';
import { boxOf, type Box } from './boxes';
import { entriesOf, isBasisReported, sharesOf, zeroEntry } from './entries';
import { describe, inBoxes, type FormRow, type OwnRow } from './form8949';
import type { Hint, Matched, MatchedLine, NoSale } from './matching';

/** Form 8949 with the brokers' lines in it. */
export interface Reconciled {
  readonly rows: readonly FormRow[];
  /** Each line with its rows; none where the trades know nothing of it. */
  readonly lines: readonly { readonly sale: BrokerSale; readonly rows: readonly FormRow[] }[];
  /** Lines of the brokers' that the trades know nothing of: the figures lack them. */
  readonly unknown: readonly UnknownLine[];
  /** Totals of a form's cover that its lines do not make. */
  readonly unequal: readonly string[];
  /** Accounts with sales of which no line has come. */
  readonly waiting: readonly string[];
}

/** A line without a sale, and what it is most likely about. */
export interface UnknownLine {
  readonly sale: BrokerSale;
  readonly hint: Hint | null;
}

/**
 * What the tax office holds stands in columns (b) to (e), and (f) to (h) bring it to the household's figure, which so is
 * the same as without the lines. A sale that no line tells of has no form: box C, F, I or L.
 */
export function reconciled({ lines, left }: Matched, unequal: readonly string[]): Reconciled {
  const told = lines.map(line => ({ sale: line.sale, rows: rowsOf(line) }));
  return {
    lines: told,
    rows: inBoxes([...told.flatMap(({ rows }) => rows), ...left.map(({ row }) => withoutForm(row))]),
    unknown: lines.flatMap(({ sale, none }) => (none?.kind === 'unknown' ? [{ sale, hint: none.hint }] : [])),
    unequal,
    waiting: [...new Set(left.filter(({ isTold }) => !isTold).map(({ row }) => row.account))].sort(),
  };
}

function rowsOf({ sale, own, none }: MatchedLine): FormRow[] {
  if (none !== null) return zeroRow(sale, none);
  const reported = sale.reported ?? (isBasisReported(sale, own) ? 'basis' : 'proceeds');
  return entriesOf(sale, own).map(({ rows, term, proceeds, basis, codes, adjustment }): FormRow => {
    const [first] = rows as [OwnRow];
    const { disposition } = first.from;
    const { trade, soldOn } = disposition;
    const isOneDay = rows.every(row => row.acquired === first.acquired);
    return {
      ...first,
      box: boxOf({ asset: trade.asset, term, acquired: disposition.acquired, sold: soldOn }, reported),
      description: describe(trade, sharesOf(rows)),
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

/** A line that the tax office holds and that is no sale of the year: its adjustment makes it nothing. */
function zeroRow(sale: BrokerSale, none: NoSale): FormRow[] {
  if (none.kind === 'unknown') return [];
  const trade = none.kind === 'inStock' ? none.option : none.rows[0]!.from.disposition.trade;
  const term = sale.term ?? 'short';
  const { proceeds, basis, codes, adjustment } = zeroEntry(sale);
  const acquired = sale.acquired ?? trade.day;
  const reported = sale.reported ?? (sale.basis === null ? 'proceeds' : null);
  return [
    {
      box:
        (sale.box as Box | null) ?? boxOf({ asset: trade.asset, term, acquired, sold: sale.sold }, reported),
      description: describe(trade, sale.quantity === null ? trade.quantity : size(sale.quantity)),
      acquired,
      isInherited: false,
      isVarious: false,
      sold: sale.sold,
      proceeds,
      basis,
      unseen: ZERO,
      code: codes,
      adjustment,
      gain: ZERO,
      term,
      account: trade.account.name,
      owner: trade.account.owner.name,
    },
  ];
}

/** The household's own figures whole: nobody reported any. */
function withoutForm(row: OwnRow): FormRow {
  const { from, term, unseen, basis, adjustment, code } = row;
  const { trade, acquired, soldOn } = from.disposition;
  return {
    ...row,
    box: boxOf({ asset: trade.asset, term, acquired, sold: soldOn }, 'nothing'),
    basis: basis + unseen,
    adjustment: adjustment + unseen,
    unseen: ZERO,
    code: unseen === ZERO ? code : code.replace(/[BT]/g, ''),
  };
}

/** Of the year's gains, what is interest that only the brokers' lines tell of: it comes off them. */
export const discountsOf = ({ lines }: Matched): DatedGain[] =>
  lines.flatMap(({ sale, own }) =>
    (own.length === 0 ? [] : entriesOf(sale, own)).flatMap(({ rows: [first], term, discount }) => {
      const { asset, symbol } = first!.from.disposition.trade;
      return discount === ZERO ? [] : [{ day: sale.sold, gain: -discount, asset, symbol, term }];
    }),
  );

export function interestNote(discounts: readonly DatedGain[]): string[] {
  const total = discounts.reduce((sum, { gain }) => sum - gain, ZERO);
  if (total === ZERO) return [];
  return [
    `Of the gains ${dollars(total)} is accrued market discount, told in box 1f: interest, to Form 1040 line 2b and Schedule B (26 U.S.C. §§ 1276(a), 1278)`,
  ];
}
