import { dayFromIso, type Day } from '../../src/base/day';
import { Decimal } from '../../src/base/decimal';
import { exact, ZERO } from '../../src/base/exact';
import { ACTIONS } from '../../src/engine/actions';
import type { Action } from '../../src/engine/actionNames';
import type { Account, AccountKind, Asset, LotMethod, Trade } from '../../src/engine/records';
import { isFault } from '../../src/table/faults';
import { readRatio } from '../../src/table/ratio';
import type { Rules } from '../../src/engine/rules';

/** The US rule as RULES readers know it, spelled out so that engine tests need no law file and no settings. */
export const US_RULES: Rules = {
  closesAtLossOn: (_, day) => day,
  windowOn: () => ({ before: 30, after: 30 }),
  tacking: 'addDays',
  fillsAreOnePurchase: true,
  replacementMustBeHeld: true,
  optionsReplace: true,
  ringFences: false,
  recentFirst: () => null,
  isPooled: false,
  washes: trade => trade.asset !== 'crypto',
  isLongAfterPurchase: () => false,
  isLongAfterGrant: () => false,
  isDiscount: () => false,
  marks: () => false,
  effectOf: account => (account.kind === 'taxable' ? 'defers' : 'destroys'),
  methodFor: () => 'fifo',
  longTermMonths: () => 12,
  fundShareMonths: () => 6,
  dividendDays: () => 61,
  gainRate: term => new Decimal(term === 'short' ? '0.37' : '0.20'),
};

export const day = (iso: string): Day => {
  const found = dayFromIso(iso);
  if (found === null) throw new Error(`not a day: ${iso}`);
  return found;
};

export function account(name = 'Brokerage', kind: AccountKind = 'taxable', owner = 'Self'): Account {
  const role = owner === 'Self' ? 'self' : owner === 'Spouse' ? 'spouse' : 'other';
  return { key: `${owner}|${name}`.toUpperCase(), name, type: kind, kind, owner: { name: owner, role } };
}

export interface TradeFields {
  readonly row?: number;
  readonly date: string;
  readonly time?: number;
  readonly action: Action;
  readonly symbol?: string;
  readonly group?: string;
  readonly quantity: number | string;
  readonly amount?: number | string;
  readonly account?: Account;
  readonly lot?: string;
  readonly picks?: readonly [string, number | null][];
  readonly method?: LotMethod;
  readonly asset?: Asset;
  readonly valueAtGift?: number;
  readonly donorAcquired?: string;
}

export function trade(fields: TradeFields): Trade {
  const symbol = fields.symbol ?? 'XYZ';
  const by = ACTIONS[fields.action].quantity === 'ratio' ? readRatio(fields.quantity) : null;
  return {
    source: { table: 'Trades', row: fields.row ?? 2 },
    day: day(fields.date),
    time: fields.time ?? null,
    action: fields.action,
    account: fields.account ?? account(),
    symbol,
    group: fields.group ?? symbol,
    book: fields.group ?? symbol,
    asset: fields.asset ?? 'stock',
    option: null,
    quantity: by ? ZERO : exact(fields.quantity),
    isRounded: false,
    isForeign: false,
    ratio: by && !isFault(by) ? by.ratio : null,
    plan: null,
    into: null,
    basisShare: null,
    amount: fields.amount === undefined ? ZERO : exact(fields.amount),
    lot: fields.lot ?? null,
    picks: (fields.picks ?? []).map(([lot, quantity]) => ({
      lot,
      quantity: quantity === null ? null : exact(quantity),
    })),
    method: fields.method ?? null,
    valueAtGift: fields.valueAtGift === undefined ? null : exact(fields.valueAtGift),
    donorAcquired: fields.donorAcquired === undefined ? null : day(fields.donorAcquired),
  };
}

/** Rows are numbered as in a sheet: the first trade stands in row 2. */
export const trades = (...rows: readonly TradeFields[]): Trade[] =>
  rows.map((fields, index) => trade({ row: index + 2, ...fields }));
