import type { Day } from '../base/day';
import type { Money, Price, Ratio, Shares } from '../base/exact';
import type { Action } from './actionNames';

/** Where a row came from, so that every figure and every problem can name it. */
export interface Source {
  readonly table: 'Lots' | 'Trades' | 'Gains';
  /** The heading row is row 1 of the range. */
  readonly row: number;
}

/** How an owner stands to the taxpayer. Other people's trades neither wash nor net with the household's. */
export type OwnerRole = 'self' | 'spouse' | 'corporation' | 'other';

export interface Owner {
  readonly name: string;
  readonly role: OwnerRole;
}

/** What kind of account, as far as any country's law asks. */
export type AccountKind =
  | 'taxable'
  | 'ira' // IRA, Roth IRA, SEP, SIMPLE
  | 'workplace' // 401k, 403b, HSA: no authority covers them; a setting decides
  | 'education' // 529: Review
  | 'abroad'; // ISA, SIPP, RRSP, RRIF, TFSA, FHSA

export interface Account {
  /** Unique in the household: owner and account name, ignoring case. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly kind: AccountKind;
  readonly owner: Owner;
}

export const isSheltered = (account: Account): boolean => account.kind !== 'taxable';

export type Asset =
  | 'stock'
  | 'fund'
  | 'etf'
  /** Funds that German law tells apart: of shares and bonds, of property, of neither. */
  | 'mixedFund'
  | 'propertyFund'
  | 'bondFund'
  /** Shares of a trust that holds metal. */
  | 'metalTrust'
  | 'bond'
  /** Of a government, for a year or less, at a discount. */
  | 'bill'
  | 'crypto'
  | 'option'
  /** An option on a broad index, settled in cash. */
  | 'indexOption'
  | 'future'
  /** A right or warrant: to acquire one share for each. */
  | 'right'
  | 'currency'
  /** Metal itself, art, coins for collectors. */
  | 'collectible'
  | 'other';

/** Quoted per 100 of face value. */
/** Funds, whatever they hold. */
export const isFundKind = (asset: Asset): boolean =>
  asset === 'fund' ||
  asset === 'etf' ||
  asset === 'mixedFund' ||
  asset === 'propertyFund' ||
  asset === 'bondFund';

export const isDebt = (asset: Asset): boolean => asset === 'bond' || asset === 'bill';

/** Contracts of a hundred shares, unless they say otherwise. */
export const isOptionKind = (asset: Asset): boolean => asset === 'option' || asset === 'indexOption';

/** What shares become or bring forth. */
export interface Successor {
  readonly symbol: string;
  readonly group: string;
  /** What one of its shares was worth that day, where cash was paid beside them. */
  readonly price: Price | null;
}

/** What an option is written on, and how many shares one contract is for. */
export interface OptionTerms {
  readonly underlying: string;
  /** The underlying's identical group. */
  readonly group: string;
  /** null where the symbol does not tell. */
  readonly right: 'call' | 'put' | null;
  readonly size: Shares;
  /** Per share; null where the symbol does not tell. */
  readonly strike: Price | null;
}

export type LotMethod = 'fifo' | 'lifo' | 'hifo' | 'specific' | 'average' | 'minTax';

/** Part of a named lot that a sale gives up. A null quantity takes as much of the lot as the sale still needs. */
export interface LotPick {
  readonly lot: string;
  readonly quantity: Shares | null;
}

/** What an employer's plan gave below the day's value, on so many shares: 26 U.S.C. § 423. */
export interface PlanShares {
  /** The day's value less what was paid: it is in the basis. */
  readonly discount: Money;
  /** The same as if they had been bought when they were granted, at the value of that day; null where it is not told. */
  readonly atGrant: Money | null;
  readonly granted: Day | null;
}

/** A row of the Trades table, read and checked. Quantities and amounts are sizes; the action carries the direction. */
export interface Trade {
  readonly source: Source;
  readonly day: Day;
  /** Seconds since midnight, or null when no time is given. */
  readonly time: number | null;
  readonly action: Action;
  readonly account: Account;
  /** As all spellings of it are compared: upper case, no exchange, one class separator. */
  readonly symbol: string;
  /** The substantially identical group the household put the symbol in: its own symbol by default. */
  readonly group: string;
  /** Groups that are settled together, because a merger, a spin-off or an option joins them. */
  readonly book: string;
  readonly asset: Asset;
  readonly option: OptionTerms | null;
  /** Shares or contracts; zero where the action has none, or means all that is held. */
  readonly quantity: Shares;
  /** The quantity had more decimals than are kept: a shortfall that small is forgiven. */
  readonly isRounded: boolean;
  /** Split, merger, spin-off: new shares for each old one. */
  readonly ratio: Ratio | null;
  /** Symbol change, merger, spin-off: what the shares become or bring forth. */
  readonly into: Successor | null;
  /** Spin-off: the part of the basis that goes with the new shares. */
  readonly basisShare: Ratio | null;
  /** The row's amounts are in another currency than the household's own. */
  readonly isForeign: boolean;
  /** Acquisitions: cost with fees. Dispositions: proceeds net of fees (may be negative). Gift: the donor's basis. */
  readonly amount: Money;
  /** Of the amount, what an option that made the trade brought or cost. */
  readonly premium?: Money;
  /** A purchase's own name. */
  readonly lot: string | null;
  /** A sale's named lots. */
  readonly picks: readonly LotPick[];
  /** A sale's own choice of method, written in its Lot cell. */
  readonly method: LotMethod | null;
  /** Nobody has made it: a question asks what if. It counts as planned, also on the as-of day. */
  readonly isTried?: boolean;
  /** A question's own order: the purchases (`purchaseKey`) to take, first to last. */
  readonly identified?: readonly string[];
  /** Gift in: what the shares were worth on the day of the gift, or null when not given. */
  readonly valueAtGift: Money | null;
  /** Bought through an employer's plan: what it gave below the day's value. */
  readonly plan: PlanShares | null;
  /** Gift in: the day the donor acquired the shares, or null when not given. */
  readonly donorAcquired: Day | null;
}

/** It is not done yet: entered for a later day, or only tried. */
export const isPlanned = ({ day, isTried }: Trade, asOf: Day): boolean => day > asOf || isTried === true;

/** What most trades have none of. */
export const PLAIN_TRADE = {
  time: null,
  isForeign: false,
  option: null,
  isRounded: false,
  ratio: null,
  into: null,
  basisShare: null,
  lot: null,
  picks: [],
  method: null,
  valueAtGift: null,
  donorAcquired: null,
  plan: null,
} as const satisfies Partial<Trade>;

/** A row of the Lots table, read and checked: what is held today, as the household states it. */
export interface StatedLot {
  readonly source: Source;
  readonly account: Account;
  readonly symbol: string;
  readonly group: string;
  readonly book: string;
  readonly asset: Asset;
  readonly option: OptionTerms | null;
  readonly quantity: Shares;
  /** The row's amounts are in another currency than the household's own. */
  readonly isForeign: boolean;
  readonly basis: Money;
  readonly acquired: Day;
  /** The adjusted acquisition day, when an earlier wash sale moved it back. */
  readonly holdingStart: Day | null;
  readonly name: string | null;
  readonly washIncluded: boolean | null;
  /** What the row says its term is, to be compared. */
  readonly term: Term | null;
  readonly isInherited: boolean;
  /** A gift's value on its day, where that is below the donor's basis; null otherwise. */
  readonly valueAtGift: Money | null;
  readonly donorAcquired: Day | null;
  /** What all of it is worth; null when price and value are missing or an error text. */
  readonly value: Money | null;
  /** Best first, as written on the lot's own row. */
  readonly replacements: readonly string[];
  readonly assetClass: string | null;
}

/** A row of the Securities table. */
export interface Security {
  readonly symbol: string;
  readonly asset: Asset | null;
  readonly group: string;
  readonly book: string;
  readonly isin: string | null;
  readonly index: string | null;
  readonly assetClass: string | null;
  readonly replacements: readonly string[];
  readonly nextDistribution: Day | null;
}

export type Term = 'short' | 'long';

/** One realised gain or loss of the tax year's netting, whatever it came from. */
export interface RealizedGain {
  readonly source: Source;
  readonly sold: Day;
  readonly owner: Owner;
  readonly symbol: string;
  readonly asset: Asset;
  readonly term: Term;
  /** After any wash adjustment, in whole cents: what Form 8949 column (h) shows. */
  readonly gain: Money;
}
