import type { Day } from '../base/day';
import type { Decimal } from '../base/decimal';
import type { Money, Shares } from '../base/exact';
import type { Disposition } from '../engine/ledger';
import type { StatedLot, Term, Trade } from '../engine/records';
import type { Assessment } from './assessment';
import type { MayBuy } from './replacement';
import type { FundList } from './funds';
import type { Fact, RescueFacts, TableRow, Words } from './facts';
import type { HouseholdTables } from './household';
import type { Naming } from './naming';
import type { BuyBack, Purpose, Reason, WashRisk } from './plan';

/** One identical group of a household: what is sold of it can change what its other sales make, and nothing else. */
export interface Book {
  readonly key: string;
}

/** A lot the plan may sell: at a loss worth the trouble, or bought so lately that it stands in another's way. */
export interface Candidate {
  readonly id: string;
  readonly lot: StatedLot;
  readonly book: Book;
  /** What is sold of it. */
  readonly shares: Shares;
  readonly value: Money;
  /** Before any wash: positive for a loss, negative for a gain. */
  readonly loss: Money;
  readonly purpose: Purpose;
}

/** What selling a set of lots does, before any tax: what the year takes, what is put off, what is lost. */
export interface Effect {
  /** Recognised results, signed, in whole cents, by the classes in which the law's year takes them. */
  readonly gains: readonly Money[];
  /** Disallowed and taken up by a replacement's basis; lost for good. */
  readonly deferred: Money;
  readonly permanent: Money;
}

/** A purchase that a planned sale can take. */
export interface Sellable {
  readonly key: string;
  /** Basis of a share. */
  readonly cost: Decimal;
  readonly term: Term;
}

/** What of a lot a plan may sell today. */
export interface Offer {
  readonly book: Book;
  /** What planned sales leave of it. */
  readonly shares: Shares;
  readonly value: Money;
  /** What would count, before any wash: positive for a loss, negative for a gain. */
  readonly loss: Money;
}

/** One lot's sale beside the others of its book. */
export interface Met {
  readonly risk: WashRisk;
  /** What its sale loses for good at most, whichever account sells first. */
  readonly lostAtMost: Money;
  readonly isSoldTogether: boolean;
  /** null where the law makes no difference by time. */
  readonly term: Term | null;
}

/** Whether, and from when, what was sold may be bought again. */
export interface BuyingBack {
  readonly kind: BuyBack;
  readonly notBefore: Day | null;
}

/** Lots that sales already planned may still name. */
export interface Namings {
  readonly books: readonly { readonly book: Book; readonly sales: readonly Trade[] }[];
  /** The purchases that a planned sale can take, oldest first. */
  sellable(book: Book, sale: Trade): readonly Sellable[];
  /** More than a few namings of this book would take too long. */
  isLarge(book: Book): boolean;
  /** What a naming of the book's planned sales makes beside these sales of the plan, less what the year counts already. */
  outcome(
    book: Book,
    own: readonly Candidate[],
  ): (naming: ReadonlyMap<Trade, readonly string[]>) => {
    readonly effect: Effect;
    readonly dispositions: readonly Disposition[];
  };
}

/** A household settled under one law, asked "and if these were sold?". Lots and pools each answer it. */
export interface Position {
  /** null: nothing can be said of it, because it is not held, or its book has a problem. */
  offer(lot: StatedLot): Offer | 'noPrice' | null;
  /** A loss by Lots' own figures that does not count, and why; null where there is nothing to say. */
  whyNoLoss(lot: StatedLot): Reason | null;
  /** The planned trade that takes shares of it. */
  plannedSale(lot: StatedLot): TableRow | null;
  /** Are its results on the taxpayer's return? */
  readonly isOnReturn: (lot: Pick<StatedLot, 'account'>) => boolean;
  /** Bought so lately that, kept, it would replace other shares sold at a loss. */
  isInTheWay(lot: StatedLot): boolean;
  /** What a set of one book's sales makes today, in the worst order of the accounts. */
  readonly sell: (book: Book, sold: readonly Candidate[]) => Effect;
  /** The same where each account's sales are one order, which costs less to know: for a search among many lots. */
  readonly sellAsOrders: (book: Book, sold: readonly Candidate[]) => Effect;
  /**
   * What each of these sales of one book has of what they make together, for a book in which to take each away in turn
   * would cost too much; null where a sale's part cannot be told from the others'.
   */
  shares(book: Book, sold: readonly Candidate[]): ReadonlyMap<Candidate, Effect> | null;
  /** The order of these sales on the day, where in another they would make less than was said; null where any will do. */
  dayOrder(book: Book, sold: readonly Candidate[]): readonly Candidate[] | null;
  /** The same on a later day, with the purchases that will likely come, in every order of the accounts. */
  sellLater(book: Book, sold: readonly Candidate[], day: Day): readonly Effect[];
  /** Today, and each day after which one more purchase no longer meets a sale. */
  daysToAsk(book: Book): readonly Day[];
  /** No later day is known to be clear: purchases that recur are foretold only so far. */
  readonly knownUntil: Day;
  /** What selling the lot alone, whole, would run into. */
  exposure(lot: StatedLot): WashRisk;
  /** What each of these sales of one book meets beside the others. */
  exposures(book: Book, sold: ReadonlySet<Candidate>): (candidate: Candidate) => Met;
  buyingBack(lot: StatedLot, risk: WashRisk): BuyingBack;
  /** The same of what is sold at a gain. */
  readonly buyingBackGain: BuyingBack;
  /** So much of a lot, with its part of the value and of the loss. */
  readonly part: <C extends Omit<Candidate, 'purpose'>>(whole: C, shares: Shares) => C;
  readonly mayBuy: MayBuy;
  /** For sales of one day together: must the lot be named? null where the law names none. */
  naming(sales: readonly Candidate[]): ReadonlyMap<StatedLot, Naming>;
  /** What the account would sell if nothing were named: its gain. */
  gainUnnamed(candidate: Candidate): Money;
  /** What else speaks for or against the sale of this lot: a term that turns, dividends. */
  remarks(candidate: Candidate, term: Term | null): readonly Reason[];
  /** Losses washed lately that a sale would bring out again. */
  rescues(): readonly RescueFacts[];
  readonly planned: {
    readonly sales: number;
    readonly gain: Money;
    /** Losses of past sales that planned purchases meet. */
    readonly washes: readonly {
      readonly sale: TableRow;
      readonly loss: Money;
      readonly by: readonly TableRow[];
      readonly last: Day;
    }[];
  };
  /** Months after which a holding is long. */
  readonly longMonths: number;
  /** Of whose purchases too little is known. */
  coverage(): readonly Fact[];
  /** null where a sale names no lot. */
  readonly namings: Namings | null;
}

/** A year's tax on its capital items. */
export interface Valued {
  readonly now: Decimal;
  /** Present value of the tax that what carries over saves in later years. */
  readonly savedLater: Decimal;
}

/** The tax year of the plan, with what is done and planned, asked "and with this much more?". */
export interface PlanYear {
  readonly year: number;
  /** Would a sale of the as-of day belong to it? */
  readonly isOpen: boolean;
  /** The last day on which a sale belongs to it. */
  readonly lastDay: { readonly day: Day; readonly isTrading: boolean };
  /** The calendar's name for the year that a later day belongs to. */
  yearOf(day: Day): number;
  /** What is done, without any planned trade. */
  readonly soFar: Assessment;
  assess(effect: Effect): Assessment;
  /** null where Settings do not tell the tax. */
  value(effect: Effect): Valued | null;
  /** Present value of the tax that the lower basis of what is bought instead will one day make. */
  laterTax(effect: Effect): Decimal;
  /** Tax now, carried and later in whole millionths, signed for comparing: what a search asks thousands of times. */
  worth(effect: Effect): number;
  /**
   * What a loss of the next year is worth today beside this year's effect, its later tax off; `lost`: what is lost for
   * good with it. null where Settings do not tell.
   */
  nextYear(effect: Effect, sale: { readonly loss: Money; readonly lost: Money }): Decimal | null;
  /** What a goal of no gains wants at zero or below. */
  gainsLeft(effect: Effect): Decimal;
  /** How much of a loss comes off other income; null where the law lets none. */
  readonly incomeLimit: Decimal | null;
  /** Gains that cost nothing this year; null where there are none, or what is sold may not be bought back at once. */
  readonly freeGains: FreeGains | null;
}

export interface FreeGains {
  /** How much more of them there is room for; null where Settings do not tell. */
  room(effect: Effect): Decimal | null;
  /** So much more gain of that kind. */
  asEffect(gain: Money): Effect;
  /** May this winner be realised for it? */
  isWinner(candidate: Omit<Candidate, 'purpose'>): boolean;
}

/** What the planner is handed: the tables, the household's position, its year, the law's words. */
export interface PlanInputs {
  readonly tables: HouseholdTables;
  readonly position: Position;
  readonly year: PlanYear;
  readonly words: Words;
  /** The funds of the market that the law's people buy in; null where the product has no list. */
  readonly funds: FundList | null;
  /** Is a part of a lot sold where that is worth more? Otherwise lots are sold whole. */
  readonly sellsParts: boolean;
  /** What the plan's figures leave out there. */
  readonly notes: readonly string[];
}
