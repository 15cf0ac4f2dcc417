import { exact, least, ZERO, type Money } from '../base/exact';
import { ACTIONS } from '../engine/actions';
import type { Trade } from '../engine/records';
import type { Accounts } from './accounts';
import { readAction } from './actions';
import { normalizeHeading } from '../base/text';
import { inHome } from './currency';
import { perPiece } from './amounts';
import { disagrees, feeReading, MIXED, NEAR, withFees, type FeeReading } from './fees';
import type { Identities } from './identity';
import { decimalsOf } from './numbers';
import { blame, isTotalsRow, problemsOf, totalsRow, type RowProblem } from './rowProblem';
import type { TradesTable } from './tradesTable';
import { TradeRowReader, type Draft } from './tradeRow';
import type { Fault } from './faults';
import type { Problem } from '../base/problem';
import { eachOf, type Steps } from '../base/steps';

export interface ReadTrades {
  readonly trades: Trade[];
  readonly problems: RowProblem[];
  readonly notices: readonly Problem[];
  /** Rows that only move cash, counted by their word. */
  readonly setAside: ReadonlyMap<string, number>;
}

/** Rows to trades. A bad row becomes problems that spoil its symbol's group. */
export function* readTrades(
  table: TradesTable,
  accounts: Accounts,
  identities: Identities,
  home: string,
): Steps<ReadTrades> {
  const problems: RowProblem[] = [];
  const notices: Problem[] = [];
  const drafts: Draft[] = [];
  const setAside = new Map<string, number>();
  const columns = {
    isNet: /net/i.test(table.spelled('amount') ?? ''),
    // Other words for it may be a column of today's values: a plain purchase looks at none of those.
    hasFairValue: normalizeHeading(table.spelled('fairValue') ?? '') === normalizeHeading('Fair value'),
  };
  yield* eachOf(table.rows, row => {
    if (isTotalsRow([row.cell('date'), row.cell('action'), row.cell('symbol')])) {
      notices.push(totalsRow('Trades', row.number));
      return;
    }
    const hasShares = !row.isBlank('quantity') && row.cell('quantity') !== 0;
    const reading = readAction(row.text('action'), hasShares);
    if (reading.kind === 'cash') {
      setAside.set(reading.word, (setAside.get(reading.word) ?? 0) + 1);
      return;
    }
    const draft = new TradeRowReader(row, accounts, identities, home, columns).read(reading);
    if (Array.isArray(draft)) problems.push(...problemsOf('Trades', row.number, row.symbol('symbol'), draft));
    else drafts.push(draft);
  });
  const { kept, reading } = readingOf(table, drafts, problems);
  const trades = kept.map(({ trade, amount, fees, gross, rate }) => {
    const { money, place } = ACTIONS[trade.action];
    if (money !== 'cost' && money !== 'proceeds') return trade;
    const whole = withFees(amount ?? gross!, fees, place !== 'sale', amount === null ? 'before' : reading);
    const home = inHome(whole, rate) + (trade.plan?.discount ?? ZERO);
    return home === trade.amount ? trade : { ...trade, amount: home };
  });
  return { trades, problems, notices, setAside };
}

/** Half of the last decimal, by how many there are. */
const HALVES = Array.from({ length: 9 }, (_, decimals) => exact((0.5 / 10 ** decimals).toFixed(9)));
/** Fractions of a share are shown rounded; 0.1 of a coin is a tenth. */
const ROUNDED_SHARES = 3;

const halfOf = (decimals: number): Money => HALVES[Math.min(decimals, 8)]!;

/** How far Quantity × Price can be off because both are rounded; prices have at least two decimals. */
function roundingOf({ row, trade: { quantity }, isPerHundred }: Draft, gross: Money): Money {
  const quantityDecimals = decimalsOf(row.cell('quantity'));
  const priceDecimals = Math.max(2, decimalsOf(row.cell('price')));
  const byPrice = (quantity * halfOf(priceDecimals)) / exact(isPerHundred ? 100 : 1);
  const byQuantity =
    quantityDecimals < ROUNDED_SHARES || quantity === ZERO
      ? ZERO
      : (gross * halfOf(quantityDecimals)) / quantity;
  return NEAR + byPrice + least(byQuantity, gross / BigInt(200));
}

/** Arithmetic tells once for the table; without it `Amount` is before fees and `Net amount` after. */
function readingOf(
  table: TradesTable,
  drafts: readonly Draft[],
  problems: RowProblem[],
): { kept: Draft[]; reading: FeeReading } {
  let reading: FeeReading | null = null;
  const kept: Draft[] = [];
  const blamed = (draft: Draft, fault: Fault): void =>
    void problems.push(
      ...problemsOf('Trades', draft.row.number, draft.trade.symbol, [blame('Amount', fault)]),
    );
  for (const draft of drafts) {
    const { trade, amount, gross, fees } = draft;
    const { money, place } = ACTIONS[trade.action];
    if (amount === null || gross === null || (money !== 'cost' && money !== 'proceeds')) {
      kept.push(draft);
      continue;
    }
    const each = [gross];
    if (trade.option) each.push((gross * exact(1)) / trade.option.size);
    if (draft.isPerHundred) each.push(perPiece(gross));
    const said =
      each
        .map(one =>
          feeReading({
            isPurchase: place !== 'sale',
            gross: one,
            amount,
            fees,
            near: roundingOf(draft, one),
          }),
        )
        .sort((a, b) => Number(a === 'neither') - Number(b === 'neither'))[0] ?? null;
    if (said === 'neither') {
      blamed(draft, disagrees(gross, amount, fees, draft.isPerHundred));
      continue;
    }
    if (said !== null && fees !== ZERO) {
      reading ??= said;
      if (said !== reading) {
        blamed(draft, MIXED);
        continue;
      }
    }
    kept.push(draft);
  }
  return { kept, reading: reading ?? (/net/i.test(table.spelled('amount') ?? '') ? 'after' : 'before') };
}
