import type { Day } from '../base/day';
import { ZERO, type Money, type Ratio, type Shares } from '../base/exact';
import type { Account, Asset, PlanShares, Source, Term, Trade } from './records';

/** What a purchase does to a loss it replaces: takes it into its basis, destroys it, or leaves it alone. */
export type ReplacementEffect = 'defers' | 'destroys' | 'none';

/** Shares acquired together: the unit the wash-sale rule matches, and the one that never replaces itself. */
export interface Acquisition {
  /** Place in the group's order of time. */
  readonly order: number;
  readonly day: Day;
  readonly account: Account;
  /** The rows it was told by: more than one for the fills of a day. */
  readonly rows: readonly Row[];
  readonly effect: ReplacementEffect;
  /** Its substantially identical group; a merger moves it into another. */
  group: string;
  /** A call: the group whose shares it is a contract to acquire, and how many one contract is for. */
  readonly callOn: { readonly group: string; readonly size: Shares } | null;
  /** Shares (or contracts) that can still replace sold ones: none of them has yet, and they are still held (`freeShares.ts`). */
  readonly free: Shares;
  lots: Lot[];
  /** Sold shares that can still replace, kept only where the setting says a replacement need not be held. */
  sold: SoldShares[] | null;
}

/** What an acquisition was told by: trades, or a row of Lots. */
export interface Row {
  readonly source: Source;
  readonly symbol: string;
  /** Of Trades. */
  readonly action?: Trade['action'];
  /** Of Lots. */
  readonly isInherited?: boolean;
}

/** The rows that told of a purchase: the same in every settlement of the same tables. */
export const purchaseKey = ({ rows }: Pick<Acquisition, 'rows'>): string =>
  rows.map(({ source }) => `${source.table}${source.row}`).join('+');

export interface SoldShares {
  readonly disposition: Disposition;
  /** What they are called today: a split tells of them by that name. */
  symbol: string;
  shares: Shares;
}

/** The part of an acquisition that one account holds under one lot name. */
export interface Lot {
  readonly acquisition: Acquisition;
  /** The account's queue it stands in; none while it travels between accounts. */
  readonly position: Position;
  readonly account: Account;
  symbol: string;
  readonly asset: Asset;
  readonly name: string | null;
  /** The real day of purchase. */
  readonly acquired: Day;
  /** In the order they are sold: those that replaced washed shares first. */
  runs: Run[];
  shares: Shares;
  /** Fund dividends received on these shares that a sale within six months must look at. */
  dividends: readonly FundDividend[] | null;
  /** Basis of the parts sold so far, exact and as their rows show it: the last part is what the earlier ones left. */
  soldBasis: Money;
  soldCents: Money;
}

export interface FundDividend {
  readonly kind: 'capitalGain' | 'exemptInterest';
  readonly amount: Money;
  /** How many shares received it. */
  readonly shares: Shares;
}

/** Shares of a lot that have the same history, hence the same basis per share and holding period. */
export interface Run {
  shares: Shares;
  basis: Money;
  /** Gifts worth less than the donor's basis: the basis for a loss (26 U.S.C. § 1015(a)). */
  lossBasis: Money | null;
  /** How much of the basis is disallowed loss taken up. */
  washAdded: Money;
  /** Of it, what no single account shows: a broker does not see it. */
  washUnseen: Money;
  /** The day from which the holding period counts, moved back by tacking. */
  holdingStart: Day;
  /** Where a gift is sold below the value basis, the period counts from the gift. */
  readonly lossHoldingStart: Day | null;
  readonly alwaysLong: boolean;
  /** True when these shares have replaced washed ones: they cannot again. */
  readonly replaced: boolean;
  /** Bought through an employer's plan; null for all others. */
  plan: PlanShares | null;
}

/** Which acquisition replaced how many of the sold shares, and what became of their loss. */
export interface Match {
  readonly acquisition: Acquisition;
  readonly shares: Shares;
  readonly disallowed: Money;
  readonly permanent: boolean;
  /** An option to acquire did it: how many shares and whose basis is unsettled. */
  readonly byOption: boolean;
}

/** What one sale, or another closing of a position, takes of one lot: a row of Form 8949. */
export interface Disposition {
  readonly kind: 'sale' | 'cover' | 'returnOfCapital' | 'mergerCash';
  readonly trade: Trade;
  readonly acquisition: Acquisition;
  readonly lotName: string | null;
  readonly acquired: Day;
  readonly holdingStart: Day;
  readonly alwaysLong: boolean;
  /** The day it counts from: what turns worthless, on the year's last (26 U.S.C. § 165(g)); a short closed at a loss, on delivery. */
  readonly soldOn: Day;
  readonly shares: Shares;
  readonly proceeds: Money;
  /** Adjusted basis, wash additions included. */
  basis: Money;
  /** What of the lot's rounded basis this part takes: recognised.ts. */
  basisCents: Money;
  washAdded: Money;
  /** Of it, what no single account shows: a broker does not see it. */
  washUnseen: Money;
  term: Term;
  /** The part of the loss the wash-sale rule disallows, positive; grows as later purchases replace. */
  disallowed: Money;
  /** Of it, what exempt-interest dividends make nondeductible: lost for good, before any wash. */
  readonly nondeductible: Money;
  /** Of a gain, what is interest and no gain: discount of a bill, accrued market discount of a bond. */
  interest: Money;
  /** What of the basis was or will be taxed as wages, and stands in no broker's figure. */
  readonly planWages: Money;
  /** Whether that is all of the discount hangs on a day of grant that is not told. */
  readonly isGrantOpen: boolean;
  readonly matches: Match[];
  /** Closing a short sale: sales of the stock itself that disallow its loss, 26 U.S.C. § 1091(e)(1). */
  besideSales?: { readonly sale: Trade; readonly shares: Shares; readonly disallowed: Money }[];
}

/** The shares of a loss sale that nothing has replaced yet, while its 30 days last. */
export interface WaitingLoss {
  readonly disposition: Disposition;
  /** What the shares are called today: a split tells of them by that name. */
  symbol: string;
  shares: Shares;
  loss: Money;
}

/** All that one substantially identical group of one household holds and waits for. */
export interface Ledger {
  /** Lots in the order acquired, by symbol and account key. */
  readonly positions: Map<string, Map<string, Position>>;
  readonly acquisitions: Acquisition[];
  /** Union-find: from an acquisition's order to the next one that has free shares. */
  readonly nextFree: number[];
  /** First acquisition that can still be inside the window; only moves forward. */
  windowStart: number;
  readonly waiting: WaitingLoss[];
  waitingHead: number;
  readonly inTransit: InTransit[];
  /** The latest split of each symbol, by ratio and day: several accounts may tell of the same one. */
  readonly splits: SplitEvent[];
  readonly dispositions: Disposition[];
  fragments: number;
}

/** Shares between two own accounts. */
export interface InTransit {
  readonly lot: Lot;
  readonly sent: Trade;
}

export interface SplitEvent {
  readonly symbol: string;
  readonly ratio: Ratio;
  readonly day: Day;
  /** Accounts that have told of it; an empty name tells for all. */
  readonly accounts: Set<string>;
}

export interface Position {
  readonly lots: Lot[];
  /** Lots before this one are empty. */
  head: number;
  shares: Shares;
  /** How much the rows so far may be off because their quantities were rounded. */
  slack: Shares;
}

export function openLedger(): Ledger {
  return {
    positions: new Map(),
    acquisitions: [],
    nextFree: [0],
    windowStart: 0,
    waiting: [],
    waitingHead: 0,
    inTransit: [],
    splits: [],
    dispositions: [],
    fragments: 0,
  };
}

export function positionOf(ledger: Ledger, account: Account, symbol: string): Position {
  let accounts = ledger.positions.get(symbol);
  if (!accounts) ledger.positions.set(symbol, (accounts = new Map<string, Position>()));
  let position = accounts.get(account.key);
  if (!position) accounts.set(account.key, (position = { lots: [], head: 0, shares: ZERO, slack: ZERO }));
  return position;
}

/** Every lot there has been, those between accounts last. */
export function allLots(ledger: Ledger): Lot[] {
  const positions = [...ledger.positions.values()].flatMap(accounts => [...accounts.values()]);
  return [...positions.flatMap(position => position.lots), ...ledger.inTransit.map(({ lot }) => lot)];
}

/** Lots with shares left, oldest first. */
export function openLots(position: Position): Lot[] {
  return position.lots.slice(firstOpen(position)).filter(lot => lot.shares > ZERO);
}

/** Where the first lot with shares stands: empty ones before it are passed for good. */
export function firstOpen(position: Position): number {
  while (position.head < position.lots.length && position.lots[position.head]!.shares === ZERO)
    position.head++;
  return position.head;
}

export function addAcquisition(
  ledger: Ledger,
  acquisition: Omit<Acquisition, 'order' | 'free' | 'lots' | 'sold'>,
): Acquisition {
  const order = ledger.acquisitions.length;
  const { day, account, rows, effect, group, callOn } = acquisition;
  const added: Acquisition = {
    order,
    day,
    account,
    rows,
    effect,
    group,
    callOn,
    free: ZERO,
    lots: [],
    sold: null,
  };
  ledger.acquisitions.push(added);
  ledger.nextFree[order] = order;
  ledger.nextFree[order + 1] = order + 1;
  return added;
}

export function closeAcquisition(ledger: Ledger, order: number): void {
  ledger.nextFree[order] = order + 1;
}

/** The first acquisition at or after `order` with free shares; the list's length when there is none. */
export function firstFree(ledger: Ledger, order: number): number {
  let root = order;
  while (ledger.nextFree[root] !== root) root = ledger.nextFree[root]!;
  for (let at = order; at !== root;) {
    const next = ledger.nextFree[at]!;
    ledger.nextFree[at] = root;
    at = next;
  }
  return root;
}
