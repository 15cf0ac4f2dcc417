import type { Day } from '../base/day';
import { least, portion, ZERO, type Money, type Shares } from '../base/exact';
import { grouped } from '../base/grouped';
import type { Problem } from '../base/problem';
import { nameKey } from '../base/text';
import { tooMany, lastSale, unexplained, fewer, otherBasis, otherTerm } from './reconcile';
import type { Account, StatedLot } from './records';
import {
  allLots,
  type Acquisition,
  type Ledger,
  type Lot,
  type ReplacementEffect,
  type Row,
  type Run,
} from './ledger';
import type { Rules } from './rules';

/** A purchase as the wash-sale rule sees it, whether Trades or only Lots tell of it. */
export interface HeldPurchase {
  readonly day: Day;
  /** Place among the trades' purchases; those known from Lots alone come after, by content. */
  readonly order: number;
  /** Place of its lot among those of one purchase: replacements are taken in that order. */
  readonly place: number;
  readonly account: Account;
  readonly rows: readonly Row[];
  readonly effect: ReplacementEffect;
  readonly group: string;
  readonly callOn: Acquisition['callOn'];
  readonly key: string;
}

/** Shares held on the as-of day: a row of Lots, or what Trades leave that Lots does not list. */
export interface Holding {
  readonly stated: StatedLot | null;
  readonly purchase: HeldPurchase;
  readonly lot: Pick<Lot, 'account' | 'symbol' | 'asset' | 'name' | 'acquired' | 'dividends'>;
  readonly runs: readonly Run[];
  /** Loss the trades show these shares took up, where the row does not say whether its basis has it. */
  readonly unconfirmedWash: Money;
}

/** Lots say what is held, trades what was done: matched by lot name, else by account, symbol and day. */
export function holdingsOf(
  stated: readonly StatedLot[],
  ledger: Ledger | null,
  firstTradeDay: ReadonlyMap<string, Day>,
  rules: Rules,
): { holdings: Holding[]; problems: Problem[]; notices: Problem[] } {
  const problems: Problem[] = [];
  const notices: Problem[] = [];
  const holdings: Holding[] = [];
  const left = ledger ? openTradeLots(ledger) : [];
  for (const rows of samePurchase(stated, left)) {
    const lots = rows.lots;
    const held = lots.reduce((sum, lot) => sum + lot.shares, ZERO);
    const said = rows.rows.reduce((sum, row) => sum + row.quantity, ZERO);
    const last = rows.rows[rows.rows.length - 1]!;
    if (lots.length > 0 && said > held) {
      problems.push(tooMany(last, said, held, ledger && lastSale(ledger, last)));
    } else if (lots.length === 0) {
      const history = firstTradeDay.get(rows.rows[0]!.account.key);
      if (history !== undefined && history <= rows.rows[0]!.acquired)
        problems.push(unexplained(rows.rows[0]!, history, ledger && lastSale(ledger, rows.rows[0]!)));
      holdings.push(...rows.rows.map(row => alone(row, rules)));
    } else {
      if (said < held) notices.push(fewer(last, said, held));
      else if (rules.methodFor(last) !== 'average') problems.push(...otherBasis(rows.rows, lots));
      notices.push(...otherTerm(rows.rows, lots));
      holdings.push(...linked(rows.rows, lots));
    }
  }
  for (const lot of left) if (lot.shares > ZERO) holdings.push(unlisted(lot));
  return { holdings, problems, notices };
}

/** A trades' lot whose runs are handed out to the rows that state it. */
interface TradeLot {
  readonly lot: Lot;
  readonly runs: Run[];
  shares: Shares;
}

function openTradeLots(ledger: Ledger): TradeLot[] {
  return allLots(ledger)
    .filter(lot => lot.shares > ZERO)
    .map(lot => ({ lot, runs: lot.runs.map(run => ({ ...run })), shares: lot.shares }));
}

/** Rows of Lots beside the trades' lots they state. */
function samePurchase(
  stated: readonly StatedLot[],
  left: readonly TradeLot[],
): { rows: StatedLot[]; lots: TradeLot[] }[] {
  const named = grouped(
    left.filter(entry => entry.lot.name !== null),
    entry => namedKey(entry.lot.account, entry.lot.symbol, entry.lot.name!),
  );
  const dated = grouped(left, entry => dayKey(entry.lot.account, entry.lot.symbol, entry.lot.acquired));
  const groups = new Map<string, { rows: StatedLot[]; lots: TradeLot[] }>();
  for (const row of stated) {
    const byName = row.name === null ? undefined : namedKey(row.account, row.symbol, row.name);
    const key =
      byName !== undefined && named.has(byName) ? byName : dayKey(row.account, row.symbol, row.acquired);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { rows: [row], lots: named.get(key) ?? dated.get(key) ?? [] });
  }
  return [...groups.values()];
}

const dayKey = (account: Account, symbol: string, acquired: Day): string =>
  `${account.key}\u0000${symbol}\u0000${acquired}`;

const namedKey = (account: Account, symbol: string, name: string): string =>
  `${account.key}\u0000${symbol}\u0000#${nameKey(name)}`;

/** Rows that repeat a run exactly (as OPEN_LOTS lays them out) take that run; the others take what is left in order. */
function linked(rows: readonly StatedLot[], lots: readonly TradeLot[]): Holding[] {
  const exact = new Map<StatedLot, { from: TradeLot; runs: Run[] }>();
  for (const row of rows) {
    for (const from of lots) {
      const at = from.runs.findIndex(
        run => run.shares === row.quantity && run.holdingStart === (row.holdingStart ?? row.acquired),
      );
      if (at < 0) continue;
      exact.set(row, { from, runs: from.runs.splice(at, 1) });
      from.shares -= row.quantity;
      break;
    }
  }
  return rows.flatMap(row => {
    const found = exact.get(row);
    return found ? [stateRuns(row, found.from.lot, found.runs)] : handOut(row, lots);
  });
}

function handOut(row: StatedLot, lots: readonly TradeLot[]): Holding[] {
  const parts: { lot: Lot; runs: Run[] }[] = [];
  let needed = row.quantity;
  for (const from of lots) {
    const runs: Run[] = [];
    while (needed > ZERO && from.runs.length > 0) {
      const run = from.runs[0]!;
      const shares = least(needed, run.shares);
      runs.push(cut(run, shares));
      if (run.shares === ZERO) from.runs.shift();
      from.shares -= shares;
      needed -= shares;
    }
    if (runs.length > 0) parts.push({ lot: from.lot, runs });
  }
  const first = parts[0]!;
  return [
    stateRuns(
      row,
      first.lot,
      parts.flatMap(part => part.runs),
    ),
  ];
}

function cut(run: Run, shares: Shares): Run {
  const part: Run = {
    ...run,
    shares,
    basis: portion(run.basis, shares, run.shares),
    lossBasis: run.lossBasis === null ? null : portion(run.lossBasis, shares, run.shares),
    washAdded: portion(run.washAdded, shares, run.shares),
    washUnseen: portion(run.washUnseen, shares, run.shares),
  };
  run.shares -= shares;
  run.basis -= part.basis;
  run.washAdded -= part.washAdded;
  run.washUnseen -= part.washUnseen;
  if (run.lossBasis !== null) run.lossBasis -= part.lossBasis!;
  return part;
}

/**
 * The stated basis stands. Included wash additions stay with the shares that took them up; said not to be
 * included, they are added; left blank, nothing is added and the row is for Review.
 */
function stateRuns(row: StatedLot, lot: Lot, runs: readonly Run[]): Holding {
  const added = runs.reduce((sum, run) => sum + run.washAdded, ZERO);
  let plain = row.washIncluded === true ? row.basis - added : row.basis;
  let shares = row.quantity;
  const stated = runs.map(run => {
    const part = portion(plain, run.shares, shares);
    plain -= part;
    shares -= run.shares;
    return {
      ...run,
      basis: row.washIncluded === null ? part : part + run.washAdded,
      holdingStart: row.holdingStart ?? run.holdingStart,
    };
  });
  return {
    stated: row,
    purchase: purchaseOf(lot),
    // A planned sale names a lot as its purchase did, whether or not the Lots row repeats the name.
    lot: {
      ...lotFields(row),
      name: row.name ?? lot.name,
      acquired: lot.acquired,
      dividends: lot.dividends,
    },
    runs: stated,
    unconfirmedWash: row.washIncluded === null ? added : ZERO,
  };
}

const purchaseOf = (lot: Lot): HeldPurchase => purchaseAt(lot.acquisition, lot.acquisition.lots.indexOf(lot));

const purchaseAt = (acquisition: Acquisition, place: number): HeldPurchase => ({
  day: acquisition.day,
  order: acquisition.order,
  place,
  account: acquisition.account,
  rows: acquisition.rows,
  effect: acquisition.effect,
  group: acquisition.group,
  callOn: acquisition.callOn,
  key: `#${acquisition.order}`,
});

const lotFields = (row: StatedLot): Holding['lot'] => ({
  account: row.account,
  symbol: row.symbol,
  asset: row.asset,
  name: row.name,
  acquired: row.acquired,
  dividends: null,
});

/** A lot that Lots alone tell of: all its shares can still replace, for all the product can know. */
function alone(row: StatedLot, rules: Rules): Holding {
  return {
    stated: row,
    purchase: {
      day: row.acquired,
      order: Infinity,
      place: 0,
      account: row.account,
      rows: [row],
      // Gifts and inheritances are no purchase: 26 CFR 1.1091-1(f).
      effect:
        row.isInherited || row.donorAcquired !== null || row.valueAtGift !== null
          ? 'none'
          : rules.effectOf(row.account),
      group: row.group,
      callOn:
        row.option?.right === 'call' && rules.optionsReplace
          ? { group: row.option.group, size: row.option.size }
          : null,
      key: dayKey(row.account, row.symbol, row.acquired),
    },
    lot: lotFields(row),
    runs: [
      {
        shares: row.quantity,
        basis: row.basis,
        // A gift worth less than the donor's basis: 26 U.S.C. § 1015(a).
        lossBasis: row.valueAtGift,
        washAdded: ZERO,
        washUnseen: ZERO,
        holdingStart: row.holdingStart ?? row.donorAcquired ?? row.acquired,
        lossHoldingStart: row.valueAtGift === null ? null : row.acquired,
        alwaysLong: row.isInherited,
        replaced: row.washIncluded === true,
        plan: null,
      },
    ],
    unconfirmedWash: ZERO,
  };
}

const unlisted = ({ lot, runs }: TradeLot): Holding => ({
  stated: null,
  purchase: purchaseOf(lot),
  lot,
  runs,
  unconfirmedWash: ZERO,
});
